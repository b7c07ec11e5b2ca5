import {describe, expect, it} from "vitest";
import type {Catalogue} from "../../catalogue/catalogue.js";
import {stepsOf} from "./area-columns.js";

const sources = (cards: Record<string, object>): Pick<Catalogue, "sources"> =>
  ({
    sources: new Map(Object.entries(cards).map(([id, more]) => [id, {id, columns: [], ...more}]))
  }) as unknown as Pick<Catalogue, "sources">;
const columns = (...own: [indicator: string, rounding?: number][]) => ({
  columns: own.map(([indicator, rounding]) => ({indicator, ...(rounding === undefined ? {} : {rounding})}))
});

describe("what sources round an indicator to", () => {
  it("is what its own column says, else of counts what the table says", () => {
    const held = sources({
      kolom: {...columns(["ww", 5], ["ander", 50]), rounding: 100},
      tabel: {...columns(["ww"], ["ander", 50]), rounding: 10},
      elders: {...columns(["ander"]), rounding: 1000},
      heel: columns(["ww"])
    });
    expect([...stepsOf({id: "ww", measure: "count"}, held)]).toEqual([
      ["kolom", 5],
      ["tabel", 10],
      ["elders", 1000]
    ]);
  });

  it("is the widest of several columns of one source", () => {
    expect([...stepsOf({id: "ww", measure: "count"}, sources({a: columns(["ww", 5], ["ww", 10], ["ww"])}))]).toEqual([
      ["a", 10]
    ]);
  });

  it("is of percentages and means what their column says alone: a table is rounded in its counts", () => {
    const held = sources({a: {...columns(["deel", 0.1]), rounding: 10}, b: {...columns(["deel"]), rounding: 10}});
    for (const measure of ["percentage", "mean", "rate"] as const)
      expect([...stepsOf({id: "deel", measure}, held)]).toEqual([["a", 0.1]]);
  });
});
