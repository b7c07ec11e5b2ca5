import {describe, expect, it} from "vitest";
import type {PanelCell} from "../../warehouse/panel-types.js";
import type {AreaColumn} from "./area-columns.js";
import {areaFigure, gapChange, municipalFigure} from "./area-figure.js";
import type {AreaFile, AreaIndicator} from "./area-types.js";
import {figuresSince} from "./figures-since.js";

const years = [2003, 2004, 2005, 2006, 2007, 2008, 2009, 2015, 2016, 2017, 2018, 2019, 2020, 2021];
const cell = (value: number | null): PanelCell =>
  ({value, missing: value === null ? "no-observation" : null, status: "definitive", isEstimated: false}) as PanelCell;
const notes = [
  {
    ...{id: "n", kind: "series-break", effect: "exclude", starts: "2012-01-01", ends: null, text: "anders geteld"},
    ...{regions: null, explainedBy: null, level: "wijk", indicator: "x", origin: "catalogue"}
  }
];
const column = {
  indicator: {id: "x", measure: "percentage"},
  grain: "year",
  periods: years.map((year) => `${year}-01-01`),
  cells: new Map([
    ["GM0001", years.map((_, at) => cell(at === 3 ? null : 10 + ((at * 7) % 5)))],
    ["GM0002", years.map((_, at) => cell(20 + ((at * 3) % 4)))]
  ]),
  counts: null,
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
