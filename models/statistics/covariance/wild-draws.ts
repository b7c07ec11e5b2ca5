/** What a term and its clusters give to every draw of the wild bootstrap. */
export interface ClusterSums {
  /** x̃_g'e_g and x̃_g'x̃_g. */
  errors: Float64Array;
  squares: Float64Array;
  /** Z_g'x̃_g, G·rank: what the projection takes from a cluster's signed residuals. */
  taken: Float64Array;
  rank: number;
}

/** The signed sums of one draw: numerator n0 + δ·n1; Σ_g of the squared scores d0 + δ·d1 + δ²·d2. */
export interface DrawParts {
  n0: number;
  n1: number;
  d0: number;
  d1: number;
  d2: number;
}

/** Σ s_g·v_g over clusters, v_g a row of `rank`. */
export function signedSum(sign: Int8Array, rows: Float64Array, rank: number): Float64Array {
  const sum = new Float64Array(rank);
  for (let g = 0; g < sign.length; g++) {
    const start = g * rank;
    const s = sign[g] ?? 1;
    for (let at = 0; at < rank; at++) sum[at] = (sum[at] ?? 0) + s * (rows[start + at] ?? 0);
  }
  return sum;
}

/** Draws made together: one reading of a cluster's coordinates serves all four. Each draw's own sums stay as they are. */
const together = 4;
const width = 2 * together;

/**
 * The signed sums of all draws.
 *
 * @param signs a sign a cluster for each draw
 * @param shifts Σ s_g·Z_g'e_g of each draw
 */
export function drawParts(
  signs: readonly Int8Array[],
  sums: ClusterSums,
  shifts: readonly Float64Array[]
): DrawParts[] {
  const parts: DrawParts[] = [];
  // For each coordinate the shifts by errors of four draws, then those by the term.
  const packed = new Float64Array(sums.rank * width);
  for (let first = 0; first < signs.length; first += together) {
    const last = signs.length - 1;
    const at = [0, 1, 2, 3].map((more) => Math.min(first + more, last));
    const [s0, s1, s2, s3] = at.map((draw) => signs[draw]);
    if (s0 === undefined || s1 === undefined || s2 === undefined || s3 === undefined) break;
    at.forEach((draw, place) => {
      for (let index = 0; index < sums.rank; index++) packed[index * width + place] = shifts[draw]?.[index] ?? 0;
    });
    const four = [s0, s1, s2, s3] as const;
    packTerm(packed, sums, four);
    const made = fourDraws(packed, sums, four);
    parts.push(...made.slice(0, Math.min(together, signs.length - first)));
  }
  return parts;
}

type Four = readonly [Int8Array, Int8Array, Int8Array, Int8Array];

function packTerm(packed: Float64Array, {taken, rank}: ClusterSums, [s0, s1, s2, s3]: Four): void {
  for (let index = 0; index < rank; index++) packed.fill(0, index * width + together, (index + 1) * width);
  for (let g = 0; g < s0.length; g++) {
    const [a, b, c, d] = [s0[g] ?? 1, s1[g] ?? 1, s2[g] ?? 1, s3[g] ?? 1];
    const start = g * rank;
    for (let index = 0; index < rank; index++) {
      const value = taken[start + index] ?? 0;
      const place = index * width + together;
      packed[place] = (packed[place] ?? 0) + a * value;
      packed[place + 1] = (packed[place + 1] ?? 0) + b * value;
      packed[place + 2] = (packed[place + 2] ?? 0) + c * value;
      packed[place + 3] = (packed[place + 3] ?? 0) + d * value;
    }
  }
}

function fourDraws(
  packed: Float64Array,
  {errors, squares, taken, rank}: ClusterSums,
  [s0, s1, s2, s3]: Four
): DrawParts[] {
  const parts = [0, 1, 2, 3].map((): DrawParts => ({n0: 0, n1: 0, d0: 0, d1: 0, d2: 0}));
  const [p0, p1, p2, p3] = parts;
  if (p0 === undefined || p1 === undefined || p2 === undefined || p3 === undefined) return parts;
  for (let g = 0; g < s0.length; g++) {
    const error = errors[g] ?? 0;
    const square = squares[g] ?? 0;
    const start = g * rank;
    let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let index = 0; index < rank; index++) {
      const value = taken[start + index] ?? 0;
      const place = index * width;
      a0 += value * (packed[place] ?? 0);
      a1 += value * (packed[place + 1] ?? 0);
      a2 += value * (packed[place + 2] ?? 0);
      a3 += value * (packed[place + 3] ?? 0);
      b0 += value * (packed[place + 4] ?? 0);
      b1 += value * (packed[place + 5] ?? 0);
      b2 += value * (packed[place + 6] ?? 0);
      b3 += value * (packed[place + 7] ?? 0);
    }
    addCluster(p0, s0[g] ?? 1, error, square, a0, b0);
    addCluster(p1, s1[g] ?? 1, error, square, a1, b1);
    addCluster(p2, s2[g] ?? 1, error, square, a2, b2);
    addCluster(p3, s3[g] ?? 1, error, square, a3, b3);
  }
  return parts;
}

function addCluster(
  parts: DrawParts,
  s: number,
  error: number,
  square: number,
  byErrors: number,
  byTerm: number
): void {
  parts.n0 += s * error;
  parts.n1 += s * square;
  const a = s * error - byErrors;
  const b = s * square - byTerm;
  parts.d0 += a * a;
  parts.d1 += 2 * a * b;
  parts.d2 += b * b;
}
