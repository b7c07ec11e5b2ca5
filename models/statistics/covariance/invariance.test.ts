import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {overIdentification} from "../diagnostics/instruments.js";
import {modelFrame} from "../formula/model-frame.js";
import {fitLinear} from "../linear/fit-linear.js";
import {createRandom} from "../random.js";
import type {Coefficient, Frame, LinearFit} from "../types.js";
import {covariance} from "./covariance.js";
import {inference} from "./inference.js";
import {orthonormalFit} from "./orthonormal.js";
import {parseVcov} from "./parse-vcov.js";

const panel = {unit: "firm", period: "year"};
const vcovs = ["iid", "hc0", "hc1", "hc2", "hc3", "cluster:firm", "cluster:firm+year", "cr2:firm", "dk:2", "nw:2"];
const fit = (formula: string, table: Frame): LinearFit =>
  fitLinear(modelFrame(table, formula, {panel, groups: ["firm", "year"]}));
const table = (formula: string, vcov: string, of: Frame): Coefficient[] => {
  const model = fit(formula, of);
  return inference(model.terms, model.coefficients, covariance(model, parseVcov(vcov)));
};
const changed = (change: (value: number) => number): Frame => {
  const frame = grunfeld();
  const value = frame.columns["value"] as Float64Array;
  return {...frame, columns: {...frame.columns, value: value.map(change)}};
};
const formulas = ["inv ~ value + capital", "inv ~ value + capital | firm", "inv ~ capital | 0 | value ~ l(value,1)"];

describe("a covariance", () => {
  // The products of a sandwich lose 14 digits to a column of 1e7 ± 1e3 beside a constant unless it is centred first.
  it.each(vcovs)("does not move with the origin of a column: %s", (vcov) => {
    for (const formula of formulas) {
      const far = table(
        formula,
        vcov,
        changed((value) => value + 1e7)
      );
      for (const {term, estimate, se, p, dof} of table(formula, vcov, grunfeld())) {
        if (term === "(Intercept)") continue;
        const other = far.find((row) => row.term === term)!;
        expect(Math.abs(other.estimate / estimate - 1)).toBeLessThan(1e-8);
        expect(Math.abs(other.se! / se! - 1)).toBeLessThan(1e-8);
        expect(Math.abs(other.p! / p! - 1)).toBeLessThan(1e-6);
        if (dof !== undefined) expect(Math.abs(other.dof! / dof - 1)).toBeLessThan(1e-6);
      }
    }
  });

  it.each(vcovs)("follows the unit of a column: %s", (vcov) => {
    for (const formula of formulas)
      for (const unit of [1e-6, 1e6]) {
        const other = table(
          formula,
          vcov,
          changed((value) => value * unit)
        );
        table(formula, vcov, grunfeld()).forEach(({term, se, p}, index) => {
          const factor = term === "value" ? unit : 1;
          expect(Math.abs((other[index]!.se! * factor) / se! - 1)).toBeLessThan(1e-10);
          expect(Math.abs(other[index]!.p! / p! - 1)).toBeLessThan(1e-9);
        });
      }
  });

  it("is repaired alike in every unit when two ways give a negative eigenvalue", () => {
    const random = createRandom(57);
    const rows = Array.from({length: 320}, (_, row) => ({unit: Math.floor(row / 8), time: row % 8}));
    const column = (of: (row: {unit: number; time: number}) => number): Float64Array => Float64Array.from(rows, of);
    const x = column(() => random.normal());
    const z = column(() => random.normal());
    const y = x.map((value, row) => value + 0.2 * (z[row] ?? 0) + random.normal() * (1 + Math.abs(value)));
    const judged = (change: (value: number) => number): {rows: Coefficient[]; codes: string[]} => {
      const columns = {y, x: x.map(change), z, unit: column(({unit}) => unit), time: column(({time}) => time)};
      const model = fitLinear(modelFrame({length: 320, columns}, "y ~ x + z", {groups: ["unit", "time"]}));
      const own = covariance(model, parseVcov("cluster:unit+time"));
      return {rows: inference(model.terms, model.coefficients, own), codes: own.warnings.map(({code}) => code)};
    };
    const plain = judged((value) => value);
    expect(plain.codes).toEqual(["vcov-not-positive"]);
    for (const change of [(value: number) => value + 1e6, (value: number) => value / 1e6]) {
      const other = judged(change);
      expect(other.codes).toEqual(plain.codes);
      for (const index of [1, 2])
        expect(Math.abs(other.rows[index]!.p! / plain.rows[index]!.p! - 1)).toBeLessThan(1e-6);
    }
  });

  it("rests on orthonormal columns that span the design, with the constant apart", () => {
    const model = fit(
      "inv ~ value + capital",
      changed((value) => value + 1e7)
    );
    const {fit: own, combinations} = orthonormalFit(model);
    own.design.forEach((a, i) =>
      own.design.forEach((b, j) => {
        const product = a.reduce((sum, value, row) => sum + value * (b[row] ?? 0), 0);
        expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-9);
      })
    );
    // UU' is the bread.
    const product = combinations.map((row) =>
      combinations.map((other) => row.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0))
    );
    product.forEach((row, i) => row.forEach((value, j) => expect(value / model.bread[i]![j]!).toBeCloseTo(1, 9)));
  });
});

describe("over-identification", () => {
  it.each(["iid", "hc1", "cluster:firm"])("does not move with the origin of an instrument: %s", (vcov) => {
    const formula = "inv ~ 1 | 0 | capital ~ value + l(value,1)";
    const statistic = (of: Frame): number => {
      const frame = modelFrame(of, formula, {panel, groups: ["firm"]});
      return overIdentification(frame, fitLinear(frame), parseVcov(vcov))!.statistic!;
    };
    expect(Math.abs(statistic(changed((value) => value + 1e7)) / statistic(grunfeld()) - 1)).toBeLessThan(1e-6);
  });
});
