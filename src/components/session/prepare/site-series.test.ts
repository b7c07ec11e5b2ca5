import {describe, expect, it} from "vitest";
import type {PanelEntry, PanelFile} from "../../../../loaders/site/panel-file.js";
import {numberSchema} from "../../../models/interpretation/calls.js";
import {notableChanges} from "../../../models/interpretation/notable-changes.js";
import {replayFromPanel} from "../../../models/interpretation/site-number.js";
import {numbersFor, seriesOf} from "./site-series.js";

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
  sources: []
};
const place = {code: "GM0794", name: "Helmond"};

describe("a figure of the site in a session", () => {
  const series = seriesOf({entry, file}, place.code);
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
});
