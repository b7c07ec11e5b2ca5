/**
 * Relative scores of loops: the product of the scores of a loop's links, as a share of the sum of the sizes over all loops,
 * so that Σ|score| = 1 (0 where no loop moves anything). Products are kept as m·2^(500e), since a link's score is large where
 * opposing changes nearly cancel.
 *
 * Source: Schoenberg, Davidsen & Eberlein (2020), "Understanding model behavior using the Loops that Matter method".
 *
 * @param links score of each link, by step
 * @param loops positions in `links` of the links of each loop
 * @returns by loop, one share a step
 */
export function loopScores(links: readonly Float64Array[], loops: readonly ArrayLike<number>[]): Float64Array[] {
  const steps = links[0]?.length ?? 0;
  const shares = loops.map(() => new Float64Array(steps));
  const exponents = new Int32Array(loops.length);
  for (let t = 0; t < steps; t++) {
    let most = -Infinity;
    for (let l = 0; l < loops.length; l++) {
      const cycle = loops[l] as ArrayLike<number>;
      let [score, exponent] = [1, 0];
      for (let at = 0; at < cycle.length && score !== 0; at++) {
        score *= links[cycle[at] as number]?.[t] ?? 0;
        const size = Math.abs(score);
        if (size > large) {
          score /= large;
          exponent++;
        } else if (size < 1 / large && size > 0) {
          score *= large;
          exponent--;
        }
      }
      // From 1 up to 2^500, so that exponents alone tell which is larger.
      if (Math.abs(score) < 1 && score !== 0) {
        score *= large;
        exponent--;
      }
      (shares[l] as Float64Array)[t] = score;
      exponents[l] = exponent;
      if (score !== 0 && exponent > most) most = exponent;
    }
    let sum = 0;
    for (let l = 0; l < loops.length; l++) {
      const share = shares[l] as Float64Array;
      const below = most - (exponents[l] as number);
      // Two exponents down is less than 10^-150 of the largest: nothing.
      const scaled =
        share[t] === 0 || below > 1 ? 0 : below === 1 ? (share[t] as number) / large : (share[t] as number);
      share[t] = scaled;
      sum += Math.abs(scaled);
    }
    if (sum > 0)
      for (let l = 0; l < loops.length; l++)
        (shares[l] as Float64Array)[t] = ((shares[l] as Float64Array)[t] as number) / sum;
  }
  return shares;
}

/** 2^500. */
const large = 3.2733906078961419e150;
