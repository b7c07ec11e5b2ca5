import type {Forecast} from "./format.js";

/** One testable expectation beside what happened. */
export interface Score {
  id: string;
  /** `open`: what happened is not known yet. */
  status: "open" | "scored";
  outcome: number | null;
  /** Of a probability: (p − o)²; 0 best, 0.25 for "half", 1 worst. */
  brier: number | null;
  /** Of a probability: whether the event came; of an interval: whether the outcome lies in it, ends included. */
  hit: boolean | null;
  /** Of an interval: its width and a fine for missing, in the unit of the figure; less is better. */
  intervalScore: number | null;
}

export interface Scores {
  expectations: Score[];
  /** Mean Brier score of what is scored; null without any. */
  meanBrier: number | null;
  /** Share of scored intervals that hit, and the mean of the shares that were promised. */
  coverage: {hit: number; promised: number; n: number} | null;
  open: number;
}

/**
 * Scores testable expectations against outcomes. Probability p of an event o: Brier score (p − o)² (Brier 1950, of the
 * one class). Interval [l, u] of level 1 − α: interval score (u − l) + (2/α)(l − x) when x < l, + (2/α)(x − u) when x > u
 * (Gneiting & Raftery 2007, eq. 43).
 *
 * @param forecasts with the outcome where it is known
 */
export function scoreForecasts(forecasts: readonly Forecast[]): Scores {
  const expectations = forecasts.map(scoreOf);
  const briers = expectations.flatMap(({brier}) => (brier === null ? [] : [brier]));
  const intervals = forecasts.flatMap((forecast, at) =>
    forecast.kind === "interval" && expectations[at]?.status === "scored"
      ? [{level: forecast.level, hit: expectations[at].hit === true ? 1 : 0}]
      : []
  );
  const n = intervals.length;
  return {
    expectations,
    meanBrier: briers.length === 0 ? null : mean(briers),
    coverage:
      n === 0 ? null : {hit: mean(intervals.map(({hit}) => hit)), promised: mean(intervals.map(({level}) => level)), n},
    open: expectations.filter(({status}) => status === "open").length
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function scoreOf(forecast: Forecast): Score {
  const {id} = forecast;
  const outcome = forecast.outcome?.value ?? null;
  if (outcome === null) return {id, status: "open", outcome, brier: null, hit: null, intervalScore: null};
  if (forecast.kind === "probability") {
    const {comparison, limit, probability} = forecast;
    const hit = comparison === "above" ? outcome > limit : outcome < limit;
    const miss = probability - (hit ? 1 : 0);
    return {id, status: "scored", outcome, brier: miss * miss, hit, intervalScore: null};
  }
  const {low, high, level} = forecast;
  const fine = (2 / (1 - level)) * (outcome < low ? low - outcome : outcome > high ? outcome - high : 0);
  const hit = outcome >= low && outcome <= high;
  return {id, status: "scored", outcome, brier: null, hit, intervalScore: high - low + fine};
}
