import {describe, expect, it} from "vitest";
import type {PanelFile, PanelIndex} from "../../../loaders/site/panel-file.js";
import {makePanel} from "./panel.js";
import {panelCounts} from "./panel-count.js";

const region = (code: string) => ({
  ...{code, name: code, corop: null, province: null, population: 1000},
  ...{longitude: null, latitude: null}
});
const entry = (id: string) => ({...{id, title: id, unit: "%", decimals: 1, measure: "percentage"}, persons: null});
const index = {
  ...{regions: [region("GM0001"), region("GM0002"), region("GM0003")], boundaryYear: 2024, evidence: []},
  indicators: [entry("a"), entry("b")]
} as unknown as PanelIndex;
const file = (indicator: string, values: PanelFile["values"]) =>
  ({
    ...{indicator, periods: ["2018", "2019"], values},
    ...{notes: [], uses: {}, sources: [], baseSources: []}
  }) as unknown as PanelFile;

describe("panelCounts", () => {
  it("counts regions by indicator and period, and those that have all of them, with nothing filled in", () => {
    const table = makePanel(index, [
      file("a", {GM0001: [1, 2], GM0002: [3, null], GM0003: [0, 0]}),
      file("b", {GM0001: [null, 1], GM0002: [2, 2]})
    ]);
    expect(panelCounts(table)).toEqual([
      {id: "a", present: {"2018": 3, "2019": 2}},
      {id: "b", present: {"2018": 1, "2019": 2}},
      {id: "", present: {"2018": 1, "2019": 1}}
    ]);
  });
});
