import {isNestedIn} from "../linear/absorbed-rank.js";
import type {LinearFit, Warning} from "../types.js";
import type {ProjectionStep} from "./types.js";

/**
 * How far unit effects pull each response of a path to one side. Taking out unit means mixes the shock with outcomes of
 * other periods; for a shock without autocorrelation E[b_h] ≈ β_h − Σ_j β_j / T_h, with T_h the periods per unit at
 * horizon h (the Nickell bias of local projections; Mei, Sheng & Shi 2023). The sum is that of the estimated path, so
 * horizons left out make it too small.
 *
 * @returns the approximate bias by horizon (null without unit effects), and a warning when it is more than a quarter of
 *   a standard error after horizon 0
 */
export function unitEffectBias(
  path: readonly ProjectionStep[],
  fit: LinearFit
): {bias: (number | null)[]; warning: Warning | null} {
  const {panel, effects} = fit;
  const hasUnitEffects =
    panel !== null && panel.unit.levels.length > 1 && effects.some((effect) => isNestedIn(panel.unit, effect));
  if (!hasUnitEffects) return {bias: path.map(() => null), warning: null};
  const units = panel.unit.levels.length;
  const sum = path.reduce((total, {estimate}) => total + (estimate ?? 0), 0);
  const bias = path.map(({estimate, n}) => (estimate === null ? null : -(sum * units) / n));
  let worst: {horizon: number; bias: number; ratio: number} | null = null;
  path.forEach(({horizon, se}, index) => {
    const own = bias[index] ?? null;
    if (horizon === 0 || own === null || se === null || se === 0) return;
    const ratio = Math.abs(own) / se;
    if (ratio > 0.25 && ratio > (worst?.ratio ?? 0)) worst = {horizon, bias: own, ratio};
  });
  if (worst === null) return {bias, warning: null};
  const found: {horizon: number; bias: number; ratio: number} = worst;
  return {
    bias,
    warning: {
      code: "projection-unit-bias",
      message:
        `unit effects on few periods pull the path to one side, by about ${found.bias.toPrecision(2)} at horizon ` +
        `${found.horizon} (${found.ratio.toPrecision(2)} standard errors); distrust small responses at long horizons`
    }
  };
}
