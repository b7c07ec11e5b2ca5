import {describe, expect, it} from "vitest";
import {parseFormula} from "./parse-formula.js";
import {termName} from "./term-name.js";

const names = (text: string): string[] => parseFormula(text).terms.map(termName);

describe("parseFormula", () => {
  it.each([
    ["y ~ x", ["x"]],
    ["y ~ l(x,0:3)", ["x", "l(x,1)", "l(x,2)", "l(x,3)"]],
    ["y ~ l(x, -1:1)", ["f(x,1)", "x", "l(x,1)"]],
    ["y ~ l(x) + f(x, 2) + d(x) + d(x,12)", ["l(x,1)", "f(x,2)", "d(x)", "d(x,12)"]],
    ["y ~ I(x ^ 2) + I((a + b)*c) + I(a-(b-c)) + I(-x^2)", ["I(x^2)", "I((a+b)*c)", "I(a-(b-c))", "I(-x^2)"]],
    ["y ~ a * b", ["a", "b", "a:b"]],
    ["y ~ b:a + a:b", ["b:a"]],
    ["y ~ a*b:c", ["a", "b:c", "a:b:c"]],
    ["y ~ (a + b):c", ["a:c", "b:c"]],
    ["y ~ l(x,0:1):z", ["x:z", "l(x,1):z"]],
    ["y ~ log(l(x,1)) + l(log(x),1) + d(log(x))", ["log(l(x,1))", "l(log(x),1)", "d(log(x))"]],
    ["y ~ `ggz-kosten` + l(`ggz-kosten`,1)", ["ggz-kosten", "l(ggz-kosten,1)"]],
    ["y ~ factor(v)", ["factor(v)"]],
    ["y ~ x + l(x,0:1)", ["x", "l(x,1)"]],
    ["y ~ 1", []]
  ])("reads the terms of %s", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it("reads absorbed effects, joined effects and instruments", () => {
    const formula = parseFormula("log(y) ~ x | region^year + period | d + l(d,1) ~ z1 + z2");
    expect(formula.effects).toEqual([["region", "year"], ["period"]]);
    expect(formula.endogenous.map(termName)).toEqual(["d", "l(d,1)"]);
    expect(formula.instruments.map(termName)).toEqual(["z1", "z2"]);
    expect(parseFormula("y ~ x | 0 | d ~ z").effects).toEqual([]);
  });

  it.each([
    ["y~x+l( x ,0:2 )|a^b+c|d~z", "y ~ x + l(x,1) + l(x,2) | a^b + c | d ~ z"],
    ["y ~ 0 + `a b`", "y ~ 0 + `a b`"],
    ["y ~ x | 0 | d ~ z", "y ~ x | 0 | d ~ z"],
    ["`g-k` ~ 1 | `a b`", "`g-k` ~ 1 | `a b`"],
    ['y ~ I(state == "New Jersey") + I(2^3^2) + I((2^3)^2)', 'y ~ I(state=="New Jersey") + I(2^3^2) + I((2^3)^2)']
  ])("writes %s out by one spelling that reads back to itself", (text, normal) => {
    expect(parseFormula(text).text).toBe(normal);
    expect(parseFormula(normal).text).toBe(normal);
  });

  it("takes away the intercept with 0 + only", () => {
    expect(parseFormula("y ~ 0 + x").intercept).toBe(false);
    expect(parseFormula("y ~ x + 1").intercept).toBe(true);
  });

  it.each([
    ["y ~ .", /name the columns/],
    ["y ~ x - z", /cannot be taken away/],
    ["y ~ x - 1", /cannot be taken away/],
    ["y ~ ggz-kosten", /backticks/],
    ["ggz-kosten ~ x", /backticks/],
    ["y x", /"~" expected/],
    ["y ~ x^2", /I\(/],
    ["y ~ sin(x)", /no function "sin"; there are l, f, d, I/],
    ["y ~ l(x,1.5)", /whole number/],
    ["y ~ I(l(x,0:1))", /range of lags/],
    ["y ~ l(x,1", /to close l\(/],
    ["y ~ x | d ~ z", /second bar/],
    ["y ~ x | region[x]", /absorbed effect is a column/],
    ["y ~ x |", /effect expected/],
    ["y ~ x | r | d ~ z | q", /ended here/],
    ["y ~ 2", /number alone/],
    ["y ~ y", /cannot explain itself/],
    ["y ~ d | 0 | d ~ z", /also be a plain term/],
    ["y ~ x @ z", /means nothing/],
    ["", /expected/]
  ])("refuses %s and says why and where", (text, message) => {
    expect(() => parseFormula(text)).toThrow(
      expect.objectContaining({
        kind: "invalid-formula",
        message: expect.stringMatching(message) as string,
        where: expect.stringContaining("formula") as string
      })
    );
  });
});
