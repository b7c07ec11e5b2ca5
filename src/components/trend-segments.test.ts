import {describe, expect, it} from "vitest";
import {gapNotes} from "./trend-notes.js";
import {gapsOf, lineParts, runsOf} from "./trend-segments.js";
import type {Point, Series} from "./types.js";

const series = (points: Point[]): Series => ({id: "a", label: "Helmond", points});
const year = (from: number, values: (number | null)[]): Point[] =>
  values.map((value, index) => ({
    period: `${from + index}-01-01`,
    value,
    missing: value === null ? "suppressed" : null
  }));
const periods = (runs: {period: string}[][]): string[][] =>
  runs.map((run) => run.map(({period}) => period.slice(0, 4)));

describe("runsOf", () => {
  it("cuts a line where a value is missing and where a period is absent", () => {
    const points = [...year(2015, [1, 2, null, 4]), {period: "2020-01-01", value: 5}];
    expect(periods(runsOf(series(points), "year", []))).toEqual([["2015", "2016"], ["2018"], ["2020"]]);
  });

  it("cuts a line at a break, between the periods around it", () => {
    const cut = [{starts: "2017-01-01", text: "andere definitie"}];
    expect(periods(runsOf(series(year(2015, [1, 2, 3, 4])), "year", cut))).toEqual([
      ["2015", "2016"],
      ["2017", "2018"]
    ]);
  });

  it("leaves other series whole when a break is not theirs", () => {
    const cut = [{starts: "2017-01-01", text: "andere definitie", series: ["b"]}];
    expect(runsOf(series(year(2015, [1, 2, 3, 4])), "year", cut)).toHaveLength(1);
  });

  it("sorts points and drops what is not a number", () => {
    const points = [...year(2016, [2]), ...year(2015, [1]), {period: "2017-01-01", value: Number.NaN}];
    expect(periods(runsOf(series(points), "year", []))).toEqual([["2015", "2016"]]);
  });
});

describe("lineParts", () => {
  it("dashes from the last firm figure on", () => {
    const points = year(2015, [1, 2, 3, 4]).map((point, index) => ({
      ...point,
      status: index > 1 ? ("provisional" as const) : ("definitive" as const)
    }));
    const [run = []] = runsOf(series(points), "year", []);
    expect(lineParts(run).map(({provisional, points: part}) => [provisional, part.length])).toEqual([
      [false, 2],
      [true, 3]
    ]);
  });

  it("draws no line through one point", () => {
    const [run = []] = runsOf(series(year(2015, [1])), "year", []);
    expect(lineParts(run)).toEqual([]);
  });
});

describe("gapsOf", () => {
  it("lists what is missing within the series, with its reason, and says it in words", () => {
    const points = [...year(2015, [1, null, null, 4]), {period: "2020-01-01", value: 5}];
    const gaps = gapsOf(series(points), "year");
    expect(gaps.map(({period, reason}) => [period.slice(0, 4), reason])).toEqual([
      ["2016", "suppressed"],
      ["2017", "suppressed"],
      ["2019", "not-available"]
    ]);
    expect(gapNotes([{series: series(points), gaps}], "year", true)).toEqual([
      "Helmond, 2016, 2017: geen gegevens, omdat het om te weinig mensen gaat.",
      "Helmond, 2019: geen gegevens, omdat de bron hier geen cijfer voor geeft."
    ]);
  });

  it("finds none between the rounds of a survey, and every day that a daily series lacks", () => {
    const days = (...list: string[]): Point[] => list.map((period) => ({period, value: 1}));
    expect(gapsOf(series(days("2020-09-01", "2020-10-01", "2020-11-01")), "day")).toEqual([]);
    expect(gapsOf(series(days("2020-09-01", "2020-09-02", "2020-09-04")), "day")).toEqual([
      {period: "2020-09-03", reason: "not-available"}
    ]);
  });
});
