// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import {Coverage, type CoverageCell} from "./coverage.js";

const cells = (years: number): CoverageCell[] =>
  Array.from({length: years}, (_, index) => index).flatMap((index) =>
    ["land", "gemeente"].map((level) => ({
      ...{level, period: `${2011 + index}-01-01`, expected: 10, missing: {}},
      present: level === "land" ? 10 : 5
    }))
  );
const texts = (table: Element): string[][] =>
  [...table.querySelectorAll("tr")].map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? ""));

describe("Coverage", () => {
  it("is one table where it fits a sheet of paper", () => {
    const tables = Coverage(cells(10), {grain: "year", caption: "Deel"}).querySelectorAll("table");
    expect(tables).toHaveLength(1);
    expect(texts(tables[0]!)[0]).toHaveLength(11);
  });

  it("has a table for paper, a row for each period, where it is wider", () => {
    const [onScreen, onPaper] = Coverage(cells(14), {grain: "year", caption: "Deel"}).querySelectorAll("table");
    expect(onScreen!.closest(".sh-screen-only")).not.toBeNull();
    expect(onPaper!.closest(".sh-print-only")).not.toBeNull();
    const [screen, paper] = [texts(onScreen!), texts(onPaper!)];
    expect(paper[0]).toEqual(["Periode", "Nederland", "gemeente"]);
    expect(paper.slice(1)).toEqual(
      screen[0]!.slice(1).map((period, index) => [period, screen[1]![index + 1], screen[2]![index + 1]])
    );
    expect(paper[1]!.slice(1).map((text) => text.replace("\u00a0", " "))).toEqual(["alles", "50 %"]);
  });
});
