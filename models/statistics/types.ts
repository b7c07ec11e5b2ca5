/**
 * The shapes models/statistics is built on. Numbers are kept by column: a design matrix is a list of columns, each a
 * Float64Array with one value a row. Inside, a missing number is NaN; results are JSON-safe and hold null.
 */

/** One column of a table: numbers (NaN: missing) or a text category (null: missing). */
export type Column = Float64Array | readonly (string | null)[];

/** A table by column; every column holds `length` values. */
export interface Frame {
  readonly length: number;
  readonly columns: Readonly<Record<string, Column>>;
  /** Where the rows were read, so that a message can name the line of a bad cell. */
  readonly origin?: {readonly file: string; readonly lines: Int32Array};
}

/** n×k matrix as k columns of n. */
export type Columns = readonly Float64Array[];

/** Small k×k matrix (covariance, bread) as k rows of k. */
export type Square = readonly Float64Array[];

/** A category per row as a number: `levels[codes[i]]` is the label of row i. Every level occurs. */
export interface Coding {
  readonly name: string;
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** Rows or terms left out, in words a person can check. */
export interface Dropped {
  /** A term, or "rows". */
  what: string;
  reason: "missing" | "singleton" | "collinear" | "constant" | "no-variation" | "perfect-prediction" | (string & {});
  count: number;
}

/** Something a reader must know before using the result. `code` is stable, `message` is plain English. */
export interface Warning {
  code: string;
  message: string;
  /** What the message names, as plain data for sentences in another language; see warnings/codes.ts. */
  detail?: WarningDetail;
}

export type WarningDetail = Readonly<
  Record<string, string | number | null | readonly string[] | readonly PeriodReason[]>
>;

/** Why the figures of a period are suspect: the text of a note on a column. */
export interface PeriodReason {
  period: string;
  column: string;
  note: string;
  text: string;
}

/** The rows of a panel: which unit, and which period as a whole number of steps from the first. */
export interface PanelIndex {
  readonly unit: Coding;
  /** Steps from the first period: a gap of one missing period leaves a difference of 2. */
  readonly time: Int32Array;
  /** Labels of the steps 0…last, also of those without rows. */
  readonly periods: readonly string[];
}

/** What the formula language makes of a table: complete rows, before absorbed effects are removed. */
export interface ModelFrame {
  /** The formula, normalised. */
  readonly formula: string;
  readonly n: number;
  /** Row of the source table of each row kept. */
  readonly rows: Int32Array;
  readonly outcome: {readonly name: string; readonly values: Float64Array};
  /** Exogenous terms in formula order; "(Intercept)" first unless absorbed or refused with `0 +`. */
  readonly terms: readonly string[];
  readonly regressors: Columns;
  /** Instrumented terms and their excluded instruments; empty lists without a second bar. */
  readonly endogenous: {readonly terms: readonly string[]; readonly columns: Columns};
  readonly instruments: {readonly terms: readonly string[]; readonly columns: Columns};
  /** Absorbed effects, as named in the formula (`region`, `region^year`). */
  readonly effects: readonly Coding[];
  readonly weights: Float64Array | null;
  readonly panel: PanelIndex | null;
  /** Cluster and group variables asked for beside the formula, by name. */
  readonly groups: Readonly<Record<string, Coding>>;
  readonly dropped: readonly Dropped[];
}

/** A least-squares fit with all that a covariance estimator needs. Rows are those of the frame it was fitted on. */
export interface LinearFit {
  readonly n: number;
  /** Reported terms, collinear ones gone; all below are in this order. */
  readonly terms: readonly string[];
  readonly coefficients: Float64Array;
  /**
   * n×k design the scores are made of: demeaned when effects are absorbed, multiplied by √weight when weighted,
   * projected on the instruments under 2SLS.
   */
  readonly design: Columns;
  /** n residuals on the same scale as the design (demeaned, times √weight); under 2SLS with the actual regressors. */
  readonly residuals: Float64Array;
  /** (X'X)⁻¹ of `design`. */
  readonly bread: Square;
  /** Rank of all absorbed effects together, constant included; 0 without. */
  readonly absorbedRank: number;
  readonly effects: readonly Coding[];
  readonly hasIntercept: boolean;
  readonly panel: PanelIndex | null;
  readonly groups: Readonly<Record<string, Coding>>;
  readonly weights: Float64Array | null;
  /** Two-stage: the design is projected on instruments. */
  readonly isInstrumented: boolean;
  readonly dropped: readonly Dropped[];
}

export type SmallSample = "none" | "stata" | "fixest" | "full";

/** A covariance estimator as asked: `cluster:region`, `dk:3`, `wild:province:999` … (parsed form). */
export type VcovSpec =
  | {readonly type: "iid" | "hc0" | "hc1" | "hc2" | "hc3"}
  | {readonly type: "cluster"; readonly by: readonly string[]}
  | {readonly type: "cr2"; readonly by: string}
  | {readonly type: "dk" | "nw"; readonly lag: number}
  | {readonly type: "wild"; readonly by: string; readonly draws: number};

/** A covariance of the coefficients and the reference distribution that goes with it. */
export interface Covariance {
  /** As the user writes it: "cluster:region". */
  readonly label: string;
  readonly matrix: Square;
  /** Degrees of freedom of the t distribution, one for all or one a coefficient; Infinity: normal. */
  readonly dof: number | Float64Array;
  readonly smallSample: SmallSample | null;
  /** Number of clusters by variable. */
  readonly clusters: Readonly<Record<string, number>> | null;
  /** p-values and 95 % intervals that do not come from a t distribution: the wild bootstrap. NaN: no bound found. */
  readonly exact?: {
    readonly p: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
    readonly draws: number;
  };
  readonly warnings: readonly Warning[];
}

/** One line of a table of estimates. */
export interface Coefficient {
  term: string;
  estimate: number;
  se: number | null;
  statistic: number | null;
  p: number | null;
  /** 95 % interval. */
  low: number | null;
  high: number | null;
  /** With covariances whose degrees of freedom differ by coefficient. */
  dof?: number;
  /** The same coefficient under every covariance asked for. */
  by?: {vcov: string; se: number | null; p: number | null; low: number | null; high: number | null}[];
}

export interface RobustnessRow {
  check: string;
  term: string;
  estimate: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
  /** Rows it rests on. */
  n?: number;
  p?: number | null;
  /** Why the numbers are null: the check does not apply, or cannot be estimated. */
  reason?: string;
}

export type EstimateMethod =
  | "ols"
  | "random"
  | "first-difference"
  | "between"
  | "logit"
  | "poisson"
  | `quantile:${number}`
  | "half-panel-jackknife"
  | "gmm-difference";

/** The result of `estimate`, field by field that of the command. */
export interface Estimate {
  formula: string;
  method: string;
  n: number;
  /** Reported coefficients. */
  k: number;
  /** n − k − rank of the absorbed effects. */
  dof: number;
  /** Levels of each absorbed effect. */
  groups: Record<string, number>;
  /**
   * Units and periods (in order) of the rows that have every value, those of a lag by the period they explain; before a
   * method takes differences or means of them. Null for a table that is no panel.
   */
  sample: {units: number; periods: string[]} | null;
  coefficients: Coefficient[];
  fit: {
    r2: number | null;
    r2Adjusted: number | null;
    r2Within: number | null;
    sigma: number | null;
    ssr: number | null;
    logLik: number | null;
    auc?: number | null;
    /** Random effects: mean share of the unit means taken out, variance within units and of the unit effects. */
    theta?: number;
    varianceWithin?: number;
    varianceUnit?: number;
  };
  vcov: VcovReport | VcovReport[];
  diagnostics: Record<string, Diagnostic | null>;
  /** Smallest effect found with the power given, by term, in units of the coefficient. */
  detectable: Record<string, DetectableEffect>;
  dropped: Dropped[];
  warnings: Warning[];
  robustness: RobustnessRow[];
  lincom: Coefficient[];
}

export interface DetectableEffect {
  effect: number;
  power: number;
  /** What evidence elsewhere leads one to expect, in the same units, where that is known. */
  expected?: {low: number; high: number; source: string; note?: string};
  /** What may be said of the estimate beside it: see compareWithExpected. */
  judgement?: string;
}

export interface VcovReport {
  type: string;
  smallSample: SmallSample | null;
  clusters: Record<string, number> | null;
}

/** A test: its statistic, degrees of freedom and p-value, and the name of the reference. */
export interface Diagnostic {
  statistic: number | null;
  df?: number | readonly number[];
  p: number | null;
  method?: string;
  [detail: string]: unknown;
}

/** Seeded source of randomness: see random.ts. Every draw is reproducible to the bit from the seed. */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Whole number in [0, below). */
  integer(below: number): number;
  /** ±1 with equal probability. */
  sign(): 1 | -1;
}
