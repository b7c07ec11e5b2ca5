import type {Coding, Warning} from "../types.js";
import {moranI, moranTest, type MoranTest} from "./moran.js";
import {crossSum, spatialWeights, type NeighbourList} from "./spatial-weights.js";

export interface ResidualMoran {
  /** One a period with rows, in time order; `time` in steps from the first. */
  periods: (MoranTest & {time: number})[];
  /** All periods together. */
  pooled: MoranTest;
  /** Units without neighbours among the units of the panel, left out. */
  isolated: string[];
}

/**
 * Moran's I of the residuals of a panel regression: in each period, and over all of them. Residuals are centred in each
 * period, so that a shock all share does not count as nearness. The pooled test lets units change places with their
 * whole series (Mantel 1967), so that residuals that last do not make it too sure of itself. Like moran.test it takes no
 * account of the terms fitted; with many more units than terms that changes little.
 *
 * @param residuals n residuals
 * @param unit unit of each row
 * @param time period of each row, in steps
 * @param neighbours by the labels of `unit`
 */
export function residualMoran(
  residuals: Float64Array,
  unit: Pick<Coding, "codes" | "levels">,
  time: Int32Array,
  neighbours: NeighbourList
): ResidualMoran {
  const {weights, isolated} = spatialWeights(unit.levels, neighbours);
  const place = new Map(weights.units.map((label, index) => [label, index]));
  const steps = [...new Set(time)].sort((a, b) => a - b);
  const values = steps.map(() => new Float64Array(weights.units.length).fill(NaN));
  const position = new Map(steps.map((step, index) => [step, index]));
  for (let row = 0; row < residuals.length; row++) {
    const at = place.get(unit.levels[unit.codes[row] ?? 0] ?? "");
    const period = values[position.get(time[row] ?? 0) ?? 0];
    if (at !== undefined && period !== undefined) period[at] = residuals[row] ?? NaN;
  }
  const present = values.map((period) => period.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0));
  const series = values.map((period, index) => centredPresent(period, present[index] ?? 0));
  const rows = present.reduce((sum, count) => sum + count, 0);
  const base = values.reduce((sum, period) => {
    const isThere = period.map((value) => (Number.isNaN(value) ? 0 : 1));
    return sum + crossSum(weights, isThere, isThere);
  }, 0);
  return {
    periods: values.map((period, index) => ({
      time: steps[index] ?? 0,
      ...periodTest(period, weights.units, neighbours)
    })),
    pooled: moranTest(series, weights, {rows, base}),
    isolated
  };
}

/** A period by itself: the units with a residual, and the neighbours among them. */
function periodTest(period: Float64Array, units: readonly string[], neighbours: NeighbourList): MoranTest {
  const here = units.filter((_, index) => !Number.isNaN(period[index]));
  const {weights} = spatialWeights(here, neighbours);
  const value = new Map(units.map((unit, index) => [unit, period[index] ?? NaN]));
  return moranI(
    Float64Array.from(weights.units, (unit) => value.get(unit) ?? NaN),
    weights
  );
}

function centredPresent(period: Float64Array, count: number): Float64Array {
  const sum = period.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
  return period.map((value) => (Number.isNaN(value) ? 0 : value - sum / count));
}

/** The warning for an estimate whose residuals are alike among neighbours (p < 0.05, two-sided); null when they are not. */
export function spatialResidualWarning({pooled}: ResidualMoran): Warning | null {
  const {i, expected, p} = pooled;
  if (i === null || expected === null || p === null || p >= 0.05 || i <= expected) return null;
  return {
    code: "spatial-residuals",
    message: `residuals of neighbours are alike (Moran's I ${i.toFixed(2)}, p ${p < 0.001 ? "< 0.001" : p.toFixed(3)}): cluster by a larger area`
  };
}
