import {InputError} from "../../errors.js";
import {leastSquares} from "../linear/least-squares.js";
import {dot} from "../linear/vector.js";
import {createRandom} from "../random.js";
import type {Coding, Covariance, LinearFit, Warning} from "../types.js";
import {clusterCoordinates} from "./effect-coordinates.js";
import {drawParts, signedSum, type ClusterSums} from "./wild-draws.js";

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
  const clean = fit.terms.map((_, term) => cleaned(fit, term));
  const {rank, coordinates} = clusterCoordinates(fit, cluster, [fit.residuals, ...clean]);
  const [onErrors = new Float64Array(), ...onTerms] = coordinates;
  const shifts = signs.map((sign) => signedSum(sign, onErrors, rank));
  const columns = fit.terms.map((_, term) => {
    const own = clean[term] ?? new Float64Array();
    const sums = {...clusterSums(fit, cluster, own), taken: onTerms[term] ?? new Float64Array(), rank};
    return testTerm(
      {estimate: fit.coefficients[term] ?? NaN, clean: own, sums},
      {signs, shifts, factor: options.factor}
    );
  });
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

interface Term {
  estimate: number;
  /** The term cleaned of all others, n. */
  clean: Float64Array;
  sums: ClusterSums;
}

interface Draws {
  signs: readonly Int8Array[];
  /** Σ s_g·Z_g'e_g of each draw. */
  shifts: readonly Float64Array[];
  factor: number;
}

/**
 * With δ = b̂ − b₀ the restricted residuals are e + δ·x̃ (x̃: the term cleaned of all others), so the numerator of t*
 * is linear in δ and its variance quadratic: five sums a draw give p at every b₀.
 */
function testTerm(
  {estimate, clean, sums}: Term,
  {signs, shifts, factor}: Draws
): {p: number; low: number; high: number} {
  const size = dot(clean, clean);
  const scores = dot(sums.errors, sums.errors);
  const se = Math.sqrt(factor * scores) / size;
  if (!(se > 0)) return {p: NaN, low: NaN, high: NaN};
  const parts = drawParts(signs, sums, shifts);
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

function clusterSums(
  fit: LinearFit,
  {codes, levels}: Coding,
  clean: Float64Array
): Pick<ClusterSums, "errors" | "squares"> {
  const errors = new Float64Array(levels.length);
  const squares = new Float64Array(levels.length);
  for (let row = 0; row < fit.n; row++) {
    const code = codes[row] ?? 0;
    const x = clean[row] ?? 0;
    errors[code] = (errors[code] ?? 0) + x * (fit.residuals[row] ?? 0);
    squares[code] = (squares[code] ?? 0) + x * x;
  }
  return {errors, squares};
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
