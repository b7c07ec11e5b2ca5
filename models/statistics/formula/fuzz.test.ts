import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {InputError} from "../../errors.js";
import {parseLincom} from "../lincom.js";
import {parseFormula} from "./parse-formula.js";
import {parsePeriods} from "./periods.js";

const pieces = fc.constantFrom(
  ...'y x z ~ | + - * / ^ : ( ) , . l( f( d( I( log( factor( 0 1 2 0:3 -1 `a-b` "t" == < = [ ] % @ é'.split(" ")
);
const text = fc.oneof(
  fc.array(pieces, {maxLength: 14}).map((parts) => parts.join(" ")),
  fc.array(pieces, {maxLength: 10}).map((parts) => `y ~ ${parts.join("")}`),
  fc.string({maxLength: 30})
);

describe("whatever is typed", () => {
  it("is a formula that reads back to itself, or an InputError", () => {
    fc.assert(
      fc.property(text, (typed) => {
        try {
          const {text: normal} = parseFormula(typed);
          expect(parseFormula(normal).text).toBe(normal);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      {numRuns: 3000}
    );
  });

  it("is a combination of terms, or an InputError", () => {
    fc.assert(
      fc.property(text, (typed) => {
        try {
          expect(parseLincom(typed, ["x", "l(x,1)", "a-b"]).weights.some((weight) => weight !== 0)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      {numRuns: 1000}
    );
  });

  it("is a period, or an InputError", () => {
    fc.assert(
      fc.property(fc.array(fc.string({maxLength: 9}), {minLength: 1, maxLength: 3}), (values) => {
        try {
          expect(parsePeriods(values).time).toHaveLength(values.length);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      })
    );
  });
});
