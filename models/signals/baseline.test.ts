import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {baseline} from "./baseline.js";

describe("baseline", () => {
  it("gives the textbook prediction interval for one new value", () => {
    // Arithmetic by hand with qt(.975, 4) from a printed table of Student t
    // mean 10.1, sd 0.2549510, qt(.975, 4) = 2.7764451, half = 2.7764451 * 0.2549510 * sqrt(1.2) = 0.7754189
    const result = baseline(Object.freeze([9.8, 10.1, 10.4, 9.9, 10.3]));
    expect(result?.expected).toBeCloseTo(10.1, 12);
    expect(result?.low).toBeCloseTo(10.1 - 0.7754189, 6);
    expect(result?.high).toBeCloseTo(10.1 + 0.7754189, 6);
    expect(result?.n).toBe(5);
  });

  it("has no answer with fewer than three known values", () => {
    expect(baseline([1, null, 2])).toBeNull();
    expect(baseline([])).toBeNull();
  });

  it("uses the last five values only", () => {
    expect(baseline([1000, 1, 2, 3, 4, 5])?.expected).toBe(3);
  });

  it("follows a change of unit exactly in proportion", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: -1000, max: 1000}), {minLength: 3, maxLength: 5}), (values) => {
        const one = baseline(values);
        const two = baseline(values.map((value) => value * 4));
        expect(two?.expected).toBeCloseTo((one?.expected ?? NaN) * 4, 6);
        expect(two?.high).toBeCloseTo((one?.high ?? NaN) * 4, 6);
      })
    );
  });
});
