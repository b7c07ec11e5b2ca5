import {residualMoran, spatialResidualWarning} from "../spatial/residual-moran.js";
import type {Warning} from "../types.js";
import {figures, type WarningContext} from "./context.js";

/** Residuals that move together: over all units (Pesaran's CD), or among neighbours where those are known (Moran's I). */
export function residualWarnings({judged, options, prepared}: WarningContext): Warning[] {
  const {fit, estimate} = judged;
  const warnings: Warning[] = [];
  const cd = estimate.diagnostics["pesaranCd"];
  // Period effects alone make residuals sum to nothing in every period, and so the statistic negative.
  if (cd?.statistic != null && cd.statistic > 0 && cd.p !== null && cd.p < 0.05)
    warnings.push({
      code: "spatial-residuals",
      message: `residuals of units move together (Pesaran CD ${figures(cd.statistic)}, p ${figures(cd.p)}): cluster by a larger area, or absorb area × period`,
      detail: {test: "pesaran-cd", statistic: cd.statistic, p: cd.p}
    });
  const {panel} = prepared.frame;
  if (options.neighbours !== undefined && fit !== null && panel !== null) {
    const {weights} = fit;
    const residuals =
      weights === null ? fit.residuals : fit.residuals.map((value, row) => value / Math.sqrt(weights[row] ?? 1));
    const moran = residualMoran(residuals, panel.unit, panel.time, options.neighbours);
    const own = spatialResidualWarning(moran);
    if (own !== null) warnings.push({...own, detail: {test: "moran", statistic: moran.pooled.i, p: moran.pooled.p}});
  }
  return warnings;
}
