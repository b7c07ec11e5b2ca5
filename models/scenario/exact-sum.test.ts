import {describe, expect, it} from "vitest";
import {exactSum} from "./exact-sum.js";

describe("exactSum", () => {
  it("gives what one reckons by hand", () => {
    expect(4.9 - 4.7).not.toBe(0.2);
    expect(exactSum(4.9, -4.7)).toBe(0.2);
    expect(exactSum(0.1, 0.2, -0.3)).toBe(0);
    expect(Object.is(exactSum(0.3, -0.1, -0.2), 0)).toBe(true);
    expect(exactSum(8.1, 0.2, -8.3)).toBe(0);
  });

  it("keeps twelve digits of the largest term, and whole numbers whole", () => {
    expect(exactSum(4.12345678901, 0)).toBe(4.12345678901);
    expect(exactSum(1e-9, -2e-10)).toBe(8e-10);
    expect(exactSum(123456789012345, 1)).toBe(123456789012346);
    expect([exactSum(0, 0), exactSum(NaN, 1), exactSum(Infinity, 1)]).toEqual([0, NaN, Infinity]);
  });
});
