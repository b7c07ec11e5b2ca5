import {InputError} from "../../errors.js";
import {leastSquares} from "../linear/least-squares.js";
import {createRandom} from "../random.js";
import type {Coding, Covariance, LinearFit, Warning} from "../types.js";
import {absorbedBasis} from "./absorbed-basis.js";

export interface WildOptions {
  draws: number;
  seed: number;
  /** Small-sample factor of the cluster covariance that the interval is measured with. */
  factor: number;
}

type Exact = NonNullable<Covariance["exact"]>;

/** One draw takes its signs from a stream of its own, so that the number of workers changes nothing. */
const drawsPerStream = 256;

/**
 * The wild cluster bootstrap with the null imposed and Rademacher signs (Cameron, Gelbach & Miller 2008), computed on
 * sums by cluster (Roodman, MacKinnon, Nielsen & Webb 2019). With 2^G not over the draws each sign vector is used
 * once. p is the share of |t*| ≥ |t|(1 − 1e-9); the interval holds the values the test does not reject at 5 %.
 *
 * @param fit least squares with or without absorbed effects, not instrumented
 */
export function wildBootstrap(fit: LinearFit, cluster: Coding, options: WildOptions): Exact & {warnings: Warning[]} {
  if (fit.isInstrumented)
    throw new InputError("wild-instrumented", "the wild bootstrap is for least squares without instruments", "--vcov");
  const g = cluster.levels.length;
  const signs = signVectors(g, options);
  const basis = absorbedBasis(fit, cluster).columns;
  const columns = fit.terms.map((_, term) => testTerm(fit, cluster, {term, signs, basis, factor: options.factor}));
  const warnings: Warning[] =
    g < 6
      ? [
          {
            code: "few-clusters",
            message: `${g} clusters: the smallest p the wild bootstrap can give is ${String(1 / (1 << (g - 1)))}`
          }
        ]
      : [];
  return {
    p: Float64Array.from(columns, ({p}) => p),
    low: Float64Array.from(columns, ({low}) => low),
    high: Float64Array.from(columns, ({high}) => high),
    draws: signs.length,
    warnings
  };
}

/** All 2^G sign vectors, or `draws` of them. */
function signVectors(g: number, {draws, seed}: WildOptions): Int8Array[] {
  const all = g <= 30 ? 1 << g : Infinity;
  if (all <= draws)
    return Array.from({length: all}, (_, number) =>
      Int8Array.from({length: g}, (_unused, bit) => ((number >> bit) & 1 ? -1 : 1))
    );
  let random = createRandom(seed, 0);
  return Array.from({length: draws}, (_, draw) => {
    if (draw % drawsPerStream === 0) random = createRandom(seed, draw / drawsPerStream);
    return Int8Array.from({length: g}, () => random.sign());
  });
}

interface TermOptions {
  term: number;
  signs: readonly Int8Array[];
  basis: readonly Float64Array[];
  factor: number;
}

/**
 * With δ = b̂ − b₀ the restricted residuals are e + δ·x̃ (x̃: the term cleaned of all others), so the numerator of t*
 * is linear in δ and its variance quadratic: five sums a draw give p at every b₀.
 */
function testTerm(
  fit: LinearFit,
  cluster: Coding,
  {term, signs, basis, factor}: TermOptions
): {p: number; low: number; high: number} {
  const clean = cleaned(fit, term);
  const size = clean.reduce((sum, value) => sum + value * value, 0);
  const estimate = fit.coefficients[term] ?? NaN;
  const sums = clusterSums(fit, cluster, clean, basis);
  const scores = sums.errors.reduce((sum, value) => sum + value * value, 0);
  const se = Math.sqrt(factor * scores) / size;
  if (!(se > 0)) return {p: NaN, low: NaN, high: NaN};
  const parts = signs.map((sign) => drawParts(sign, sums));
  const pAt = (null0: number): number => {
    const delta = estimate - null0;
    // Both t's without the factor and the size they share.
    const t = (Math.abs(delta) * size) / Math.sqrt(scores);
    let count = 0;
    for (const {n0, n1, d0, d1, d2} of parts) {
      const numerator = Math.abs(n0 + delta * n1);
      const variance = d0 + delta * (d1 + delta * d2);
      if (numerator >= t * (1 - 1e-9) * Math.sqrt(Math.max(0, variance))) count++;
    }
    return count / parts.length;
  };
  return {p: pAt(0), low: invert(pAt, estimate, -se), high: invert(pAt, estimate, se)};
}

/** What is left of a term after all others. */
function cleaned(fit: LinearFit, term: number): Float64Array {
  const own = fit.design[term] ?? new Float64Array();
  const others = fit.design.filter((_, index) => index !== term);
  return leastSquares(own, others, {intercept: fit.hasIntercept && term !== 0}).residuals;
}

interface ClusterSums {
  /** x̃_g'e_g and x̃_g'x̃_g. */
  errors: Float64Array;
  squares: Float64Array;
  /** Z_g'x̃_g and Z_g'e_g, r of each: what the projection takes from a cluster's signed residuals. */
  taken: Float64Array[];
  errorsOnBasis: Float64Array[];
}

function clusterSums(
  fit: LinearFit,
  {codes, levels}: Coding,
  clean: Float64Array,
  basis: readonly Float64Array[]
): ClusterSums {
  const g = levels.length;
  const errors = new Float64Array(g);
  const squares = new Float64Array(g);
  const taken = levels.map(() => new Float64Array(basis.length));
  const errorsOnBasis = levels.map(() => new Float64Array(basis.length));
  for (let row = 0; row < fit.n; row++) {
    const code = codes[row] ?? 0;
    const x = clean[row] ?? 0;
    const e = fit.residuals[row] ?? 0;
    errors[code] = (errors[code] ?? 0) + x * e;
    squares[code] = (squares[code] ?? 0) + x * x;
  }
  basis.forEach((column, index) => {
    for (let row = 0; row < fit.n; row++) {
      const code = codes[row] ?? 0;
      const z = column[row] ?? 0;
      const onX = taken[code];
      const onE = errorsOnBasis[code];
      if (onX === undefined || onE === undefined) continue;
      onX[index] = (onX[index] ?? 0) + z * (clean[row] ?? 0);
      onE[index] = (onE[index] ?? 0) + z * (fit.residuals[row] ?? 0);
    }
  });
  return {errors, squares, taken, errorsOnBasis};
}

interface DrawParts {
  n0: number;
  n1: number;
  d0: number;
  d1: number;
  d2: number;
}

/** The signed sums of one draw: numerator n0 + δ·n1; Σ_g of the squared scores d0 + δ·d1 + δ²·d2. */
function drawParts(sign: Int8Array, {errors, squares, taken, errorsOnBasis}: ClusterSums): DrawParts {
  const r = taken[0]?.length ?? 0;
  const shift0 = new Float64Array(r);
  const shift1 = new Float64Array(r);
  let n0 = 0;
  let n1 = 0;
  for (let g = 0; g < sign.length; g++) {
    const s = sign[g] ?? 1;
    n0 += s * (errors[g] ?? 0);
    n1 += s * (squares[g] ?? 0);
    const onE = errorsOnBasis[g];
    const onX = taken[g];
    if (onE === undefined || onX === undefined) continue;
    for (let index = 0; index < r; index++) {
      shift0[index] = (shift0[index] ?? 0) + s * (onE[index] ?? 0);
      shift1[index] = (shift1[index] ?? 0) + s * (onX[index] ?? 0);
    }
  }
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  for (let g = 0; g < sign.length; g++) {
    const s = sign[g] ?? 1;
    const onX = taken[g];
    let a = s * (errors[g] ?? 0);
    let b = s * (squares[g] ?? 0);
    if (onX !== undefined)
      for (let index = 0; index < r; index++) {
        a -= (onX[index] ?? 0) * (shift0[index] ?? 0);
        b -= (onX[index] ?? 0) * (shift1[index] ?? 0);
      }
    d0 += a * a;
    d1 += 2 * a * b;
    d2 += b * b;
  }
  return {n0, n1, d0, d1, d2};
}

/** The last value, going from the estimate in steps of `step`, that the test does not reject at 5 %; NaN: none found. */
function invert(pAt: (null0: number) => number, estimate: number, step: number): number {
  let inside = estimate;
  let outside = estimate + 2 * step;
  for (let doubling = 0; pAt(outside) > 0.05; doubling++) {
    if (doubling > 20) return NaN;
    inside = outside;
    outside = estimate + 2 * (outside - estimate);
  }
  for (let halving = 0; halving < 60; halving++) {
    const middle = (inside + outside) / 2;
    if (middle === inside || middle === outside) break;
    if (pAt(middle) > 0.05) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}
