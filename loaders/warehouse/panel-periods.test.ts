import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parsePeriod} from "../sources/table/parse-period.js";
import {formatPeriod, periodsBetween} from "./panel-periods.js";
import type {Grain} from "./types.js";

describe("periodsBetween", () => {
  it.each<[string, string, Grain, string[]]>([
    ["2018", "2020", "year", ["2018-01-01", "2019-01-01", "2020-01-01"]],
    ["2018-Q3", "2019-Q1", "quarter", ["2018-07-01", "2018-10-01", "2019-01-01"]],
    ["2018", "2018", "half-year", ["2018-01-01", "2018-07-01"]],
    ["2019MM11", "2020-01", "month", ["2019-11-01", "2019-12-01", "2020-01-01"]],
    ["2020-W53", "2021-W01", "week", ["2020-12-28", "2021-01-04"]],
    ["2020-02-28", "2020-03-01", "day", ["2020-02-28", "2020-02-29", "2020-03-01"]],
    ["2018/19", "2019/20", "school-year", ["2018-08-01", "2019-08-01"]]
  ])("gives %s to %s by %s", (from, to, grain, periods) => {
    expect(periodsBetween(from, to, grain)).toEqual(periods);
  });

  it("takes a year for all its periods: 12 months, and 53 ISO weeks in 2020", () => {
    expect(periodsBetween("2020", "2020", "month")).toHaveLength(12);
    const weeks = periodsBetween("2020", "2020", "week");
    expect([weeks.length, weeks[0], weeks.at(-1)]).toEqual([53, "2019-12-30", "2020-12-28"]);
  });
});

describe("formatPeriod", () => {
  it("writes what parsePeriod reads back", () => {
    const grains: Grain[] = ["day", "week", "month", "quarter", "half-year", "year", "school-year"];
    fc.assert(
      fc.property(fc.constantFrom(...grains), fc.integer({min: 1990, max: 2040}), fc.nat(400), (grain, year, pick) => {
        const periods = periodsBetween(String(year), String(year), grain);
        const start = periods[pick % periods.length] ?? "";
        expect(parsePeriod(formatPeriod(start, grain), grain)).toMatchObject({grain, start});
      })
    );
  });
});
