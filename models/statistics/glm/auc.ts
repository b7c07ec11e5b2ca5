/**
 * Area under the receiver operating characteristic: the chance that a row with outcome 1 is ranked above one with
 * outcome 0, ties counted half (Mann & Whitney 1947; Hanley & McNeil 1982). Rows count by their weight.
 *
 * @param outcome n values 0 or 1
 * @param score n scores; higher means 1 is more likely
 * @returns NaN when all outcomes are alike
 */
export function auc(outcome: Float64Array, score: Float64Array, weights: Float64Array | null = null): number {
  const order = Array.from(outcome, (_, row) => row).sort((a, b) => (score[a] ?? 0) - (score[b] ?? 0) || a - b);
  let [below, ones, zeros, favourable] = [0, 0, 0, 0];
  for (let from = 0; from < order.length;) {
    const value = score[order[from] ?? 0] ?? NaN;
    let [tiedOnes, tiedZeros, to] = [0, 0, from];
    for (; to < order.length; to++) {
      const row = order[to] ?? 0;
      if (to > from && score[row] !== value) break;
      const weight = weights?.[row] ?? 1;
      if (outcome[row] === 1) tiedOnes += weight;
      else tiedZeros += weight;
    }
    favourable += tiedOnes * (below + tiedZeros / 2);
    below += tiedZeros;
    ones += tiedOnes;
    zeros += tiedZeros;
    from = to;
  }
  return favourable / (ones * zeros);
}
