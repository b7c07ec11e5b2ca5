import {InputError} from "../errors.js";

/** What one change did to a number, in the unit of the number. */
export interface Share<Factor extends string = string> {
  factor: Factor;
  share: number;
}

export interface Shares<Factor extends string = string> {
  shares: Share<Factor>[];
  /** Their sum, exactly. */
  difference: number;
}

/** With more changes every number would be made more than 256 times. */
export const mostFactors = 8;

/**
 * Divide a difference over the changes that made it: the Shapley value, the mean over all orders of what a change adds when
 * it comes after those before it in the order,
 *
 * φᵢ = Σ_S |S|! (k − |S| − 1)! ⁄ k! · (v(S ∪ {i}) − v(S)), S over all sets without i,
 *
 * where v(S) is the number with the changes in S made and the others not (Shapley 1953; for decompositions Shorrocks 2013).
 * Exact: every set is asked for once. The shares add up to `difference` without a rounding error, in any order of adding;
 * `difference` is v(all) − v(none) up to the last bit of the largest number that comes into it.
 *
 * @param factors names of the changes, k of them, at most `mostFactors`
 * @param values v(S) by bits: bit i stands for the i-th change; length 2ᵏ
 * @returns one share a change, in the order given; none, and no difference, when there are no changes
 * @throws InputError (`too-many-factors`, `wrong-length`, `not-finite`)
 */
export function shapleyShares<Factor extends string>(
  factors: readonly Factor[],
  values: readonly number[]
): Shares<Factor> {
  const k = factors.length;
  if (k > mostFactors)
    throw new InputError("too-many-factors", `${k} changes; at most ${mostFactors} can be divided over`, "factors");
  if (values.length !== 1 << k)
    throw new InputError("wrong-length", `${values.length} values for ${k} changes; give ${1 << k}`, "values");
  if (!values.every(Number.isFinite))
    throw new InputError("not-finite", "a number could not be made for some changes; leave those out", "values");
  const weights = Array.from({length: k}, (_, size) => 1 / (k * choose(k - 1, size)));
  const shares = factors.map((factor, i) => {
    let share = 0;
    for (let set = 0; set < values.length; set++) {
      if (set & (1 << i)) continue;
      share += (weights[sizeOf(set)] ?? 0) * ((values[set | (1 << i)] ?? 0) - (values[set] ?? 0));
    }
    return {factor, share};
  });
  return addingUp(shares, values);
}

/**
 * Shares and their sum as multiples of one power of two, so that additions are exact in any order; what rounding leaves goes
 * to the largest share.
 */
function addingUp<Factor extends string>(shares: readonly Share<Factor>[], values: readonly number[]): Shares<Factor> {
  const total = (values.at(-1) ?? 0) - (values[0] ?? 0);
  const size = Math.max(
    ...values.map(Math.abs),
    shares.reduce((sum, {share}) => sum + Math.abs(share), 0)
  );
  const unit = lastBit(size);
  const rounded = (value: number): number => Math.round(value / unit) * unit;
  const made = shares.map((each) => ({...each, share: rounded(each.share)}));
  const difference = made.length === 0 ? 0 : rounded(total);
  const rest = difference - made.reduce((sum, {share}) => sum + share, 0);
  const sizes = made.map(({share}) => Math.abs(share));
  const largest = sizes.indexOf(Math.max(...sizes));
  return {
    difference,
    shares: made.map((each, at) => (at === largest ? {...each, share: each.share + rest} : each))
  };
}

/** The power of two that the last bit of a number of this size stands for; 1 for zero. */
function lastBit(size: number): number {
  const whole = 0x20000000000000;
  let unit = 1;
  if (size === 0) return unit;
  while (size >= unit * whole) unit *= 2;
  // Below this nothing is left to divide by.
  while (size * 2 < unit * whole && unit > 1e-290) unit /= 2;
  return unit;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest >>>= 1) size += rest & 1;
  return size;
}
