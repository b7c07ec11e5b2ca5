import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import type {Random} from "../statistics/types.js";

/**
 * One draw from the gamma distribution with scale 1 (Marsaglia & Tsang 2000; below shape 1 with their power of a uniform).
 *
 * @param shape above 0
 */
function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * exp(ln(1 - random.uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (ln(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * ln(v)) return d * v;
  }
}

/**
 * One draw of shares that add up to 1, from the Dirichlet distribution with mean `shares`: what is known of shares of a
 * population after asking about `certainty` of its people (Gelman et al. 2013, §3.4). A share of 0 stays 0.
 *
 * @param shares from 0 to 1, together 1
 * @param certainty number of people, above 0
 */
export function drawShares(random: Random, shares: readonly number[], certainty: number): number[] {
  const drawn = shares.map((share) => (share > 0 ? drawGamma(random, share * certainty) : 0));
  const sum = drawn.reduce((total, value) => total + value, 0);
  return sum > 0 ? drawn.map((value) => value / sum) : [...shares];
}
