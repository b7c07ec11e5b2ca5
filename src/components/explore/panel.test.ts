import {describe, expect, it} from "vitest";
import type {PanelFile, PanelIndex} from "../../../loaders/site/panel-file.js";
import {estimate} from "./analyse.js";
import {makePanel, panel, type PanelOptions} from "./panel.js";
import {openPanelFiles} from "./panel-files.js";

const codes = ["GM0001", "GM0002", "GM0003", "GM0004"];
const nowhere = {longitude: null, latitude: null};
const index: PanelIndex = {
  boundaryYear: 2024,
  synthetic: true,
  evidence: {bases: {}, effects: [], follows: []},
  indicators: ["a", "b"].map((id) => ({
    ...{id, title: `Cijfer ${id}`, unit: "%", decimals: 1, measure: "percentage", persons: null, themes: []},
    ...{direction: "none", synonyms: [], extents: {year: ["2018", "2020"]}}
  })),
  regions: [
    ...codes.map((code, place) => ({
      ...{
        code,
        name: code,
        corop: place < 2 ? "CR01" : "CR02",
        province: "PV20",
        population: 100 * (place + 1),
        ...nowhere
      }
    })),
    {code: "CR01", name: "Oost-Groningen", corop: null, province: "PV20", population: null, ...nowhere},
    {code: "PV20", name: "Groningen", corop: null, province: null, population: null, ...nowhere}
  ]
};

const file = (indicator: string, periods: string[], values: PanelFile["values"]): PanelFile => ({
  ...{indicator, grain: "year", boundaryYear: 2024, periods, values, estimated: 0, missing: {}, uses: {}, sources: []},
  baseSources: [],
  notes: [
    {
      ...{id: `${indicator}-2020`, kind: "series-break", effect: "exclude", starts: "2020-01-01", ends: null},
      ...{text: "Andere telling vanaf 2020.", indicator}
    }
  ]
});

const years = ["2018", "2019", "2020"];
const files = {
  "index.json": index,
  "a-year.json": file("a", years, {GM0001: [1, 2, 4], GM0002: [2, 4, 3], GM0003: [0, 5, 5], GM0004: [3, 1, 2]}),
  "b-year.json": file("b", years.slice(0, 2), {GM0001: [2, 4], GM0002: [4, 8], GM0003: [null, 9], GM0004: [7, 2]})
};
const served = openPanelFiles("./", (url) => Promise.resolve(files[url.slice(2) as keyof typeof files] ?? null));

describe("panel", () => {
  it("is a table of every region and period, NaN where there is no value", async () => {
    const table = await panel(["a", "b"], {files: served});
    expect(table.length).toBe(12);
    expect((table.columns["region"] as string[]).slice(0, 4)).toEqual(["GM0001", "GM0001", "GM0001", "GM0002"]);
    expect([...(table.columns["b"] as Float64Array)].slice(0, 9)).toEqual([2, 4, NaN, 4, 8, NaN, NaN, 9, NaN]);
    expect(table.parents["corop"]).toEqual({GM0001: "CR01", GM0002: "CR01", GM0003: "CR02", GM0004: "CR02"});
    expect(table.variables["a"]?.title).toBe("Cijfer a");
  });

  it("keeps the periods asked for, and only the notes that reach into them", async () => {
    const table = await panel("a", {files: served, from: "2018", to: "2019"});
    expect(table.periods).toEqual(["2018", "2019"]);
    expect(table.notes).toEqual([]);
    expect((await panel("a", {files: served})).notes.map(({id}) => id)).toEqual(["a-2020"]);
  });

  it("takes a year as the end of its months", () => {
    const months = ["2018-11", "2018-12", "2019-01"];
    const monthly: PanelFile = {...file("a", months, {GM0001: [1, 2, 3]}), grain: "month"};
    expect(makePanel(index, [monthly], {grain: "month", to: "2018"}).periods).toEqual(["2018-11", "2018-12"]);
  });

  it("gives larger areas their own table", async () => {
    const table = await panel("a", {files: served, level: "provincie"});
    expect(table.columns["region"]).toEqual(["PV20", "PV20", "PV20"]);
    expect(table.columns["province"]).toBeUndefined();
  });

  it("gives larger areas the notes of their own level beside those of municipalities", () => {
    const plain = file("a", years, {GM0001: [1, 2, 3], PV20: [1, 2, 3]});
    const areaNotes = ["corop", "provincie"].flatMap((level) =>
      plain.notes.map((note) => ({...note, id: `note-${level}`, level}))
    );
    const notesAt = (level: "gemeente" | "provincie") =>
      makePanel(index, [{...plain, areaNotes}], {level}).notes.map(({id}) => id);
    expect(notesAt("provincie")).toEqual(["a-2020", "note-provincie"]);
    expect(notesAt("gemeente")).toEqual(["a-2020"]);
  });

  it("names of each source the years it gives in the table, and the population last, once", () => {
    const source = (id: string): PanelFile["sources"][number] =>
      ({publisher: "CBS", title: id, vintage: `${id}@1`}) as PanelFile["sources"][number];
    const base = {baseSources: [source("bevolking"), source("elders")]};
    const a = {
      ...file("a", years, {GM0001: [1, 2, 3]}),
      ...{sources: ["oud", "nieuw", "land"].map(source), uses: {gemeente: {oud: [0], nieuw: [1, 2]}}, ...base}
    };
    const b = {
      ...file("b", years, {GM0001: [1, 2, 3]}),
      ...{sources: ["nieuw", "elders"].map(source), uses: {gemeente: {nieuw: [0], elders: [0, 2]}}, ...base}
    };
    const named = (options: PanelOptions = {}, files = [a, b]): unknown[] =>
      makePanel(index, files, options).sources.map(({title, period, use}) => [title, period ?? use]);
    const population = ["bevolking", "bevolking om mee om te rekenen"];
    expect(named()).toEqual([
      ["oud", "2018"],
      ["nieuw", "2018 tot en met 2020"],
      ["elders", "2018 tot en met 2020"],
      population
    ]);
    expect(named({from: "2019"}, [a])).toEqual([
      ["nieuw", "2019 tot en met 2020"],
      population,
      ["elders", population[1]]
    ]);
    // Where nothing says which were used, all are named over all years of the table.
    expect(named({level: "provincie"}, [a]).slice(0, 3)).toEqual(
      ["oud", "nieuw", "land"].map((title) => [title, "2018 tot en met 2020"])
    );
  });

  it("says what is not there", async () => {
    await expect(panel("c", {files: served})).rejects.toThrow(/geen cijfer "c"/);
    await expect(panel("a", {files: served, grain: "month"})).rejects.toThrow(/geen cijfers per maand/);
    await expect(panel("a", {files: served, from: "2030"})).rejects.toThrow(/van 2030/);
  });
});

describe("estimate", () => {
  it("gives the slope of the panel, and knows the table it is about", async () => {
    const table = await panel(["a", "b"], {files: served, to: "2019"});
    const result = await estimate(table, "b ~ a", {vcov: ["iid"], robustness: false});
    // numpy.polyfit([1, 2, 2, 4, 5, 3, 1], [2, 4, 4, 8, 9, 7, 2], 1)
    expect(result.coefficients[1]?.estimate).toBeCloseTo(1.8541666666667, 12);
    expect(result.n).toBe(7);
    expect(result.about.table).toBe(table);
  });
});
