import exp from "@stdlib/math-base-special-exp";
import gammaln from "@stdlib/math-base-special-gammaln";
import ln from "@stdlib/math-base-special-ln";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import {InputError} from "../errors.js";

/** `rate`: events per unit of exposure (Poisson); `proportion`: persons of so many persons (binomial). */
export type FunnelKind = "rate" | "proportion";

/** Where 95 % and 99.8 % of areas of one size lie when all share the target and only chance differs. As shares of the size. */
export interface FunnelLimits {
  low998: number;
  low95: number;
  high95: number;
  high998: number;
}

/** Probabilities of the four limits: 0.1 %, 2.5 %, 97.5 % and 99.9 % of what chance gives lies below. */
export const funnelProbabilities = {low998: 0.001, low95: 0.025, high95: 0.975, high998: 0.999} as const;

/**
 * P(R ≤ r) for a count of an area of a size under the target: Poisson with mean size · target, or binomial. Summed from the
 * chance of r itself over the shorter tail, each term from the one before (Abramowitz & Stegun 1964, 26.1.20 and 26.1.22).
 *
 * @param r whole number; below 0 gives 0
 * @param size exposure (rate), or persons, a whole number (proportion)
 * @param target expected count per unit of size; below 1 for a proportion
 */
export function countProbability(r: number, size: number, target: number, kind: FunnelKind): number {
  const mean = size * target;
  if (r < 0) return 0;
  if (mean === 0 || (kind === "proportion" && r >= size)) return 1;
  const odds = target / (1 - target);
  /** P(R = k) / P(R = k − 1). */
  const ratio = (k: number): number => (kind === "rate" ? mean / k : ((size - k + 1) / k) * odds);
  const isLow = r < mean;
  let [sum, k, term] = [0, isLow ? r : r + 1, exp(logChance(isLow ? r : r + 1, size, target, kind))];
  while (term > 0 && k >= 0 && term > sum * 1e-18) {
    sum += term;
    term = isLow ? term / ratio(k--) : term * ratio(++k);
  }
  return isLow ? sum : 1 - sum;
}

/** ln P(R = k). */
function logChance(k: number, size: number, target: number, kind: FunnelKind): number {
  if (kind === "rate") return k * ln(size * target) - size * target - gammaln(k + 1);
  const ways = gammaln(size + 1) - gammaln(k + 1) - gammaln(size - k + 1);
  return ways + k * ln(target) + (size - k) * ln(1 - target);
}

/**
 * Limits of a funnel plot at one size: exact quantiles of the count, interpolated so that they run smoothly with size:
 * (r − (P(R ≤ r) − p) / P(R = r)) / size, with r the smallest count with P(R ≤ r) ≥ p (Spiegelhalter 2005, Statistics in
 * Medicine 24, appendix A.1.1).
 *
 * @param size exposure, or persons; above 0 @param target count per unit of size
 * Throws InputError for a size or target that is not above 0, or a proportion of 1 or more.
 */
export function funnelLimits(size: number, target: number, kind: FunnelKind): FunnelLimits {
  check(size, target, kind);
  const at = (p: number): number => Math.max(0, limit(p, size, target, kind)) / size;
  const {low998, low95, high95, high998} = funnelProbabilities;
  return {low998: at(low998), low95: at(low95), high95: at(high95), high998: at(high998)};
}

function check(size: number, target: number, kind: FunnelKind): void {
  if (!(size > 0) || !Number.isFinite(size))
    throw new InputError("invalid-size", `a size must be a number above 0, not ${size}`, "size");
  if (!(target > 0) || !Number.isFinite(target) || (kind === "proportion" && target >= 1))
    throw new InputError(
      "invalid-target",
      `a target must lie above 0${kind === "rate" ? "" : " and below 1"}`,
      "target"
    );
}

/** The interpolated quantile of the count; from the normal approximation by steps that double, then by halving. */
function limit(p: number, size: number, target: number, kind: FunnelKind): number {
  const whole = kind === "proportion" ? Math.max(1, Math.round(size)) : size;
  const below = (r: number): number => countProbability(r, whole, target, kind);
  const mean = whole * target;
  const deviation = Math.sqrt(kind === "rate" ? mean : mean * (1 - target));
  const start = Math.max(0, Math.round(mean + normalQuantile(p, 0, 1) * deviation));
  // Kept so that below(low) < p ≤ below(high).
  let [low, high] = [start - 1, start];
  for (let step = 1; low >= 0 && below(low) >= p; step *= 2) [low, high] = [Math.max(-1, low - step), low];
  for (let step = 1; below(high) < p; step *= 2) [low, high] = [high, high + step];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (below(middle) < p) low = middle;
    else high = middle;
  }
  const [under, upto] = [below(low), below(high)];
  return high - (upto - p) / (upto - under);
}
