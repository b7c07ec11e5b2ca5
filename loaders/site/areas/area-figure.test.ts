import {describe, expect, it} from "vitest";
import type {Indicator} from "../../catalogue/schema.js";
import type {PanelCell} from "../../warehouse/panel-types.js";
import type {AreaColumn} from "./area-columns.js";
import {areaFigure} from "./area-figure.js";

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
    ...{grain: "year", periods: ["2021-01-01"], notes: []},
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

  it("is the weighed mean of a rate, also where one in twenty is not known", () => {
    expect(figure(column({measure: "count", denominator: "inwoners"}))?.values).toEqual([49]);
    expect(figure(column({measure: "count", denominator: "inwoners"}, null))?.values).toEqual([50]);
  });
});
