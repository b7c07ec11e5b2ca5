import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parseNumber} from "./parse-number.js";

const dutch = {decimal: ",", thousands: ""} as const;
const english = {decimal: ".", thousands: ""} as const;

describe("parseNumber", () => {
  it.each([
    ["1.19", english, 1.19],
    ["1,19", dutch, 1.19],
    ["-27.38", english, -27.38],
    ["1.234,5", {decimal: ",", thousands: "."}, 1234.5],
    ["1 234", {decimal: ".", thousands: " "}, 1234],
    ["08", english, 8],
    [",5", dutch, 0.5],
    ["9.3e-2", english, 0.093]
  ] as const)("reads %s", (text, format, value) => {
    expect(parseNumber(text, format)).toBe(value);
  });

  it.each([
    ["1.234", dutch],
    ["1,5", english],
    ["12.34,5", {decimal: ",", thousands: "."}],
    ["1.5.2", english],
    ["", english],
    ["-", english],
    ["5.", english],
    ["n.v.t.", english],
    ["Infinity", english],
    ["0x10", english],
    ["1e999", english],
    ["١٢", english]
  ] as const)("refuses %s rather than guess", (text, format) => {
    expect(parseNumber(text, format)).toBeNull();
  });

  it("gives back every finite number that was written with a decimal comma", () => {
    fc.assert(
      fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (value) => {
        const text = String(value).replace(".", ",");
        return Object.is(parseNumber(text, dutch), value) || value === 0;
      })
    );
  });
});
