import type {Distribution} from "../format.js";
import type {Band} from "../simulate/bands.js";
import type {SystemWarning} from "../simulate/simulate.js";

/**
 * Shapes of "how sure is this?". Where they are made:
 *
 * - `sensitivityInputs(file)` in inputs.ts: what of a model is uncertain
 * - `modelSobol(file, options)` in model-sobol.ts: shares of the uncertainty (Sobol, or Shapley for dependent inputs)
 * - `modelMorris(file, options)` in model-morris.ts: screening by elementary effects
 * - `modelTornado(file, options)` in tornado.ts: one class up or down, one end of the interval or the other
 * - `modelDirections(file, options)` in directions.ts: in what share of the draws a direction holds
 * - `voteMap(file)` in ../votes/vote-map.ts and `runVotes(file, options)` in ../votes/run-votes.ts
 * - `rerunByBasis(file, options)` in ../bases/rerun-by-basis.ts
 *
 * Levels and swings are in natural units of a variable that has a scale, in index units otherwise; `unit` says which.
 */
export interface SensitivityOptions {
  /** Variables asked about; default each goal, or every variable of a model without goals. */
  outputs?: readonly string[] | undefined;
  /** Times reported, in time units of the model; default 0, 1 … horizon. */
  times?: readonly number[] | undefined;
  /** Ids of the interventions that act; all when left out, none for an empty list. */
  interventions?: readonly string[] | undefined;
  /** Lasting amount added to a variable from time 0 on, in index units. */
  push?: Readonly<Record<string, number>> | undefined;
  /** Beside those that stand in the file. */
  correlations?: readonly Correlation[] | undefined;
  /** Default 1. */
  seed?: number | undefined;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Inputs that move together: every pair of them has this rank correlation (Spearman). */
export interface Correlation {
  /** Ids of inputs: a link's id stands for its strength. */
  readonly inputs: readonly string[];
  readonly rank: number;
  /** Such as: from one estimate, from one region. */
  readonly reason?: string | undefined;
}

/** One uncertain number of a model. */
export interface SensitivityInput {
  /** The link's id for a strength; else `<id>.delay`, `<id>.initial`, `<id>.value`. */
  id: string;
  kind: "strength" | "delay" | "initial" | "value";
  /** Id of the link, variable or intervention. */
  of: string;
  /** Number in force. */
  centre: number;
  /** Middle 95 % (whole width of a uniform or triangular distribution); signed, index units. */
  low: number;
  high: number;
  distribution: Distribution;
}

export interface SensitivityReport {
  /** Runs of the model that the design asks for, and of those the ones without a solution, left out. */
  runs: number;
  unsolved: number;
  seed: number;
  times: number[];
  /** By id. */
  inputs: SensitivityInput[];
  warnings: SystemWarning[];
}

export interface SensitivityOutput {
  id: string;
  label: string;
  unit: string | null;
}

/** A number at each time, with its 95 % interval; null where there is none. */
export interface Estimated {
  estimate: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
}

export interface SobolOptions extends SensitivityOptions {
  /** Base draws N, rounded up to a power of two; runs are N·(inputs + 2), or N·(inputs + 1) for Shapley. Default 512. */
  draws?: number | undefined;
  /** Bootstrap samples for the intervals; default 100. */
  bootstrap?: number | undefined;
  /** `auto`: Sobol for independent inputs, Shapley when some are correlated. */
  measure?: "auto" | "sobol" | "shapley" | undefined;
}

export interface SobolReport extends SensitivityReport {
  method: "sobol" | "shapley";
  /** N as used. */
  draws: number;
  outputs: SobolOutput[];
}

export interface SobolOutput extends SensitivityOutput {
  /** At each time. */
  mean: (number | null)[];
  variance: (number | null)[];
  /** Why there are no shares at a time; null where there are. */
  reason: (string | null)[];
  /** In the order of `inputs`; an estimate may lie just below 0: show it with its interval, or as 0. */
  shares: SobolShares[];
}

export interface SobolShares {
  input: string;
  /** First order: share of the variance that goes when this input becomes known. Null for Shapley. */
  first: Estimated | null;
  /** Total: share that is left when all others are known. Null for Shapley. */
  total: Estimated | null;
  /** Fair share: 0 or more but for noise, and adding up to 1 also for correlated inputs. Null for Sobol. */
  shapley: Estimated | null;
}

export interface MorrisOptions extends SensitivityOptions {
  /** Default 40; runs are trajectories·(inputs + 1). */
  trajectories?: number | undefined;
  /** Even; default 4. */
  levels?: number | undefined;
}

export interface MorrisReport extends SensitivityReport {
  method: "morris";
  trajectories: number;
  levels: number;
  outputs: MorrisOutput[];
}

export interface MorrisOutput extends SensitivityOutput {
  reason: (string | null)[];
  effects: MorrisEffects[];
}

/** Change of the output when an input crosses its whole 95 % interval, seen from many places. */
export interface MorrisEffects {
  input: string;
  /** Mean: which way. */
  mu: (number | null)[];
  /** Mean size, whichever way (Campolongo, Cariboni & Saltelli 2007). */
  muStar: Estimated;
  /** Spread: curvature, or dependence on other inputs. */
  sigma: (number | null)[];
}

export interface TornadoOptions extends SensitivityOptions {
  /** What bars are sorted by; a link without that bar by its other one. Default "class". */
  by?: "class" | "interval" | undefined;
}

export interface TornadoReport extends SensitivityReport {
  method: "tornado";
  by: "class" | "interval";
  outputs: TornadoOutput[];
}

export interface TornadoOutput extends SensitivityOutput {
  /** Levels with every number as it is in force. */
  base: (number | null)[];
  /** Widest swing at the last time first. */
  bars: TornadoBar[];
}

export interface TornadoBar {
  /** Id of the input; a link's id for its strength. */
  input: string;
  kind: SensitivityInput["kind"];
  of: string;
  /** One word weaker and one stronger; null when the strength is no word and not on the scale of words. */
  class: TornadoSwing | null;
  /** Both ends of the 95 % interval; null without an interval. */
  interval: TornadoSwing | null;
}

export interface TornadoSwing {
  /** Signed numbers tried, in index units. */
  low: number;
  high: number;
  /** Levels of the output at each time with each; null where there is no solution. */
  atLow: (number | null)[];
  atHigh: (number | null)[];
  /** Largest less smallest of (at low, in force, at high), at each time. */
  swing: (number | null)[];
}

export interface DirectionOptions extends SensitivityOptions {
  /** Default 1000. */
  draws?: number | undefined;
}

export interface DirectionReport extends SensitivityReport {
  draws: number;
  outputs: DirectionOutput[];
}

export interface DirectionOutput extends SensitivityOutput {
  /** Which way the output goes, compared with nothing imposed, with every number as in force; at each time. */
  direction: ("up" | "down" | "none")[];
  /** Share of the draws that go that way, with its 95 % binomial interval (Wilson); null when there are no draws. */
  share: Estimated;
  up: number[];
  down: number[];
  none: number[];
  /** Which way is better, by the goal or the variable. */
  better: "up" | "down" | null;
  /** Share of the draws that go the better way. */
  shareBetter: Estimated | null;
}

/** A vote as it stands in the file, read. */
export interface LinkVote {
  /** Name, or rather a pseudonym, of who voted; null when the file does not say. */
  voter: string | null;
  /** Signed strength voted; null for a word without a sign on a link without one. */
  value: number | null;
  /** Its word: nearest to the size. */
  word: VoteWord;
  note: string | null;
}

export type VoteWord = "none" | "weak" | "average" | "strong" | "very-strong";

export interface VoteSpread {
  link: string;
  votes: LinkVote[];
  /** Votes by word, weakest first, of those that do not go against the link's sign (the majority's, when it has none). */
  counts: Record<VoteWord, number>;
  /** Votes for the other sign. */
  opposed: number;
  /** Middle word of those (the weaker of two), and middle signed strength of all (half-way between two). */
  medianWord: VoteWord | null;
  median: number | null;
  /** Tastle & Wierman (2007), 0 (half and half at the ends) to 1 (all the same). */
  consensus: number | null;
  /** Van der Eijk's A (2001), −1 (half and half at the ends) by 0 (even) to 1. */
  agreement: number | null;
}

export interface VoteMap {
  /** Most disagreement first: share opposed, then 1 − consensus; links without votes last, in file order. */
  links: VoteSpread[];
  voters: string[];
}

export interface VoteRunOptions extends DirectionOptions {
  /** `link`: a voter drawn for each link apart; `voter`: one voter for the whole model, each exactly once. */
  pick?: "link" | "voter" | undefined;
  level?: number | undefined;
}

export interface VoteRuns extends DirectionReport {
  pick: "link" | "voter";
  /** With pick "voter": who, in the order of the runs. */
  voters: string[];
  /** Links without votes, kept as in force; and voter–link pairs without a vote, where the median stands in. */
  withoutVotes: string[];
  filled: {voter: string; link: string}[];
  bands: Record<string, Band>;
}

export type Basis = "estimate" | "literature" | "vote" | "chosen";

export interface BasisOptions extends Omit<SensitivityOptions, "correlations" | "seed"> {
  bases?: readonly Basis[] | undefined;
  /** Most loops listed a basis; default 1000. */
  loops?: number | undefined;
}

export interface BasisReport {
  times: number[];
  bases: BasisRun[];
  outputs: BasisOutput[];
  warnings: SystemWarning[];
}

export interface BasisRun {
  basis: Basis;
  /** Links whose strength comes from this basis, and those kept as in force for want of it. */
  links: {link: string; strength: number; ref: string | null}[];
  kept: string[];
  /** Links with several pieces of this evidence: the latest is in force here (the median for votes). */
  several: {link: string; count: number}[];
  stable: boolean | null;
  /** Levels at each time, and where it rests under what is imposed; null where there is no end value. */
  values: Record<string, (number | null)[]>;
  longRun: Record<string, number> | null;
  longRunReason: string | null;
  loops: {nodes: string[]; links: string[]; polarity: "R" | "B" | "?"; gain: number | null}[];
  /** Why this basis could not be run; null when it could. */
  problem: string | null;
}

export interface BasisOutput extends SensitivityOutput {
  /** Change against nothing imposed, by basis: at the last time, and in the long run. */
  byBasis: Record<string, {end: number | null; longRun: number | null; direction: "up" | "down" | "none" | null}>;
  /** Whether the direction at the last time differs between bases; and in the long run. */
  changes: boolean;
  changesLongRun: boolean | null;
}
