import {describe, expect, it} from "vitest";
import type {AreaFigure, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {sourceFacts} from "../source-line.js";
import {sourcesOf} from "./area-series.js";

const source = (vintage: string, title: string) => ({vintage, title, publisher: "CBS", retrievedAt: null});
const indicator = {
  ...{grain: "year", periods: [2015, 2016, 2017, 2018, 2019, 2020].map((year) => `${year}-01-01`)},
  sources: [source("wijken@1", "Kerncijfers wijken"), source("regio@1", "Regionale kerncijfers")],
  baseSources: []
} as unknown as AreaIndicator;
const figure = (sources: AreaFigure["sources"]): AreaFigure =>
  ({values: [12, null, null, 9, 8, 7], sources, status: "definitive"}) as unknown as AreaFigure;

describe("the sources of a figure of an area", () => {
  it("bear each its own periods, that of the latest value last", () => {
    const found = sourcesOf(
      indicator,
      figure([
        ["regio", 0, 0],
        ["wijken", 3, 5]
      ])
    );
    expect(found.map(({title, period}) => [title, period])).toEqual([
      ["Regionale kerncijfers", "2015"],
      ["Kerncijfers wijken", "2018 tot en met 2020"]
    ]);
  });

  it("are all of the indicator, over all its periods, where it is not known which", () => {
    expect(sourcesOf(indicator, figure([])).map(({period}) => period)).toEqual([
      "2015 tot en met 2020",
      "2015 tot en met 2020"
    ]);
    const none = {...figure([]), values: [null, null, null, null, null, null]};
    expect(sourcesOf(indicator, none).map(({period}) => period)).toEqual([null, null]);
  });

  it("name the table of the population beside them, unless it is one of them already", () => {
    const baseSources = [source("bevolking@1", "Bevolking"), source("regio@1", "Regionale kerncijfers")];
    const named = (use: string): string[][] =>
      sourcesOf({...indicator, baseSources} as AreaIndicator, {...figure([[use, 4, 5]]), status: null}).map(
        sourceFacts
      );
    const bevolking = ["CBS, Bevolking", "bevolking om mee om te rekenen"];
    expect(named("regio")).toEqual([["CBS, Regionale kerncijfers", "2019 tot en met 2020"], bevolking]);
    expect(named("wijken")).toEqual([
      ["CBS, Kerncijfers wijken", "2019 tot en met 2020"],
      bevolking,
      ["CBS, Regionale kerncijfers", "bevolking om mee om te rekenen"]
    ]);
  });
});
