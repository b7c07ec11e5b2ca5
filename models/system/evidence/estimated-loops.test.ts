import {describe, expect, it} from "vitest";
import {readSystem} from "../read-system.js";
import type {EstimatedLink} from "./estimate-links.js";
import {estimatedLoops} from "./estimated-loops.js";

const names = ["unemployment", "mental", "youthcare"];
// x_t = B·x_{t−1} + e; rows are targets.
const b = [
  [0.6, 0.15, 0],
  [0.25, 0.5, -0.1],
  [0.1, 0.3, 0.55]
];
const file = readSystem(
  {
    format: "samenhang-system/1",
    name: "three",
    variables: names.map((id) => ({id})),
    links: names.flatMap((to) =>
      names.flatMap((from) => (from === to ? [] : [{id: `${from}-${to}`, from, to, sign: "?", delay: 1}]))
    )
  },
  "three"
);

const link = (id: string, estimate: number, rest: number | null): EstimatedLink => {
  const longRun = rest === null ? null : estimate / rest;
  return {
    ...{id, estimate, low: estimate - 0.01, high: estimate + 0.01, delay: 1, covariates: [], formula: "", warnings: []},
    ...{longRun, longRunLow: longRun, longRunHigh: longRun, vcov: null, fitsScales: true}
  };
};
const estimates = (rests: readonly (number | null)[]): {links: EstimatedLink[]; persistence: []; warnings: []} => ({
  links: names.flatMap((to, row) =>
    names.flatMap((from, column) => {
      const value = b[row]?.[column] ?? 0;
      return from === to || value === 0 ? [] : [link(`${from}-${to}`, value, rests[row] ?? null)];
    })
  ),
  persistence: [],
  warnings: []
});

describe("estimatedLoops", () => {
  it("gives the gain of the coefficients after one lag beside that of the long run", () => {
    // By hand: .25·.15; .3·(−.1); .1·(−.1)·.15; in the long run each divided by 1 − ρ of its target.
    const loops = estimatedLoops(file, estimates([0.4, 0.5, 0.45]));
    expect(loops.map(({nodes}) => nodes)).toEqual([
      ["mental", "unemployment"],
      ["mental", "youthcare"],
      ["mental", "unemployment", "youthcare"]
    ]);
    const oneLag = [0.0375, -0.03, -0.0015];
    const longRun = [0.1875, -0.2 / 1.5, -1 / 60];
    loops.forEach((loop, at) => {
      expect(loop.oneLag.gain).toBeCloseTo(oneLag[at] ?? NaN, 12);
      expect(loop.longRun?.gain).toBeCloseTo(longRun[at] ?? NaN, 12);
    });
    expect(loops.map(({oneLag: {polarity}}) => polarity)).toEqual(["R", "B", "B"]);
    expect(loops[0]?.oneLag.interval?.[0]).toBeLessThan(0.0375);
  });

  it("has no long run for a loop one of whose links has none, and no loop of links that were not estimated", () => {
    const loops = estimatedLoops(file, estimates([null, 0.5, 0.45]));
    expect(loops.map(({longRun}) => longRun === null)).toEqual([true, false, true]);
    expect(estimatedLoops(file, {links: [], persistence: [], warnings: []})).toEqual([]);
  });
});
