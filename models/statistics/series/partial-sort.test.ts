import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {partialSort} from "./partial-sort.js";

describe("partialSort", () => {
  it("gives the order statistics of ascending ranks, with ties and whatever the order", () => {
    const random = createRandom(4);
    for (let round = 0; round < 300; round++) {
      const length = 1 + random.integer(60);
      const values = Float64Array.from({length}, () => random.integer(round % 2 === 0 ? 8 : 1_000_000));
      const ranks = [...new Set([1 + random.integer(length), 1 + random.integer(length)])].sort((a, b) => a - b);
      const sorted = Float64Array.from(values).sort();
      expect(partialSort(values, ranks)).toEqual(ranks.map((rank) => sorted[rank - 1]));
    }
  });

  it("leaves the values alone and ends on equal values, one value and none", () => {
    const values = Float64Array.of(3, 1, 2);
    expect(partialSort(values, [2, 2])).toEqual([2, 2]);
    expect([...values]).toEqual([3, 1, 2]);
    expect(partialSort(new Float64Array(100).fill(7), [51, 50])).toEqual([7, 7]);
    expect(partialSort(Float64Array.of(5), [1, 1])).toEqual([5, 5]);
    expect(partialSort(new Float64Array(), [1])).toEqual([NaN]);
  });
});
