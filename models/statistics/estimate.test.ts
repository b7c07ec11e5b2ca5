import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {grunfeld} from "../../test/helpers/grunfeld.js";
import {estimate} from "./estimate.js";
import type {EstimateOptions} from "./estimate.js";
import {createRandom} from "./random.js";
import type {Column, Estimate, Frame} from "./types.js";

const panel = {unit: "firm", period: "year"};
const run = (formula: string, options: Partial<EstimateOptions> = {}): Estimate =>
  estimate(grunfeld(), {formula, ...options});
const expectClose = (got: readonly (number | null | undefined)[], want: readonly number[], digits = 9): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value) / Math.abs(value), `figure ${index}`).toBeLessThan(10 ** -digits);
  });
};
const column = (result: Estimate, field: "estimate" | "se" | "p" | "low" | "high"): (number | null)[] =>
  result.coefficients.map((row) => row[field]);
const fitOf = ({fit}: Estimate): (number | null)[] => [fit.r2, fit.r2Adjusted, fit.sigma, fit.logLik];

describe("estimate by least squares", () => {
  // R 4.2.2: summary(lm(inv ~ value, Grunfeld, weights = capital)), logLik
  it("equals lm with weights", () => {
    const result = run("inv ~ value", {weights: "capital"});
    expectClose(column(result, "estimate"), [-38.936710906571442, 0.191610216643274]);
    expectClose(column(result, "se"), [15.82385981137190889, 0.00619879403874908]);
    expectClose(column(result, "p"), [1.47257947393276e-2, 1.05743587797131e-77]);
    expectClose(fitOf(result), [0.828345957051267, 0.827479017440415, 2666.412792590451318, -1372.248088850026761]);
    expect(result.vcov).toEqual({type: "iid", smallSample: null, clusters: null});
  });

  // summary(lm(inv ~ 0 + value + capital, Grunfeld))
  it("equals lm without intercept, with R² about zero", () => {
    const result = run("inv ~ 0 + value + capital");
    expectClose(column(result, "se"), [0.00582558288276501, 0.02427498858362048]);
    expectClose(fitOf(result), [0.857893210132984, 0.856457788013115, 98.872298425483166, -1201.548493572414145]);
    expect(result.fit.r2Within).toBeNull();
  });

  // summary and confint of lm(inv ~ value + capital + factor(firm) + factor(year), Grunfeld); R² within: summary(plm)
  it("equals lm with dummies when effects are absorbed, and gives R² within beside it", () => {
    const result = run("inv ~ value + capital | firm + year", {panel, vcov: ["iid"]});
    expectClose(fitOf(result), [0.951693399681222, 0.94311826352996, 51.724524666219764, -1056.132248269663251]);
    expectClose([result.fit.r2Within], [0.720145212924406]);
    expectClose(column(result, "low"), [0.0905694411527946, 0.3130666635256793]);
    expectClose(column(result, "high"), [0.144862269012418, 0.402765882621176]);
    expect(result).toMatchObject({n: 200, k: 2, dof: 169, groups: {firm: 10, year: 20}, method: "ols"});
  });

  it("says which units and periods have every value, and those only", () => {
    const {columns, length} = grunfeld();
    const years = columns["year"] as ArrayLike<number>;
    const value = Float64Array.from(columns["value"] as ArrayLike<number>, (own, row) =>
      Number(years[row]) === 1940 || Number(years[row]) > 1950 ? NaN : own
    );
    const table = {length, columns: {...columns, value}};
    const {sample, groups} = estimate(table, {formula: "inv ~ l(value,1) | firm + year", panel});
    const kept = Array.from({length: 16}, (_, step) => String(1936 + step)).filter((year) => year !== "1941");
    expect(sample).toEqual({units: 10, periods: kept});
    expect(groups).toEqual({firm: 10, year: kept.length});
    expect(run("inv ~ value").sample).toBeNull();
  });

  // lm(log(inv) ~ log(value)*I(year >= 1945) + factor(firm), Grunfeld)
  it("equals lm on functions, comparisons, products and categories", () => {
    const result = run("log(inv) ~ log(value)*I(year>=1945) + factor(firm)");
    const named = Object.fromEntries(result.coefficients.map(({term, estimate: value}) => [term, value]));
    expectClose(
      ["(Intercept)", "log(value)", "I(year>=1945)", "log(value):I(year>=1945)"].map((term) => named[term]),
      [0.915924199337402, 0.61511250201904, 0.327398217371789, 0.022725425096078]
    );
    expect(Object.keys(named).filter((term) => term.startsWith("firm["))).toHaveLength(9);
  });

  // plm 2.6-2: summary(plm(inv ~ lag(value, 0:1) + diff(capital), pdata.frame(Grunfeld), model = "within")), c'Vc
  it("equals plm on lags and differences, with sums of coefficients", () => {
    const result = run("inv ~ l(value,0:1) + d(capital) | firm", {
      panel,
      vcov: ["iid"],
      lincom: ["value + l(value,1)", "2*value = 0.1"]
    });
    expect(result.coefficients.map(({term}) => term)).toEqual(["value", "l(value,1)", "d(capital)"]);
    expectClose(column(result, "estimate"), [0.13833230528303864, -0.00601021899871382, 1.25619706391640729]);
    expectClose(column(result, "se"), [0.0151900440129221, 0.0175118097460706, 0.1117083679927348]);
    const [sum, other] = result.lincom;
    expectClose([sum?.estimate, sum?.se], [0.1323220862843248, 0.0204025083093081]);
    expectClose([other?.estimate, other?.se], [2 * 0.13833230528303864 - 0.1, 2 * 0.0151900440129221]);
    expect(result.dropped).toEqual([{what: "rows", reason: "missing", count: 10}]);
  });

  it("clusters by unit on a panel, and lists every covariance asked for with each coefficient", () => {
    const one = run("inv ~ value | firm", {panel});
    expect(one.vcov).toEqual({type: "cluster:firm", smallSample: "stata", clusters: {firm: 10}});
    expect(one.coefficients[0]).not.toHaveProperty("by");
    const two = run("inv ~ value | firm", {panel, vcov: ["cluster:firm", "hc1"]});
    expect(two.vcov).toHaveLength(2);
    const [row] = two.coefficients;
    expect(row?.by?.map(({vcov}) => vcov)).toEqual(["cluster:firm", "hc1"]);
    expect(row?.by?.[0]).toEqual({vcov: "cluster:firm", se: row?.se, p: row?.p, low: row?.low, high: row?.high});
    expectClose([one.coefficients[0]?.se], [row?.se ?? NaN]);
  });

  // (qt(.975, 188) + qt(.8, 188)) * summary(plm(inv ~ value + capital, Grunfeld))$coefficients["value", 2] in R
  it("gives the smallest effect each coefficient could have shown with 80 % power", () => {
    const result = run("inv ~ value + capital | firm", {panel, vcov: ["iid"]});
    const [value] = result.coefficients;
    expect(result.detectable["value"]?.power).toBe(0.8);
    expectClose([result.detectable["value"]?.effect], [0.0333908225514232]);
    expect(result.detectable["value"]?.effect).toBeGreaterThan(2.8 * (value?.se ?? NaN));
  });

  it("estimates two stages with the strength of the instruments", () => {
    const result = run("inv ~ capital | firm | value ~ I(capital^2) + l(value,1)", {panel});
    expect(result.coefficients.map(({term}) => term)).toEqual(["capital", "value"]);
    expect(result.diagnostics["firstStageF"]?.statistic).toBeGreaterThan(10);
    expect(result.diagnostics["overid"]?.df).toBe(1);
    expect(result.fit.logLik).toBeNull();
  });

  it("names the columns it drops as collinear, later ones first, and refuses sums with them", () => {
    const result = run("inv ~ value + capital + I(2*value-capital) + I(year-year) | firm", {panel});
    expect(result.dropped).toEqual([
      {what: "I(2*value-capital)", reason: "collinear", count: 1},
      {what: "I(year-year)", reason: expect.any(String) as string, count: 1}
    ]);
    expect(() => run("inv ~ value + I(2*value)", {lincom: ["value - I(2*value)"]})).toThrow(/left out: I\(2\*value\)/);
  });

  it("is null and not NaN where a figure does not exist", () => {
    const table: Frame = {length: 4, columns: {y: Float64Array.of(3, 3, 3, 3), x: Float64Array.of(1, 2, 4, 3)}};
    const result = estimate(table, {formula: "y ~ x"});
    expect(result.fit).toMatchObject({r2: null, r2Adjusted: null});
    const json = JSON.parse(JSON.stringify(result)) as Estimate;
    expect(json.coefficients[1]?.p).toBe(result.coefficients[1]?.p ?? null);
    expect(JSON.stringify(result, (_, value: unknown) => (Number.isNaN(value) ? "NaN" : value))).not.toContain("NaN");
  });

  it.each([
    ["inv ~ nothing", {}, "missing-column"],
    ["inv ~ value", {vcov: ["cluster:province"]}, "missing-column"],
    ["inv ~ value", {vcov: ["hc9"]}, "invalid-vcov"],
    ["inv ~ l(value,30)", {panel}, "all-missing"],
    ["inv ~ I(value-value) | firm", {panel}, "no-terms"],
    ["inv ~ value", {lincom: ["capital"]}, "invalid-lincom"]
  ])("refuses %s %j as %s", (formula, options, kind) => {
    expect(() => run(formula, options)).toThrow(expect.objectContaining({kind}));
  });

  it("refuses one cluster", () => {
    const table = grunfeld();
    const one: Column = Array.from({length: table.length}, () => "all");
    const wide = {...table, columns: {...table.columns, one}};
    expect(() => estimate(wide, {formula: "inv ~ value", vcov: ["cluster:one"]})).toThrow(
      expect.objectContaining({kind: "one-cluster"})
    );
  });
});

/** A municipal panel by formula: 8 municipalities in 4 COROP areas and 2 provinces, 6 years. */
function municipal(): Frame {
  const random = createRandom(7);
  const rows = Array.from({length: 48}, (_, row) => ({unit: Math.floor(row / 6), year: 2015 + (row % 6)}));
  const x = Float64Array.from(rows, ({unit}) => random.normal() + (unit % 4));
  return {
    length: 48,
    columns: {
      region: rows.map(({unit}) => `GM000${unit + 1}`),
      year: Float64Array.from(rows, ({year}) => year),
      x,
      y: x.map((value) => 0.5 * value + random.normal())
    }
  };
}
const areas = (count: number, prefix: string): Record<string, string> =>
  Object.fromEntries(Array.from({length: 8}, (_, unit) => [`GM000${unit + 1}`, `${prefix}${unit % count}`]));
const parents = {corop: areas(4, "CR0"), province: areas(2, "PV2")};

describe("estimate on municipalities", () => {
  const options = {formula: "y ~ x | region + year", panel: {unit: "region", period: "year"}, parents};

  it("always shows clusters by COROP and province", () => {
    const result = estimate(municipal(), options);
    expect(result.coefficients[0]?.by?.map(({vcov}) => vcov)).toEqual([
      "cluster:region",
      "cluster:corop",
      "cluster:province"
    ]);
    expect(result.vcov).toMatchObject({type: "cluster:region"});
    const own = estimate(municipal(), {...options, vcov: ["cluster:corop"]});
    expect(own.coefficients[0]?.se).toBe(result.coefficients[0]?.by?.[1]?.se);
    expect(own.coefficients[0]?.by?.map(({vcov}) => vcov)).toEqual(["cluster:corop", "cluster:province"]);
  });

  it("has null where all lie in one province, and warns of a municipality whose area is not known", () => {
    const one = estimate(municipal(), {...options, parents: {province: areas(1, "PV2")}});
    expect(one.coefficients[0]?.by?.[1]).toEqual({vcov: "cluster:province", se: null, p: null, low: null, high: null});
    const rest = Object.fromEntries(Object.entries(areas(2, "PV2")).slice(1));
    const unknown = estimate(municipal(), {...options, parents: {province: rest}});
    expect(unknown.warnings).toContainEqual({
      code: "unknown-parent",
      message: expect.stringContaining("GM0001") as string
    });
  });

  it("leaves units that are no municipalities alone", () => {
    const table = municipal();
    const region = (table.columns["region"] as string[]).map((code) => code.replace("GM", "XX"));
    const result = estimate({...table, columns: {...table.columns, region}}, options);
    expect(result.coefficients[0]).not.toHaveProperty("by");
  });
});

describe("what must not matter", () => {
  const options = {formula: "inv ~ value + l(capital,1) | firm + year", panel, vcov: ["cluster:firm", "hc1", "dk:2"]};
  const base = estimate(grunfeld(), options);
  const figures = (result: Estimate): (number | null)[] =>
    result.coefficients.flatMap(({estimate: b, by = []}) => [b, ...by.flatMap(({se, p}) => [se, p])]);
  const changed = (change: (name: string, own: Column) => Column, table = grunfeld()): Frame => ({
    ...table,
    columns: Object.fromEntries(Object.entries(table.columns).map(([name, own]) => [name, change(name, own)]))
  });

  it("the order of the rows", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 1e6}), (seed) => {
        const random = createRandom(seed);
        const order = Array.from({length: 200}, (_, row) => row);
        for (let row = 199; row > 0; row--) {
          const other = random.integer(row + 1);
          [order[row], order[other]] = [order[other]!, order[row]!];
        }
        const shuffled = changed((_, own) =>
          own instanceof Float64Array
            ? Float64Array.from(order, (row) => own[row]!)
            : order.map((row) => own[row] ?? null)
        );
        expectClose(figures(estimate(shuffled, options)), figures(base) as number[], 8);
      }),
      {numRuns: 10}
    );
  });

  it("the names of the units", () => {
    const renamed = changed((name, own) =>
      name === "firm" ? (own as string[]).map((label) => `firm ${(Number(label) * 7) % 11}`) : own
    );
    expectClose(figures(estimate(renamed, options)), figures(base) as number[], 10);
  });

  it("the unit and offset of a column: t and p stay", () => {
    fc.assert(
      fc.property(fc.integer({min: -6, max: 6}), fc.constantFrom(0, 1e3, 1e7), (power, offset) => {
        const scale = 10 ** power;
        const scaled = changed((name, own) =>
          name === "value" ? (own as Float64Array).map((value) => value * scale + offset * scale) : own
        );
        const result = estimate(scaled, options);
        expectClose([result.coefficients[0]!.estimate * scale], [base.coefficients[0]!.estimate], 6);
        const tests = ({coefficients}: Estimate): (number | null)[] =>
          coefficients.flatMap(({statistic, p}) => [statistic, p]);
        expectClose(tests(result), tests(base) as number[], 6);
      }),
      {numRuns: 20}
    );
  });
});
