import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readFrame} from "../../../bin/frame-file.js";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {sharedDir} from "../../../test/helpers/shared.js";
import {createRandom} from "../random.js";
import type {Frame} from "../types.js";
import {localProjection} from "./local-projection.js";
import type {LocalProjectionOptions} from "./projection-options.js";
import type {LocalProjection} from "./types.js";

const panel = {unit: "firm", period: "year"};
const base: LocalProjectionOptions = {
  outcome: "inv",
  shock: "value",
  horizons: [0, 1, 2, 3],
  lags: 1,
  controls: ["capital"],
  panel
};
const table = grunfeld();
const estimates = ({path}: LocalProjection): (number | null)[] => path.map(({estimate}) => estimate);
const errors = ({path}: LocalProjection): (number | null)[] => path.map(({se}) => se);
function expectClose(got: readonly (number | null)[], want: readonly number[], tolerance = 1e-9): void {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => expect(Math.abs((got[index] ?? NaN) / value - 1)).toBeLessThan(tolerance));
}

/** The rows of a table in another order. */
function reordered({columns, length}: Frame, order: readonly number[]): Frame {
  const pick = <Item>(column: ArrayLike<Item>): Item[] => order.map((row) => column[row]!);
  return {
    length,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        column instanceof Float64Array ? Float64Array.from(pick(column)) : pick(column)
      ])
    )
  };
}

describe("localProjection", () => {
  // R 4.2: lm(yh ~ value + capital + l.value + l.inv + l.capital + factor(firm) + factor(year)), yh the lead of inv;
  // sandwich::vcovCL(cluster = firm, type = "HC0", cadjust = FALSE)
  it("gives lm's coefficient and the clustered error at every horizon", () => {
    const result = localProjection(table, {...base, smallSample: "none"});
    expectClose(estimates(result), [0.108016665925252, 0.107100395336243, 0.0523930561874662, 0.0195974694996083]);
    expectClose(errors(result), [0.00912360192343627, 0.00506168015576698, 0.0305027469323724, 0.0448583263917824]);
    expect(result.path.map(({n}) => n)).toEqual([190, 180, 170, 160]);
    expect(result.path.every((step) => !("by" in step))).toBe(true);
  });

  // R 4.2, General Motors: lm(yh ~ value + l.value + l.inv); sandwich::NeweyWest(lag = h, prewhite = FALSE,
  // adjust = FALSE) and vcovHC(type = "HC1")
  it("takes one series: Newey–West over the overlap by default, hc1 when augmented with a lag", () => {
    const one = {...filtered("1"), horizons: [0, 1, 2, 3]};
    const result = localProjection(one.table, {...base, horizons: [0, 1, 2, 3], controls: [], panel: one.panel});
    expectClose(
      estimates(result),
      [0.110430041790187, 0.108884616358146, 0.072444171679204, 0.00699668248979677],
      1e-8
    );
    expectClose(errors(result), [0.0219957754788196, 0.0508065793388636, 0.0816130244613429, 0.0623783442503141], 1e-8);
    expect(result.vcov.map(({type}) => type)).toEqual(["nw:0", "nw:1", "nw:2", "nw:3"]);
    const augmented = localProjection(one.table, {
      ...base,
      lags: 0,
      lagAugment: true,
      controls: [],
      panel: one.panel
    });
    expect(estimates(augmented)).toEqual(estimates(result));
    expectClose(
      errors(augmented),
      [0.0247554285486077, 0.0499671538304355, 0.0815480415980613, 0.0893972669903715],
      1e-8
    );
  });

  function filtered(firm: string): {table: Frame; panel: LocalProjectionOptions["panel"]} {
    const rows = [...(table.columns["firm"] as string[]).keys()].filter((row) => table.columns["firm"]![row] === firm);
    return {table: {...reordered(table, rows), length: rows.length}, panel: {unit: null, period: "year"}};
  }

  it("puts one critical value between the pointwise one and Bonferroni's around the whole path", () => {
    const {path, simultaneous} = localProjection(table, base);
    // qt(0.975, 9) and qt(1 - 0.05 / 8, 9) in R
    expect(simultaneous.critical).toBeGreaterThan(2.262157);
    expect(simultaneous.critical).toBeLessThan(3.110935);
    path.forEach(({estimate, se, low, high}, index) => {
      expect(simultaneous.low[index]).toBeCloseTo(estimate! - simultaneous.critical! * se!, 12);
      expect(simultaneous.high[index]).toBeCloseTo(estimate! + simultaneous.critical! * se!, 12);
      expect(simultaneous.low[index]!).toBeLessThan(low!);
      expect(simultaneous.high[index]!).toBeGreaterThan(high!);
    });
  });

  it("fills the horizon in where a covariance asks for h", () => {
    const asked = localProjection(table, {...base, horizons: [0, 2], vcov: ["dk:h+1", "nw:h", "cluster:firm+year"]});
    expect(asked.path[1]?.by?.map(({vcov}) => vcov)).toEqual(["dk:3", "nw:2", "cluster:firm+year"]);
    const plain = localProjection(table, {...base, horizons: [2], vcov: ["dk:3"]});
    expect(asked.path[1]?.se).toBe(plain.path[0]?.se);
    expect(() => localProjection(table, {...base, vcov: ["dk:h-1"]})).toThrow("negative lag");
  });

  it("does not regress an outcome on itself at horizon 0", () => {
    const result = localProjection(table, {...base, horizons: [0, 1], controls: ["capital", "inv"]});
    const without = localProjection(table, {...base, horizons: [0, 1]});
    expect(result.path[0]).toEqual(without.path[0]);
    expect(result.path[1]?.estimate).not.toBe(without.path[1]?.estimate);
  });

  it("leaves a horizon beyond the data null, with the reason, and refuses when there is none", () => {
    const result = localProjection(table, {...base, horizons: [0, 40]});
    expect(result.path[1]).toMatchObject({horizon: 40, estimate: null, se: null, n: 0});
    expect(result.path[1]?.reason).toContain("no unit has two periods that far apart");
    expect(result.simultaneous.low[1]).toBeNull();
    expect(() => localProjection(table, {...base, horizons: [40]})).toThrow("no unit has two periods");
  });

  it.each([
    [{horizons: []}, "invalid-horizons"],
    [{horizons: [1, 1]}, "invalid-horizons"],
    [{horizons: [-1]}, "invalid-horizons"],
    [{lags: 0.5}, "invalid-option"],
    [{shock: "inv"}, "invalid-option"],
    [{outcome: "nothing"}, "missing-column"],
    [{panel: {unit: null, period: "year"}, effects: "unit"}, "panel-needed"]
  ] as const)("refuses %j", (change, kind) => {
    const options = {...base, ...change} as LocalProjectionOptions;
    expect(() => localProjection(table, options)).toThrow(expect.objectContaining({kind}));
  });

  it("is equal to the bit on a second run, and in another order of rows up to rounding", () => {
    const first = localProjection(table, base);
    expect(localProjection(table, base)).toEqual(first);
    const random = createRandom(5);
    const order = [...Array(table.length).keys()]
      .map((row) => ({row, key: random.uniform()}))
      .sort((a, b) => a.key - b.key)
      .map(({row}) => row);
    const other = localProjection(reordered(table, order), base);
    expectClose(estimates(other), estimates(first) as number[], 1e-9);
    expect(other.simultaneous.critical).toBeCloseTo(first.simultaneous.critical!, 9);
  });

  it("follows units of measurement exactly in proportion, and ignores offsets", () => {
    const scaledTable: Frame = {
      ...table,
      columns: {
        ...table.columns,
        inv: (table.columns["inv"] as Float64Array).map((value) => value * 1000 + 1e7),
        value: (table.columns["value"] as Float64Array).map((value) => value / 8 - 1e5)
      }
    };
    const first = localProjection(table, base);
    const other = localProjection(scaledTable, base);
    expectClose(
      estimates(other),
      estimates(first).map((value) => value! * 8000),
      1e-6
    );
    expect(other.simultaneous.critical).toBeCloseTo(first.simultaneous.critical!, 6);
  });

  it("warns how far unit effects on few periods bend the path, and is silent without them", () => {
    const made = simulated({units: 60, periods: 15, seed: 3});
    const options = {outcome: "y", shock: "s", horizons: [0, 1, 2, 3, 4], panel: {unit: "u", period: "t"}};
    const withUnits = localProjection(made, options);
    expect(withUnits.warnings.map(({code}) => code)).toEqual(["projection-unit-bias"]);
    const pooled = localProjection(made, {...options, effects: "none"});
    expect(pooled.warnings).toEqual([]);
    expect(pooled.bias).toEqual([null, null, null, null, null]);
  });

  it("estimates the size of that bias: with it taken off, the truth is met on average", () => {
    const options = {outcome: "y", shock: "s", horizons: [0, 1, 2, 3, 4, 5], panel: {unit: "u", period: "t"}};
    const sums = new Float64Array(6);
    const biases = new Float64Array(6);
    const runs = 12;
    for (let seed = 1; seed <= runs; seed++) {
      const result = localProjection(simulated({units: 80, periods: 16, seed}), {...options, vcov: ["iid"]});
      result.path.forEach(({estimate}, h) => {
        sums[h] = sums[h]! + estimate! / runs;
        biases[h] = biases[h]! + result.bias[h]! / runs;
      });
    }
    truth.forEach((value, h) => {
      const left = sums[h]! - biases[h]! - value;
      expect(Math.abs(left)).toBeLessThan(Math.abs(sums[h]! - value));
      expect(Math.abs(left)).toBeLessThan(0.06);
    });
  });
});

describe.runIf(process.env["SAMENHANG_SOAK"] !== undefined)("the simultaneous band", () => {
  it("covers the whole true path in about 95 of 100 panels, where intervals by horizon do so less often", () => {
    const runs = 400;
    const options = {outcome: "y", shock: "s", horizons: [0, 1, 2, 3, 4, 5], panel: {unit: "u", period: "t"}};
    const covers = {band: 0, pointwise: 0};
    for (let seed = 1; seed <= runs; seed++) {
      const {path, simultaneous} = localProjection(simulated({units: 60, periods: 25, seed}), {
        ...options,
        effects: "none",
        seed
      });
      const inside = (low: readonly (number | null)[], high: readonly (number | null)[]): boolean =>
        truth.every((value, h) => low[h]! <= value && value <= high[h]!);
      if (inside(simultaneous.low, simultaneous.high)) covers.band++;
      if (
        inside(
          path.map(({low}) => low),
          path.map(({high}) => high)
        )
      )
        covers.pointwise++;
    }
    // Two standard errors of a share over 400 panels are 0.022.
    expect(covers.band / runs).toBeGreaterThan(0.92);
    expect(covers.band / runs).toBeLessThan(0.985);
    expect(covers.pointwise / runs).toBeLessThan(0.9);
  });
});

const truth = [1, 0.8, 0.5, 0.2, 0, 0];

/** y_it = Σ_j truth_j s_{i,t−j} + unit + noise, s without autocorrelation. */
function simulated({units, periods, seed}: {units: number; periods: number; seed: number}): Frame {
  const random = createRandom(seed);
  const u: string[] = [];
  const t: number[] = [];
  const y: number[] = [];
  const s: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const shocks = Array.from({length: periods + truth.length}, () => random.normal());
    const level = random.normal();
    for (let time = 0; time < periods; time++) {
      const at = time + truth.length;
      u.push(`u${unit}`);
      t.push(time);
      s.push(shocks[at]!);
      y.push(level + truth.reduce((sum, b, lag) => sum + b * shocks[at - lag]!, 0) + random.normal());
    }
  }
  return {
    length: u.length,
    columns: {u, t: Float64Array.from(t), y: Float64Array.from(y), s: Float64Array.from(s)}
  };
}

const cases = join(sharedDir ?? "", "cases", "statistics");
describe.runIf(sharedDir !== null)("the reference cases of local projections", () => {
  it("panel: plm with clusters and Driscoll–Kraay at lag h + 1", async () => {
    const {expected} = JSON.parse(await readFile(join(cases, "expected", "local_projections_panel.json"), "utf8")) as {
      expected: {est: {beta: number; se_cluster_HC0: number; se_dk: number; n: number}[]};
    };
    const data = await readFrame({cwd: join(cases, "data")}, "panel_lp_sim.csv");
    const result = localProjection(data, {
      outcome: "y",
      shock: "s",
      horizons: [0, 1, 2, 3, 4, 5, 6],
      panel: {unit: "region", period: "t"},
      vcov: ["cluster:region", "dk:h+1"],
      smallSample: "none"
    });
    expectClose(
      estimates(result),
      expected.est.map(({beta}) => beta),
      1e-7
    );
    expectClose(
      errors(result),
      expected.est.map((row) => row.se_cluster_HC0),
      1e-7
    );
    expectClose(
      result.path.map(({by}) => by?.[1]?.se ?? null),
      expected.est.map((row) => row.se_dk),
      1e-7
    );
    // R: 0.95 quantile of max|N(0, R)| / sqrt(rchisq(59) / 59) over 4e6 draws, R from stacked influence by region
    expect(Math.abs(result.simultaneous.critical! - 2.757)).toBeLessThan(0.01);
  });
});
