/**
 * Kendall's tau-b = S/√((T₀−T_x)(T₀−T_y)) in n log n (Knight 1966): S concordant less discordant pairs, T₀ = n(n−1)/2,
 * T_x and T_y pairs tied; z = S/√var(S) with the variance under ties (Kendall 1970).
 *
 * @param x n values, n ≥ 3
 * @param y n values
 */
export function kendall(
  x: Float64Array,
  y: Float64Array
): {tau: number; z: number; xVaries: boolean; yVaries: boolean} {
  const n = x.length;
  const order = Uint32Array.from(x.keys()).sort(
    (a, b) => (x[a] as number) - (x[b] as number) || (y[a] as number) - (y[b] as number)
  );
  const sortedX = Float64Array.from(order, (row) => x[row] as number);
  const sortedY = Float64Array.from(order, (row) => y[row] as number);
  const xTies = tieSums(runs(n, (i) => sortedX[i] === sortedX[i - 1]));
  const bothTies = tieSums(runs(n, (i) => sortedX[i] === sortedX[i - 1] && sortedY[i] === sortedY[i - 1]));
  const swaps = sortCountingSwaps(sortedY);
  const yTies = tieSums(runs(n, (i) => sortedY[i] === sortedY[i - 1]));
  const pairs = (n * (n - 1)) / 2;
  const s = pairs - xTies.pairs - yTies.pairs + bothTies.pairs - 2 * swaps;
  const variance =
    (n * (n - 1) * (2 * n + 5) - xTies.fives - yTies.fives) / 18 +
    (2 * xTies.pairs * yTies.pairs) / (n * (n - 1)) +
    (xTies.triples * yTies.triples) / (9 * n * (n - 1) * (n - 2));
  return {
    tau: s / Math.sqrt((pairs - xTies.pairs) * (pairs - yTies.pairs)),
    z: s / Math.sqrt(variance),
    xVaries: xTies.pairs < pairs,
    yVaries: yTies.pairs < pairs
  };
}

/** Lengths of the runs in which each is the same as the one before. */
function runs(n: number, isSame: (index: number) => boolean): number[] {
  const lengths: number[] = [];
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && isSame(end)) end++;
    if (end - start > 1) lengths.push(end - start);
    start = end;
  }
  return lengths;
}

function tieSums(lengths: readonly number[]): {pairs: number; triples: number; fives: number} {
  const sums = {pairs: 0, triples: 0, fives: 0};
  for (const t of lengths) {
    sums.pairs += (t * (t - 1)) / 2;
    sums.triples += t * (t - 1) * (t - 2);
    sums.fives += t * (t - 1) * (2 * t + 5);
  }
  return sums;
}

/** Merge sort in place; counts the exchanges of neighbours it stands for. */
function sortCountingSwaps(values: Float64Array): number {
  const n = values.length;
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(n);
  let swaps = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let [left, right] = [start, middle];
      for (let place = start; place < end; place++) {
        const takeRight = left >= middle || (right < end && (from[right] as number) < (from[left] as number));
        if (takeRight) swaps += middle - left;
        to[place] = (takeRight ? from[right++] : from[left++]) as number;
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return swaps;
}
