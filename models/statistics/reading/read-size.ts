import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import {tQuantile} from "../distributions.js";
import {detectableEffect} from "../power.js";
import type {TermLead} from "./lead-covariance.js";
import type {ExpectedForReading, ReadSize, ReadTerm, SizeScale} from "./types.js";

/** What a coefficient becomes when it is said: its scale, and the number on it. */
export interface Scaling {
  scale: SizeScale;
  of: (coefficient: number) => number;
}

/** The scale of a method and the shape of outcome and exposure: differences, percentages, ratios. */
export function scalingOf(method: string, outcome: ReadTerm, exposure: ReadTerm): Scaling {
  const step = exposure.transform === "log" ? ln(1.01) : 1;
  if (method === "logit") return {scale: "odds-ratio", of: (b) => exp(b * step)};
  if (method === "poisson") return {scale: "rate-ratio", of: (b) => exp(b * step)};
  if (method.startsWith("quantile")) return {scale: "quantile-difference", of: (b) => b * step};
  if (outcome.transform === "log") return {scale: "percent", of: (b) => 100 * (exp(b * step) - 1)};
  return {scale: "difference", of: (b) => b * step};
}

/** The size of a term under the covariance that leads, with what could have been found and what was expected. */
export function readSize(
  estimate: number,
  lead: TermLead,
  {scale, of}: Scaling,
  expected: ExpectedForReading | null
): ReadSize {
  const detectable = detectableUnder(estimate, lead);
  const bound = (value: number | null): number | null => (value === null ? null : of(value));
  return {
    scale,
    estimate: of(estimate),
    low: bound(lead.low),
    high: bound(lead.high),
    p: lead.p,
    detectable: bound(detectable),
    expected: expected === null ? null : {...expected, low: of(expected.low), high: of(expected.high)}
  };
}

/**
 * The smallest effect the covariance could have shown. The degrees of freedom are those its interval was made with:
 * half of it is t_{0.975} standard errors wide.
 */
export function detectableUnder(estimate: number, {se, high}: Pick<TermLead, "se" | "high">): number | null {
  if (se === null || high === null || !(se > 0)) return null;
  const effect = detectableEffect(se, dofOf((high - estimate) / se));
  return Number.isFinite(effect) ? effect : null;
}

/** The degrees of freedom at which t_{0.975} is `quantile`; Infinity from the normal value down. */
function dofOf(quantile: number): number {
  if (!(quantile > tQuantile(0.975, Infinity) + 1e-6)) return Infinity;
  let [low, high] = [0.5, 1e6];
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (tQuantile(0.975, middle) > quantile) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
