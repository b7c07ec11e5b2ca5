import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createRandom} from "../statistics/random.js";
import {fillSuppressed, type SuppressedTable} from "./fill-suppressed.js";

const table: SuppressedTable = {
  rows: ["r1", "r2", "r3"],
  columns: ["A", "B", "C"],
  values: [1200, 3000, null, null, null, 300, 150, 2500, 700],
  seeds: [1, 1, 800, 400, 900, 1, 1, 1, 1],
  rowTotals: [5100, 1700, 3360],
  columnTotals: [1860, 6480, 1820],
  roundTo: 100
};

describe("cells that a publisher keeps back", () => {
  it("are what SciPy finds nearest to the seed inside the same bounds and totals", () => {
    // scipy.optimize.minimize(Σ x ln(x/seed) − x), trust-constr and SLSQP alike, margins as equalities.
    const known = [1250, 3040.854458, 809.145542, 448.707961, 938.975338, 312.316702, 161.292039, 2500.170204];
    const {values, imputed, converged, warnings} = fillSuppressed(table);
    known.forEach((value, at) => expect(values[at]).toBeCloseTo(value, 5));
    expect(imputed).toEqual([false, false, true, true, true, false, false, false, false]);
    expect(converged).toBe(true);
    expect(warnings).toEqual([]);
  });

  it("are by hand what is left of their row and column", () => {
    const {values} = fillSuppressed({
      ...{rows: ["x", "y"], columns: ["A", "B"], seeds: [1, 1, 1, 1], roundTo: 0},
      ...{values: [30, null, 20, 40], rowTotals: [100, 60], columnTotals: [50, 110]}
    });
    expect(values[1]).toBeCloseTo(70, 9);
  });

  it("keep all totals, and published cells inside their rounding, for any table that it says it fitted", () => {
    let fitted = 0;
    fc.assert(
      fc.property(fc.integer({min: 1, max: 10_000}), (number) => {
        const random = createRandom(number);
        const [rows, width] = [6, 4];
        const truth = Array.from({length: rows * width}, () => 200 + 20_000 * random.uniform() * random.uniform());
        const rounded = (value: number): number => Math.round(value / 100) * 100;
        const sum = (pick: (at: number) => boolean): number =>
          truth.reduce((total, value, at) => total + (pick(at) ? value : 0), 0);
        const result = fillSuppressed({
          rows: Array.from({length: rows}, (_, r) => `r${r}`),
          columns: Array.from({length: width}, (_, c) => `c${c}`),
          values: truth.map((value) => (random.uniform() < 0.25 ? null : rounded(value))),
          seeds: truth.map(() => 100 + 1000 * random.uniform()),
          rowTotals: Array.from({length: rows}, (_, r) => sum((at) => Math.floor(at / width) === r)),
          columnTotals: Array.from({length: width}, (_, c) => sum((at) => at % width === c)),
          roundTo: 100
        });
        expect(result.warnings.map(({code}) => code)).toEqual(result.converged ? [] : ["not-converged"]);
        if (result.converged) fitted++;
        for (let r = 0; r < rows && result.converged; r++) {
          const own = result.values.subarray(r * width, (r + 1) * width).reduce((total, value) => total + value, 0);
          expect(own / sum((at) => Math.floor(at / width) === r) - 1).toBeCloseTo(0, 8);
        }
        result.values.forEach((value, at) => {
          expect(value).toBeGreaterThanOrEqual(result.low[at] ?? NaN);
          expect(value).toBeLessThanOrEqual(result.high[at] ?? NaN);
        });
      }),
      {numRuns: 25, seed: 1}
    );
    // Totals that leave next to no room inside all roundings can take more rounds than there are.
    expect(fitted).toBeGreaterThan(22);
  });

  it("are flagged when totals are further apart than rounding explains, and columns follow rows", () => {
    const {warnings, gap, values} = fillSuppressed({...table, columnTotals: [2100, 6480, 1980]});
    expect(warnings.map(({code}) => code)).toEqual(["margins-conflict"]);
    expect(gap).toBeCloseTo(10_560 / 10_160 - 1, 12);
    expect(values.subarray(0, 3).reduce((sum, value) => sum + value, 0)).toBeCloseTo(5100, 6);
  });

  it("name the row whose published cells cannot add up to its total", () => {
    const {warnings} = fillSuppressed({...table, rowTotals: [5100, 1700, 3600]});
    expect(warnings.map(({message}) => message)).toContainEqual(
      "the published cells of r3 cannot add up to its total of 3600; 3500 was taken"
    );
  });

  it("say so when no table has the totals", () => {
    // Two rows that stand in column A alone ask 20 of its 15; a published 0 stays 0.
    const {converged, warnings} = fillSuppressed({
      ...{rows: ["w", "x", "y", "z"], columns: ["A", "B", "C"], seeds: new Array<number>(12).fill(1), roundTo: 0},
      values: [null, 0, 0, null, 0, 0, null, null, null, null, null, null],
      ...{rowTotals: [10, 10, 15, 15], columnTotals: [15, 18, 17]}
    });
    expect(converged).toBe(false);
    expect(warnings.map(({code}) => code)).toEqual(["not-converged"]);
  });
});
