/** Clusters whose products are kept side by side: few enough to stay in a processor's cache. */
export const batchSize = 16;

/**
 * What all clusters together give for a matrix of pairs. The cluster-robust variance needs Σ_g (Σ_g xy − b·Σ_g x²)² with
 * the slope b of all clusters, which is known only at the end; keeping the products of every cluster until then would
 * cost more time than making them. So scores h_g = Σ_g xy − b₀·Σ_g x² are summed about the slope b₀ of the first batch,
 * and moved to b at the end: Σ(h_g − δ·x²_g)² = Σh² − 2δ·Σh·x² + δ²·Σx⁴, δ = b − b₀. As b₀ lies close to b, hardly a
 * digit is lost.
 */
export interface ClusterScores {
  /** Adds a batch: Σ xy by cluster (matrices of height × width) and Σ x² (height numbers a cluster). */
  add(xy: Float64Array, xx: Float64Array, clusters: number): void;
  /** Σ xy of all (height × width), Σ x² of all (height), and Σ_g (Σ_g xy − b·Σ_g x²)² with b = Σxy/Σx². */
  result(): {xy: Float64Array; xx: Float64Array; meat: Float64Array};
}

export function clusterScores(height: number, width: number): ClusterScores {
  const size = height * width;
  const xy = new Float64Array(size);
  const xx = new Float64Array(height);
  const fourth = new Float64Array(height);
  const squares = new Float64Array(size);
  const products = new Float64Array(size);
  let pilot: Float64Array | null = null;
  return {
    add(sums, ownSquares, clusters) {
      pilot ??= slopes(sums, ownSquares, clusters, {height, width});
      for (let g = 0; g < clusters; g++) {
        const from = g * size;
        for (let row = 0, i = 0; row < height; row++) {
          const own = ownSquares[g * height + row] as number;
          xx[row] = (xx[row] as number) + own;
          fourth[row] = (fourth[row] as number) + own * own;
          for (const end = i + width; i < end; i++) {
            const value = sums[from + i] as number;
            const score = value - (pilot[i] as number) * own;
            xy[i] = (xy[i] as number) + value;
            squares[i] = (squares[i] as number) + score * score;
            products[i] = (products[i] as number) + score * own;
          }
        }
      }
    },
    result() {
      const meat = squares.map((square, i) => {
        const row = Math.floor(i / width);
        const move = (xy[i] as number) / (xx[row] as number) - (pilot?.[i] ?? 0);
        const moved = square - move * (2 * (products[i] as number) - move * (fourth[row] as number));
        return Math.max(0, moved);
      });
      return {xy, xx, meat};
    }
  };
}

/** Slopes of the first clusters; 0 where x does not vary in them. */
function slopes(
  sums: Float64Array,
  squares: Float64Array,
  clusters: number,
  {height, width}: {height: number; width: number}
): Float64Array {
  const size = height * width;
  const slope = new Float64Array(size);
  const total = new Float64Array(height);
  for (let g = 0; g < clusters; g++) {
    for (let row = 0; row < height; row++) total[row] = (total[row] as number) + (squares[g * height + row] as number);
    for (let i = 0; i < size; i++) slope[i] = (slope[i] as number) + (sums[g * size + i] as number);
  }
  return slope.map((sum, i) => {
    const square = total[Math.floor(i / width)] as number;
    return square > 0 ? sum / square : 0;
  });
}
