import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {adaptiveConformal} from "./adaptive-conformal.js";
import {coverageByClass, panelConformal} from "./panel-conformal.js";
import {around, conformalRank, fewestNeeded, splitConformal} from "./split-conformal.js";

const draws = process.env["SAMENHANG_SOAK"] ? 40_000 : 2_000;

describe("split conformal", () => {
  it("takes the ⌈(n + 1)(1 − α)⌉-th smallest |residual|", () => {
    // n = 9, α = 0.2: the 8th of 1 … 9. R: sort(abs(r))[ceiling(10 * 0.8)]
    expect(splitConformal([-9, 1, -3, 2, 8, 4, -7, 6, 5], 0.2)).toEqual({radius: 8, n: 9, needed: 4});
    expect(around(10, splitConformal([1, 2, 3, 4], 0.25))).toEqual({low: 6, high: 14});
  });

  it("counts a product that is whole but for rounding as whole", () => {
    // 10 · (1 − 0.3) and 20 · (1 − 0.35) in doubles are not 7 and 13.
    expect([conformalRank(9, 0.3), conformalRank(19, 0.35), conformalRank(19, 0.05)]).toEqual([7, 13, 19]);
    expect([fewestNeeded(0.05), fewestNeeded(0.2), fewestNeeded(0.3)]).toEqual([19, 4, 3]);
  });

  it("has no interval when there are too few residuals, and says how many it takes", () => {
    expect(splitConformal(new Float64Array(18).fill(1), 0.05)).toEqual({radius: null, n: 18, needed: 19});
    expect(splitConformal(new Float64Array(19).fill(1), 0.05).radius).toBe(1);
    expect(splitConformal([], 0.5)).toEqual({radius: null, n: 0, needed: 1});
    expect(around(3, splitConformal([], 0.5))).toEqual({low: null, high: null});
  });

  it("does not depend on order and sign, follows scale, and leaves its input as it was", () => {
    const residuals = Object.freeze([3, -1, 4, -1.5, 9, -2.6]);
    const {radius} = splitConformal(residuals, 0.3);
    expect(
      splitConformal(
        [...residuals].reverse().map((value) => -value),
        0.3
      ).radius
    ).toBe(radius);
    expect(
      splitConformal(
        residuals.map((value) => 1024 * value),
        0.3
      ).radius
    ).toBe(1024 * (radius ?? NaN));
  });

  it("refuses a missing residual and a share that is none", () => {
    expect(() => splitConformal([1, NaN], 0.5)).toThrow(/missing/);
    for (const alpha of [0, 1, NaN]) expect(() => splitConformal([1], alpha)).toThrow(/between 0 and 1/);
  });

  it.each([
    [19, 0.1],
    [30, 0.2],
    [7, 0.5]
  ])("covers exactly rank/(n + 1) of exchangeable values, n = %d, α = %d", (n, alpha) => {
    const random = createRandom(11, n);
    let held = 0;
    for (let draw = 0; draw < draws; draw++) {
      // Skewed, with a mean of its own in every draw: exchangeable all the same.
      const shift = random.normal();
      const score = (): number => (random.normal() + shift) * (random.normal() + shift);
      const {radius} = splitConformal(Float64Array.from({length: n}, score), alpha);
      if (Math.abs(score()) <= (radius ?? Infinity)) held++;
    }
    const promised = conformalRank(n, alpha) / (n + 1);
    expect(promised).toBeGreaterThanOrEqual(1 - alpha);
    expect(Math.abs(held / draws - promised)).toBeLessThan(4 * Math.sqrt((promised * (1 - promised)) / draws));
  });
});

describe("conformal over regions", () => {
  const coded = (...codes: number[]): {codes: Int32Array; levels: string[]} => ({
    codes: Int32Array.from(codes),
    levels: Array.from({length: Math.max(...codes) + 1}, (_, code) => String(code))
  });

  it("with one row a region is split conformal", () => {
    const residuals = Float64Array.from([5, -1, 4, -2, 3, 9, -8]);
    const [all] = panelConformal({residuals, region: coded(0, 1, 2, 3, 4, 5, 6)}, 0.3);
    expect(all).toEqual({class: "", ...splitConformal(residuals, 0.3)});
  });

  it("gives every region the same mass, whatever its number of rows", () => {
    // K = 3, α = 0.5: a mass of 2 of 4 is wanted. Region 0 has one row at 1, region 1 one at 3, region 2 four at 2.
    const panel = {residuals: Float64Array.from([1, 3, 2, 2, -2, 2]), region: coded(0, 1, 2, 2, 2, 2)};
    expect(panelConformal(panel, 0.5)).toEqual([{class: "", radius: 2, n: 3, needed: 1}]);
    // A mass of 2.4 is reached at 3 only; one of 3.2 is not there: one in four lies beyond all regions.
    expect(panelConformal(panel, 0.4)[0]?.radius).toBe(3);
    expect(panelConformal(panel, 0.2)[0]?.radius).toBeNull();
  });

  it("holds whole paths by the largest residual of each region", () => {
    const panel = {residuals: Float64Array.from([1, -6, 2, 3, 4, 5]), region: coded(0, 0, 1, 1, 2, 2)};
    // Largest: 6, 3, 5; the second of three.
    expect(panelConformal(panel, 0.5, {path: true})[0]?.radius).toBe(5);
  });

  it("calibrates each class by itself, and refuses a class that is too small", () => {
    const residuals = Float64Array.from([1, 2, 3, 4, 100, 200]);
    const regionClass = {codes: Int32Array.from([0, 0, 0, 0, 1, 1]), levels: ["small", "large"]};
    expect(panelConformal({residuals, region: coded(0, 1, 2, 3, 4, 5), regionClass}, 0.25)).toEqual([
      {class: "small", radius: 4, n: 4, needed: 3},
      {class: "large", radius: null, n: 2, needed: 3}
    ]);
  });

  it("covers another region though rows within one are alike, where counting rows does not", () => {
    const random = createRandom(5, 2);
    // Counted by row, the 76th of 100 belongs mostly to the fourth largest of 5 regions, so that a sixth region is held in
    // little over 4 of 6 cases; by region a mass of 4.5 of 6 lies in the largest: about 5 of 6.
    const [regions, periods, alpha] = [5, 20, 0.25];
    const region = {
      codes: Int32Array.from({length: regions * periods}, (_, row) => Math.floor(row / periods)),
      levels: []
    };
    const path = (): number[] => {
      const own = random.normal() * 3;
      return Array.from({length: periods}, () => own + 0.2 * random.normal());
    };
    const held = {byRegion: 0, byRow: 0, path: 0};
    const rounds = draws / 2;
    for (let draw = 0; draw < rounds; draw++) {
      const residuals = Float64Array.from(Array.from({length: regions}, path).flat());
      const another = path();
      const radius = panelConformal({residuals, region}, alpha)[0]?.radius ?? Infinity;
      const whole = panelConformal({residuals, region}, alpha, {path: true})[0]?.radius ?? Infinity;
      if (Math.abs(another[0] ?? 0) <= radius) held.byRegion++;
      if (Math.abs(another[0] ?? 0) <= (splitConformal(residuals, alpha).radius ?? Infinity)) held.byRow++;
      if (another.every((value) => Math.abs(value) <= whole)) held.path++;
    }
    const error = 3 * Math.sqrt((alpha * (1 - alpha)) / rounds);
    expect(held.byRegion / rounds).toBeGreaterThan(1 - alpha - error);
    expect(held.path / rounds).toBeGreaterThan(1 - alpha - error);
    expect(held.byRow).toBeLessThan(held.byRegion);
    expect(held.byRow / rounds).toBeLessThan(1 - alpha - error);
  });

  it("reports coverage by class, none for a class without rows", () => {
    const classes = {codes: Int32Array.from([0, 0, 1, 0]), levels: ["small", "large", "none"]};
    expect(coverageByClass([true, false, true, true], classes)).toEqual([
      {class: "small", n: 3, coverage: 2 / 3},
      {class: "large", n: 1, coverage: 1},
      {class: "none", n: 0, coverage: null}
    ]);
  });
});

describe("adaptive conformal", () => {
  it("follows the misses by its step", () => {
    // History 1 … 4, α = 0.4: rank ⌈5 · 0.6⌉ = 3, radius 3. 3.5 misses: α = 0.4 + 0.1·(0.4 − 1) = 0.34; then
    // rank ⌈6 · 0.66⌉ = 4 of 1, 2, 3, 3.5, 4 holds 1: α = 0.38.
    const {steps, nextLevel, missed, next} = adaptiveConformal([3.5, 1], {
      alpha: 0.4,
      gamma: 0.1,
      history: [1, 2, 3, 4]
    });
    expect(steps.map(({radius, isHeld}) => [radius, isHeld])).toEqual([
      [3, false],
      [3.5, true]
    ]);
    expect(steps.map(({level}) => level)).toEqual([0.4, expect.closeTo(0.34, 12)]);
    expect(nextLevel).toBeCloseTo(0.38, 12);
    expect(missed).toBe(0.5);
    // ⌈7 · 0.62⌉ = 5 of 1, 1, 2, 3, 3.5, 4
    expect(next).toEqual({radius: 3.5, isEmpty: false});
  });

  it.each(["growing", "shrinking", "jumping", "alternating"])(
    "misses as often as promised in the long run, also of a %s series",
    (kind) => {
      const random = createRandom(3, 1);
      const size = (t: number): number =>
        kind === "growing"
          ? 1 + t
          : kind === "shrinking"
            ? 1e4 / (1 + t)
            : kind === "jumping"
              ? t > 300
                ? 50
                : 1
              : 1 + (t % 2) * 9;
      const residuals = Float64Array.from({length: 600}, (_, t) => size(t) * random.normal());
      for (const [alpha, gamma] of [
        [0.1, 0.05],
        [0.3, 0.02]
      ] as const) {
        const {missed} = adaptiveConformal(residuals, {alpha, gamma});
        // Gibbs & Candès, proposition 4.1: holds for every series, not on average.
        expect(Math.abs((missed ?? NaN) - alpha)).toBeLessThanOrEqual(
          (Math.max(alpha, 1 - alpha) + gamma) / (gamma * 600)
        );
      }
    }
  );

  it("gives the whole line while nothing is known, looks back no further than its window, and is empty past level 1", () => {
    const {steps} = adaptiveConformal([5, 1, 1, 1], {alpha: 0.6, gamma: 0.01, window: 2});
    expect(steps[0]).toMatchObject({radius: null, isHeld: true});
    expect(steps[3]?.radius).toBe(1);
    const long = adaptiveConformal(new Float64Array(200), {alpha: 0.9, gamma: 0.5, history: [1, 1, 1]});
    expect(long.steps.some(({isEmpty, isHeld}) => isEmpty && !isHeld)).toBe(true);
  });

  it("refuses what it cannot work with", () => {
    expect(() => adaptiveConformal([1], {alpha: 0.1, gamma: 0})).toThrow(/above 0/);
    expect(() => adaptiveConformal([1, NaN], {alpha: 0.1})).toThrow(/missing/);
    expect(adaptiveConformal([], {alpha: 0.1}).missed).toBeNull();
  });
});
