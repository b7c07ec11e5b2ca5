import {describe, expect, it} from "vitest";
import {errorDecimals} from "./error-decimals.js";

describe("decimals of a column", () => {
  it("show three figures of the smallest error: euros beside euros, and persons beside thousands", () => {
    expect(errorDecimals([0.0000309, 0.00012])).toBe(7);
    expect(errorDecimals([0.072])).toBe(4);
    expect(errorDecimals([1, 250])).toBe(2);
    expect(errorDecimals([1560])).toBe(2);
  });

  it("do not grow without end, and are as usual where no error is known", () => {
    expect(errorDecimals([1e-20])).toBe(10);
    expect(errorDecimals([null, NaN, 0])).toBe(4);
    expect(errorDecimals([])).toBe(4);
  });
});
