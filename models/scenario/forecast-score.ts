import {InputError} from "../errors.js";

/** A forecast with everything it left open, and what came of it. */
export interface Forecast {
  readonly period: string;
  readonly forecast: number;
  readonly low: number;
  readonly high: number;
  /** Equally likely outcomes the band was made of. */
  readonly draws: readonly number[];
  /** What who knows no model would have said. */
  readonly naive: number;
  /** Null while it is not known. */
  readonly realised: number | null;
}

export interface ScoredForecast extends Omit<Forecast, "draws"> {
  /** forecast − realised; null where nothing is realised, as are the next four. */
  readonly error: number | null;
  readonly isInside: boolean | null;
  readonly intervalScore: number | null;
  readonly crps: number | null;
  readonly naiveError: number | null;
}

export interface ForecastScores {
  readonly forecasts: readonly ScoredForecast[];
  readonly counted: number;
  /** Coverage that the bands claim. */
  readonly level: number;
  /** Means over the forecasts that count; null without any. */
  readonly bias: number | null;
  readonly mae: number | null;
  readonly coverage: number | null;
  readonly intervalScore: number | null;
  readonly crps: number | null;
  readonly naive: {readonly bias: number | null; readonly mae: number | null};
  /** 1 − crps/naive mae: above 0 the forecast was better than the naive one; null where that one was never wrong. */
  readonly skill: number | null;
}

/**
 * Interval score of a central interval of coverage 1 − α: (h − l) + (2/α)(l − x) below it, + (2/α)(x − h) above it; lower
 * is better, in the unit of x (Gneiting & Raftery 2007, eq. 43).
 */
export function intervalScore({low, high}: {low: number; high: number}, realised: number, level: number): number {
  const penalty = 2 / (1 - level);
  return high - low + penalty * Math.max(0, low - realised) + penalty * Math.max(0, realised - high);
}

/**
 * Continuous ranked probability score of equally likely draws: E|X − x| − ½E|X − X′| (Gneiting & Raftery 2007, eq. 21).
 * Of a single number it is the absolute error. In the unit of x; lower is better; null without draws.
 */
export function sampleCrps(draws: readonly number[], realised: number): number | null {
  const n = draws.length;
  if (n === 0) return null;
  const sorted = Float64Array.from(draws).sort();
  let [distance, spread] = [0, 0];
  sorted.forEach((value, at) => {
    distance += Math.abs(value - realised);
    // Σ_i Σ_j |x_i − x_j| = 2 Σ_i (2i − n − 1) x_(i), i from 1.
    spread += (2 * at + 1 - n) * value;
  });
  return distance / n - spread / (n * n);
}

/**
 * Forecasts against what came: error, bias, whether the band held it, interval score and CRPS, beside a naive forecast,
 * whose CRPS is its absolute error. What is not yet realised is kept and not counted.
 *
 * @param level coverage of the bands, between 0 and 1
 * @throws InputError (invalid-level)
 */
export function scoreForecasts(forecasts: readonly Forecast[], level: number): ForecastScores {
  if (!(level > 0 && level < 1)) throw new InputError("invalid-level", "a level lies between 0 and 1", "level");
  const scored = forecasts.map(({draws, ...forecast}): ScoredForecast => {
    const {realised} = forecast;
    if (realised === null)
      return {...forecast, error: null, isInside: null, intervalScore: null, crps: null, naiveError: null};
    return {
      ...forecast,
      error: forecast.forecast - realised,
      isInside: forecast.low <= realised && realised <= forecast.high,
      intervalScore: intervalScore(forecast, realised, level),
      crps: sampleCrps(draws, realised),
      naiveError: forecast.naive - realised
    };
  });
  const naiveMae = mean(scored, ({naiveError}) => (naiveError === null ? null : Math.abs(naiveError)));
  const crps = mean(scored, (each) => each.crps);
  return {
    forecasts: scored,
    counted: scored.filter(({error}) => error !== null).length,
    level,
    bias: mean(scored, ({error}) => error),
    mae: mean(scored, ({error}) => (error === null ? null : Math.abs(error))),
    coverage: mean(scored, ({isInside}) => (isInside === null ? null : Number(isInside))),
    intervalScore: mean(scored, (each) => each.intervalScore),
    crps,
    naive: {bias: mean(scored, ({naiveError}) => naiveError), mae: naiveMae},
    skill: crps === null || naiveMae === null || naiveMae === 0 ? null : 1 - crps / naiveMae
  };
}

function mean<T>(items: readonly T[], pick: (item: T) => number | null): number | null {
  const values = items.map(pick).filter((value): value is number => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
