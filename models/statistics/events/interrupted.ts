import cos from "@stdlib/math-base-special-cos";
import pow from "@stdlib/math-base-special-pow";
import sin from "@stdlib/math-base-special-sin";
import {InputError} from "../../errors.js";
import {covariance} from "../covariance/covariance.js";
import {combination, inference, vcovReport} from "../covariance/inference.js";
import {modelFrame} from "../formula/model-frame.js";
import {quoteName} from "../formula/term-name.js";
import {fitLinear} from "../linear/fit-linear.js";
import {seriesColumns} from "../series/series-columns.js";
import type {Coefficient, Column, Covariance, Dropped, Frame, LinearFit, VcovReport, Warning} from "../types.js";

export interface InterruptedOptions {
  outcome: string;
  period: string;
  /** First period of the event, as the column of periods writes it. */
  event: string;
  /** Periods in one season, such as 12; without it no season is taken out. */
  season?: number;
  /** A level for every month, or so many sine waves a season; default dummies. */
  seasonal?: "dummies" | number;
  /** Columns beside the trend. */
  controls?: readonly string[];
  /** A series the event did not strike: the difference from it is analysed. */
  comparator?: string;
  /** Periods from the event on that are left out, while it takes hold; default 0. */
  skip?: number;
  /** Lags of the Newey–West errors; default ⌊4(n/100)^(2/9)⌋. */
  lag?: number;
}

export interface EffectLine {
  estimate: number;
  se: number | null;
  p: number | null;
  low: number | null;
  high: number | null;
}

/** The result of `interrupted`, field by field that of the command. */
export interface Interrupted {
  outcome: string;
  comparator: string | null;
  event: string;
  n: number;
  dof: number;
  before: number;
  after: number;
  coefficients: Coefficient[];
  vcov: VcovReport;
  /** Against the baseline continued: over all periods after the event on average and in total, and in the last. */
  effect: {mean: EffectLine; total: EffectLine; last: EffectLine; shareOfBaseline: number | null};
  path: {
    period: string;
    value: number;
    fitted: number;
    /** What would have been without the event. */
    baseline: number;
    effect: EffectLine | null;
    after: boolean;
  }[];
  dropped: Dropped[];
  warnings: Warning[];
}

/**
 * The effect of a dated event on one series: a regression with a trend, a change of level at the event and a change of
 * slope after it, seasonal terms and controls (segmented regression; Wagner et al. 2002; Bernal, Cummins & Gasparrini
 * 2017). The baseline continues level, trend and season as if nothing had happened; the effect in period t is
 * level + slope·(t − event), with Newey–West errors. With a comparator all this is done on the difference, which takes
 * shocks that strike both out (difference in differences of segments).
 *
 * Throws InputError: unknown-period, too-few-periods, invalid-option, missing-column and those of an estimate.
 */
export function interrupted(table: Frame, options: InterruptedOptions): Interrupted {
  const made = segments(table, options);
  const frame = modelFrame(made.table, made.formula, {panel: {unit: null, period: "period"}});
  const fit = fitLinear(frame);
  const lag = options.lag ?? Math.floor(4 * pow(fit.n / 100, 2 / 9));
  const own = covariance(fit, {type: "nw", lag});
  const rows = Array.from(frame.rows);
  const after = rows.filter((t) => made.since(t) >= 0);
  const effectOf = (weight: {level: number; slope: number}): EffectLine => effectLine(fit, own, weight);
  const sums = after.reduce((sum, t) => sum + made.since(t), 0);
  const path = rows.map((t, row) => {
    const value = frame.outcome.values[row] ?? NaN;
    const fitted = value - (fit.residuals[row] ?? NaN);
    const isAfter = made.since(t) >= 0;
    const effect = isAfter ? effectOf({level: 1, slope: made.since(t)}) : null;
    const baseline = fitted - (effect?.estimate ?? 0);
    return {period: made.periods[t] ?? "", value, fitted, baseline, effect, after: isAfter};
  });
  const mean = effectOf({level: 1, slope: sums / after.length});
  const baselines = path.filter((step) => step.after).map(({baseline}) => baseline);
  const baseline = baselines.reduce((sum, value) => sum + value, 0) / baselines.length;
  const before = rows.length - after.length;
  return {
    outcome: options.outcome,
    comparator: options.comparator ?? null,
    event: options.event,
    n: fit.n,
    dof: fit.n - fit.terms.length,
    before,
    after: after.length,
    coefficients: inference(fit.terms, fit.coefficients, own),
    vcov: vcovReport(own),
    effect: {
      mean,
      total: effectOf({level: after.length, slope: sums}),
      last: effectOf({level: 1, slope: made.since(after.at(-1) ?? 0)}),
      shareOfBaseline: options.comparator === undefined && baseline !== 0 ? mean.estimate / baseline : null
    },
    path,
    dropped: [...frame.dropped, ...fit.dropped],
    warnings: warningsOf(fit, {before, after: after.length, season: options.season ?? 1})
  };
}

interface Segments {
  table: Frame;
  formula: string;
  periods: readonly string[];
  /** Periods since the event, negative before it. */
  since(t: number): number;
}

function segments(table: Frame, options: InterruptedOptions): Segments {
  const {outcome, period, event, controls = [], comparator, skip = 0, season, seasonal = "dummies", lag} = options;
  if (!Number.isInteger(skip) || skip < 0)
    throw new InputError("invalid-option", "the periods to skip are a whole number of 0 or more", "--skip");
  if (lag !== undefined && (!Number.isInteger(lag) || lag < 0))
    throw new InputError("invalid-option", "the lag is a whole number of 0 or more", "--lag");
  const names = [outcome, ...(comparator === undefined ? [] : [comparator]), ...controls];
  const {columns, periods} = seriesColumns(table, names, period);
  const start = periods.indexOf(event);
  if (start < 0)
    throw new InputError(
      "unknown-period",
      `the event "${event}" is no period of the table: it runs from ${periods[0] ?? ""} to ${periods.at(-1) ?? ""}`,
      "--event"
    );
  const [own = new Float64Array(), ...others] = columns;
  const other = comparator === undefined ? null : others.shift();
  const inUse = (t: number): boolean => t < start || t >= start + skip;
  const values = own.map((value, t) => (inUse(t) ? value - (other?.[t] ?? (other ? NaN : 0)) : NaN));
  const known = [...values.keys()].filter((t) => Number.isFinite(values[t] ?? NaN));
  const before = known.filter((t) => t < start).length;
  if (before < 3 || known.length - before < 2)
    throw new InputError(
      "too-few-periods",
      `${before} periods with a value before the event and ${known.length - before} after it; three and two are needed at least`
    );
  const seasons = season === undefined ? [] : seasonColumns(periods.length, season, seasonal);
  const made: [string, Column][] = [
    ["period", Float64Array.from(periods, (_, t) => t)],
    ["outcome", values],
    ["trend", Float64Array.from(periods, (_, t) => t)],
    ["level", Float64Array.from(periods, (_, t) => (t >= start ? 1 : 0))],
    ["slope", Float64Array.from(periods, (_, t) => Math.max(0, t - start))],
    ...seasons
  ];
  const taken = new Set(made.map(([name]) => name));
  const clash = controls.find((name) => taken.has(name));
  if (clash !== undefined)
    throw new InputError("invalid-option", `a control cannot be called ${clash}; rename the column`, "--controls");
  const right = ["trend", "level", "slope", ...seasons.map(([name]) => name), ...controls.map(quoteName)];
  return {
    table: {
      length: periods.length,
      columns: Object.fromEntries([...made, ...controls.map((name, at): [string, Column] => [name, others[at] ?? []])])
    },
    formula: `outcome ~ ${right.join(" + ")}`,
    periods,
    since: (t) => t - start
  };
}

/** One text column of months, or pairs of sine and cosine. */
function seasonColumns(length: number, season: number, seasonal: "dummies" | number): [string, Column][] {
  if (!Number.isInteger(season) || season < 2)
    throw new InputError("invalid-option", "a season has a whole number of periods, 2 or more", "--season");
  const digits = String(season).length;
  if (seasonal === "dummies")
    return [["season", Array.from({length}, (_, t) => `s${String((t % season) + 1).padStart(digits, "0")}`)]];
  if (!Number.isInteger(seasonal) || seasonal < 1 || seasonal * 2 > season)
    throw new InputError("invalid-option", `the number of waves is 1 to ${Math.floor(season / 2)}`, "--seasonal");
  return Array.from({length: seasonal}, (_, index) => index + 1).flatMap((wave): [string, Column][] => {
    const angle = (t: number): number => (2 * Math.PI * wave * (t % season)) / season;
    const waves: [string, Column][] = [
      [`sin${wave}`, Float64Array.from({length}, (_, t) => sin(angle(t)))],
      [`cos${wave}`, Float64Array.from({length}, (_, t) => cos(angle(t)))]
    ];
    // The sine of the fastest wave of an even season is 0 everywhere.
    return wave * 2 === season ? waves.slice(1) : waves;
  });
}

function effectLine(fit: LinearFit, own: Covariance, weight: {level: number; slope: number}): EffectLine {
  const weights = fit.terms.map((term) => (term === "level" ? weight.level : term === "slope" ? weight.slope : 0));
  const {estimate, se, p, low, high} = combination("", weights, {coefficients: fit.coefficients, covariance: own});
  return {estimate, se, p, low, high};
}

function warningsOf(
  {residuals}: LinearFit,
  {before, after, season}: {before: number; after: number; season: number}
): Warning[] {
  const warnings: Warning[] = [];
  if (before < Math.max(8, 2 * season) || after < 4)
    warnings.push({
      code: "few-periods-around-event",
      message: `${before} periods before and ${after} after the event: a trend and its errors rest on little`
    });
  let [cross, squares] = [0, 0];
  residuals.forEach((value, row) => {
    squares += value * value;
    if (row > 0) cross += value * (residuals[row - 1] ?? 0);
  });
  const autocorrelation = squares > 0 ? cross / squares : 0;
  if (autocorrelation > 0.5)
    warnings.push({
      code: "strong-autocorrelation",
      message: `residuals carry over from period to period (${autocorrelation.toFixed(2)}): Newey–West errors are too small in short series; take more lags or a comparator`
    });
  return warnings;
}
