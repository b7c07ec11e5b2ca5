import {describe, expect, it} from "vitest";
import type {Indicator} from "../catalogue/schema.js";
import type {Panel} from "../warehouse/panel-types.js";
import {type PanelFile, panelFile, panelFileNames, withAreas} from "./panel-file.js";

const file = (values: PanelFile["values"], notes: PanelFile["notes"] = []): PanelFile => ({
  ...{indicator: "a", grain: "year", boundaryYear: 2024, periods: ["2019", "2020"], values, estimated: 0, missing: {}},
  ...{notes, uses: {}, sources: [], baseSources: []}
});
const note = (id: string, more: object = {}) => ({
  ...{id, indicator: "a", regions: null, starts: "2020-01-01", ends: null, kind: "series-break", text: id},
  ...{effect: "warn", origin: "catalogue", explainedBy: null, ...more}
});
const areaPanel = (notes: object[] = []): Panel =>
  ({
    rows: [
      {region: "CR01", period: "2018", cells: [{value: 1}, {value: 2}]},
      {region: "CR01", period: "2019", cells: [{value: 10}, {value: 123456789, source: "s"}]},
      {region: "CR01", period: "2020", cells: [{value: 11}, {value: null, source: "t"}]}
    ],
    notes
  }) as unknown as Panel;

describe("withAreas", () => {
  it("takes the figures of larger areas as a panel of their level has them, in the periods of the file", () => {
    const own = Object.freeze(file({GM0001: [10, 20]}));
    const {values, uses} = withAreas(own, [{level: "corop", panel: areaPanel(), column: 1}]);
    expect(values).toEqual({GM0001: [10, 20], CR01: [123456800, null]});
    expect(uses).toEqual({corop: {s: [0]}});
    expect(own.values).toEqual({GM0001: [10, 20]});
  });

  it("keeps the notes of a level apart, each once it bites there", () => {
    const notes = [note("all"), note("own", {level: "corop"}), note("other", {level: "gemeente"})];
    const explained = note("explained", {explainedBy: "all"});
    const {areaNotes} = withAreas(file({}), [
      {level: "corop", panel: areaPanel([...notes, explained, note("b", {indicator: "b"})]), column: 0}
    ]);
    expect(areaNotes?.map(({id, level}) => [id, level])).toEqual([
      ["all", "corop"],
      ["own", "corop"]
    ]);
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
