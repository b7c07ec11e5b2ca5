import {describe, expect, it} from "vitest";
import {funnel} from "./funnel.js";
import {funnelLimits} from "./funnel-limits.js";

const listed = ({low998, low95, high95, high998}: ReturnType<typeof funnelLimits>): number[] => [
  low998,
  low95,
  high95,
  high998
];

const expectClose = (found: number[], expected: number[]): void =>
  found.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 10));

describe("funnel limits", () => {
  // R 4: (qpois(p, 10) - (ppois(q, 10) - p) / dpois(q, 10)) / 1000; 16 of the 0.975 stands in any table of the Poisson
  // distribution between P(R ≤ 16) = 0.9730 and P(R ≤ 17) = 0.9857.
  it("equal R's interpolated Poisson quantiles for a rate", () => {
    expectClose(
      listed(funnelLimits(1000, 0.01, "rate")),
      [0.001220529315896134, 0.003775187947688401, 0.016159950673344782, 0.020662000835994992]
    );
    expectClose(
      listed(funnelLimits(50_000, 0.0391, "rate")),
      [0.03638586164207309, 0.03736623646688127, 0.040832713265512605, 0.041851163507359915]
    );
  });

  // R 4 with qbinom and pbinom.
  it("equal R's interpolated binomial quantiles for a proportion", () => {
    expectClose(
      listed(funnelLimits(100, 0.1, "proportion")),
      [0.014178865008434753, 0.04038059552439343, 0.1577186116391268, 0.19835671850288553]
    );
    expectClose(
      listed(funnelLimits(50_000, 0.0391, "proportion")),
      [0.03643767424883094, 0.03739980866724395, 0.040797696137943734, 0.041794933642453715]
    );
  });

  it("narrow as an area grows, around the target", () => {
    const widths = [20, 200, 2000, 200_000].map((size) => funnelLimits(size, 0.05, "rate"));
    for (const [index, each] of widths.entries()) {
      expect(each.low998).toBeLessThanOrEqual(each.low95);
      expect(each.low95).toBeLessThan(0.05);
      expect(each.high95).toBeGreaterThan(0.05);
      expect(each.high998).toBeGreaterThan(each.high95);
      const next = widths[index + 1];
      if (next) expect(next.high95 - next.low95).toBeLessThan(each.high95 - each.low95);
    }
  });

  it("stop at nothing for an area where nothing may well be found", () => {
    expect(funnelLimits(10, 0.001, "rate").low95).toBe(0);
  });

  it("are refused for a size or target that cannot be", () => {
    expect(() => funnelLimits(0, 0.1, "rate")).toThrow(/size must be a number above 0/);
    expect(() => funnelLimits(10, 1, "proportion")).toThrow(/target/);
    expect(() => funnelLimits(10, NaN, "rate")).toThrow(/target/);
  });
});

describe("a funnel", () => {
  const alike = [1000, 2000, 5000, 10_000, 400].map((size) => ({count: Math.round(size * 0.05), size}));

  it("puts an area outside exactly when its share passes the limits of its size", () => {
    for (const count of [1, 2, 3, 4, 10, 16, 17, 20, 21, 25]) {
      const placed = funnel([{count, size: 1000}], {kind: "rate", target: 0.01});
      const {low998, low95, high95, high998} = funnelLimits(1000, 0.01, "rate");
      const share = count / 1000;
      const expected =
        share > high998
          ? "above-998"
          : share > high95
            ? "above-95"
            : share < low998
              ? "below-998"
              : share < low95
                ? "below-95"
                : "within";
      expect(placed?.zones, String(count)).toEqual([expected]);
    }
  });

  it("takes all areas together as target, and places areas that are alike within", () => {
    const placed = funnel(alike, {kind: "proportion"});
    expect(placed?.target).toBeCloseTo(0.05, 10);
    expect(placed?.zones).toEqual(Array(5).fill("within"));
    expect(placed?.isOverdispersed).toBe(false);
    expect(placed?.widenedZones).toEqual(placed?.zones);
  });

  it("says when areas differ more than chance, by how much, and who stands out even so", () => {
    // Standard scores ±5 in turn: their mean square is 25.
    const size = 10_000;
    const areas = Array.from({length: 40}, (_, index) => ({
      count: 500 + (index % 2 === 0 ? 1 : -1) * 5 * Math.sqrt(500),
      size
    }));
    const placed = funnel(areas, {kind: "rate", target: 0.05});
    expect(placed?.dispersion).toBeCloseTo(25, 10);
    expect(placed?.isOverdispersed).toBe(true);
    expect(new Set(placed?.zones)).toEqual(new Set(["above-998", "below-998"]));
    expect(new Set(placed?.widenedZones)).toEqual(new Set(["within"]));
  });

  it("draws in the outer tenths, so that one area far out does not hide itself", () => {
    const areas = [...Array.from({length: 19}, () => ({count: 500, size: 10_000})), {count: 5000, size: 10_000}];
    const placed = funnel(areas, {kind: "rate", target: 0.05});
    expect(placed?.dispersion).toBe(0);
    expect(placed?.zones.at(-1)).toBe("above-998");
  });

  it("leaves out areas without a count or size, and knows no spread of fewer than three", () => {
    const placed = funnel(
      [...alike.slice(0, 2), {count: null, size: 10}, {count: 3, size: null}, {count: 0, size: 0}],
      {
        kind: "rate"
      }
    );
    expect(placed?.zones).toEqual(["within", "within", null, null, null]);
    expect(placed?.dispersion).toBeNull();
  });

  it("is nothing without counts, and refuses a count that does not fit its size", () => {
    expect(funnel([], {kind: "rate"})).toBeNull();
    expect(funnel([{count: 0, size: 100}], {kind: "rate"})).toBeNull();
    expect(() => funnel([{count: 11, size: 10}], {kind: "proportion"})).toThrow(/does not fit/);
  });
});
