import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeEach, describe, expect, it} from "vitest";
import {addIndicator, addNote, addObservations, addRegions} from "./panel-fixture.js";
import {cells, openSixMunicipalities, panelOf2020, values} from "./panel-six-fixture.js";
import type {Panel, PanelOptions} from "./panel-types.js";

let connection: DuckDBConnection;
beforeEach(async () => {
  connection = await openSixMunicipalities();
});
const panelOf = (options: Partial<PanelOptions> & {indicators: string[]}): Promise<Panel> =>
  panelOf2020(connection, options);

describe("denominators", () => {
  beforeEach(async () => {
    await addIndicator(connection, "aanvragen", {denominator: "jongeren"});
    for (const year of [2019, 2020])
      await addObservations(connection, {indicator: "aanvragen", year, source: "a"}, [{region: "GM0001", value: 10}]);
    await addObservations(connection, {indicator: "inwoners", year: 2019, source: "b"}, [
      {region: "GM0001", value: 1000}
    ]);
    await addObservations(connection, {indicator: "inwoners", year: 2020, source: "b"}, [
      {region: "GM0001", value: 2000}
    ]);
  });
  const run = (denominator?: string): Promise<Panel> =>
    panelOf({
      indicators: ["aanvragen"],
      from: "2019",
      to: "2020",
      boundaries: 2020,
      ...(denominator ? {denominator} : {})
    });
  const first = (panel: Panel): (number | string | null)[] =>
    panel.rows.filter(({region}) => region === "GM0001").map(({cells: [cell]}) => cell?.value ?? cell?.missing ?? null);

  it("falls back on all inhabitants for the whole column, with a note, when the own one is not known everywhere", async () => {
    await addObservations(connection, {indicator: "jongeren", year: 2017, source: "b"}, [{region: "GM0001", value: 1}]);
    const panel = await run();
    expect(first(panel)).toEqual([10, 5]);
    expect(panel.notes[0]).toMatchObject({id: "panel-andere-noemer-aanvragen", kind: "definition-change"});
    expect(first(await run("own"))).toEqual(["no-denominator", "no-denominator"]);
  });

  it("borrows the denominator of a neighbouring year, flagged and noted", async () => {
    await addObservations(connection, {indicator: "jongeren", year: 2020, source: "b"}, [
      {region: "GM0001", value: 100}
    ]);
    const panel = await run();
    expect(first(panel)).toEqual([100, 100]);
    expect(panel.rows.filter(({region}) => region === "GM0001").map(({cells: [cell]}) => cell?.isEstimated)).toEqual([
      true,
      false
    ]);
    expect(panel.notes.map(({id}) => id)).toEqual(["panel-noemer-ander-jaar-aanvragen"]);
  });

  it("takes the population of data/regions when no source gives inhabitants, and gives a zero denominator a reason", async () => {
    await addRegions(connection, [
      {code: "GM0007", years: [2020], population: 500, province: "PV20", corop: "CR01"},
      {code: "GM0008", years: [2020], population: 0, province: "PV20", corop: "CR01"}
    ]);
    await addObservations(connection, {indicator: "uitkeringen", year: 2020, source: "a"}, [
      {region: "GM0007", value: 5},
      {region: "GM0008", value: 5}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], boundaries: 2020});
    expect(values(panel)).toMatchObject({GM0007: 10, GM0008: "zero-denominator"});
  });

  it("does not average a denominator that is a mean over its year already", async () => {
    await addIndicator(connection, "verzekerden");
    await addIndicator(connection, "zorgkosten", {measure: "amount", flow: "flow", denominator: "verzekerden"});
    await addObservations(connection, {indicator: "zorgkosten", year: 2020}, [{region: "GM0001", value: 600}]);
    await addObservations(connection, {indicator: "verzekerden", year: 2020}, [{region: "GM0001", value: 100}]);
    await addObservations(connection, {indicator: "verzekerden", year: 2021, source: "later"}, [
      {region: "GM0001", value: 300}
    ]);
    const panel = await panelOf({indicators: ["zorgkosten"], boundaries: 2020});
    expect(values(panel)["GM0001"]).toBe(6);
    expect(panel.notes).toEqual([]);
  });

  it("names the denominator asked for in a note", async () => {
    const panel = await run("inwoners");
    expect(first(panel)).toEqual([10, 5]);
    expect(panel.notes[0]?.text).toContain("zoals gevraagd");
  });
});

describe("municipalities from wijken", () => {
  // GM0001: 1,000 inhabitants in three wijken (500, 420, 80); GM0002: 1,000 in two (850, 150).
  beforeEach(async () => {
    const wijken: [string, number][] = [
      ["WK000101", 500],
      ["WK000102", 420],
      ["WK000103", 80],
      ["WK000201", 850],
      ["WK000202", 150]
    ];
    await addRegions(
      connection,
      wijken.map(([code, population]) => ({
        code,
        level: "wijk",
        years: [2021],
        population,
        municipality: `GM${code.slice(2, 6)}`
      }))
    );
    await addObservations(connection, {indicator: "inwoners", year: 2021, source: "b"}, [
      {region: "GM0001", value: 1000},
      {region: "GM0002", value: 1000}
    ]);
  });
  const at2021 = {from: "2021", to: "2021", boundaries: 2021};

  it("adds up the wijken observed when they hold at least 90 % of the inhabitants, and does not scale up", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, [
      {region: "WK000101", value: 50},
      {region: "WK000102", value: 40},
      {region: "WK000103", value: null, missing: "suppressed"},
      {region: "WK000201", value: 10},
      {region: "WK000202", value: null}
    ]);
    const counts = await panelOf({indicators: ["uitkeringen"], per: "count", ...at2021});
    expect(values(counts)).toEqual({
      GM0001: 90,
      GM0002: "incomplete-wijken",
      GM0005: "incomplete-wijken",
      GM0006: "incomplete-wijken",
      GM0014: "incomplete-wijken"
    });
    expect(cells(counts)["GM0001"]).toMatchObject({share: 0.92, isEstimated: true});
    const rates = await panelOf({indicators: ["uitkeringen"], ...at2021});
    expect(cells(rates)["GM0001"]?.value).toBeCloseTo((1000 * 90) / 920, 10);
  });

  it("brings a break of wijken along with municipalities put together from them, and with those alone", async () => {
    await addNote(connection, {id: "wijkbreuk", indicator: "uitkeringen", starts: "2021-01-01", effect: "exclude"});
    await connection.run("UPDATE quality_note SET level = 'wijk' WHERE id = 'wijkbreuk'");
    const wijken = ["WK000101", "WK000102", "WK000103"].map((region) => ({region, value: 10}));
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, wijken);
    const broken = async (): Promise<boolean> =>
      (await panelOf({indicators: ["uitkeringen"], ...at2021})).notes.some(({id}) => id === "wijkbreuk");
    expect(await broken()).toBe(true);
    await addObservations(connection, {indicator: "uitkeringen", year: 2021, source: "direct"}, [
      {region: "GM0001", value: 40}
    ]);
    expect(await broken()).toBe(false);
  });

  it("does not count imputed wijken as observed", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, [
      {region: "WK000101", value: 50},
      {region: "WK000102", value: 93.68, status: "imputed"},
      {region: "WK000103", value: 10}
    ]);
    expect(values(await panelOf({indicators: ["uitkeringen"], per: "count", ...at2021}))["GM0001"]).toBe(
      "incomplete-wijken"
    );
  });

  it("leaves a wijk whose inhabitants nobody knows out of sum and share alike", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, [
      {region: "WK000101", value: 50},
      {region: "WK000102", value: 40},
      {region: "WK000199", value: 1000}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count", ...at2021});
    expect(cells(panel)["GM0001"]).toMatchObject({value: 90, share: 0.92});
  });

  it("does not let one with a large value make up for wijken not observed, and gives exact sums no flag", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021}, [
      {region: "WK000201", value: 10},
      {region: "WK000202", value: 5},
      {region: "WK000101", value: 1},
      {region: "WK000199", value: 1000}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count", ...at2021});
    expect(cells(panel)["GM0002"]).toMatchObject({value: 15, share: 1, isEstimated: false});
    expect(values(panel)["GM0001"]).toBe("incomplete-wijken");
  });

  it("knows inhabitants of wijken by the nearest year, and says which", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2020}, [
      {region: "WK000201", value: 10},
      {region: "WK000202", value: 5}
    ]);
    const panel = await panelOf({
      indicators: ["uitkeringen"],
      per: "count",
      from: "2020",
      to: "2020",
      boundaries: 2020
    });
    expect(values(panel)["GM0002"]).toBe(15);
    expect(panel.notes.map(({text}) => text).join()).toContain("2021");
  });

  it("weighs percentages of wijken by inhabitants when their own denominator is not known, flagged", async () => {
    await addObservations(connection, {indicator: "deel", year: 2021}, [
      {region: "WK000201", value: 10},
      {region: "WK000202", value: 20}
    ]);
    const panel = await panelOf({indicators: ["deel"], ...at2021});
    expect(cells(panel)["GM0002"]).toMatchObject({value: (10 * 850 + 20 * 150) / 1000, isEstimated: true});
  });

  it("prefers the municipality's own observation, and never fills what it suppresses", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021, source: "wijken"}, [
      {region: "WK000101", value: 500},
      {region: "WK000102", value: 400},
      {region: "WK000103", value: 100},
      {region: "WK000201", value: 10},
      {region: "WK000202", value: 5}
    ]);
    await addObservations(connection, {indicator: "uitkeringen", year: 2021, source: "gemeenten"}, [
      {region: "GM0001", value: 900},
      {region: "GM0002", value: null, missing: "suppressed"}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count", ...at2021});
    expect(values(panel)).toMatchObject({GM0001: 900, GM0002: "suppressed"});
    expect(panel.notes.map(({id}) => id)).toEqual(["panel-verschil-gemeenten-wijken-uitkeringen"]);
  });

  it("says when periods of one column come from different sources", async () => {
    for (const [year, source] of [
      [2021, "a"],
      [2022, "a"],
      [2023, "b"]
    ] as const)
      await addObservations(connection, {indicator: "uitkeringen", year, source}, [{region: "GM0001", value: 5}]);
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count", from: "2021", to: "2023"});
    expect(panel.notes).toEqual([
      expect.objectContaining({
        id: "panel-bronnen-uitkeringen",
        kind: "series-break",
        starts: "2023-01-01",
        text: expect.stringContaining("2021-2022: a; 2023: b")
      })
    ]);
  });

  it("stays silent on differences that rounding explains", async () => {
    await addObservations(connection, {indicator: "uitkeringen", year: 2021, source: "wijken"}, [
      {region: "WK000201", value: 10},
      {region: "WK000202", value: 5}
    ]);
    await addObservations(connection, {indicator: "uitkeringen", year: 2021, source: "gemeenten"}, [
      {region: "GM0002", value: 20}
    ]);
    const panel = await panelOf({indicators: ["uitkeringen"], per: "count", ...at2021});
    expect(values(panel)["GM0002"]).toBe(20);
    expect(panel.notes).toEqual([]);
  });
});
