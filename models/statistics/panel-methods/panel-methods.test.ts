import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {grunfeldWithGaps, rowsOf} from "../../../test/helpers/grunfeld-gaps.js";
import {estimate, type EstimateOptions} from "../estimate.js";
import {createRandom} from "../random.js";
import type {Column, Estimate, EstimateMethod, Frame} from "../types.js";

const panel = {unit: "firm", period: "year"};
const whole = grunfeld();
const gaps = grunfeldWithGaps();
const run = (method: EstimateMethod, table: Frame, options: Partial<EstimateOptions> = {}): Estimate =>
  estimate(table, {formula: "inv ~ value + capital", panel, vcov: ["iid"], method, ...options});
const expectClose = (got: readonly (number | null | undefined)[], want: readonly number[], digits = 9): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value) / Math.abs(value), `figure ${index}`).toBeLessThan(10 ** -digits);
  });
};
const estimates = (result: Estimate): number[] => result.coefficients.map((row) => row.estimate);
const errors = (result: Estimate): (number | null)[] => result.coefficients.map(({se}) => se);
const withColumn = (table: Frame, name: string, value: (row: number) => number): Frame => ({
  ...table,
  columns: {...table.columns, [name]: Float64Array.from({length: table.length}, (_, row) => value(row))}
});
const firmOf = (table: Frame, row: number): number => Number((table.columns["firm"] as string[])[row]);

describe("random effects", () => {
  // R 4.2.2, plm 2.6-2: plm(inv ~ value + capital, Grunfeld, model = "random"): Baltagi, table 2.1
  it("equals Swamy and Arora on a balanced panel, with z", () => {
    const result = run("random", whole);
    expectClose(estimates(result), [-57.8344149050328, 0.109781152232484, 0.308112982830713]);
    expectClose(errors(result), [28.8989352602898, 0.0104926635495465, 0.0171804690896399]);
    expectClose([result.coefficients[0]?.p, result.coefficients[1]?.p], [0.0453638870271601, 1.28207497963048e-25]);
    expectClose([result.fit.theta, result.fit.varianceUnit], [0.861223620747879, 7089.80009930805]);
    expect(result).toMatchObject({n: 200, k: 3, dof: 197, method: "random"});
  });

  // U <- Grunfeld[-c(1,2,3,17,25,55,56,57,99,141:150,180,200), ]; plm(…, U, model = "random"); r.squared(type = "rss")
  it("equals plm on an unbalanced panel", () => {
    const result = run("random", gaps);
    expectClose(estimates(result), [-72.314182991862751, 0.127255067403344, 0.299750370426648]);
    expectClose(errors(result), [30.4715424169243612, 0.0112216943263013, 0.0182040523647403]);
    expectClose([result.fit.varianceWithin, result.fit.varianceUnit], [2479.31114196126, 7910.86504342533]);
    expectClose([result.fit.theta, result.fit.r2], [0.867034718164737, 0.793955810256459]);
  });

  // vcovHC(type = "HC0", cluster = "group" | "time"), vcovSCC(type = "HC0", maxlag = 2) of the same
  it("takes cluster and Driscoll-Kraay covariances, and z with them", () => {
    const result = run("random", gaps, {vcov: ["cluster:firm", "cluster:year", "dk:2"], smallSample: "none"});
    const of = (index: number): (number | null | undefined)[] => result.coefficients.map((row) => row.by?.[index]?.se);
    expectClose(of(0), [31.976300079098813, 0.0210725799168585, 0.0465635053869528]);
    expectClose(of(1), [33.4014145285011139, 0.0147149245516613, 0.0292842199855549]);
    expectClose(of(2), [41.9831383022087579, 0.0194754691748697, 0.0345871985679593]);
    const [, value] = result.coefficients;
    expectClose([(value?.high ?? NaN) - (value?.estimate ?? NaN)], [1.959963984540054 * (value?.se ?? NaN)]);
  });

  // plm(inv ~ value + capital + z, model = "random"), z <- as.numeric(firm) %% 3; … + factor(year)
  it("estimates what does not change within units, and periods as terms", () => {
    const table = withColumn(whole, "z", (row) => firmOf(whole, row) % 3);
    const fixed = run("random", table, {formula: "inv ~ value + capital + z"});
    expectClose(estimates(fixed), [-103.546488671434133, 0.109631802523328, 0.307690655388783, 45.990192140973377]);
    expectClose(errors(fixed).slice(2), [0.0171790000720061, 31.9544262089500499]);
    const periods = run("random", whole, {formula: "inv ~ value + capital + factor(year)"});
    expectClose(estimates(periods).slice(0, 3), [-29.828275330332723, 0.113779388047621, 0.354335706770894]);
    expectClose(errors(periods).slice(0, 3), [32.3804836886791207, 0.0117585402792214, 0.0225941678661927]);
  });

  it("is pooled least squares where the units do not differ, and says so", () => {
    const random = createRandom(3);
    const table = withColumn(whole, "noise", () => random.normal());
    // Units whose means are all alike: their variance comes out negative.
    const flat = withColumn(
      table,
      "y",
      (row) => ((row % 20) % 2 === 0 ? 1 : -1) + 1e-3 * Number(table.columns["noise"]?.[row])
    );
    const result = run("random", flat, {formula: "y ~ noise"});
    expect(result.warnings.map(({code}) => code)).toContain("no-random-effects");
    expect(result.fit.theta).toBe(0);
    expectClose(estimates(result), estimates(run("ols", flat, {formula: "y ~ noise"})));
  });

  it.each([
    ["inv ~ value | firm", {}, "unsupported-effects"],
    ["inv ~ value | year", {}, "unsupported-effects"],
    ["inv ~ value", {weights: "capital"}, "no-weights"],
    ["inv ~ 1 | 0 | value ~ capital", {}, "no-instruments"],
    ["inv ~ value*capital*I(capital^2)*I(value^2)", {}, "too-few-units"],
    ["inv ~ value", {panel: {unit: null, period: "row"}}, "panel-needed"]
  ])("refuses %s %j as %s", (formula, options, kind) => {
    const table = withColumn(gaps, "row", (row) => row);
    expect(() => run("random", table, {formula, ...options})).toThrow(expect.objectContaining({kind}));
  });
});

describe("between", () => {
  // plm(inv ~ value + capital, U, model = "between"): unweighted means of the units; vcovHC of lm on aggregate()d means
  it("equals plm on an unbalanced panel: every unit counts once", () => {
    const result = run("between", gaps, {vcov: ["iid", "hc3", "cluster:firm"]});
    expectClose(estimates(result), [-21.1870768508841891, 0.1353294863507034, 0.0864870622398558]);
    expectClose(errors(result), [50.2073115917690984, 0.0328504222302708, 0.2088881679187624]);
    expectClose([result.fit.r2, result.fit.r2Adjusted], [0.853718727043595, 0.811924077627479]);
    const by = (index: number): (number | null | undefined)[] => result.coefficients.map((row) => row.by?.[index]?.se);
    expectClose(by(1), [32.5680494827367681, 0.0300308114219919, 0.1139782469663542]);
    // Each unit is a cluster of one row: White's n/(n − K).
    expectClose(by(2), [27.329518955550018, 0.0257066142869555, 0.0991125532673411]);
    expect(result).toMatchObject({n: 10, k: 3, dof: 7});
  });

  // plm(inv ~ value | capital, Grunfeld, model = "between")
  it("takes instruments", () => {
    const result = run("between", whole, {formula: "inv ~ 1 | 0 | value ~ capital"});
    expectClose(estimates(result), [-7.42307825259629, 0.1417990276918]);
    expectClose(errors(result), [40.7727809898607063, 0.0295876956465079]);
  });

  it("drops what only changes over time, and absorbs groups of units", () => {
    const table = withColumn(whole, "trend", (row) => (row % 20) + 1e6);
    const result = run(
      "between",
      withColumn(table, "half", (row) => firmOf(whole, row) % 2),
      {
        formula: "inv ~ value + trend | half"
      }
    );
    expect(result.coefficients.map(({term}) => term)).toEqual(["value"]);
    expect(result.dropped).toEqual([{what: "trend", reason: expect.any(String) as string, count: 1}]);
    expect(result).toMatchObject({n: 10, dof: 7, groups: {half: 2}});
  });

  it.each([
    ["inv ~ value | firm", {}, "unsupported-effects"],
    ["inv ~ value | year", {}, "unsupported-effects"],
    ["inv ~ value", {vcov: ["dk:1"]}, "unsupported-vcov"],
    ["inv ~ value", {vcov: ["nw:1"]}, "unsupported-vcov"],
    ["inv ~ value", {vcov: ["cluster:year"]}, "unsupported-vcov"],
    ["inv ~ value", {weights: "capital"}, "no-weights"],
    ["inv ~ value*capital*I(capital^2)*I(value^2)", {}, "too-few-units"]
  ])("refuses %s %j as %s", (formula, options, kind) => {
    expect(() => run("between", whole, {formula, ...options})).toThrow(expect.objectContaining({kind}));
  });

  it("refuses one unit", () => {
    const one = rowsOf(
      whole,
      Array.from({length: 20}, (_, row) => row)
    );
    expect(() => run("between", one, {formula: "inv ~ value"})).toThrow(
      expect.objectContaining({kind: "too-few-units"})
    );
  });
});

describe("first differences", () => {
  // plm(inv ~ value + capital, Grunfeld, model = "fd"); vcovHC(type = "HC0", cluster = "group" | "time")
  it("equals plm on a balanced panel", () => {
    const result = run("first-difference", whole, {vcov: ["iid", "cluster:firm", "cluster:year"], smallSample: "none"});
    expectClose(estimates(result), [-1.818890158585144, 0.0897624949908166, 0.2917667196940694]);
    expectClose(errors(result), [3.56559313557046, 0.00836358501627506, 0.0537515976408947]);
    const by = (index: number): (number | null | undefined)[] => result.coefficients.map((row) => row.by?.[index]?.se);
    expectClose(by(1), [3.092532180398946, 0.012811182771779, 0.146658338262851]);
    expectClose(by(2), [5.7399928002543579, 0.0147456517794567, 0.1313127257755661]);
    expectClose([result.fit.r2, result.fit.r2Adjusted], [0.408877350770655, 0.402555183399218]);
    expect(result).toMatchObject({n: 190, k: 3, dof: 187});
    expect(result.dropped).toEqual([{what: "rows", reason: "no-earlier-period", count: 10}]);
  });

  // The same on U with index = c("spell", "year"), a spell being a run of consecutive years
  it("takes no difference over a gap", () => {
    const result = run("first-difference", gaps);
    expectClose(estimates(result), [-3.222246030787037, 0.1138233227454, 0.339034386783668]);
    expectClose(errors(result), [3.7554452498209003, 0.010978614401694, 0.0568727253601601]);
    expect(result).toMatchObject({n: 165, dof: 162});
  });

  // lm of the differences on factor(year); vcovCL(cluster = firm, type = "HC0", cadjust = FALSE)
  it("absorbs effects of the period; those of the unit are gone, and the constant with them", () => {
    const options = {vcov: ["cluster:firm"], smallSample: "none"} as const;
    const result = run("first-difference", gaps, {formula: "inv ~ value + capital | firm + year", ...options});
    expectClose(estimates(result), [0.11692741016008, 0.389233760797475]);
    expectClose(errors(result), [0.0199710159562426, 0.1145998313507149]);
    const units = run("first-difference", gaps, {formula: "inv ~ value + capital | firm"});
    const none = run("first-difference", gaps, {formula: "inv ~ 0 + value + capital"});
    expectClose(estimates(units), estimates(none));
    expect(units.dof).toBe(163);
  });

  it("equals two-period fixed effects: both leave the change", () => {
    const two = rowsOf(
      whole,
      Array.from({length: 200}, (_, row) => row).filter((row) => row % 20 === 4 || row % 20 === 5)
    );
    const formula = "inv ~ value + capital | firm + year";
    const fixed = run("ols", two, {formula});
    const changes = run("first-difference", two, {formula});
    expectClose(estimates(changes), estimates(fixed));
    expectClose(errors(changes), errors(fixed) as number[]);
  });

  // plm(inv ~ value + capital | capital + lag(value, 1) + lag(capital, 1), pdata.frame(Grunfeld), model = "fd")
  it("takes instruments", () => {
    const formula = "inv ~ capital | 0 | value ~ l(value,1) + l(capital,1)";
    const result = run("first-difference", whole, {formula});
    const order = ["(Intercept)", "value", "capital"].map((name) =>
      result.coefficients.find(({term}) => term === name)
    );
    expectClose(
      order.map((row) => row?.estimate),
      [5.1398166019573104, -0.0415816400034937, 0.165645088971468]
    );
    expectClose(
      order.map((row) => row?.se),
      [6.4183601810685538, 0.0639899113776513, 0.1031071910804587]
    );
    expect(result.diagnostics["firstStageF"]?.statistic).toBeGreaterThan(0);
    expect(result.diagnostics["overid"]?.df).toBe(1);
  });

  it("drops what does not change within units", () => {
    const table = withColumn(whole, "z", (row) => firmOf(whole, row) * 1e7);
    const result = run("first-difference", table, {formula: "inv ~ value + z"});
    expect(result.dropped).toContainEqual({what: "z", reason: "no-variation", count: 1});
    expect(result.coefficients.map(({term}) => term)).toEqual(["(Intercept)", "value"]);
  });

  it.each([
    ["inv ~ value | parity", {}, "unsupported-effects"],
    ["inv ~ value", {weights: "capital"}, "no-weights"],
    ["inv ~ value", {panel: {unit: null, period: "row"}}, "panel-needed"]
  ])("refuses %s %j as %s", (formula, options, kind) => {
    const odd = withColumn(whole, "parity", (row) => (row % 7) % 3);
    const table = withColumn(odd, "row", (row) => row);
    expect(() => run("first-difference", table, {formula, ...options})).toThrow(expect.objectContaining({kind}));
  });

  it("refuses a panel without two consecutive periods", () => {
    const every = Array.from({length: 200}, (_, row) => row).filter((row) => row % 2 === 0);
    expect(() => run("first-difference", rowsOf(whole, every))).toThrow(expect.objectContaining({kind: "no-rows"}));
  });
});

describe("what must not matter to the panel methods", () => {
  const methods = ["random", "between", "first-difference"] as const;
  const vcov = ["cluster:firm", "iid", "cr2:firm", "wild:firm"];
  const figures = (result: Estimate): (number | null)[] =>
    result.coefficients.flatMap((row) => [row.estimate, ...(row.by ?? []).flatMap(({se, p}) => [se, p])]);

  it.each(methods)("the order of the rows: %s", (method) => {
    const base = figures(run(method, gaps, {vcov}));
    fc.assert(
      fc.property(fc.integer({min: 0, max: 1e6}), (seed) => {
        const random = createRandom(seed);
        const order = Array.from({length: gaps.length}, (_, row) => row).sort(() => random.uniform() - 0.5);
        expectClose(figures(run(method, rowsOf(gaps, order), {vcov})), base as number[], 8);
      }),
      {numRuns: 5}
    );
  });

  it.each(methods)("the unit and offset of a column: %s", (method) => {
    const t = (result: Estimate): (number | null)[] => result.coefficients.slice(1).map(({statistic}) => statistic);
    const base = t(run(method, gaps));
    for (const [scale, offset] of [
      [1e-6, 0],
      [1e6, 0],
      [1, 1e7]
    ] as const) {
      const own = (column: Column): Column => (column as Float64Array).map((value) => value * scale + offset);
      const table = {...gaps, columns: {...gaps.columns, value: own(gaps.columns["value"] ?? [])}};
      expectClose(t(run(method, table)), base as number[], 6);
    }
  });

  it.each(methods)("running again: %s is equal to the bit, and so are sums of its coefficients", (method) => {
    const options = {vcov, lincom: ["value - capital"]};
    const [one, two] = [run(method, gaps, options), run(method, gaps, options)];
    expect(one).toEqual(two);
    expectClose([one.lincom[0]?.estimate], [(estimates(one)[1] ?? NaN) - (estimates(one)[2] ?? NaN)]);
  });
});
