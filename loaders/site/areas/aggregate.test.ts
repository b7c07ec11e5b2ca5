import {describe, expect, it} from "vitest";
import {aggregate} from "./aggregate.js";

describe("municipalities put together", () => {
  it("have the rate of their sums", () => {
    // 50 of 1,000 and 30 of 3,000: 80 of 4,000 is 20 per 1,000.
    const found = aggregate([
      {value: 50, count: 50, weight: 1000},
      {value: 10, count: 30, weight: 3000}
    ]);
    expect(found).toEqual({value: 20, count: 80, known: 2, all: 2});
  });

  it("say of how many they are when one is not known, and give no sum of counts", () => {
    const found = aggregate([
      {value: 50, count: 50, weight: 9500},
      {value: null, count: null, weight: 500}
    ]);
    expect(found).toEqual({value: 50, count: null, known: 1, all: 2});
  });

  it("have no value when too much is missing, or nothing to weigh by", () => {
    expect(
      aggregate([
        {value: 50, count: 1, weight: 800},
        {value: null, count: null, weight: 200}
      ]).value
    ).toBeNull();
    expect(aggregate([{value: 50, count: 1, weight: null}]).value).toBeNull();
    expect(aggregate([])).toEqual({value: null, count: null, known: 0, all: 0});
  });
});
