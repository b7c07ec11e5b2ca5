import {InputError} from "../../errors.js";
import {makeLookup, type Lookup} from "../xmile/lookup.js";
import {splitAt, type VensimToken} from "./vensim-tokens.js";

/**
 * `[(0,0)-(10,10)],(0,1),(2,3)` (the frame before the points is for drawing) or `0,2,1,3` (all x, then all y), with straight
 * lines between and the end value beyond.
 *
 * @throws InputError: invalid-mdl, invalid-lookup
 */
export function lookupPoints(tokens: readonly VensimToken[], place: string): Lookup {
  const parts = splitAt(tokens, ",").filter((part) => part.length > 0 && part[0]?.text !== "[");
  const numberOf = (part: readonly VensimToken[]): number => {
    const text = part.map((token) => token.text).join("");
    const value = Number(text);
    if (text === "" || !Number.isFinite(value))
      throw new InputError("invalid-mdl", `"${text.slice(0, 40)}" among the points of a lookup is no number`, place);
    return value;
  };
  if (parts.every((part) => part[0]?.text === "(")) {
    const pairs = parts.map((part) => splitAt(part.slice(1, -1), ",").map(numberOf));
    if (pairs.some((pair) => pair.length !== 2))
      throw new InputError("invalid-mdl", "a point of a lookup is written as (x, y)", place);
    return makeLookup({x: pairs.map(([x = NaN]) => x), y: pairs.map(([, y = NaN]) => y), type: "continuous"}, place);
  }
  const numbers = parts.map(numberOf);
  const half = numbers.length / 2;
  if (!Number.isInteger(half)) throw new InputError("invalid-mdl", "a lookup needs a y for each x", place);
  return makeLookup({x: numbers.slice(0, half), y: numbers.slice(half), type: "continuous"}, place);
}
