import {InputError} from "../../errors.js";
import {absolute, conformalRank, refuseAlpha} from "./split-conformal.js";

export interface AdaptiveOptions {
  /** Share that may fall outside in the long run. */
  alpha: number;
  /** Step by which the level follows the misses; default 0.005, as in the paper. */
  gamma?: number;
  /** Only so many last scores are looked at; default all. */
  window?: number;
  /** |residuals| known before the first step. */
  history?: ArrayLike<number>;
}

/** The interval of one step, made from the steps before it. */
export interface AdaptiveStep {
  /** Half the width; null when the interval is the whole line. */
  radius: number | null;
  /** The level has gone so far that no value would do: the next interval is wider. */
  isEmpty: boolean;
  /** The level used, α_t; may leave [0, 1]. */
  level: number;
  isHeld: boolean;
}

/**
 * Adaptive conformal intervals for a series (Gibbs & Candès 2021): the level follows the misses,
 * α_{t+1} = α_t + γ(α − miss_t), and the radius is the conformal quantile of the scores so far at level α_t. Whatever the
 * series does, the share of misses in T steps is within (max(α, 1 − α) + γ)/(γT) of α: a promise over time, not for one
 * step.
 *
 * @param residuals T one-step residuals in time order, none missing
 * @throws InputError `invalid-alpha`, `invalid-gamma`, `missing-residual`
 */
export function adaptiveConformal(
  residuals: ArrayLike<number>,
  {alpha, gamma = 0.005, window = Infinity, history = []}: AdaptiveOptions
): {steps: AdaptiveStep[]; nextLevel: number; next: Pick<AdaptiveStep, "radius" | "isEmpty">; missed: number | null} {
  refuseAlpha(alpha);
  if (!(gamma > 0) || !(window >= 1))
    throw new InputError("invalid-gamma", "the step of the level is above 0, and the window 1 or more");
  // Refuses a missing value before the first step, not in the midst.
  absolute(residuals);
  const scores = Array.from(history, (value) => Math.abs(value));
  let level = alpha;
  const steps = Array.from(residuals, (residual): AdaptiveStep => {
    const {radius, isEmpty} = radiusAt(scores, level, window);
    const isHeld = !isEmpty && (radius === null || Math.abs(residual) <= radius);
    const step = {radius, isEmpty, level, isHeld};
    level += gamma * (alpha - (isHeld ? 0 : 1));
    scores.push(Math.abs(residual));
    return step;
  });
  const misses = steps.filter(({isHeld}) => !isHeld).length;
  return {
    steps,
    nextLevel: level,
    next: radiusAt(scores, level, window),
    missed: steps.length === 0 ? null : misses / steps.length
  };
}

function radiusAt(scores: readonly number[], level: number, window: number): Pick<AdaptiveStep, "radius" | "isEmpty"> {
  if (level >= 1) return {radius: 0, isEmpty: true};
  const recent = absolute(scores.slice(window === Infinity ? 0 : -window));
  return {radius: recent[conformalRank(recent.length, Math.max(level, 0)) - 1] ?? null, isEmpty: false};
}
