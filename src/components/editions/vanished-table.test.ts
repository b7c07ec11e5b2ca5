// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import type {Vanished} from "../../../models/editions/vanished.js";
import type {SiteEdition, SiteEditions} from "../../../loaders/site/editions.js";
import {EditionLede} from "./edition-lede.js";
import {VanishedTable} from "./vanished-table.js";

const about = {
  indicators: {ww: {title: "WW-uitkeringen", unit: "", decimals: 0, hasPage: true}},
  regions: {GM0001: "Aa", GM0002: "Bee"},
  breakdowns: [{id: "sex", title: "Geslacht", categories: [{id: "f", title: "vrouwen"}]}]
} as unknown as SiteEditions;
const one = {indicator: "ww", grain: "year", level: "gemeente", breakdown: "sex=f", whole: false};
const rowsOf = (...vanished: Vanished[]): string[][] => {
  const table = VanishedTable({vanished} as unknown as NonNullable<SiteEdition["changes"]>, about);
  return [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent ?? ""));
};

describe("figures that are not there any more", () => {
  it("are told with their group, years, numbers and areas by name", () => {
    const years = [
      {year: 2020, before: 2, after: 1, regions: ["GM0002"]},
      {year: 2021, before: 1200, after: 0, regions: ["GM0002", "GM0001"]}
    ];
    expect(rowsOf({...one, years})).toEqual([
      ["WW-uitkeringen", "gemeente", "geslacht: vrouwen", "2020, 2021", "1.202", "1", "Aa, Bee"]
    ]);
  });

  it("names five areas and counts the others, and says where all years or all groups are meant", () => {
    const regions = ["A", "B", "C", "D", "E", "F", "G"];
    const years = [{year: 2020, before: 7, after: 0, regions}];
    expect(rowsOf({...one, breakdown: null, whole: true, years})).toEqual([
      [
        ...["WW-uitkeringen", "gemeente", "alle groepen samen", "alle jaren", "7", "0"],
        "A, B, C, D, E en nog 2\u00a0andere"
      ]
    ]);
  });

  it("count once for each figure in the sentence above the page", () => {
    const years = [{year: 2020, before: 1, after: 0, regions: []}];
    const none = {newPeriods: [], revisions: [], definitions: [], models: [], parameters: []};
    const changes = {
      ...{...none, since: {id: "a", title: "A", date: "2020-01-01"}},
      vanished: [
        {...one, years},
        {...one, breakdown: "total", years}
      ]
    };
    const edition = {changes, title: null, isSynthetic: false} as unknown as SiteEdition;
    expect(EditionLede(edition).textContent).toContain("1\u00a0cijfer is er helemaal of deels niet meer.");
  });
});
