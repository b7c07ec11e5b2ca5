import {describe, expect, it} from "vitest";
import {parseLincom} from "./lincom.js";

const terms = ["(Intercept)", "x", "xy", "l(x,1)", "x:z", "state[New Jersey]:x", "ggz-kosten", "ggz", "I(a+b)"];
const read = (text: string): Record<string, number> => {
  const {weights, constant} = parseLincom(text, terms);
  const named = terms.flatMap((term, index): [string, number][] =>
    weights[index] ? [[term, weights[index] ?? 0]] : []
  );
  return {...Object.fromEntries(named), ...(constant === 0 ? {} : {constant})};
};

describe("parseLincom", () => {
  it.each([
    ["x", {x: 1}],
    ["x + l(x, 1)", {x: 1, "l(x,1)": 1}],
    ["2*x - xy = 0", {x: 2, xy: -1}],
    ["- x*3/2 + x:z", {x: -1.5, "x:z": 1}],
    ["x : z - (Intercept)", {"x:z": 1, "(Intercept)": -1}],
    ["x = xy", {x: 1, xy: -1}],
    ["x - 1", {x: 1, constant: 1}],
    ["2*x + 3 = 1 + 0.5", {x: 2, constant: -1.5}],
    ["x - -xy + x", {x: 2, xy: 1}],
    ["state[New Jersey]:x + ggz-kosten", {"state[New Jersey]:x": 1, "ggz-kosten": 1}],
    ["`ggz-kosten` - ggz", {"ggz-kosten": 1, ggz: -1}],
    ["I(a + b)", {"I(a+b)": 1}]
  ])("reads %s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(["", "q", "x*xy", "x xy", "2*", "x - x", "x = 1 = 2", "x/0", "xyz", "`ggz-kosten"])("refuses %j", (text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({kind: "invalid-lincom"}));
  });
});
