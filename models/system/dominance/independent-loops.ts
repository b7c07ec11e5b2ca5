/**
 * The first loops of a list that are independent as sets of links, until no more can be: with loops ordered by length this
 * is a shortest independent loop set (Oliva 2004; a greedy choice is the lightest basis of a matroid). A strongly
 * connected part with E links and V variables has E − V + 1.
 *
 * @param cycles edges of each loop
 * @param edges number of edges
 * @param rank how many there are to find
 * @returns positions of the loops chosen, and one edge for each such that loops and edges make a square matrix that can be
 *   inverted
 */
export function independentLoops(
  cycles: readonly (readonly number[])[],
  edges: number,
  rank: number
): {loops: number[]; pivots: number[]} {
  const basis: Float64Array[] = [];
  const pivots: number[] = [];
  const loops: number[] = [];
  for (let at = 0; at < cycles.length && loops.length < rank; at++) {
    const row = new Float64Array(edges);
    for (const edge of cycles[at] ?? []) row[edge] = 1;
    basis.forEach((other, index) => {
      const factor = row[pivots[index] ?? 0] ?? 0;
      if (factor !== 0) for (let j = 0; j < edges; j++) row[j] = (row[j] ?? 0) - factor * (other[j] ?? 0);
    });
    let pivot = 0;
    for (let j = 1; j < edges; j++) if (Math.abs(row[j] ?? 0) > Math.abs(row[pivot] ?? 0)) pivot = j;
    const size = row[pivot] ?? 0;
    if (Math.abs(size) < 1e-9) continue;
    basis.push(row.map((value) => value / size));
    pivots.push(pivot);
    loops.push(at);
  }
  return {loops, pivots};
}
