/**
 * A sum of published figures as one would reckon it by hand: to twelve digits of the largest term, so that 4.9 − 4.7 is 0.2
 * and figures that are the same differ by 0, not by what binary fractions leave.
 *
 * @param terms in one unit; a difference is the sum of one and minus the other
 */
export function exactSum(...terms: readonly number[]): number {
  const sum = terms.reduce((total, term) => total + term, 0);
  const largest = Math.max(...terms.map(Math.abs));
  if (largest === 0 || !Number.isFinite(sum)) return sum;
  const decimals = 11 - Number(largest.toExponential().split("e")[1]);
  // A whole number of so many digits has no noise to lose.
  if (decimals < 0) return sum;
  return Number(sum.toFixed(Math.min(decimals, 100))) + 0;
}
