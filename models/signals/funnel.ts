import {InputError} from "../errors.js";
import {countProbability, funnelProbabilities, type FunnelKind} from "./funnel-limits.js";

/** Where an area stands: within what chance gives, or outside the 95 % or the 99.8 % limits. */
export type FunnelZone = "below-998" | "below-95" | "within" | "above-95" | "above-998";

export interface Funnel {
  /** Count per unit of size of all areas together, unless one was given. */
  target: number;
  /**
   * How many times larger the spread between areas is than chance alone makes it (1: as large), from squared standard
   * scores of which the outer tenths are drawn in; null below three areas.
   */
  dispersion: number | null;
  /** The dispersion is larger than chance explains: dispersion > 1 + 2 · √(2 / areas). */
  isOverdispersed: boolean;
  /** In the order given; null for an area without count or size. */
  zones: (FunnelZone | null)[];
  /** The same with limits √dispersion times as wide; equal to `zones` when not overdispersed. */
  widenedZones: (FunnelZone | null)[];
}

/**
 * Places areas of different size in a funnel plot around one target, instead of in a league table: exact Poisson (rate) or
 * binomial (proportion) limits of 95 % and 99.8 %, and the overdispersion φ = (1/I) Σ z² of winsorised standard scores
 * z = (y − θ) / s₀, by whose root limits may be widened (Spiegelhalter 2005, Statistics in Medicine 24, 2.2 and 3.1).
 *
 * @param areas count and size (exposure, or persons) of each; null or a size of 0: left out
 * @param options `kind`; `target` count per unit of size (default: all areas together); `winsorise` share drawn in at
 *   each end (0–0.5, default 0.1)
 * @returns null when there is nothing to place: no area, or a target of 0 (or of 1, for proportions)
 * Throws InputError for a count below 0 or, in a proportion, above its size.
 */
export function funnel(
  areas: readonly {count: number | null; size: number | null}[],
  {kind, target: given, winsorise = 0.1}: {kind: FunnelKind; target?: number; winsorise?: number}
): Funnel | null {
  const known = areas.map(({count, size}) => (count === null || size === null || size <= 0 ? null : {count, size}));
  let [counts, sizes] = [0, 0];
  for (const area of known) {
    if (area === null) continue;
    if (area.count < 0 || (kind === "proportion" && area.count > area.size))
      throw new InputError("invalid-count", `a count of ${area.count} does not fit a size of ${area.size}`, "areas");
    counts += area.count;
    sizes += area.size;
  }
  const target = given ?? (sizes > 0 ? counts / sizes : 0);
  if (!(target > 0) || (kind === "proportion" && target >= 1)) return null;
  const spread = kind === "rate" ? target : target * (1 - target);
  const scores = known.map((area) => area && (area.count / area.size - target) / Math.sqrt(spread / area.size));
  const dispersion = dispersionOf(
    scores.filter((score) => score !== null),
    winsorise
  );
  const n = scores.filter((score) => score !== null).length;
  const isOverdispersed = dispersion !== null && dispersion > 1 + 2 * Math.sqrt(2 / n);
  const zones = known.map((area) => area && zoneOf(area, target, kind));
  const widening = dispersion === null ? 1 : Math.sqrt(dispersion);
  return {
    ...{target, dispersion, isOverdispersed, zones},
    widenedZones: isOverdispersed
      ? scores.map((score) => (score === null ? null : zoneOfScore(score / widening)))
      : zones
  };
}

function zoneOf({count, size}: {count: number; size: number}, target: number, kind: FunnelKind): FunnelZone {
  const whole = kind === "proportion" ? Math.round(size) : size;
  const p = countProbability(Math.round(count), whole, target, kind);
  // Outside an interpolated limit is the same as past its probability.
  const {low998, low95, high95, high998} = funnelProbabilities;
  if (p > high998) return "above-998";
  if (p > high95) return "above-95";
  if (p < low998) return "below-998";
  return p < low95 ? "below-95" : "within";
}

const [outer, inner] = [3.090232306167813, 1.959963984540054];

function zoneOfScore(score: number): FunnelZone {
  if (score > outer) return "above-998";
  if (score > inner) return "above-95";
  if (score < -outer) return "below-998";
  return score < -inner ? "below-95" : "within";
}

/** Mean of the squared scores, the outer ones drawn in to the quantiles at the given share. */
function dispersionOf(scores: readonly number[], share: number): number | null {
  const n = scores.length;
  if (n < 3) return null;
  const sorted = [...scores].sort((a, b) => a - b);
  const out = Math.floor(share * n);
  const [low, high] = [sorted[out] ?? 0, sorted[n - 1 - out] ?? 0];
  return sorted.reduce((sum, score) => sum + square(Math.min(high, Math.max(low, score))), 0) / n;
}

const square = (value: number): number => value * value;
