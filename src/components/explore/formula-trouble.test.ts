import {describe, expect, it} from "vitest";
import {InputError} from "../../models/errors.js";
import {parseFormula} from "../../models/statistics/formula/parse-formula.js";
import {tableColumn} from "../../models/statistics/formula/table-column.js";
import {formulaTrouble} from "./formula-trouble.js";

const troubleOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return formulaTrouble(error);
  }
  throw new Error("nothing went wrong");
};

describe("formulaTrouble", () => {
  it.each([
    ["ggz clienten", /bij "clienten".*Zet een ~/],
    ["ggz-clienten ~ x", /schuine aanhalingstekens/],
    ["y ~ x + ", /aan het eind.*ontbreekt iets/],
    ["y ~ x | d(z)", /Na de streep/],
    ["y ~ y", /zichzelf niet verklaren/],
    ["y ~ sin(x)", /functie bestaat niet/],
    ["y ~ l(x,0.5)", /eerder jaar als/]
  ])("says in Dutch what is wrong with %s and what to do", (formula, words) => {
    expect(troubleOf(() => parseFormula(formula))).toMatch(words);
  });

  it("names the figure that may have been meant", () => {
    const table = {length: 1, columns: {werkloosheid: Float64Array.of(1)}};
    expect(troubleOf(() => tableColumn(table, "werkloosheit"))).toBe(
      'Het cijfer "werkloosheit" bestaat niet. Bedoelt u "werkloosheid"?'
    );
  });

  it.each(["no-variation", "constant-series", "gap-in-series", "not-converged"])(
    "has words for what a network or a series of a notebook runs into: %s",
    (kind) => {
      const said = formulaTrouble(new InputError(kind, "English"));
      expect(said).not.toBe(formulaTrouble(new InputError("brand-new", "English")));
      expect(said).not.toContain("English");
    }
  );

  it("passes on what the page itself says in Dutch", () => {
    expect(formulaTrouble(new Error("Er is geen cijfer."))).toBe("Er is geen cijfer.");
  });

  it("has words for a kind it does not know", () => {
    expect(formulaTrouble(new InputError("brand-new", "something in English"))).toMatch(/niets te berekenen/);
  });
});
