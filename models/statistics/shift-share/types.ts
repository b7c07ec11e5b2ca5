import type {Dropped, Warning} from "../types.js";

/** A shock: growth of a sector, in one period when shocks differ by period. */
export interface Shock {
  sector: string;
  /** null when the shocks are the same in all periods. */
  period: string | null;
  value: number;
  /** Shocks of one cluster may move together; null: each on its own. */
  cluster: string | null;
}

/** A design on the scale it is estimated on: rows times √weight, outcome, treatment and exposure without the controls. */
export interface Exposure {
  readonly n: number;
  /** Rank of the controls, constant and absorbed effects included. */
  readonly controlRank: number;
  /** N values: outcome, treatment (the exposure itself in a reduced form) and exposure, without the controls. */
  readonly outcome: Float64Array;
  readonly treatment: Float64Array;
  readonly instrument: Float64Array;
  /** S columns of N shares, times √weight, the controls not taken out. */
  readonly shares: readonly Float64Array[];
  /** N roots of the weights. */
  readonly roots: Float64Array;
  readonly shocks: readonly Shock[];
  /** Whether the treatment is something else than the exposure. */
  readonly isInstrumental: boolean;
  /** Whether a constant added to all shocks (of a period) changes nothing: the sum of the shares is among the controls. */
  readonly isShiftInvariant: boolean;
  readonly cluster: {readonly name: string; readonly codes: Int32Array; readonly count: number} | null;
}

/** A standard error, its test of the null value and its interval. */
export interface ShiftShareError {
  se: number | null;
  /** (estimate − null value)/standard error; under AKM0 with the standard error under the null. */
  statistic: number | null;
  p: number | null;
  low: number | null;
  high: number | null;
}

export interface Akm0Error extends ShiftShareError {
  /**
   * `interval`: low to high; `outside`: everything up to low and from high on; `line`: no value is excluded.
   */
  shape: "interval" | "outside" | "line";
}

export interface ShiftShare {
  method: "reduced-form" | "iv";
  outcome: string;
  treatment: string | null;
  n: number;
  estimate: number;
  /** Value tested, and probability of the intervals. */
  null: number;
  level: number;
  inference: {
    homoscedastic: ShiftShareError;
    ehw: ShiftShareError;
    cluster: (ShiftShareError & {by: string; clusters: number}) | null;
    akm: ShiftShareError | null;
    akm0: Akm0Error | null;
  };
  /** The same estimate by regression over shocks (Borusyak, Hull & Jaravel 2022). */
  shockLevel: {estimate: number; se: number | null};
  /** Of the treatment on the exposure. */
  firstStage: {estimate: number; fEhw: number | null; fAkm: number | null} | null;
  shocks: {
    count: number;
    /** 1/Σ s², s the average share of each shock. */
    effective: number;
    largest: {sector: string; period: string | null; share: number};
    clusters: {count: number; effective: number} | null;
  };
  shares: {least: number; most: number; sumToOne: boolean; sumControlled: boolean};
  /** By size of the weight (Goldsmith-Pinkham, Sorkin & Swift 2020). */
  rotemberg: RotembergWeight[];
  /** Sum of the negative weights. */
  negativeWeight: number;
  controls: string[];
  dropped: Dropped[];
  warnings: Warning[];
}

export interface RotembergWeight {
  sector: string;
  period: string | null;
  shock: number;
  /** Average share over rows. */
  share: number;
  weight: number;
  /** Estimate with this sector's share alone as instrument; null when it does not move the treatment. */
  estimate: number | null;
}
