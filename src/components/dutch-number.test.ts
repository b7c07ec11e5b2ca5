import {describe, expect, it} from "vitest";
import {parseDutchNumber} from "./dutch-number.js";

const read = (...texts: string[]): (number | null)[] => texts.map((text) => parseDutchNumber(text));

describe("parseDutchNumber", () => {
  it("reads a comma, a point, groups of thousands and a true minus, and nothing else", () => {
    expect(read("0,5", "-0.5", "−1.000,25", " 3 ", "0.125", "1.000.000", "12.5")).toEqual([
      0.5, -0.5, -1000.25, 3, 0.125, 1_000_000, 12.5
    ]);
    expect(read("", "veel", "1e3", "0x10", "1,2,3", "1.2.3", "1.2,5", "Infinity")).toEqual(new Array(8).fill(null));
  });

  it("refuses what may be a thousand or a little over one, unless the field writes thousands so itself", () => {
    expect(read("1.000", "12.345", "-1.125")).toEqual([null, null, null]);
    const persons = ["1.000", "12.345", "−1.125", "12.50", "0.125"].map((text) =>
      parseDutchNumber(text, {thousands: true})
    );
    expect(persons).toEqual([1000, 12_345, -1125, 12.5, 0.125]);
  });
});
