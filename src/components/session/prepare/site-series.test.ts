import {describe, expect, it} from "vitest";
import type {PanelEntry, PanelFile} from "../../../../loaders/site/panel-file.js";
import {numberSchema} from "../../../models/interpretation/calls.js";
import {notableChanges} from "../../../models/interpretation/notable-changes.js";
import {replayFromPanel} from "../../../models/interpretation/site-number.js";
import {areaSeries, numbersFor, seriesOf} from "./site-series.js";

const entry = {
  ...{id: "ww", title: "WW", unit: "per 1.000", decimals: 1, direction: "up-is-worse"},
  themes: ["werk-en-inkomen"]
} as unknown as PanelEntry;
const file: PanelFile = {
  indicator: "ww",
  grain: "year",
  boundaryYear: 2024,
  periods: ["2015", "2016", "2017", "2018", "2019", "2020"],
  values: {GM0794: [20, 20.5, 19.5, 20.2, 20, 31.25]},
  estimated: 0,
  missing: {},
  notes: [
    {
      id: "n",
      kind: "definition-change",
      effect: "warn",
      starts: "2020-01-01",
      ends: null,
      text: "Let op",
      indicator: "ww"
    }
  ],
  uses: {},
  sources: [],
  baseSources: []
};
const place = {code: "GM0794", name: "Helmond"};

describe("a figure of the site in a session", () => {
  const series = seriesOf({entry, file}, place.code);
  expect(series.halfStep).toBe(0);
  expect(seriesOf({entry, file: {...file, halfSteps: {[place.code]: 0.05}}}, place.code).halfStep).toBe(0.05);
  const {items} = notableChanges([series], "2020");

  it("is listed when it moved, with its note and the crisis year itself not before the crisis", () => {
    expect(items.map(({against, from, period}) => [against, from, period])).toEqual([
      ["pre-crisis", "2019", "2020"],
      ["previous", "2019", "2020"]
    ]);
    expect(items[0]?.notes.map(({text}) => text)).toEqual(["Let op"]);
    expect(series.isCare).toBe(false);
  });

  it("carries the call that makes it again, to the digit the site has", () => {
    const numbers = numbersFor(items[0]!, {entry, file}, place);
    expect(numbers.map(({value, moved}) => [value, moved])).toEqual([
      [20, "up"],
      [31.25, undefined]
    ]);
    for (const number of numbers) {
      expect(numberSchema.parse(number)).toEqual(number);
      expect(replayFromPanel(number, file).equal).toBe(true);
    }
  });

  it("of a region is called at the region's own level, with the notes that concern it", () => {
    const [own] = areaSeries(
      {
        boundaryYear: 2024,
        series: [
          {
            ...{entry, periods: file.periods, sources: [{title: "Bron", retrievedAt: "2024-05-01"}]},
            otherUnits: {provincie: "per 1.000 inwoners"},
            values: {PV30: [20, 20.5, 19.5, 20.2, 20, 31.25]},
            notes: [...file.notes, ...file.notes.map((note) => ({...note, id: "w", level: "wijk"}))]
          },
          {entry: {...entry, themes: ["onderwijs"]}, otherUnits: {}, periods: [], values: {}, notes: [], sources: []}
        ]
      },
      {theme: "werk-en-inkomen", level: "provincie"}
    );
    expect(own?.file.notes.map(({id}) => id)).toEqual(["n"]);
    expect(own?.entry.unit).toBe("per 1.000 inwoners");
    if (own === undefined) return;
    const [change] = notableChanges([seriesOf(own, "PV30")], "2020").items;
    const [, number] = numbersFor(change!, own, {code: "PV30", name: "Noord-Brabant", level: "provincie"});
    expect(number).toMatchObject({ref: "ww-PV30-2020", value: 31.25, source: "Bron", retrieved: "2024-05-01"});
    expect(number?.call).toMatchObject({level: "provincie", region: "PV30", boundaries: 2024, digits: 7});
  });
});
