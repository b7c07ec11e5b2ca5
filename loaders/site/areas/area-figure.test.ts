import {describe, expect, it} from "vitest";
import type {Indicator} from "../../catalogue/schema.js";
import type {PanelCell} from "../../warehouse/panel-types.js";
import type {AreaColumn} from "./area-columns.js";
import {acrossFile} from "./across.js";
import {areaFigure, municipalFigure} from "./area-figure.js";

const cell = (value: number | null): PanelCell => ({
  ...{value, missing: value === null ? "no-observation" : null, isEstimated: false},
  ...{status: "definitive", source: "s", share: 1}
});
const byRegion = (one: number, other: number | null) =>
  new Map([
    ["GM0001", [cell(one)]],
    ["GM0002", [cell(other)]]
  ]);

function column(indicator: Partial<Indicator>, other: number | null = 30): AreaColumn {
  return {
    indicator: {id: "x", parts: [], ...indicator} as Indicator,
    ...{grain: "year", periods: ["2021-01-01"], notes: [], steps: new Map()},
    cells: byRegion(50, other),
    counts: byRegion(50, other)
  };
}

const weights = () =>
  new Map([
    ["GM0001", 9500],
    ["GM0002", 500]
  ]);
const figure = (own: AreaColumn) => areaFigure(own, ["GM0001", "GM0002"], weights, 2020);

describe("the figure of an area", () => {
  it("is the sum of a size, which nothing divides", () => {
    expect(figure(column({measure: "count", denominator: null}))).toMatchObject({values: [80], counts: [80]});
  });

  it("is none for a size of which one municipality is not known, however small it is", () => {
    expect(figure(column({measure: "count", denominator: null}, null))).toBeNull();
  });

  it("names its sources with the first and last place each fills, that of the latest value last", () => {
    const from = (source: string | null): PanelCell => ({...cell(source === null ? null : 1), source});
    const long: AreaColumn = {
      ...column({measure: "percentage"}),
      ...{periods: [2018, 2019, 2020, 2021].map((year) => `${year}-01-01`), counts: null},
      cells: new Map([
        ["GM0001", [from("b"), from("a"), from("b"), from(null)]],
        ["GM0002", [from("a"), from(null), from("c"), from("c")]]
      ])
    };
    expect(municipalFigure(long, "GM0001", 2020)?.sources).toEqual([
      ["a", 1, 1],
      ["b", 0, 2]
    ]);
    expect(areaFigure(long, ["GM0001", "GM0002"], weights, 2020)?.sources).toEqual([
      ["a", 0, 1],
      ["b", 0, 2],
      ["c", 2, 3]
    ]);
  });

  it("stands side by side with others under the sources of that period alone", () => {
    const from = (source: string, value: number | null): PanelCell => ({...cell(value), source});
    const long: AreaColumn = {
      ...column({measure: "percentage"}),
      ...{periods: ["2020-01-01", "2021-01-01"], counts: null},
      cells: new Map([
        ["GM0001", [from("a", 1), from("c", 2)]],
        ["GM0002", [from("a", 1), from("b", 2)]],
        ["GM0003", [from("a", 1), from("d", null)]]
      ])
    };
    expect(acrossFile(long, new Map(), () => new Map()).sources).toEqual(["b", "c"]);
  });

  it("says by how much rounding moves it: half a step by its population, and of a sum as far as chance goes", () => {
    const rounded: AreaColumn = {...column({measure: "count", denominator: "inwoners"}), steps: new Map([["s", 10]])};
    // 50 of 50 per thousand: 1,000 persons. Half a step is 5 persons, 5 per thousand; of 80 in 2,000: 5·1.96·√(2/3)/2.
    expect(municipalFigure(rounded, "GM0001", 2020)?.halfStep).toBe(5);
    expect(areaFigure(rounded, ["GM0001", "GM0002"], weights, 2020)?.halfStep).toBeCloseTo(4.00083, 4);
    expect(figure(column({measure: "count", denominator: "inwoners"}))).not.toHaveProperty("halfStep");
    const unknown: AreaColumn = {...rounded, counts: byRegion(50, null)};
    expect(areaFigure(unknown, ["GM0001", "GM0002"], weights, 2020)).not.toHaveProperty("halfStep");
  });

  it("counts a municipality that was added up from wijken as so many rounded counts, and a size as it is", () => {
    const wijken = (parts: number): AreaColumn => {
      const made = {...column({measure: "count", denominator: "inwoners"}), steps: new Map([["s", 10]])};
      return {...made, cells: new Map([["GM0001", [{...cell(50), parts}]]])};
    };
    // Half a step of one count is 5 by 1,000 persons; of two no more than both, of twelve 1.96·√(12/3) times as much.
    expect([1, 2, 12].map((parts) => municipalFigure(wijken(parts), "GM0001", 2020)?.halfStep)).toEqual([
      5, 8.00167, 19.6
    ]);
    const size: AreaColumn = {...column({measure: "count", denominator: null}), steps: new Map([["s", 10]])};
    expect(areaFigure(size, ["GM0001", "GM0002"], weights, 2020)?.halfStep).toBeCloseTo(5 * 1.96 * Math.sqrt(2 / 3), 4);
  });

  it("takes a percentage with one decimal for half a tenth off, and a mean of more of them for less", () => {
    const rounded: AreaColumn = {...column({measure: "percentage"}), counts: null, steps: new Map([["s", 0.1]])};
    expect(municipalFigure(rounded, "GM0001", 2020)?.halfStep).toBe(0.05);
    // Weights 1,000 and 1,000: 1.96/√6 of half a step; of four wijken each, half of that.
    expect(
      areaFigure(
        rounded,
        ["GM0001", "GM0002"],
        () =>
          new Map([
            ["GM0001", 1],
            ["GM0002", 1]
          ]),
        2020
      )?.halfStep
    ).toBeCloseTo(0.0400083, 6);
    const wijken: AreaColumn = {...rounded, cells: new Map([["GM0001", [{...cell(50), parts: 4}]]])};
    expect(municipalFigure(wijken, "GM0001", 2020)?.halfStep).toBeCloseTo((0.05 * 1.96) / Math.sqrt(12), 6);
    const years = ["2020-01-01", "2021-01-01"];
    const moved = (to: number) => {
      const row = new Map([["GM0001", [cell(4.3), cell(to)]]]);
      return municipalFigure({...rounded, periods: years, cells: row}, "GM0001", 2020)?.pulse?.sincePrevious;
    };
    expect(moved(4.4)).toMatchObject({exceedsNoise: false, rounding: 0.1});
    expect(moved(4.5)?.exceedsNoise).toBeNull();
    expect(municipalFigure({...rounded, steps: new Map()}, "GM0001", 2020)).not.toHaveProperty("halfStep");
  });

  it("does not take for a change what rounding alone can make", () => {
    // Schiermonnikoog, bijstand 10 and 10: of 935 and of 920 persons.
    const years = [2020, 2021].map((year) => `${year}-01-01`);
    const rates = [935, 920].map((persons) => cell((1000 * 10) / persons));
    const small: AreaColumn = {
      ...column({measure: "count", denominator: "inwoners"}),
      ...{periods: years, cells: new Map([["GM0088", rates]]), steps: new Map([["s", 10]])},
      counts: new Map([["GM0088", [cell(10), cell(10)]]])
    };
    const change = municipalFigure(small, "GM0088", 2020)?.pulse?.sincePrevious;
    expect(change).toMatchObject({noise: null, exceedsNoise: false});
    expect(change?.difference).toBeCloseTo(0.174, 2);
    expect(change?.rounding).toBeCloseTo((2 * 1000 * 5) / 920, 3);
    expect(municipalFigure({...small, steps: new Map()}, "GM0088", 2020)?.pulse?.sincePrevious).toMatchObject({
      exceedsNoise: null
    });
  });

  it("is the weighed mean of a rate, also where one in twenty is not known", () => {
    expect(figure(column({measure: "count", denominator: "inwoners"}))?.values).toEqual([49]);
    expect(figure(column({measure: "count", denominator: "inwoners"}, null))?.values).toEqual([50]);
  });
});
