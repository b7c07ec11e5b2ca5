import {spawnSync} from "node:child_process";
import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../../test/helpers/grunfeld.js";
import {grunfeldWithGaps, rowsOf} from "../../../../test/helpers/grunfeld-gaps.js";
import {estimate, type EstimateOptions} from "../../estimate.js";
import {createRandom} from "../../random.js";
import type {Estimate, Frame} from "../../types.js";
import {parseGmm} from "./parse-gmm.js";

const whole = grunfeld();
const gaps = grunfeldWithGaps();
const run = (formula: string, gmm: string, options: Partial<EstimateOptions> = {}, table = whole): Estimate =>
  estimate(table, {formula, gmm, panel: {unit: "firm", period: "year"}, method: "gmm-difference", ...options});
const expectClose = (got: readonly (number | null | undefined)[], want: readonly number[], digits = 8): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value) / Math.abs(value), `figure ${index}`).toBeLessThan(10 ** -digits);
  });
};
const estimates = (result: Estimate): number[] => result.coefficients.map((row) => row.estimate);
const errors = (result: Estimate): (number | null)[] => result.coefficients.map(({se}) => se);
interface Detail {
  statistic: number;
  df: number;
  instruments: number;
  ar1: {statistic: number};
  ar2: {statistic: number};
}
const overid = (result: Estimate): Detail => result.diagnostics["overid"] as unknown as Detail;

describe("difference GMM", () => {
  // R 4.2.2, plm 2.6-2, columns divided by 100 (its tolerances are absolute): summary(pgmm(inv ~ lag(inv, 1) + value +
  // capital | lag(inv, 2:4), Grunfeld, effect = "individual", model = "twosteps", collapse = TRUE), robust = TRUE)
  const formula = "inv ~ l(inv,1) + value + capital | firm";
  it("equals pgmm in two steps, with Windmeijer's errors and Hansen's J", () => {
    const result = run(formula, "inv:2-4", {collapse: true});
    expectClose(estimates(result), [0.088114748372122, 0.0913128511074535, 0.3879222599989153]);
    expectClose(errors(result), [0.6367797031797003, 0.0340329978369448, 0.3560096385076564]);
    expectClose([overid(result).statistic], [2.45161990530397]);
    expect(overid(result)).toMatchObject({df: 2, instruments: 5, method: "Hansen J"});
    expect(result).toMatchObject({n: 180, k: 3, dof: 177, vcov: {type: "cluster:firm", smallSample: null}});
  });

  // model = "onestep"
  it("equals pgmm in one step, with robust errors", () => {
    const result = run(formula, "inv:2-4", {collapse: true, steps: 1});
    expectClose(estimates(result), [0.535478890402569, 0.123957477321188, 0.117352014322733]);
    expectClose(errors(result), [0.439549980804207, 0.031199402857783, 0.283468552179084]);
    expect(result.diagnostics["overid"]?.method).toBe("Sargan");
  });

  // inv ~ lag(inv, 1) + value | lag(inv, 2:4) + lag(value, 1:2) on U as in grunfeldWithGaps
  it("takes no difference and no level over a gap, and instruments of several variables", () => {
    const result = run("inv ~ l(inv,1) + value | firm", "inv:2-4,value:1-2", {collapse: true}, gaps);
    expectClose(estimates(result), [0.4425505854050222, 0.0125751780665396]);
    expectClose(errors(result), [0.1791809821615769, 0.0569282318630854]);
    expectClose([overid(result).statistic], [3.20806944280462]);
    expect(result.n).toBe(152);
  });

  // … effect = "twoways", model = "onestep"; the second without collapse and with lag(inv, 2:3) alone
  it("has dummies of the period when the formula absorbs it", () => {
    const some = run("inv ~ l(inv,1) + value | firm + year", "inv:2-4,value:1-2", {collapse: true, steps: 1}, gaps);
    expectClose(estimates(some), [0.6147933254158757, 0.0772602146197207]);
    expect(overid(some).instruments).toBe(23);
    const all = run("inv ~ l(inv,1) + value | firm + year", "inv:2-3", {steps: 1});
    expectClose(estimates(all), [0.929226119843709, 0.112597040143334]);
    expect(overid(all).instruments).toBe(54);
    expect(all.warnings.map(({code}) => code)).toContain("too-many-instruments");
  });

  it("is the same with the constant in the formula or not: differences have none", () => {
    const plain = run("inv ~ l(inv,1) + value", "inv:2-4", {collapse: true});
    const absorbed = run("inv ~ l(inv,1) + value | firm", "inv:2-4", {collapse: true});
    expect(estimates(plain)).toEqual(estimates(absorbed));
    expect(plain.dropped).toContainEqual({what: "(Intercept)", reason: "no-variation", count: 1});
  });

  it("gives two-stage least squares on differences when the equation is exactly identified", () => {
    const result = run("inv ~ l(inv,1) + value | firm", "inv:2-2", {collapse: true});
    const level = whole.columns["inv"] as Float64Array;
    const earlier = Float64Array.from(level, (_, row) => (row % 20 >= 2 ? (level[row - 2] ?? NaN) : NaN));
    const table = {...whole, columns: {...whole.columns, earlier}};
    const stages = estimate(table, {
      formula: "d(inv) ~ 0 + d(value) | 0 | d(l(inv,1)) ~ earlier",
      panel: {unit: "firm", period: "year"}
    });
    const by = (term: string): number | undefined => stages.coefficients.find((row) => row.term === term)?.estimate;
    expectClose(estimates(result), [by("d(l(inv,1))") ?? NaN, by("d(value)") ?? NaN]);
    expect(result.diagnostics["overid"]).toMatchObject({statistic: null, df: 0, p: null, instruments: 2});
  });

  it("warns of two-step errors without correction, and lets one step be clustered by larger areas", () => {
    const half = Array.from({length: 200}, (_, row) => `h${Math.floor(row / 20) % 5}`);
    const table = {...whole, columns: {...whole.columns, half}};
    const both = run(formula, "inv:2-4", {collapse: true, vcov: ["iid", "cluster:firm"]});
    expect(both.warnings.map(({code}) => code)).toContain("uncorrected-two-step");
    expect(both.coefficients[0]?.by?.[0]?.se).toBeLessThan(both.coefficients[0]?.by?.[1]?.se ?? 0);
    const wide = run(formula, "inv:2-4", {collapse: true, steps: 1, vcov: ["cluster:half", "iid"]}, table);
    expect(wide.vcov).toEqual([
      {type: "cluster:half", smallSample: null, clusters: {half: 5}},
      {type: "iid", smallSample: null, clusters: null}
    ]);
    expect(() => run(formula, "inv:2-4", {vcov: ["cluster:half"]}, table)).toThrow(/--steps 1/);
  });

  it.each([
    ["inv ~ l(inv,1) | firm", undefined, {}, "invalid-gmm"],
    ["inv ~ l(inv,1) | firm", "inv", {}, "invalid-gmm"],
    ["inv ~ l(inv,1) | firm", "inv:3-2", {}, "invalid-gmm"],
    ["inv ~ l(inv,1) | firm", "inv:1-4", {}, "invalid-gmm"],
    ["inv ~ l(inv,1) | firm", "value:1-2", {}, "invalid-gmm"],
    ["inv ~ l(inv,1) | firm", "inv:2-3,inv:4-5", {}, "invalid-gmm"],
    ["inv ~ l(inv,1) | firm", "nothing:2-3,inv:2-3", {}, "missing-column"],
    ["inv ~ l(inv,1) | firm", "inv:30-40", {}, "no-instruments"],
    ["inv ~ l(inv,1:3) | firm", "inv:2-3", {collapse: true}, "under-identified"],
    ["inv ~ l(inv,1) | firm + year", "inv:2-3", {}, "too-few-units"],
    ["inv ~ l(inv,1) | firm", "inv:2-3", {weights: "capital"}, "no-weights"],
    ["inv ~ l(inv,1) | firm", "inv:2-3", {vcov: ["hc1"]}, "unsupported-vcov"],
    ["inv ~ l(inv,1) | firm | value ~ capital", "inv:2-3", {}, "no-instruments"],
    ["inv ~ l(inv,1) + I(value-value) | firm", "inv:2-3", {panel: {unit: null, period: "row"}}, "panel-needed"]
  ])("refuses %s with %s %j as %s", (text, gmm, options, kind) => {
    const row = Float64Array.from({length: 200}, (_, index) => index);
    const table = {...whole, columns: {...whole.columns, row}};
    const given = gmm === undefined ? {} : {gmm};
    const all = {formula: text, panel: {unit: "firm", period: "year"}, method: "gmm-difference" as const, ...given};
    expect(() => estimate(table, {...all, ...options})).toThrow(expect.objectContaining({kind}));
  });
});

/** 40 units, 7 periods, persistence 0.5. */
function simulated(): Frame {
  const random = createRandom(11);
  const [units, periods] = [40, 7];
  const y = new Float64Array(units * periods);
  const x = new Float64Array(units * periods);
  for (let unit = 0; unit < units; unit++) {
    const effect = random.normal();
    for (let t = 0; t < periods; t++) {
      const row = unit * periods + t;
      x[row] = random.normal() + effect;
      y[row] = 0.5 * (t > 0 ? (y[row - 1] ?? 0) : 2 * effect) + 0.3 * (x[row] ?? 0) + effect + random.normal();
    }
  }
  return {
    length: units * periods,
    columns: {
      firm: Array.from({length: units * periods}, (_, row) => `u${Math.floor(row / periods)}`),
      year: Float64Array.from({length: units * periods}, (_, row) => 2010 + (row % periods)),
      y,
      x
    }
  };
}

describe("what must not matter to difference GMM", () => {
  const table = simulated();
  const formula = "y ~ l(y,1) + x | firm + year";
  const base = run(formula, "y:2-99,x:1-2", {}, table);
  const figures = (result: Estimate): (number | null)[] => [
    ...result.coefficients.flatMap((row) => [row.statistic, row.p]),
    overid(result).statistic,
    overid(result).ar1.statistic,
    overid(result).ar2.statistic
  ];

  it("the order of the rows", () => {
    const random = createRandom(2);
    const order = Array.from({length: table.length}, (_, row) => row).sort(() => random.uniform() - 0.5);
    expectClose(figures(run(formula, "y:2-99,x:1-2", {}, rowsOf(table, order))), figures(base) as number[]);
  });

  it("the unit and offset of a column, with period effects", () => {
    for (const [scale, offset] of [
      [1e-6, 0],
      [1e6, 0],
      [1, 1e6]
    ] as const) {
      const x = (table.columns["x"] as Float64Array).map((value) => value * scale + offset);
      const changed = {...table, columns: {...table.columns, x}};
      expectClose(figures(run(formula, "y:2-99,x:1-2", {}, changed)), figures(base) as number[], 5);
    }
  });

  it("running again: equal to the bit", () => {
    expect(run(formula, "y:2-99,x:1-2", {}, table)).toEqual(base);
  });
});

describe("instruments as written", () => {
  it("read variables, expressions, one lag and names in backticks", () => {
    const read = parseGmm("log(y):2-99, `a,b`:1, l(x,1):2-3");
    expect(read.map(({name, from, to}) => [name, from, to])).toEqual([
      ["log(y)", 2, 99],
      ["a,b", 1, 1],
      ["l(x,1)", 2, 3]
    ]);
  });
});

/** EmplUK of Arellano & Bond (1991) as plm ships it, where R is there. */
function employment(): Frame | null {
  const code = 'data(EmplUK, package = "plm"); write.csv(EmplUK, row.names = FALSE)';
  const {status, stdout} = spawnSync("Rscript", ["-e", code], {encoding: "utf8"});
  if (status !== 0) return null;
  const [header = "", ...lines] = stdout.trim().split("\n");
  const cells = lines.map((line) => line.split(",").map(Number));
  const names = header.split(",").map((name) => name.replaceAll('"', ""));
  return {
    length: cells.length,
    columns: Object.fromEntries(names.map((name, at) => [name, Float64Array.from(cells, (row) => row[at] ?? NaN)]))
  };
}
const empluk = employment();

describe.runIf(empluk !== null)("Arellano and Bond's employment equation", () => {
  const table = empluk ?? whole;
  // Arellano & Bond (1991), table 4, column a1: one step, m2, Sargan; a2: Hansen 31.4. Roodman (2009): AR(1) -3.60
  it("equals the published table in one step", () => {
    const result = run(
      "log(emp) ~ l(log(emp),1:2) + l(log(wage),0:1) + l(log(capital),0:2) + l(log(output),0:2) | firm + year",
      "log(emp):2-99",
      {steps: 1},
      table
    );
    const rounded = (values: readonly (number | null)[]): number[] =>
      values.map((value) => Number((value ?? NaN).toFixed(3)));
    expect(rounded(estimates(result))).toEqual([
      0.686, -0.085, -0.608, 0.393, 0.357, -0.058, -0.02, 0.609, -0.711, 0.106
    ]);
    expect(rounded(errors(result))).toEqual([0.145, 0.056, 0.178, 0.168, 0.059, 0.073, 0.033, 0.173, 0.232, 0.141]);
    const {statistic, df, ar1, ar2} = overid(result);
    expect([statistic.toFixed(1), df, ar1.statistic.toFixed(2), ar2.statistic.toFixed(3)]).toEqual([
      "65.8",
      25,
      "-3.60",
      "-0.516"
    ]);
  });

  // summary(pgmm(log(emp) ~ lag(log(emp), 1:2) + lag(log(wage), 0:1) + log(capital) + lag(log(output), 0:1) |
  // lag(log(emp), 2:99), EmplUK, effect = "twoways", model = "twosteps"), robust = TRUE); AB: .474, Sargan 30.11
  it("equals pgmm in two steps, and says that the persistence lies below that of unit effects", () => {
    const result = run(
      "log(emp) ~ l(log(emp),1:2) + l(log(wage),0:1) + log(capital) + l(log(output),0:1) | firm + year",
      "log(emp):2-99",
      {},
      table
    );
    expectClose(estimates(result), [
      ...[0.4741506014811309, -0.0529674938263741, -0.5132047810234234, 0.2246398103069809],
      ...[0.2927230869274408, 0.6097748233839519, -0.446372587801395]
    ]);
    expectClose(errors(result), [
      ...[0.1853984543018079, 0.0517491023124764, 0.1455653189794987, 0.1419495067069502],
      ...[0.0626271202107555, 0.1562625201247886, 0.2173020301978029]
    ]);
    expectClose([overid(result).statistic], [30.112466576956333]);
    expect(result).toMatchObject({n: 611, diagnostics: {overid: {df: 25, instruments: 38}}});
    const said = result.warnings.find(({code}) => code === "gmm-outside-bounds")?.message;
    expect(said).toContain("0.474, outside 0.700 (least squares with unit effects) to 1.127");
  });
});
