import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {simes, twoStageScreen} from "./two-stage.js";

describe("simes", () => {
  it("is the smallest of m p(j)/j", () => {
    // min(3 * sort(c(.04, .01, .03)) / 1:3) in R
    expect(simes([0.04, 0.01, 0.03])).toBeCloseTo(0.03, 15);
    expect(simes([0.02, NaN])).toBe(0.02);
    expect(simes([NaN])).toBeNaN();
    expect(simes([0.9, 1])).toBe(1);
  });
});

describe("twoStageScreen", () => {
  const tests = [
    ...[1e-8, 1e-3, 0.2].map((p) => ({group: "a", p})),
    ...[0.5, 0.6, 0.9].map((p) => ({group: "b", p})),
    ...[0.004, 0.5, NaN].map((p) => ({group: "c", p})),
    {group: "d", p: NaN}
  ];

  it("selects groups by Simes and BH, and adjusts inside them for the selection", () => {
    const {groups, within, found} = twoStageScreen(tests);
    // Simes: 3e-8, .9, .008 of three groups with tests; BH: 9e-8, .9, .012
    expect(groups.map(({group, tests: count, selected}) => [group, count, selected])).toEqual([
      ["a", 3, true],
      ["b", 3, false],
      ["c", 2, true],
      ["d", 0, false]
    ]);
    expect(groups.map(({q}) => q)).toEqual([9e-8, 0.9, 0.012, null].map((q) => (q === null ? null : near(q))));
    // Holm in a: 3e-8, .002, .2; times 3 groups of which 2 are selected
    expect(within.slice(0, 3)).toEqual([4.5e-8, 0.003, 0.3].map(near));
    expect(within.slice(3, 6)).toEqual([null, null, null]);
    // Holm in c: .008, .5
    expect(within.slice(6)).toEqual([near(0.012), near(0.75), null, null]);
    expect(found.flatMap((value, index) => (value ? [index] : []))).toEqual([0, 1, 6]);
  });

  it("finds nothing in noise more often than its level says", () => {
    const random = createRandom(11);
    let runs = 0;
    for (let run = 0; run < 400; run++) {
      const noise = Array.from({length: 300}, (_, index) => ({group: `g${index % 30}`, p: random.uniform()}));
      if (twoStageScreen(noise).found.includes(true)) runs++;
    }
    // 5 % of 400 is 20; three standard errors above are 33.
    expect(runs).toBeLessThanOrEqual(33);
    expect(runs).toBeGreaterThan(3);
  });

  it("takes an empty family", () => {
    expect(twoStageScreen([])).toEqual({groups: [], within: [], found: []});
  });
});

const near = (value: number): number => expect.closeTo(value, 12) as number;
