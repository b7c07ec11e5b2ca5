import {clusterScores, outerSum} from "../covariance/scores.js";
import {upperF} from "../distributions.js";
import {pick, pickCodes} from "../formula/pick.js";
import {leastSquares} from "../linear/least-squares.js";
import {sandwich} from "../linear/matrix.js";
import {previousRows, rowsWithPrevious} from "../panel-methods/previous-rows.js";
import type {Diagnostic, LinearFit} from "../types.js";

/**
 * Wooldridge's (2010, §10.5.4) test of serial correlation after unit effects: residuals on those one period earlier,
 * clustered by unit. Without serial correlation the slope is −1/(T − 1), since demeaning ties residuals together; with
 * Tᵢ rows in unit i and mᵢ pairs it is −Σ mᵢ/Tᵢ / Σ mᵢ(1 − 1/Tᵢ). Equals plm's pwartest on a balanced panel.
 *
 * @returns null unless the unit of the panel is absorbed, without weights or instruments, with pairs in two units
 */
export function wooldridge(fit: LinearFit): Diagnostic | null {
  const {panel, effects, weights, residuals} = fit;
  if (panel === null || weights !== null || fit.isInstrumented) return null;
  if (!effects.some(({name}) => name === panel.unit.name)) return null;
  const previous = previousRows(panel);
  const rows = rowsWithPrevious(previous);
  const units = pickCodes(panel.unit.codes, rows);
  if (rows.length < 3 || !units.some((unit) => unit !== units[0])) return null;
  const now = pick(residuals, rows);
  const before = pick(residuals, pickCodes(previous, rows));
  const design = [new Float64Array(rows.length).fill(1), before];
  const {coefficients, residuals: left, bread, kept} = leastSquares(now, design, {intercept: true});
  if (kept.length < 2) return null;
  const meat = outerSum(clusterScores(design, left, {...panel.unit, codes: units}));
  const variance = sandwich(bread, meat)[1]?.[1] ?? 0;
  if (!(variance > 0)) return null;
  const off = (coefficients[1] ?? 0) - slopeWithout(panel.unit.codes, units, panel.unit.levels.length);
  const statistic = (off * off) / variance;
  const df: [number, number] = [1, rows.length - 2];
  return {statistic, df, p: upperF(statistic, ...df), method: "Wooldridge, serial correlation after unit effects"};
}

/** The slope when errors are not correlated over time. */
function slopeWithout(all: Int32Array, pairs: Int32Array, units: number): number {
  const rows = new Float64Array(units);
  for (const code of all) rows[code] = (rows[code] ?? 0) + 1;
  let covarianceSum = 0;
  let varianceSum = 0;
  for (const code of pairs) {
    const share = 1 / (rows[code] ?? 1);
    covarianceSum -= share;
    varianceSum += 1 - share;
  }
  return covarianceSum / varianceSum;
}
