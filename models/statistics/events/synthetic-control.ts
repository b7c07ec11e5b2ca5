import {InputError} from "../../errors.js";
import {finite} from "../covariance/inference.js";
import type {Columns, Dropped, Frame, Warning} from "../types.js";
import {eventPanel, type EventPanel, type EventPanelOptions} from "./event-panel.js";
import {
  changeSpread,
  controlWeights,
  doubleDifference,
  mean,
  sdidWeights,
  type MatchOn,
  type Solver
} from "./synthetic-weights.js";

export interface SyntheticControlOptions extends EventPanelOptions {
  /** Importance of each predictor (V), 0 or more; default equal. Predictors are scaled by their spread over units. */
  importance?: readonly number[];
  /** Default exact. */
  solver?: Solver;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** What one unit's gap to its synthetic control looks like. */
export interface Fit {
  /** Root mean squared gap before and after the event, in the unit of the outcome. */
  before: number;
  after: number;
  /** after/before; null when the match before is perfect. */
  ratio: number | null;
  /** Mean gap after the event. */
  effect: number;
}

/** The result of `synthetic-control`, field by field that of the command. */
export interface SyntheticControl {
  outcome: string;
  treated: string[];
  event: string;
  /** Mean effect after the event, by method. */
  effect: {syntheticControl: number; differenceInDifferences: number; syntheticDid: number};
  path: {period: string; treated: number; synthetic: number; effect: number; after: boolean}[];
  /** Donors by weight, largest first. */
  weights: {unit: string; weight: number}[];
  balance: {predictor: string; treated: number; synthetic: number; donors: number}[];
  rmspe: {before: number; after: number; ratio: number | null};
  /** Every donor in the place of the treated: how unusual the treated are among them. */
  placebo: {
    /** Share of units, the treated among them, with a ratio at least as large. */
    p: number | null;
    rank: number | null;
    n: number;
    /** Share with a mean effect at least as large either way. */
    pEffect: number;
    units: ({unit: string} & Fit)[];
  };
  sdid: {
    units: {unit: string; weight: number}[];
    periods: {period: string; weight: number}[];
    /** Spread of the estimate over donors in the place of the treated; null for many donors or few. */
    se: number | null;
    low: number | null;
    high: number | null;
  };
  dropped: Dropped[];
  warnings: Warning[];
}

/**
 * The effect of a dated event on the units it struck, against a baseline built from units it did not strike: a weighted
 * mean of donors that follows the treated before the event (synthetic control; Abadie & Gardeazabal 2003; Abadie,
 * Diamond & Hainmueller 2010), beside plain and synthetic difference in differences. Inference by placebo in space:
 * every donor takes the place of the treated, and the ratios of gaps after and before are ranked.
 *
 * Throws InputError: those of eventPanel, and invalid-option.
 */
export function syntheticControl(table: Frame, options: SyntheticControlOptions): SyntheticControl {
  const panel = eventPanel(table, options);
  const {columns, target, before, donors, periods} = panel;
  const importance = importanceOf(panel, options.importance);
  const {solver = "exact"} = options;
  const noise = changeSpread(columns, before);
  const weights = controlWeights(matchOn(panel, importance, null), solver, noise);
  const synthetic = weighted(columns, weights);
  const own = fitOf(target, synthetic, before);
  const units = placebos(panel, importance, {...options, solver});
  const ratios = units.map(({ratio}) => ratio ?? Infinity);
  const rank = 1 + ratios.filter((ratio) => ratio >= (own.ratio ?? Infinity)).length;
  const larger = units.filter(({effect}) => Math.abs(effect) >= Math.abs(own.effect)).length;
  const sdid = sdidWeights(target, columns, {before, struck: panel.treated.length, solver});
  const syntheticDid = doubleDifference(target, columns, before, sdid);
  const se = sdidError(panel, solver);
  const equal = {
    units: new Float64Array(donors.length).fill(1 / donors.length),
    periods: new Float64Array(before).fill(1 / before)
  };
  return {
    outcome: options.outcome,
    treated: [...panel.treated],
    event: options.event,
    effect: {
      syntheticControl: own.effect,
      differenceInDifferences: doubleDifference(target, columns, before, equal),
      syntheticDid
    },
    path: periods.map((period, t) => ({
      period,
      treated: target[t] ?? NaN,
      synthetic: synthetic[t] ?? NaN,
      effect: (target[t] ?? NaN) - (synthetic[t] ?? NaN),
      after: t >= before
    })),
    weights: ranked(donors, weights),
    balance: panel.predictors.map(({name, target: value, donors: others}) => ({
      predictor: name,
      treated: value,
      synthetic: others.reduce((sum, other, index) => sum + (weights[index] ?? 0) * other, 0),
      donors: mean(others)
    })),
    rmspe: {before: own.before, after: own.after, ratio: own.ratio},
    placebo: {
      p: own.ratio === null ? null : rank / (units.length + 1),
      rank: own.ratio === null ? null : rank,
      n: units.length + 1,
      pEffect: (larger + 1) / (units.length + 1),
      units
    },
    sdid: {
      units: ranked(donors, sdid.units),
      periods: periods.slice(0, before).flatMap((period, t) => {
        const weight = sdid.periods[t] ?? 0;
        return weight > 0 ? [{period, weight}] : [];
      }),
      se,
      low: se === null ? null : syntheticDid - 1.959963984540054 * se,
      high: se === null ? null : syntheticDid + 1.959963984540054 * se
    },
    dropped: [...panel.dropped],
    warnings: warningsOf(panel, own, units.length)
  };
}

function importanceOf({predictors}: EventPanel, given: readonly number[] | undefined): readonly number[] {
  if (given === undefined) return predictors.map(() => 1);
  if (given.length !== predictors.length || given.some((value) => !(value >= 0)) || !given.some((value) => value > 0))
    throw new InputError("invalid-option", "give each predictor an importance of 0 or more, not all 0", "--importance");
  return given;
}

/** What the treated (or donor `place` in their place) and the other donors are matched on. */
function matchOn(panel: EventPanel, importance: readonly number[], place: number | null): MatchOn {
  const {predictors, columns, target, before} = panel;
  const others = <Item>(items: readonly Item[]): Item[] => items.filter((_, index) => index !== place);
  if (predictors.length === 0)
    return {
      target: (place === null ? target : (columns[place] ?? target)).slice(0, before),
      columns: others(columns).map((column) => column.slice(0, before))
    };
  const scales = predictors.map((own, index) => {
    const spread = spreadOf([own.target, ...own.donors]);
    return spread > 0 ? Math.sqrt(importance[index] ?? 0) / spread : 0;
  });
  const scaledBy = (valueOf: (predictor: (typeof predictors)[number]) => number): Float64Array =>
    Float64Array.from(predictors, (predictor, index) => valueOf(predictor) * (scales[index] ?? 0));
  return {
    target: scaledBy((predictor) => (place === null ? predictor.target : (predictor.donors[place] ?? NaN))),
    columns: others(columns.map((_, donor) => scaledBy((predictor) => predictor.donors[donor] ?? NaN)))
  };
}

/** Every donor as if it had been struck, against the other donors. */
function placebos(
  panel: EventPanel,
  importance: readonly number[],
  {signal, onProgress, solver}: SyntheticControlOptions & {solver: Solver}
): ({unit: string} & Fit)[] {
  const {donors, columns, before} = panel;
  return donors.map((unit, place) => {
    signal?.throwIfAborted();
    const others = columns.filter((_, index) => index !== place);
    const weights = controlWeights(matchOn(panel, importance, place), solver, changeSpread(others, before));
    const fit = fitOf(columns[place] ?? new Float64Array(), weighted(others, weights), before);
    onProgress?.(place + 1, donors.length);
    return {unit, ...fit};
  });
}

/** With more donors than this the ridge of synthetic difference in differences takes too long for all placebos. */
const mostSdidPlacebos = 100;

function sdidError({columns, before, treated}: EventPanel, solver: Solver): number | null {
  if (columns.length > mostSdidPlacebos || columns.length < treated.length + 2 || treated.length > 1) return null;
  const effects = columns.map((column, place) => {
    const others = columns.filter((_, index) => index !== place);
    return doubleDifference(column, others, before, sdidWeights(column, others, {before, struck: 1, solver}));
  });
  return finite(spreadOf(effects));
}

function fitOf(target: Float64Array, synthetic: Float64Array, before: number): Fit {
  const gaps = target.map((value, t) => value - (synthetic[t] ?? NaN));
  const rms = (values: Float64Array): number => Math.sqrt(mean(values.map((value) => value * value)));
  const [early, late] = [rms(gaps.subarray(0, before)), rms(gaps.subarray(before))];
  const size = rms(target);
  return {
    before: early,
    after: late,
    ratio: early > 1e-12 * size ? late / early : null,
    effect: mean(gaps.subarray(before))
  };
}

function weighted(columns: Columns, weights: Float64Array): Float64Array {
  const sum = new Float64Array(columns[0]?.length ?? 0);
  columns.forEach((column, index) => {
    const weight = weights[index] ?? 0;
    if (weight !== 0) for (let t = 0; t < sum.length; t++) sum[t] = (sum[t] ?? 0) + weight * (column[t] ?? 0);
  });
  return sum;
}

const ranked = (units: readonly string[], weights: Float64Array): {unit: string; weight: number}[] =>
  units.map((unit, index) => ({unit, weight: weights[index] ?? 0})).sort((a, b) => b.weight - a.weight);

function spreadOf(values: readonly number[]): number {
  const level = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - level) * (value - level), 0) / (values.length - 1));
}

function warningsOf({columns, before}: EventPanel, own: Fit, count: number): Warning[] {
  const warnings: Warning[] = [];
  const early = columns.map((column) => mean(column.subarray(0, before)));
  if (own.before > 0.25 * spreadOf(early))
    warnings.push({
      code: "poor-pre-fit",
      message: `the donors do not follow the treated before the event: gaps of ${own.before.toPrecision(3)} on average, more than a quarter of the spread of the donors`
    });
  if (own.ratio === null)
    warnings.push({
      code: "weights-not-unique",
      message:
        "several mixes of donors follow the treated perfectly; take fewer donors or more periods before the event"
    });
  if (count < 19)
    warnings.push({
      code: "few-donors",
      message: `with ${count} donors the smallest possible p is ${(1 / (count + 1)).toPrecision(2)}`
    });
  return warnings;
}
