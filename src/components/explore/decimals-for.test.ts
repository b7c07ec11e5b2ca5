import {describe, expect, it} from "vitest";
import {decimalsFor} from "./decimals-for.js";

describe("decimals of a column", () => {
  it("show three figures of the smallest error: euros beside euros, and persons beside thousands", () => {
    expect(decimalsFor([0.0000309, 0.00012])).toBe(7);
    expect(decimalsFor([0.072])).toBe(4);
    expect(decimalsFor([1, 250])).toBe(2);
    expect(decimalsFor([1560])).toBe(2);
  });

  it("do not grow without end, and are as usual where no error is known", () => {
    expect(decimalsFor([1e-20])).toBe(10);
    expect(decimalsFor([null, NaN, 0])).toBe(4);
    expect(decimalsFor([])).toBe(4);
  });
});
