import {describe, expect, it} from "vitest";
import type {Change} from "./change.js";
import {isWithinRounding, withRounding} from "./rounding.js";

const change = (difference: number, exceedsNoise: boolean | null): Change => ({difference, noise: 1, exceedsNoise});

describe("a change of rounded values", () => {
  it("exceeds nothing up to a whole step, whatever chance says, and is judged as it was beyond", () => {
    for (const exceeds of [true, false, null]) {
      expect(withRounding(change(-4, exceeds), 2)).toMatchObject({exceedsNoise: false, rounding: 4});
      expect(withRounding(change(4.1, exceeds), 2)).toMatchObject({exceedsNoise: exceeds, rounding: 4});
    }
    expect(isWithinRounding(withRounding(change(-4, true), 2))).toBe(true);
    expect(isWithinRounding(withRounding(change(4.1, true), 2))).toBe(false);
  });

  it("is as it was where nothing is rounded", () => {
    const own = change(0, null);
    expect(withRounding(own, 0)).toBe(own);
    expect(isWithinRounding(own)).toBe(false);
  });
});
