import type {Dropped, VcovReport, Warning} from "../types.js";

/** The response one horizon after the shock. */
export interface ProjectionStep {
  horizon: number;
  /** Change of the outcome per unit of the shock; null when the horizon cannot be estimated. */
  estimate: number | null;
  se: number | null;
  /** 95 % interval for this horizon alone. */
  low: number | null;
  high: number | null;
  n: number;
  p: number | null;
  /** Why there is no estimate. */
  reason?: string;
  /** The same response under every covariance, when there are several. */
  by?: {vcov: string; se: number | null; p: number | null; low: number | null; high: number | null}[];
}

/** The result of `local-projection`, field by field that of the command. */
export interface LocalProjection {
  path: ProjectionStep[];
  /** Band that covers the whole path with 95 %: one bound a horizon. `critical` multiplies the standard errors. */
  simultaneous: {low: (number | null)[]; high: (number | null)[]; level: number; critical: number | null};
  /** The regression of the last horizon estimated. */
  formula: string;
  outcome: string;
  shock: string;
  /** The leading covariance at each horizon estimated. */
  vcov: VcovReport[];
  /** Sizes of the bias that unit effects leave, by horizon; null where the question does not arise. */
  bias: (number | null)[];
  /** What each horizon leaves out; rows whose outcome lies beyond the data are `missing`. */
  dropped: (Dropped & {horizon: number})[];
  warnings: Warning[];
}
