import {describe, expect, it} from "vitest";
import type {Indicator} from "../catalogue/schema.js";
import type {Panel} from "../warehouse/panel-types.js";
import {type PanelFile, panelFile, panelFileNames, type PanelRegionEntry, withAreas} from "./panel-file.js";

const region = (code: string, corop: string): PanelRegionEntry => ({
  ...{code, name: code, corop, province: "PV20", population: 1, longitude: null, latitude: null}
});
const regions = [region("GM0001", "CR01"), region("GM0002", "CR01"), region("GM0003", "CR02")];
const file = (values: PanelFile["values"], periods = ["2019", "2020"]): PanelFile => ({
  ...{indicator: "a", grain: "year", boundaryYear: 2024, periods, values, estimated: 0, missing: {}, notes: []},
  sources: []
});
const weights = file({GM0001: [100, 300], GM0002: [300, 100], GM0003: [50, 50]});

describe("withAreas", () => {
  it("gives an area the rate of the sums of its municipalities", () => {
    const {values} = withAreas(
      file({GM0001: [10, 10], GM0002: [20, 20], GM0003: [4, null]}),
      "count",
      weights,
      regions
    );
    // (10·100 + 20·300) / 400 and (10·300 + 20·100) / 400
    expect(values["CR01"]).toEqual([17.5, 12.5]);
    expect(values["CR02"]).toEqual([4, null]);
  });

  it("leaves an area empty when one of its municipalities has no value or no weight", () => {
    const {values} = withAreas(
      file({GM0001: [10, null], GM0002: [20, 20], GM0003: [4, 4]}),
      "percentage",
      weights,
      regions
    );
    expect(values["PV20"]).toEqual([expect.any(Number), null]);
  });

  it("weighs months by the year they lie in", () => {
    const months = file({GM0001: [10, 10], GM0002: [20, 20], GM0003: [1, 1]}, ["2019-12", "2020-01"]);
    expect(withAreas(months, "count", weights, regions).values["CR01"]).toEqual([17.5, 12.5]);
  });

  it("puts no medians together, and nothing without weights", () => {
    const own = file({GM0001: [1, 1]});
    expect(withAreas(own, "median", weights, regions)).toBe(own);
    expect(withAreas(own, "count", null, regions)).toBe(own);
  });
});

describe("panelFile", () => {
  const panel = {rows: [], notes: []} as unknown as Panel;
  const made = {grain: "year" as const, boundaryYear: 2024, periods: ["2019", "2020"]};
  const indicator = (kind: string) => ({id: "klachten", kind, parts: []}) as unknown as Indicator;
  const errors = {GM0001: {"2020": 1.23456}};

  it("keeps how sure the figures of a survey are, and says that it is one where nobody tells", () => {
    expect(panelFile(panel, 0, {...made, indicator: indicator("panel"), errors})).toMatchObject({
      ...{isSurvey: true, errors: {GM0001: [null, 1.235]}}
    });
    expect(panelFile(panel, 0, {...made, indicator: indicator("panel")})).not.toHaveProperty("errors");
    expect(panelFile(panel, 0, {...made, indicator: indicator("register"), errors})).not.toHaveProperty("isSurvey");
  });
});

describe("panelFileNames", () => {
  it("names the grains pages compute with, for indicators of municipalities", () => {
    expect(panelFileNames({id: "a", grains: ["month", "year", "week"], levels: ["gemeente"]})).toEqual([
      ...["a-year.json", "a-month.json"]
    ]);
    expect(panelFileNames({id: "a", grains: ["year"], levels: ["land"]})).toEqual([]);
  });
});
