import exp from "@stdlib/math-base-special-exp";
import {InputError} from "../errors.js";
import {createRandom} from "../statistics/random.js";
import {quantile} from "../system/simulate/bands.js";
import {
  deferredCare,
  returnShare,
  stillAway,
  type DeferredCare,
  type DeferredOptions,
  type ReferralRow
} from "./deferred-care.js";
import {drawShares} from "./dirichlet.js";
import {scoreForecasts, type Forecast, type ForecastScores} from "./forecast-score.js";

/** What is not certain of deferred care. */
export interface DeferredUncertainty {
  /** People whose reason to stay away was asked after: how sure the parts are. */
  readonly certainty: number;
  readonly draws: number;
  readonly seed: number;
  /** Standard deviation of the logarithm of the time to catch up; 0.25 when left out. */
  readonly catchUpSd?: number;
  /** Coverage of the bands; 0.8 when left out. */
  readonly level?: number;
}

const bandedSeries = ["arrivals", "waiting", "wait", "lost", "notNeeded", "postponed", "returned"] as const;
export type BandedSeries = (typeof bandedSeries)[number];

export interface SeriesBand {
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export interface DeferredBands {
  readonly middle: DeferredCare;
  readonly bands: Readonly<Record<BandedSeries, SeriesBand>>;
  readonly level: number;
}

const defaultLevel = 0.8;

/**
 * Deferred care with bands: in every draw the parts are drawn anew (drawShares), the time to catch up is T·e^(σz), and in
 * periods not yet known the number expected differs by chance as counts do (normal, variance = mean). Every draw adds up
 * by itself. The middle is the run with every number as given.
 *
 * @throws InputError of deferredCare; invalid-certainty for numbers that are not above 0
 */
export function deferredBands(
  rows: readonly ReferralRow[],
  options: DeferredOptions,
  uncertainty: DeferredUncertainty
): DeferredBands {
  const {level = defaultLevel} = uncertainty;
  const middle = deferredCare(rows, options);
  const runs = drawnOptions(rows, options, uncertainty).map((drawn) => deferredCare(rows, drawn));
  const bandOf = (name: BandedSeries): SeriesBand => {
    const columns = rows.map((_, at) =>
      Float64Array.from(
        runs.map((run) => run[name][at] ?? null).filter((value): value is number => value !== null)
      ).sort()
    );
    return {
      low: columns.map((column) => quantile(column, (1 - level) / 2)),
      high: columns.map((column) => quantile(column, (1 + level) / 2))
    };
  };
  const bands = Object.fromEntries(bandedSeries.map((name) => [name, bandOf(name)])) as DeferredBands["bands"];
  return {middle, bands, level};
}

/**
 * A forecast of registered referrals for the period after each known one, made with what was known then, scored against
 * what was registered. The naive forecast: as far from expected as in the last period.
 *
 * @param from first row that is forecast, counted from 0; at least one row is known before it
 * @throws InputError of deferredBands
 */
export function deferredForecasts(
  rows: readonly ReferralRow[],
  options: DeferredOptions,
  uncertainty: DeferredUncertainty,
  from = 1
): ForecastScores {
  const {level = defaultLevel, seed} = uncertainty;
  const known = rows.filter(({referrals}) => referrals !== null);
  const {postponed} = deferredCare(known, options);
  const share = returnShare(options.catchUp);
  // What is postponed at a moment depends on nothing later: one run over all that is known serves every forecast.
  const runs = drawnOptions(known, options, uncertainty).map((drawn, at) => ({
    postponed: deferredCare(known, drawn).postponed,
    share: returnShare(drawn.catchUp),
    random: createRandom(seed, -1 - at)
  }));
  const start = Math.max(1, from);
  const forecasts = rows.slice(start, known.length + 1).map((row, index): Forecast => {
    const at = start + index;
    const before = rows[at - 1];
    const first = row.expected * (1 - stillAway(rows.slice(0, at), options.drop ?? 0));
    const middle = first + (postponed[at - 1] ?? 0) * share;
    const draws = runs.map((run) => {
      const chance = Math.sqrt(first) * run.random.normal();
      return Math.max(0, first + chance) + (run.postponed[at - 1] ?? 0) * run.share;
    });
    const sorted = Float64Array.from(draws).sort();
    const lastKnown = before?.referrals ?? 0;
    return {
      period: row.period,
      forecast: middle,
      low: quantile(sorted, (1 - level) / 2) ?? middle,
      high: quantile(sorted, (1 + level) / 2) ?? middle,
      draws,
      naive: before !== undefined && before.expected > 0 ? (lastKnown / before.expected) * row.expected : lastKnown,
      realised: row.referrals
    };
  });
  return scoreForecasts(forecasts, level);
}

/** Options with everything that is not certain drawn once. */
function drawnOptions(
  rows: readonly ReferralRow[],
  options: DeferredOptions,
  {certainty, draws, seed, catchUpSd = 0.25}: DeferredUncertainty
): DeferredOptions[] {
  if (!(certainty > 0 && certainty < Infinity && catchUpSd >= 0))
    throw new InputError(
      "invalid-certainty",
      `how sure the parts are is a number of people above 0, and not ${certainty}`,
      "--certainty"
    );
  const {notNeeded, postponed, lost, administrative} = options.parts;
  // Fixed before the draws: what still stays away is a choice, chance in counts comes on top of it.
  const drop = stillAway(rows, options.drop ?? 0);
  return Array.from({length: draws}, (_, draw) => {
    const random = createRandom(seed, draw);
    const [a = 0, b = 0, c = 0, d = 0] = drawShares(random, [notNeeded, postponed, lost, administrative], certainty);
    const catchUp = options.catchUp * exp(catchUpSd * random.normal());
    const chance = rows.map(({referrals, expected}) =>
      referrals === null ? Math.sqrt(expected * (1 - drop)) * random.normal() : 0
    );
    return {
      ...options,
      parts: {notNeeded: a, postponed: b, lost: c, administrative: d},
      ...{catchUp, drop, chance}
    };
  });
}
