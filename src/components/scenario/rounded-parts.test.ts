import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {roundedParts} from "./rounded-parts.js";

describe("rounded parts", () => {
  it("add up as shown where plain rounding does not", () => {
    expect(roundedParts([0.334, 0.333, 0.333], 2)).toEqual({parts: [0.34, 0.33, 0.33], total: 1});
    expect(roundedParts([-7.3, -0.104, -0.104, -0.104], 1)).toEqual({parts: [-7.3, -0.1, -0.1, -0.1], total: -7.6});
  });

  it("always add up, and move by no more than one last digit", () => {
    const parts = fc.array(fc.double({min: -50, max: 50, noNaN: true}), {minLength: 1, maxLength: 14});
    fc.assert(
      fc.property(parts, (given) => {
        const {parts: rounded, total} = roundedParts(given, 2);
        const cents = rounded.map((part) => Math.round(part * 100));
        expect(cents.reduce((sum, part) => sum + part, 0)).toBe(Math.round(total * 100));
        rounded.forEach((part, at) => expect(Math.abs(part - (given[at] ?? 0))).toBeLessThanOrEqual(0.010001));
      })
    );
  });
});
