import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {modelFrame} from "../formula/model-frame.js";
import {demean} from "../linear/demean.js";
import {fitLinear} from "../linear/fit-linear.js";
import {createRandom} from "../random.js";
import type {Coding, Frame} from "../types.js";
import {quickDemean} from "./quick-demean.js";
import {quickFit} from "./quick-fit.js";

function coding(name: string, codes: readonly number[]): Coding {
  const levels = [...new Set(codes)].sort((a, b) => a - b);
  return {name, codes: Int32Array.from(codes, (code) => levels.indexOf(code)), levels: levels.map(String)};
}

describe("quickDemean", () => {
  it("takes two effects out as alternating projections do, on panels with gaps and large offsets", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const random = createRandom(seed);
      const rows = Array.from({length: 600}, (_, i) => ({unit: i % 40, t: Math.floor(i / 40)})).filter(
        () => random.uniform() > 0.2
      );
      const effects = [
        coding(
          "unit",
          rows.map(({unit}) => unit)
        ),
        coding(
          "t",
          rows.map(({t}) => t)
        )
      ];
      const column = Float64Array.from(rows, ({unit, t}) => 1e6 + unit * t + random.normal());
      const [quick = new Float64Array()] = quickDemean([column], effects);
      const [slow = new Float64Array()] = demean([column], effects);
      quick.forEach((value, row) => {
        expect(value).toBeCloseTo(slow[row] ?? NaN, 8);
      });
    }
  });

  it("leaves effects in pieces without link to demean", () => {
    const effects = [coding("unit", [0, 0, 1, 1, 2, 2, 3, 3]), coding("t", [0, 1, 0, 1, 2, 3, 2, 3])];
    const column = Float64Array.of(1, 3, 2, 7, 4, 5, 9, 1);
    expect(quickDemean([column], effects)).toEqual(demean([column], effects));
  });
});

describe("quickFit", () => {
  it("gives the coefficients, residuals and bread of fitLinear", () => {
    for (const formula of ["inv ~ value + capital | firm + year", "inv ~ value + capital | year", "inv ~ value"]) {
      const frame = modelFrame(grunfeld(), formula, {panel: {unit: "firm", period: "year"}});
      const [quick, slow] = [quickFit(frame), fitLinear(frame)];
      expect(quick.terms).toEqual(slow.terms);
      expect(quick.absorbedRank).toBe(slow.absorbedRank);
      slow.coefficients.forEach((value, index) => {
        expect(quick.coefficients[index]).toBeCloseTo(value, 11);
        expect(quick.bread[index]?.[index]).toBeCloseTo(slow.bread[index]?.[index] ?? NaN, 12);
      });
      slow.residuals.forEach((value, row) => {
        expect(quick.residuals[row]).toBeCloseTo(value, 8);
      });
    }
  });

  it("drops what is collinear or lost to the effects, as fitLinear does", () => {
    const base = grunfeld();
    const value = base.columns["value"] as Float64Array;
    const firm = base.columns["firm"] as Float64Array;
    const table: Frame = {
      ...base,
      columns: {
        ...base.columns,
        twice: value.map((v) => 2 * v + 1),
        near: value.map((v, i) => v + 1e-9 * i),
        fixed: firm.map((f) => f * 3)
      }
    };
    for (const term of ["twice", "near", "fixed"]) {
      const frame = modelFrame(table, `inv ~ value + ${term} | firm + year`, {panel: {unit: "firm", period: "year"}});
      const [quick, slow] = [quickFit(frame), fitLinear(frame)];
      expect(quick.terms).toEqual(slow.terms);
      expect(quick.dropped).toEqual(slow.dropped);
      expect(Array.from(quick.coefficients)).toEqual(Array.from(slow.coefficients));
    }
  });
});
