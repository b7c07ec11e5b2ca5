import {describe, expect, it} from "vitest";
import type {CareResponses} from "./care.js";
import type {RegionDraw} from "./region-draw.js";
import {varianceParts, type OutcomeParts} from "./variance-parts.js";

/** A draw with the same number everywhere. */
const draw = (value: number): RegionDraw => ({
  ...{growth: [0], jobs: [value], unemployment: [value], change: [value]},
  benefits: {ww: [value], bijstand: [value]}
});
/** Care that answers with `per` for one point of unemployment in the year itself. */
const responses = (...per: number[]): CareResponses => ({
  ...{drivers: ["unemployment", "activity"], outcomes: ["care"], years: 1, draws: per.length},
  values: Float64Array.from(per.flatMap((value) => [0, value, 0, 0]))
});
const groups = {
  scenario: [draw(1), draw(1)],
  sectors: [draw(0), draw(2)],
  parameters: [draw(1 - Math.SQRT2), draw(1 + Math.SQRT2)]
};
const of = (parts: readonly OutcomeParts[], outcome: string): OutcomeParts | undefined =>
  parts.find((each) => each.outcome === outcome);

describe("the parts of every band", () => {
  it("are variances of one group alone over their sum: 0, 2 and 4 of 6 by hand", () => {
    const parts = varianceParts({groups, middle: draw(1), periods: ["2020"]});
    expect(parts.map(({outcome}) => outcome)).toEqual(["jobs", "unemployment", "ww", "bijstand"]);
    for (const part of parts) {
      expect(part.scenario).toBe(0);
      expect(part.sectors).toBeCloseTo(1 / 3, 12);
      expect(part.parameters).toBeCloseTo(2 / 3, 12);
      expect([part.links, part.transfer]).toEqual([0, 0]);
    }
  });

  // Middle path 1, middle response 3: groups 9·(0, 2, 4); links 3 ± 3 gives 18; transfer 3 ± 1 gives 2; together 74.
  it("hold links and the transfer factor for care, and only there", () => {
    const parts = varianceParts({
      ...{groups, middle: draw(1), periods: ["2020"]},
      care: {variables: ["care"], middle: responses(3), links: responses(0, 6), transfer: responses(2, 4)}
    });
    const care = of(parts, "care");
    expect(care?.sectors).toBeCloseTo(18 / 74, 12);
    expect(care?.parameters).toBeCloseTo(36 / 74, 12);
    expect(care?.links).toBeCloseTo(18 / 74, 12);
    expect(care?.transfer).toBeCloseTo(2 / 74, 12);
    expect(of(parts, "unemployment")?.links).toBe(0);
  });

  it("are all 0 for an outcome that nothing moves", () => {
    const still = {scenario: [draw(1)], sectors: [draw(1)], parameters: [draw(1)]};
    const [first] = varianceParts({groups: still, middle: draw(1), periods: ["2020"]});
    expect(first).toMatchObject({scenario: 0, sectors: 0, parameters: 0, links: 0, transfer: 0});
  });
});
