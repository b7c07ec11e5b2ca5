import {describe, expect, it} from "vitest";
import type {PanelCell} from "../../warehouse/panel-types.js";
import type {AreaColumn} from "./area-columns.js";
import {areaFigure, gapChange, municipalFigure} from "./area-figure.js";
import type {AreaFile, AreaIndicator} from "./area-types.js";
import {acrossFile, acrossSeries} from "./across.js";
import {acrossSince, figuresSince} from "./figures-since.js";

const years = [2003, 2004, 2005, 2006, 2007, 2008, 2009, 2015, 2016, 2017, 2018, 2019, 2020, 2021];
const cell = (value: number | null): PanelCell =>
  ({
    value,
    missing: value === null ? "no-observation" : null,
    status: "definitive",
    source: "s",
    isEstimated: false
  }) as PanelCell;
const notes = [
  {
    ...{id: "n", kind: "series-break", effect: "exclude", starts: "2012-01-01", ends: null, text: "anders geteld"},
    ...{regions: null, explainedBy: null, level: "wijk", indicator: "x", origin: "catalogue"}
  }
];
const values = {
  GM0001: years.map((_, at) => (at === 3 ? null : 10 + ((at * 7) % 5))),
  GM0002: years.map((_, at) => 20 + ((at * 3) % 4))
};
const column = {
  indicator: {id: "x", measure: "count"},
  grain: "year",
  periods: years.map((year) => `${year}-01-01`),
  cells: new Map([
    ["GM0001", values.GM0001.map(cell)],
    ["GM0002", values.GM0002.map(cell)]
  ]),
  // Counts of 5 and 15 times as many persons, rounded to 10: half a step is 1 in the one and 1/3 in the other.
  counts: new Map([
    ["GM0001", values.GM0001.map((value) => cell(value === null ? null : 5 * value))],
    ["GM0002", values.GM0002.map((value) => cell(15 * value))]
  ]),
  steps: new Map([["s", 10]]),
  notes
} as unknown as AreaColumn;
const indicators = [{...column, id: "x", formerly: []} as unknown as AreaIndicator];

/** The files as the site has them, made for one crisis. */
function filesFor(crisisYear: number): {own: AreaFile; area: AreaFile} {
  const mine = municipalFigure(column, "GM0001", crisisYear)!;
  const area = areaFigure(
    column,
    ["GM0001", "GM0002"],
    () =>
      new Map([
        ["GM0001", 1],
        ["GM0002", 3]
      ]),
    crisisYear
  )!;
  const against = {NL01: gapChange(column, mine, area, "GM0001", crisisYear)};
  return {
    own: {code: "GM0001", figures: {x: {...mine, against}}, wijken: null},
    area: {code: "NL01", figures: {x: area}, wijken: null}
  };
}

describe("figures against another crisis", () => {
  it.each([
    [2020, 2008],
    [2008, 2020],
    [2020, 2016]
  ])("made for %d and asked for %d are what they would be if made for it", (made, asked) => {
    const {own, area} = filesFor(made);
    const expected = filesFor(asked);
    const others = new Map([["NL01", area]]);
    expect(figuresSince(own, indicators, others, asked)).toEqual(expected.own);
    expect(figuresSince(area, indicators, others, asked)).toEqual(expected.area);
  });

  it("are not compared over a break that concerns municipalities", () => {
    const {own, area} = filesFor(2020);
    const cut = [{...indicators[0]!, notes: notes.map((note) => ({...note, level: "gemeente" as const}))}];
    const {figures} = figuresSince(own, cut as unknown as AreaIndicator[], new Map([["NL01", area]]), 2008);
    expect(figures["x"]?.pulse).toMatchObject({sinceBaseline: null, notComparable: "break"});
    expect(figures["x"]?.against).toEqual({NL01: null});
  });
});

/** Two municipalities by month, 2011 to 2021, as long as a series goes; of one a month in five is not known. */
const months = Array.from(
  {length: 132},
  (_, at) => `${2011 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`
);
const monthly = {
  ...{indicator: {id: "x", measure: "percentage", kind: "model", denominator: null}, grain: "month", periods: months},
  cells: new Map([
    ["GM0001", months.map((_, at) => cell(at % 5 === 3 ? null : 10 + ((at * 7) % 9)))],
    ["GM0002", months.map((_, at) => cell(20 + ((at * 3) % 11)))],
    // Stops a month early: of the latest period there is nothing to say.
    ["GM0003", months.map((_, at) => cell(at === 131 ? null : 5 + (at % 4)))]
  ]),
  ...{counts: null, steps: new Map(), notes: []}
} as unknown as AreaColumn;

function acrossFor(made: AreaColumn, crisisYear: number) {
  const figures = new Map([...made.cells.keys()].map((code) => [code, municipalFigure(made, code, crisisYear)!]));
  return {across: acrossFile(made, figures, () => new Map()), series: acrossSeries(made, figures)};
}

describe("municipalities side by side against another crisis", () => {
  it.each([
    [column, 2008],
    [column, 2022],
    [monthly, 2016],
    [monthly, 2014],
    [monthly, 2012],
    [monthly, 2008]
  ])("are what they would be if made for it", (made, asked) => {
    const {across, series} = acrossFor(made, 2020);
    const found = acrossSince(across, {...made, id: "x", formerly: []} as unknown as AreaIndicator, series, asked);
    expect(found).toEqual(acrossFor(made, asked).across);
  });

  it("need of months no more than the season and what came before", () => {
    const {series} = acrossFor(monthly, 2020);
    expect(series.periods.filter((period) => !/-1[12]-/.test(period))).toEqual(["2015-10-01", "2020-10-01"]);
    expect(series.periods.length).toBeLessThan(25);
  });

  it("have no number of years that the figures do not reach", () => {
    const {across, series} = acrossFor(monthly, 2020);
    const {rows} = acrossSince(across, {...monthly, id: "x"} as unknown as AreaIndicator, series, 2008);
    expect(rows.map(({sinceBaseline, notComparable}) => [sinceBaseline, notComparable])).toEqual([
      [null, "too-few-years"],
      [null, "too-few-years"],
      [null, null]
    ]);
  });
});
