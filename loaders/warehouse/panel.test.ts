import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeEach, describe, expect, it} from "vitest";
import {addIndicator, addNote, addObservations, addRegions} from "./panel-fixture.js";
import {cells, openSixMunicipalities, panelOf2020, six, values} from "./panel-six-fixture.js";
import {panelCellsToCsv, panelToCsv} from "./panel-csv.js";
import type {Panel, PanelOptions} from "./panel-types.js";

let connection: DuckDBConnection;
beforeEach(async () => {
  connection = await openSixMunicipalities();
});
const panelOf = (options: Partial<PanelOptions> & {indicators: string[]}): Promise<Panel> =>
  panelOf2020(connection, options);

describe("buildPanel on another division", () => {
  it("adds counts over the parts, takes shares of a divided municipality, and flags those", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, six([100, 200, 50, 10, 20, 30]));
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count"});
    expect(values(panel)).toEqual({GM0001: 130, GM0002: 220, GM0006: 50, GM0014: 10});
    expect(
      Object.entries(cells(panel))
        .filter(([, cell]) => cell.isEstimated)
        .map(([code]) => code)
    ).toEqual(["GM0001", "GM0002"]);
    expect(panel.estimated).toBe(2);
    // The round trip: 100 + 200 + 50 + 10 + 20 + 30.
    expect(Object.values(values(panel)).reduce((sum: number, value) => sum + Number(value), 0)).toBeCloseTo(410, 9);
  });

  it("recomputes rates from numerator and denominator: stocks by 1 January", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, six([100, 200, 50, 10, 20, 30]));
    await addObservations(connection, {indicator: "inwoners", year: 2020}, six([1000, 4000, 500, 100, 400, 100]));
    const panel = await panelOf({indicators: ["uitkeringen"]});
    expect(cells(panel)["GM0001"]?.value).toBeCloseTo((1000 * 130) / 1300, 10);
    expect(cells(panel)["GM0002"]?.value).toBeCloseTo((1000 * 220) / 4200, 10);
    expect(cells(panel)["GM0014"]?.value).toBeCloseTo(100, 10);
    // Not the mean of 50 and 300 per 1000.
    expect(cells(panel)["GM0006"]?.value).toBeCloseTo(100, 10);
  });

  it("divides flows by the mean of 1 January of this year and the next, each on its own division", async () => {
    await addObservations(connection, {indicator: "instroom", year: 2020}, six([100, 200, 50, 10, 20, 30]));
    await addObservations(connection, {indicator: "inwoners", year: 2020}, six([1000, 4000, 500, 100, 400, 100]));
    await addObservations(connection, {indicator: "inwoners", year: 2021}, [
      {region: "GM0001", value: 1400},
      {region: "GM0002", value: 4300},
      {region: "GM0014", value: 120},
      {region: "GM0005", value: 380},
      {region: "GM0006", value: 110}
    ]);
    const panel = await panelOf({indicators: ["instroom"]});
    expect(cells(panel)["GM0001"]?.value).toBeCloseTo((1000 * 130) / ((1300 + 1400) / 2), 10);
    expect(cells(panel)["GM0014"]?.value).toBeCloseTo((1000 * 10) / 110, 10);
    expect(cells(panel)["GM0006"]?.value).toBeCloseTo((1000 * 50) / ((500 + 490) / 2), 10);
    expect(panel.notes).toEqual([]);
  });

  it("divides a flow by 1 January alone where the next is not known, and says so", async () => {
    await addObservations(connection, {indicator: "kosten", year: 2020}, six([1e5, 2e5, 5e4, 1e4, 2e4, 3e4]));
    await addObservations(connection, {indicator: "inwoners", year: 2020}, six([1000, 4000, 500, 100, 400, 100]));
    const panel = await panelOf({indicators: ["kosten"]});
    expect(cells(panel)["GM0014"]?.value).toBeCloseTo(100, 10);
    expect(panel.notes.map(({id, indicator}) => [id, indicator])).toEqual([
      ["panel-noemer-januari-inwoners-kosten", "kosten"]
    ]);
  });

  it("weighs percentages by their own denominator, and keeps that of an untouched municipality without one", async () => {
    await addObservations(connection, {indicator: "deel", year: 2020}, six([10, 20, 30, 40, 50, 60]));
    await addObservations(connection, {indicator: "jongeren", year: 2020}, [
      {region: "GM0001", value: 1000},
      {region: "GM0002", value: 100},
      {region: "GM0003", value: 500},
      {region: "GM0005", value: 30},
      {region: "GM0006", value: 10},
      {region: "GM0004", value: 7}
    ]);
    const panel = await panelOf({indicators: ["deel"]});
    expect(cells(panel)["GM0001"]?.value).toBeCloseTo((10 * 1000 + 30 * 300) / 1300, 10);
    expect(cells(panel)["GM0002"]?.value).toBeCloseTo((20 * 100 + 30 * 200) / 300, 10);
    expect(cells(panel)["GM0006"]).toMatchObject({value: (50 * 30 + 60 * 10) / 40, isEstimated: false});
    expect(cells(panel)["GM0014"]).toMatchObject({value: 40, isEstimated: false});
  });

  it("weighs percentages by inhabitants where the own denominator is not known, flagged and noted, unless forbidden", async () => {
    await addObservations(connection, {indicator: "deel", year: 2020}, six([10, 20, 30, 40, 50, 60]));
    await addObservations(connection, {indicator: "inwoners", year: 2020}, six([1000, 4000, 500, 100, 400, 100]));
    const panel = await panelOf({indicators: ["deel"]});
    expect(cells(panel)["GM0006"]).toMatchObject({value: (50 * 400 + 60 * 100) / 500, isEstimated: true});
    expect(cells(panel)["GM0014"]).toMatchObject({value: 40, isEstimated: false});
    expect(panel.notes.map(({id}) => id)).toEqual(["panel-gewicht-deel"]);
    const strict = await panelOf({indicators: ["deel"], denominator: "own"});
    expect(values(strict)).toEqual({
      GM0001: "no-denominator",
      GM0002: "no-denominator",
      GM0006: "no-denominator",
      GM0014: 40
    });
  });

  it("keeps medians only of municipalities that stayed whole", async () => {
    await addObservations(connection, {indicator: "mediaan", year: 2020}, six([10, 20, 30, 40, 50, 60]));
    expect(values(await panelOf({indicators: ["mediaan"]}))).toEqual({
      GM0001: "not-additive",
      GM0002: "not-additive",
      GM0006: "not-additive",
      GM0014: 40
    });
  });

  it("empties a merged municipality with a suppressed or missing part, with the reason", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, [
      {region: "GM0001", value: 100},
      {region: "GM0002", value: null, missing: "confidential"},
      {region: "GM0003", value: null, missing: "suppressed"},
      {region: "GM0004", value: null, missing: "suppressed"},
      {region: "GM0006", value: 30}
    ]);
    expect(values(await panelOf({indicators: ["uitkeringen"], per: "count"}))).toEqual({
      GM0001: "suppressed-part",
      GM0002: "suppressed-part",
      GM0006: "missing-part",
      GM0014: "suppressed"
    });
  });

  it("does not take an imputed value for an observation", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, [
      {region: "GM0001", value: 93.68, status: "imputed"},
      {region: "GM0002", value: 20, status: "estimated"}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count", from: "2021", to: "2021"});
    expect(values(panel)).toMatchObject({GM0001: "imputed", GM0002: 20, GM0014: "no-observation"});
    expect(cells(panel)["GM0002"]?.isEstimated).toBe(true);
  });

  it("reads a year without the municipality that was absorbed during it as counted after that day", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2022}, [
      {region: "GM0001", value: 1},
      {region: "GM0002", value: 2},
      {region: "GM0014", value: 3},
      {region: "GM0006", value: 50}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count", from: "2022", to: "2022"});
    expect(values(panel)).toEqual({GM0001: 1, GM0002: 2, GM0006: 50, GM0014: 3});
    expect(panel.notes[0]).toMatchObject({kind: "border", text: expect.stringContaining("GM0005")});
  });

  it("takes either code of a municipality renamed during the year", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, [{region: "GM0014", value: 10}]);
    // A build gives a code that has observations a row in their year.
    await addRegions(connection, [{code: "GM0014", years: [2020], validFrom: "2020-07-01"}]);
    expect(values(await panelOf({indicators: ["uitkeringen"], per: "count"}))).toMatchObject({GM0014: 10});
    await addObservations(connection, {indicator: "uitkeringen", year: 2019}, [{region: "GM0004", value: 9}]);
    const earlier = await panelOf({
      indicators: ["uitkeringen"],
      per: "count",
      from: "2019",
      to: "2019",
      boundaries: 2020
    });
    expect(values(earlier)).toMatchObject({GM0004: 9});
    expect(Object.keys(values(earlier))).not.toContain("GM0014");
    await addObservations(connection, {indicator: "kosten", year: 2020}, [{region: "GM0004", value: 8}]);
    expect(values(await panelOf({indicators: ["kosten"], per: "count"}))).toMatchObject({GM0014: 8});
  });

  it("goes back to an earlier division only where that is exact", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2023}, [
      {region: "GM0001", value: 1},
      {region: "GM0002", value: 2},
      {region: "GM0006", value: 5},
      {region: "GM0014", value: 3}
    ]);
    const panel = await panelOf({
      indicators: ["uitkeringen"],
      per: "count",
      from: "2023",
      to: "2023",
      boundaries: 2020
    });
    expect(values(panel)).toEqual({
      GM0001: "not-reversible",
      GM0002: "not-reversible",
      GM0003: "not-reversible",
      GM0004: 3,
      GM0005: "not-reversible",
      GM0006: "not-reversible"
    });
  });
});

describe("levels above the municipality", () => {
  it("adds up provinces from municipalities where nothing measures them", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, six([100, 200, 50, 10, 20, 30]));
    await addObservations(connection, {indicator: "inwoners", year: 2020}, six([1000, 4000, 500, 100, 400, 100]));
    const panel = await panelOf({indicators: ["uitkeringen"], level: "provincie", boundaries: 2020});
    expect(values(panel)).toEqual({PV20: (1000 * 350) / 5500, PV21: (1000 * 60) / 600});
  });

  it("does not use the published figure of an area whose land changed since, nor the sum with a gap", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, [
      ...six([100, 200, 50, 10, null, 30]),
      {region: "CR01", value: 100},
      {region: "CR02", value: 250},
      {region: "CR04", value: 61}
    ]);
    // GM0003 lay in CR02; 60 % of it is in CR01 since 2021.
    const now = await panelOf({indicators: ["uitkeringen"], per: "count", level: "corop"});
    expect(values(now)).toEqual({CR01: 130, CR02: 220, CR04: 61});
    const then = await panelOf({indicators: ["uitkeringen"], per: "count", level: "corop", boundaries: 2020});
    expect(values(then)).toEqual({CR01: 100, CR02: 250, CR04: 61});
    const country = await panelOf({indicators: ["uitkeringen"], per: "count", level: "land", boundaries: 2020});
    expect(values(country)).toEqual({NL01: "incomplete-regions"});
  });

  it("takes the country as published", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, [
      ...six([1, 2, 3, 4, 5, 6]),
      {region: "NL01", value: 22}
    ]);
    expect(values(await panelOf({indicators: ["uitkeringen"], per: "count", level: "land"}))).toEqual({NL01: 22});
  });
});

describe("series, notes and form", () => {
  it("joins the parts of an analysis series, each with its own denominator, and carries the seam's note", async () => {
    await addIndicator(connection, "kinderen");
    await addIndicator(connection, "oud", {denominator: "jongeren"});
    await addIndicator(connection, "nieuw", {denominator: "kinderen"});
    await addIndicator(connection, "reeks", {parts: ["oud", "nieuw"]});
    await addNote(connection, {id: "naad", indicator: "reeks", starts: "2021-01-01"});
    await addNote(connection, {id: "deel", indicator: "nieuw", starts: "2021-01-01", effect: "exclude"});
    await addNote(connection, {id: "vreemd", indicator: "kosten", starts: "2021-01-01"});
    for (const year of [2020, 2021]) {
      await addObservations(connection, {indicator: "oud", year}, [{region: "GM0001", value: 10}]);
      await addObservations(connection, {indicator: "nieuw", year}, [{region: "GM0001", value: 30}]);
      await addObservations(connection, {indicator: "jongeren", year}, [{region: "GM0001", value: 100}]);
      await addObservations(connection, {indicator: "kinderen", year}, [{region: "GM0001", value: 600}]);
    }
    const series = new Map([
      [
        "reeks",
        [
          {indicator: "oud", from: null, to: "2020-12-31"},
          {indicator: "nieuw", from: "2021-01-01", to: null}
        ]
      ]
    ]);
    const panel = await panelOf({indicators: ["reeks"], from: "2020", to: "2021", boundaries: 2020, series});
    const own = panel.rows
      .filter(({region}) => region === "GM0001")
      .map(({cells: [cell]}) => cell?.value ?? cell?.missing);
    expect(own).toEqual([100, "not-reversible"]);
    const later = await panelOf({indicators: ["reeks"], from: "2021", to: "2021", boundaries: 2021, series});
    expect(values(later)["GM0001"]).toBe(50);
    const without = await panelOf({indicators: ["reeks"], from: "2021", to: "2021", boundaries: 2021});
    expect(values(without)["GM0001"]).toBe(100);
    expect(panel.notes.map(({id, effect}) => [id, effect])).toEqual([
      ["deel", "exclude"],
      ["naad", "warn"]
    ]);
  });

  it("brings notes that reach into the range and concern a region of the panel or one it came from", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, six([1, 2, 3, 4, 5, 6]));
    await addNote(connection, {id: "voor", indicator: "uitkeringen", starts: "2015-01-01", ends: "2019-12-31"});
    await addNote(connection, {id: "na", indicator: "uitkeringen", starts: "2021-01-01"});
    await addNote(connection, {
      id: "in",
      indicator: "uitkeringen",
      starts: "2020-07-01",
      ends: "2020-09-30",
      regions: ["GM0003"]
    });
    await addNote(connection, {id: "elders", indicator: "uitkeringen", starts: "2020-01-01", regions: ["GM9999"]});
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count"});
    expect(panel.notes.map(({id}) => id)).toEqual(["in"]);
  });

  it("gives a row for every region and period, sorted, with coverage by reason and complete rows", async () => {
    for (const year of [2021, 2022])
      await addObservations(connection, {indicator: "uitkeringen", year}, [
        {region: "GM0001", value: year},
        {region: "GM0002", value: null, missing: "suppressed"}
      ]);
    await addObservations(connection, {indicator: "kosten", year: 2021}, [{region: "GM0001", value: 1.5}]);
    const panel = await panelOf({indicators: ["uitkeringen", "kosten"], per: "count", from: "2021", to: "2022"});
    expect(panel.rows.map(({region, period}) => `${region} ${period}`)).toEqual([
      "GM0001 2021", "GM0001 2022", "GM0002 2021", "GM0002 2022", "GM0006 2021", "GM0006 2022", "GM0014 2021", "GM0014 2022"
    ]); // prettier-ignore
    expect(panel.complete).toBe(1);
    expect(panel.coverage).toEqual({
      uitkeringen: {share: 2 / 8, missing: {"no-observation": 4, suppressed: 2}},
      kosten: {share: 1 / 8, missing: {"no-observation": 7}}
    });
    expect(panelToCsv(panel).split("\n").slice(0, 4)).toEqual([
      "region,period,uitkeringen,kosten",
      "GM0001,2021,2021,1.5",
      "GM0001,2022,2022,",
      "GM0002,2021,,"
    ]);
    expect(panelCellsToCsv(panel).split("\n").slice(1, 4)).toEqual([
      "GM0001,2021,uitkeringen,2021,,false,definitive,bron,1",
      "GM0001,2021,kosten,1.5,,false,definitive,bron,1",
      "GM0001,2022,uitkeringen,2022,,false,definitive,bron,1"
    ]);
  });

  it("divides monthly figures by the year's population and writes months", async () => {
    await addObservations(connection, {indicator: "inwoners", year: 2021}, [{region: "GM0001", value: 1000}]);
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, [
      {region: "GM0001", value: 12, grain: "month", period: "2021-02-01"},
      {region: "GM0001", value: 99, grain: "year"}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], grain: "month", from: "2021", to: "2021-03"});
    expect(panel.rows.slice(0, 3).map(({period, cells: [cell]}) => [period, cell?.value])).toEqual([
      ["2021-01", null],
      ["2021-02", 12],
      ["2021-03", null]
    ]);
  });

  it("keeps breakdowns apart and divides by the same part of the population", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, [
      {region: "GM0001", value: 12},
      {region: "GM0001", value: 5, breakdown: "sex=f"}
    ]);
    await addObservations(connection, {indicator: "inwoners", year: 2021}, [
      {region: "GM0001", value: 1000},
      {region: "GM0001", value: 500, breakdown: "sex=f"}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], breakdown: "sex=f", from: "2021", to: "2021"});
    expect(values(panel)["GM0001"]).toBe(10);
  });

  it("never joins an age class of two sources without saying so", async () => {
    const young = {breakdown: "age=15-24"};
    for (const year of [2020, 2021]) {
      await addObservations(connection, {indicator: "uitkeringen", year, source: "bron-a"}, [
        {region: "GM0001", value: 12, ...young}
      ]);
      await addObservations(connection, {indicator: "uitkeringen", year, source: "bron-b"}, [
        {region: "GM0002", value: 40, ...young}
      ]);
    }
    const ask = {indicators: ["uitkeringen"], per: "count" as const, breakdown: "age=15-24", from: "2020", to: "2021"};
    const panel = await panelOf(ask);
    const used = new Set(panel.rows.flatMap(({cells}) => (cells[0]?.value === null ? [] : [cells[0]?.source])));
    const notes = panel.notes.filter(({id}) => id === "panel-bronnen-naast-elkaar-uitkeringen");
    expect([...used].sort()).toEqual(["bron-a", "bron-b"]);
    expect(notes).toMatchObject([{effect: "warn", text: expect.stringMatching(/bron-a.*bron-b/)}]);
    // A class that lies across those of a source is never filled from them.
    const across = await panelOf({...ask, breakdown: "age=15-26"});
    expect(across.rows.every(({cells}) => cells[0]?.value === null)).toBe(true);
  });

  it.each<[string, Partial<PanelOptions> & {indicators: string[]}, string]>([
    ["an indicator that is not there", {indicators: ["geluk"]}, "unknown-indicator"],
    ["no indicator", {indicators: []}, "missing-option"],
    ["an indicator twice", {indicators: ["kosten", "kosten"]}, "duplicate-indicator"],
    ["a division that is not there", {indicators: ["kosten"], boundaries: 1999}, "unknown-division"],
    ["a range backwards", {indicators: ["kosten"], from: "2021", to: "2020"}, "empty-range"],
    ["a period that is none", {indicators: ["kosten"], from: "ooit"}, "invalid-period"],
    ["a period of another grain", {indicators: ["kosten"], from: "2020-Q1"}, "mixed-grain"],
    ["a breakdown that is none", {indicators: ["kosten"], breakdown: "vrouwen"}, "invalid-breakdown"],
    ["a denominator that is not there", {indicators: ["kosten"], denominator: "geluk"}, "unknown-indicator"]
  ])("refuses %s", async (_, options, kind) => {
    await expect(panelOf(options)).rejects.toMatchObject({name: "InputError", kind});
  });
});
