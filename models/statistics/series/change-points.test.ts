import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {changePoints} from "./change-points.js";
import {nile, seatbelts} from "./fixtures/r-datasets.js";

describe("changePoints", () => {
  it("finds the Nile's drop of 1899, the year after the last of the higher level, and nothing else", () => {
    const {changes, segments, sigma} = changePoints(nile);
    expect(changes).toEqual([28]);
    // mean(Nile[1:28]), mean(Nile[29:100]); 1.482602218505602 * median(abs(diff(Nile))) / sqrt(2) in R
    expect(segments.map(({mean}) => mean)).toEqual([expect.closeTo(1097.75, 9), expect.closeTo(849.972222222222, 9)]);
    expect(sigma).toBeCloseTo(115.319389075828, 9);
  });

  // strucchange 1.5-3: breakpoints(breakpoints(x ~ 1, h = …), breaks = k), exact dynamic programming for k breaks
  it.each([
    ["nile", nile, 15, [28, 83], 1552923.6157754],
    ["nile", nile, 15, [28, 45, 68, 83], 1507888.47591645],
    ["seatbelts", seatbelts, 12, [21, 72, 169], 9826831.44838644],
    ["seatbelts", seatbelts, 12, [21, 46, 60, 72, 169], 9318086.64227999]
  ])(
    "gives strucchange's optimal division at a penalty with as many changes: %s, %#",
    (_, values, minimum, breaks, rss) => {
      const sigma = 1;
      let [low, high] = [0, 1e9];
      let found = changePoints(values, {minimum, sigma, penalty: low});
      for (let step = 0; step < 60 && found.changes.length !== breaks.length; step++) {
        const penalty = (low + high) / 2;
        found = changePoints(values, {minimum, sigma, penalty});
        if (found.changes.length > breaks.length) low = penalty;
        else high = penalty;
      }
      expect(found.changes).toEqual(breaks);
      expect(found.cost / rss).toBeCloseTo(1, 10);
    }
  );

  it("never costs more than any other division: full search over random series", () => {
    const random = createRandom(2);
    for (let round = 0; round < 60; round++) {
      const n = 8 + random.integer(40);
      const values = Array.from({length: n}, () => random.normal() + 3 * Math.floor(random.uniform() * 1.3));
      const minimum = 1 + random.integer(5);
      const penalty = 12 * random.uniform();
      const {changes, cost} = changePoints(values, {minimum, penalty, sigma: 1});
      expect(cost + penalty * changes.length).toBeCloseTo(fullSearch(values, minimum, penalty), 9);
    }
  });

  /** The least penalised cost by dynamic programming without pruning. */
  function fullSearch(values: readonly number[], minimum: number, penalty: number): number {
    const best = [-penalty];
    const rss = (part: readonly number[]): number => {
      const level = part.reduce((sum, value) => sum + value, 0) / part.length;
      return part.reduce((sum, value) => sum + (value - level) ** 2, 0);
    };
    for (let t = 1; t <= values.length; t++) {
      best[t] = Infinity;
      for (let s = 0; s <= t - minimum; s++) best[t] = Math.min(best[t]!, best[s]! + rss(values.slice(s, t)) + penalty);
    }
    return best[values.length]!;
  }

  it("ignores unit and offset, and sees as many changes from either end", () => {
    const {changes} = changePoints(seatbelts, {minimum: 12});
    expect(
      changePoints(
        seatbelts.map((value) => value / 1000 + 1e7),
        {minimum: 12}
      ).changes
    ).toEqual(changes);
    const turned = changePoints([...seatbelts].reverse(), {minimum: 12}).changes;
    expect(turned.map((at) => seatbelts.length - at).reverse()).toEqual(changes);
  });

  it("finds a change in noise in few of a hundred series without one", () => {
    const random = createRandom(11);
    let found = 0;
    for (let run = 0; run < 100; run++)
      if (changePoints(Float64Array.from({length: 60}, () => random.normal())).changes.length > 0) found++;
    expect(found).toBeLessThanOrEqual(12);
  });

  it("has no changes in a constant, an empty or a short series, and finds one after ties", () => {
    expect(changePoints([])).toMatchObject({changes: [], segments: [], cost: 0});
    expect(changePoints(new Float64Array(40).fill(5)).changes).toEqual([]);
    expect(changePoints([1, 9, 1, 9]).changes).toEqual([]);
    expect(changePoints([...new Float64Array(20), ...new Float64Array(20).fill(1)]).changes).toEqual([20]);
  });

  it.each([
    [[1, NaN, 3], {}, "missing-value"],
    [[1, 2, 3], {minimum: 0}, "invalid-option"],
    [[1, 2, 3], {penalty: -1}, "invalid-option"],
    [[1, 2, 3], {sigma: 0}, "invalid-option"]
  ])("refuses %j with %j", (values, options, kind) => {
    expect(() => changePoints(values, options)).toThrow(expect.objectContaining({kind}));
  });
});
