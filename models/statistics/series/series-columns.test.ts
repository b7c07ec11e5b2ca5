import {describe, expect, it} from "vitest";
import {seriesColumns} from "./series-columns.js";

const table = {
  length: 4,
  columns: {
    t: ["2018-Q3", "2018-Q1", "2019-Q1", "2018-Q2"],
    v: Float64Array.of(3, 1, 5, NaN),
    name: ["a", "b", "c", "d"]
  }
};

describe("seriesColumns", () => {
  it("puts values in the order of their periods, with a missing period as a missing value", () => {
    const {columns, periods, placeOf} = seriesColumns(table, ["v"], "t");
    expect([...columns[0]!]).toEqual([1, NaN, 3, NaN, 5]);
    expect(periods).toEqual(["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4", "2019-Q1"]);
    expect(placeOf(3)).toBe("t 2018-Q4");
  });

  it("takes the rows as they stand without periods", () => {
    const {columns, periods, placeOf} = seriesColumns(table, ["v"], null);
    expect([...columns[0]!]).toEqual([3, 1, 5, NaN]);
    expect(periods).toEqual(["1", "2", "3", "4"]);
    expect(placeOf(1)).toBe("row 2");
  });

  it.each([
    [["w"], "t", "missing-column"],
    [["name"], "t", "text-in-number-column"],
    [["v"], "name", "unknown-period"]
  ])("refuses %j by %s", (names, period, kind) => {
    expect(() => seriesColumns(table, names, period)).toThrow(expect.objectContaining({kind}));
    expect(() => seriesColumns({length: 0, columns: {}}, [], null)).toThrow("no rows");
  });
});
