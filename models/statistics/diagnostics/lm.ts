import {upperChiSquare} from "../distributions.js";
import type {Diagnostic, LinearFit} from "../types.js";

/**
 * The Lagrange multiplier test of Breusch & Pagan (1980) for unit effects in pooled least squares, two-sided, also
 * unbalanced (Baltagi & Li 1990): n²/(2(ΣTᵢ² − n))·(Σᵢ(Σₜ e)²/Σe² − 1)², χ²(1). Equals plm's plmtest(type = "bp").
 *
 * @returns null unless the fit is pooled least squares, unweighted, on a panel with units of more than one row
 */
export function breuschPaganLm(fit: LinearFit): Diagnostic | null {
  const {panel, effects, weights, residuals, n} = fit;
  if (panel === null || effects.length > 0 || weights !== null || fit.isInstrumented) return null;
  const {codes, levels} = panel.unit;
  if (levels.length < 2) return null;
  const sums = new Float64Array(levels.length);
  const counts = new Float64Array(levels.length);
  let squares = 0;
  for (let row = 0; row < n; row++) {
    const code = codes[row] ?? 0;
    const e = residuals[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + e;
    counts[code] = (counts[code] ?? 0) + 1;
    squares += e * e;
  }
  const spare = counts.reduce((sum, count) => sum + count * count, 0) - n;
  if (!(spare > 0) || !(squares > 0)) return null;
  const excess = sums.reduce((sum, value) => sum + value * value, 0) / squares - 1;
  const statistic = ((n * n) / (2 * spare)) * excess * excess;
  return {statistic, df: 1, p: upperChiSquare(statistic, 1), method: "Breusch-Pagan LM, unit effects"};
}
