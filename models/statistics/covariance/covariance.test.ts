import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {modelFrame} from "../formula/model-frame.js";
import {fitLinear} from "../linear/fit-linear.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Frame, LinearFit, SmallSample} from "../types.js";
import {covariance} from "./covariance.js";
import {inference} from "./inference.js";
import {parseVcov, vcovLabel} from "./parse-vcov.js";

const panel = {unit: "firm", period: "year"};
const fit = (formula: string, table: Frame = grunfeld()): LinearFit =>
  fitLinear(modelFrame(table, formula, {panel, groups: ["firm", "year"]}));
const pooled = fit("inv ~ value + capital");
const within = fit("inv ~ value + capital | firm");
const twoWays = fit("inv ~ value + capital | firm + year");

const errors = (of: LinearFit, vcov: string, smallSample: SmallSample = "stata"): (number | null)[] =>
  inference(of.terms, of.coefficients, covariance(of, parseVcov(vcov), {smallSample})).map(({se}) => se);
const expectClose = (got: readonly (number | null)[], want: readonly number[], digits = 9): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value) / value).toBeLessThan(10 ** -digits);
  });
};

describe("cluster covariance of Grunfeld's panel", () => {
  // R 4.2.2: plm 2.6-2 vcovHC(type = "HC0"), sandwich 3.0-2 vcovCL on lm with dummies (type = "HC1").
  it("has the factor asked for, one-way effects", () => {
    expectClose(errors(within, "cluster:firm", "none"), [0.0143421437123503, 0.0497926087237732]);
    expectClose(errors(within, "cluster:firm", "full"), [0.0155539403396027, 0.0539996865863112]);
    const [value] = errors(within, "cluster:firm", "stata");
    const [same] = errors(within, "cluster:firm", "fixest");
    expectClose([value!, same!], [0.0151945, 0.0151945], 5);
  });

  it("has the factor asked for, two-way effects", () => {
    expectClose(errors(twoWays, "cluster:firm", "none"), [0.00971202368683505, 0.0429311089399739]);
    expectClose(errors(twoWays, "cluster:year", "none"), [0.0181550101731493, 0.0497732683791174]);
    expectClose(errors(twoWays, "cluster:firm", "full"), [0.0111089155204725, 0.0491059410265699]);
    expectClose(errors(twoWays, "cluster:firm", "fixest").slice(0, 1), [0.0108244], 5);
  });

  it("adds and subtracts two ways", () => {
    expectClose(errors(twoWays, "cluster:firm+year", "none"), [0.0106338232406581, 0.042656232987501]);
  });
});

describe("other covariances against R", () => {
  it("iid: plm's summary, pooled and within", () => {
    expectClose(errors(pooled, "iid"), [9.51167603142387, 0.00583570955722063, 0.0254758014765089]);
    expectClose(errors(within, "iid"), [0.0118566942140438, 0.0173545027755526]);
    expectClose(errors(twoWays, "iid"), [0.0137512830036482, 0.0227190108825725]);
  });

  it("hc2 and hc3 count the leverage of absorbed effects: vcovHC on lm with all dummies", () => {
    expectClose(errors(twoWays, "hc3"), [0.0236237890271, 0.0801154970836]);
    expectClose(errors(twoWays, "hc2"), [0.0203356138195, 0.0630685439828]);
    expectClose(errors(within, "hc0"), [0.0187877003320107, 0.0414912973469703]);
  });

  it("Driscoll–Kraay and Newey–West: plm's vcovSCC(maxlag = 3) and vcovNW(maxlag = 2)", () => {
    expectClose(errors(twoWays, "dk:3"), [0.0213875473548, 0.0544742261373]);
    expectClose(errors(twoWays, "nw:2"), [0.0202167082185, 0.0573956095805]);
  });

  it("CR2 with Satterthwaite: clubSandwich's vcovCR on lm with dummies, coef_test", () => {
    const cr2 = (of: LinearFit, by: string): [(number | null)[], number[]] => {
      const result = covariance(of, parseVcov(`cr2:${by}`));
      return [inference(of.terms, of.coefficients, result).map(({se}) => se), [...(result.dof as Float64Array)]];
    };
    const [firm, firmDof] = cr2(twoWays, "firm");
    expectClose(firm, [0.0208148232743, 0.100213954232]);
    expectClose(firmDof, [2.38867112031, 1.84346038046]);
    const [year, yearDof] = cr2(twoWays, "year");
    expectClose(year, [0.0203754845901, 0.0596543820004]);
    expectClose(yearDof, [10.9446224186, 7.87638263997]);
    const [plain, plainDof] = cr2(pooled, "firm");
    expectClose(plain, [25.6074037718, 0.0162450777801, 0.110467620919]);
    expectClose(plainDof, [6.38609342335, 2.34261641339, 2.86348461883]);
  });

  it("CR2 on an unbalanced panel", () => {
    const left = [3, 17, 55, 56, 99, 180].map((row) => row - 1);
    const whole = grunfeld();
    const keep = Array.from({length: 200}, (_, row) => row).filter((row) => !left.includes(row));
    const columns = Object.fromEntries(
      Object.entries(whole.columns).map(([name, column]) => [
        name,
        column instanceof Float64Array
          ? Float64Array.from(keep, (row) => column[row]!)
          : keep.map((row) => column[row]!)
      ])
    );
    const unbalanced = fit("inv ~ value + capital | firm", {length: keep.length, columns});
    const result = covariance(unbalanced, parseVcov("cr2:firm"));
    expectClose(
      inference(unbalanced.terms, unbalanced.coefficients, result).map(({se}) => se),
      [0.0307554284702, 0.073496990987]
    );
    expectClose([...(result.dof as Float64Array)], [1.94418206224, 1.8759052771]);
  });
});

/** The wild bootstrap by its definition: refit on all dummies for every sign vector. */
function wildByDefinition(of: LinearFit, term: number, null0: number): number {
  const codes = of.groups["firm"]!.codes;
  const g = of.groups["firm"]!.levels.length;
  const n = of.n;
  const dummies = of.effects.flatMap(({codes: own, levels}) =>
    levels.map((_, level) => Float64Array.from(own, (code) => (code === level ? 1 : 0)))
  );
  const x = [...of.design, ...dummies];
  const t = (y: Float64Array, value: number): number => {
    const refit = leastSquares(y, x);
    const clean = leastSquares(of.design[term]!, [...of.design.filter((_, at) => at !== term), ...dummies]).residuals;
    const scores = new Float64Array(g);
    let size = 0;
    for (let row = 0; row < n; row++) {
      scores[codes[row]!]! += clean[row]! * refit.residuals[row]!;
      size += clean[row]! * clean[row]!;
    }
    return (refit.coefficients[term]! - value) / (Math.sqrt(scores.reduce((sum, s) => sum + s * s, 0)) / size);
  };
  const y = Float64Array.from({length: n}, (_, row) =>
    of.design.reduce((sum, column, at) => sum + column[row]! * of.coefficients[at]!, of.residuals[row]!)
  );
  const restricted = leastSquares(
    y.map((value, row) => value - null0 * of.design[term]![row]!),
    [...of.design.filter((_, at) => at !== term), ...dummies]
  ).residuals;
  const actual = Math.abs(t(y, null0));
  let count = 0;
  for (let number = 0; number < 1 << g; number++) {
    const signed = Float64Array.from(y, (value, row) => {
      const fitted = value - restricted[row]!;
      return fitted + restricted[row]! * ((number >> codes[row]!) & 1 ? -1 : 1);
    });
    if (Math.abs(t(signed, null0)) >= actual * (1 - 1e-9)) count++;
  }
  return count / (1 << g);
}

describe("wild cluster bootstrap", () => {
  const few = (firms: readonly string[]): Frame => {
    const table = grunfeld();
    const keep = Array.from({length: 200}, (_, row) => row).filter((row) =>
      firms.includes((table.columns["firm"] as string[])[row]!)
    );
    const columns = Object.entries(table.columns).map(([name, column]) => [
      name,
      column instanceof Float64Array ? Float64Array.from(keep, (row) => column[row]!) : keep.map((row) => column[row]!)
    ]);
    return {length: keep.length, columns: Object.fromEntries(columns) as Frame["columns"]};
  };
  const small = few(["1", "2", "3", "4", "5", "8"]);

  it.each(["inv ~ value + capital", "inv ~ value + capital | firm", "inv ~ value + capital | firm + year"])(
    "equals refitting every sign vector: %s",
    (formula) => {
      const model = fit(formula, small);
      const {exact} = covariance(model, parseVcov("wild:firm"));
      const term = model.terms.indexOf("capital");
      expect(exact!.draws).toBe(64);
      expect(exact!.p[term]).toBeCloseTo(wildByDefinition(model, term, 0), 12);
      // Just outside the interval the test rejects, just inside it does not.
      const [low, high] = [exact!.low[term]!, exact!.high[term]!];
      if (Number.isNaN(low) || Number.isNaN(high)) return;
      expect(wildByDefinition(model, term, high + 0.01 * (high - low))).toBeLessThanOrEqual(0.05);
      expect(wildByDefinition(model, term, high - 0.01 * (high - low))).toBeGreaterThan(0.05);
    }
  );

  it("warns below six clusters with the smallest p there can be", () => {
    const {warnings} = covariance(fit("inv ~ value", few(["1", "2", "3"])), parseVcov("wild:firm"));
    expect(warnings).toEqual([{code: "few-clusters", message: expect.stringContaining("0.25") as string}]);
  });

  it("gives the same draws for the same seed, others for another", () => {
    const p = (seed: number): number[] => [...covariance(within, parseVcov("wild:firm:199"), {seed}).exact!.p];
    expect(p(1)).toEqual(p(1));
    expect(p(1)).not.toEqual(p(2));
  });
});

describe("covariance estimators as written", () => {
  it.each(["iid", "hc3", "cluster:firm", "cluster:firm+year", "cr2:firm", "dk:4", "nw:2", "wild:firm", "wild:firm:99"])(
    "reads %s back",
    (text) => {
      expect(vcovLabel(parseVcov(text))).toBe(text);
    }
  );

  it.each(["hc4", "cluster", "cluster:a+b+c", "dk", "dk:x", "wild:firm:0", "robust"])("refuses %s", (text) => {
    expect(() => parseVcov(text)).toThrow(/not a covariance estimator/);
  });

  it("names a cluster variable that is missing or has one level", () => {
    const one = grunfeld();
    const table = {...one, columns: {...one.columns, all: Array.from({length: one.length}, () => "a")}};
    const model = fitLinear(modelFrame(table, "inv ~ value", {panel, groups: ["all"]}));
    expect(() => covariance(model, parseVcov("cluster:all"))).toThrow(/one cluster/);
    expect(() => covariance(model, parseVcov("cluster:province"))).toThrow(/no column province/);
  });
});
