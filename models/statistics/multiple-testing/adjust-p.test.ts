import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {adjustP, adjustments} from "./adjust-p.js";

// Benjamini & Hochberg (1995), section 3.2: fifteen p-values of a trial of thrombolysis
const published = [
  ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
];

describe("adjustP", () => {
  // p.adjust(p, method) in R 4.2
  it.each([
    [
      "bh",
      [
        ...[0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571429, 0.0638571428571429, 0.0645, 0.0765, 0.486],
        ...[0.581181818181818, 0.714875, 0.753230769230769, 0.813214285714286, 1]
      ]
    ],
    [
      "by",
      [
        ...[0.00497734348984349, 0.00995468697968698, 0.0315231754356754, 0.118211907883783, 0.200089208291708],
        ...[0.211892622853337, 0.211892622853337, 0.21402577006327, 0.253844517982018, 1, 1, 1, 1, 1, 1]
      ]
    ],
    ["bonferroni", [0.0015, 0.006, 0.0285, 0.1425, 0.3015, 0.417, 0.447, 0.516, 0.6885, 1, 1, 1, 1, 1, 1]],
    ["holm", [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1]],
    ["hochberg", [0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.2682, 0.2682, 0.2752, 0.3213, 1, 1, 1, 1, 1, 1]]
  ] as const)("gives R's values: %s", (method, expected) => {
    adjustP(published, method).forEach((value, index) => {
      expect(Math.abs(value - expected[index]!) / expected[index]!).toBeLessThan(1e-12);
    });
  });

  it("leaves a missing value missing and does not count it", () => {
    // p.adjust(c(.01, NA, .04, .03), "BH")
    expect([...adjustP([0.01, NaN, 0.04, 0.03], "bh")]).toEqual([0.03, NaN, 0.04, 0.04]);
    expect([...adjustP([NaN, 0.02], "bonferroni")]).toEqual([NaN, 0.02]);
  });

  it("does not depend on the order of the tests, and never goes below p or above 1", () => {
    const random = createRandom(3);
    const p = Array.from({length: 200}, () => random.uniform() * random.uniform());
    p[7] = p[9]!;
    const back = [...p].reverse();
    for (const method of adjustments) {
      const q = adjustP(p, method);
      expect([...adjustP(back, method)].reverse()).toEqual([...q]);
      q.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(p[index]! * (1 - 1e-15));
        expect(value).toBeLessThanOrEqual(1);
      });
    }
  });

  it("leaves its input as it was, takes an empty list, and refuses what is no p-value", () => {
    const p = Float64Array.of(0.5, 0.01);
    adjustP(p, "bh");
    expect([...p]).toEqual([0.5, 0.01]);
    expect(adjustP([], "by")).toHaveLength(0);
    expect(() => adjustP([0.2, 1.2], "bh")).toThrow(/1.2 is no p-value/);
    expect(() => adjustP([-0.1], "none")).toThrow(/between 0 and 1/);
  });
});
