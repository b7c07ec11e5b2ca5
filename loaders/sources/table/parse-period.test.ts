import {describe, expect, it} from "vitest";
import {parsePeriod} from "./parse-period.js";

describe("parsePeriod", () => {
  it.each([
    ["2018", "year", "2018-01-01"],
    ["2018-H1", "half-year", "2018-01-01"],
    ["2018-H2", "half-year", "2018-07-01"],
    ["2018-Q4", "quarter", "2018-10-01"],
    ["2018-03", "month", "2018-03-01"],
    ["2018-W05", "week", "2018-01-29"],
    ["2020-W53", "week", "2020-12-28"],
    ["2021-W01", "week", "2021-01-04"],
    ["2018-03-24", "day", "2018-03-24"],
    ["2021-05-04 10:00:00", "day", "2021-05-04"],
    ["24-03-2022", "day", "2022-03-24"],
    ["2018JJ00", "year", "2018-01-01"],
    ["2018KW01", "quarter", "2018-01-01"],
    ["2018MM12", "month", "2018-12-01"],
    ["2018HJ02", "half-year", "2018-07-01"],
    ["2018W105", "week", "2018-01-29"],
    ["2022SJ00", "school-year", "2022-08-01"],
    ["2022/'23", "school-year", "2022-08-01"],
    ["2022-2023", "school-year", "2022-08-01"],
    ["1e halfjaar 2025", "half-year", "2025-01-01"],
    ["2020 3e kwartaal", "quarter", "2020-07-01"],
    ["juni 2020", "month", "2020-06-01"],
    ["2012 december ", "month", "2012-12-01"],
    ["mrt 2019", "month", "2019-03-01"],
    ["2018 week 5", "week", "2018-01-29"]
  ])("reads %s as %s from %s", (text, grain, start) => {
    expect(parsePeriod(text)).toEqual({grain, start, provisional: false});
  });

  it("takes the publisher's stars for provisional", () => {
    expect(parsePeriod("2022*")).toEqual({grain: "year", start: "2022-01-01", provisional: true});
    expect(parsePeriod("1e halfjaar 2025**")).toMatchObject({start: "2025-01-01", provisional: true});
    expect(parsePeriod("2026MM02*")).toMatchObject({start: "2026-02-01", provisional: true});
  });

  it("takes a bare year for a school year where the card says so", () => {
    expect(parsePeriod("2022", "school-year")).toMatchObject({grain: "school-year", start: "2022-08-01"});
  });

  it.each([
    "",
    "20188",
    "2018-13",
    "2018-Q5",
    "2019-W53",
    "2018-02-30",
    "2018X001",
    "2022-2024",
    "mei",
    "3e halfjaar 2020",
    "kwartaal 2020"
  ])("does not understand %s", (text) => {
    expect(parsePeriod(text)).toBeNull();
  });
});
