import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {bootstrapCovariance, winsorised} from "./bootstrap-units.js";

describe("draws drawn in to their middle", () => {
  const random = createRandom(3);
  // Two normal coefficients with variances 1 and 4 and correlation 0.6.
  const draws = Array.from({length: 40_000}, () => {
    const [a, b] = [random.normal(), random.normal()];
    return Float64Array.of(5 + a, -2 + 2 * (0.6 * a + 0.8 * b));
  });

  it("have the covariance of the draws where these are normal", () => {
    const [one, other] = bootstrapCovariance(winsorised(draws, 2), 2);
    expect(Math.abs((one?.[0] ?? NaN) - 1)).toBeLessThan(0.03);
    expect(Math.abs((other?.[1] ?? NaN) - 4)).toBeLessThan(0.12);
    expect(Math.abs((one?.[1] ?? NaN) - 1.2)).toBeLessThan(0.05);
  });

  it("do not rest on one draw without bounds", () => {
    const wild = [...draws.slice(0, 999), Float64Array.of(1e9, -2)];
    const [plain] = bootstrapCovariance(draws.slice(0, 999), 2);
    const [kept] = bootstrapCovariance(winsorised(wild, 2), 2);
    expect(Math.abs((kept?.[0] ?? NaN) / (plain?.[0] ?? NaN) - 1)).toBeLessThan(0.1);
    expect(bootstrapCovariance(wild, 2)[0]?.[0]).toBeGreaterThan(1e12);
  });

  it("keep what does not vary, and say nothing of fewer than two", () => {
    const same = [Float64Array.of(3), Float64Array.of(3), Float64Array.of(3)];
    expect(bootstrapCovariance(winsorised(same, 1), 1)[0]?.[0]).toBe(0);
    expect(bootstrapCovariance(winsorised(same.slice(1, 2), 1), 1)[0]?.[0]).toBeNaN();
    expect(winsorised([], 1)).toEqual([]);
  });
});
