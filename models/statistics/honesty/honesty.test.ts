import {describe, expect, it} from "vitest";
import {correlate} from "../correlation/correlate.js";
import {laggedScan} from "../correlation/lagged-scan.js";
import {estimate} from "../estimate.js";
import {twoStageScreen} from "../multiple-testing/two-stage.js";
import type {Frame} from "../types.js";
import {noisePanel, plantedPanel} from "./made-panels.js";
import {measureNoise, measureNull, measurePlanted, measureShocks} from "./measures.js";
import {links, shapes} from "./shapes.js";

const isSoak = Boolean(process.env["SAMENHANG_SOAK"]);
const panel = {unit: "region", period: "t"} as const;

describe("a scan of pure noise", () => {
  it("finds anything in at most 6 % of runs, where naive p-values always do", {timeout: 3_600_000}, () => {
    const {runs, tests, found, foundNaively} = measureNoise(shapes.noise, {runs: isSoak ? 400 : 30, lags: [0, 1, 2]});
    expect(tests).toBe(3540 * 3);
    // 11 of 400 seeds measured. If 6 % were true, 30 runs would show five or more in only 3 % of cases; a method that
    // finds something in a fifth of its runs shows that many in three of four.
    expect(found).toBeLessThanOrEqual(isSoak ? 0.06 * runs : 4);
    expect(foundNaively).toBe(runs);
  });

  it("rejects about 5 % of single tests with clusters, and several times that as if rows were independent", () => {
    // 400 panels of 40 regions by 60 periods, AR(.9); a simulation in R gives .475 and .0675
    const {naive, region} = measureNull(shapes.null, {runs: isSoak ? 4000 : 400});
    expect(region).toBeGreaterThanOrEqual(0.03);
    expect(region).toBeLessThanOrEqual(isSoak ? 0.075 : 0.09);
    expect(naive).toBeGreaterThan(3 * region);
  });
});

describe("noise in which provinces are hit together", () => {
  it("shows p < .05 in at most 8 % of tests, where clusters by region do in some 30 %", {timeout: 1_800_000}, () => {
    const {tests, naive, region, shown} = measureShocks(shapes.shocks, {runs: isSoak ? 400 : 20});
    expect(tests).toBe((isSoak ? 400 : 20) * 45);
    expect(shown).toBeLessThanOrEqual(0.08);
    expect(region).toBeGreaterThan(0.2);
    expect(naive).toBeGreaterThan(region);
  });
});

describe("a panel with planted links", () => {
  it("has the planted links first, each at its own lag", () => {
    const runs = isSoak ? 400 : 20;
    const {exact} = measurePlanted(shapes.planted, {links, runs, lags: [0, 1, 2, 3, 4, 5, 6, 7, 8]});
    // 397 of 400 measured: the third link is at times weaker than the first one's neighbouring lag.
    expect(exact).toBeGreaterThanOrEqual(isSoak ? 0.98 * runs : runs);
  });

  it("selects their pairs in two stages, without a flood of neighbouring lags", () => {
    const table = plantedPanel(shapes.planted, links, 3);
    const {results} = laggedScan(table, {...panel, lags: [0, 1, 2, 3, 4, 5, 6, 7, 8]});
    const screen = twoStageScreen(results.map(({x, y, p}) => ({group: `${x} ${y}`, p: p ?? NaN})));
    const chosen = screen.groups.filter(({selected}) => selected).map(({group}) => group);
    for (const {x, y} of links) expect(chosen).toContain(`${x} ${y}`);
    // Ninety pairs; the reverse of a link at lag 0 or 1 may pass too.
    expect(chosen.length).toBeLessThanOrEqual(8);
  });
});

describe("scale and offset", () => {
  const table = noisePanel({regions: 20, periods: 12, indicators: 3, persistence: 0.5}, 4);
  const moved: Frame = {
    ...table,
    columns: {
      ...table.columns,
      v1: (table.columns["v1"] as Float64Array).map((value) => value * 1e-6),
      v2: (table.columns["v2"] as Float64Array).map((value) => value * 1e6),
      v3: (table.columns["v3"] as Float64Array).map((value) => value + 1e7)
    }
  };
  const same = (got: number | null | undefined, want: number | null | undefined): void => {
    expect(Math.abs((got ?? NaN) - (want ?? NaN))).toBeLessThanOrEqual(1e-6 * Math.abs(want ?? NaN));
  };

  it("change no t and no p of a correlation, a scan or an estimate", () => {
    for (const run of [
      (data: Frame) => correlate(data, {columns: ["v1", "v2", "v3"]}),
      (data: Frame) => correlate(data, {columns: ["v1", "v2", "v3"], method: "partial"}),
      (data: Frame) => laggedScan(data, {...panel, lags: [0, 1, 2]})
    ]) {
      const want = run(table).results;
      for (const row of run(moved).results) {
        const before = want.find(({x, y, lag}) => x === row.x && y === row.y && lag === row.lag);
        same(row.t, before?.t);
        same(row.p, before?.p);
      }
    }
    const options = {formula: "v1 ~ v2 + l(v3,1) | region + t", panel, vcov: ["cluster:region"]};
    const want = estimate(table, options).coefficients;
    estimate(moved, options).coefficients.forEach(({statistic, p}, index) => {
      same(statistic, want[index]?.statistic);
      same(p, want[index]?.p);
    });
  });
});

describe("a scan beside an estimate", () => {
  it("gives the slope of the regression with the same effects and clusters", () => {
    const table = noisePanel({regions: 20, periods: 12, indicators: 2, persistence: 0.5}, 8);
    const row = laggedScan(table, {...panel, lags: [3]}).results.find(({x}) => x === "v2");
    const fit = estimate(table, {
      formula: "v1 ~ l(v2,3) | region + t",
      panel,
      vcov: ["cluster:region"],
      smallSample: "none"
    });
    const [coefficient] = fit.coefficients;
    expect(row?.slope).toBeCloseTo(coefficient?.estimate ?? NaN, 12);
    expect(row?.se).toBeCloseTo((coefficient?.se ?? NaN) * Math.sqrt(20 / 19), 12);
    expect(row?.n).toBe(fit.n);
  });
});
