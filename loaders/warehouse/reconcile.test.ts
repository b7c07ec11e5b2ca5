import {rmSync} from "node:fs";
import {afterEach, describe, expect, it} from "vitest";
import {buildWarehouse} from "./build.js";
import {checkWarehouse} from "./checks.js";
import type {Database} from "./database.js";
import {openWarehouse, query} from "./database.js";
import {diffVintages} from "./diff.js";
import {reconcile, type Reconciliation} from "./reconcile.js";
import type {SmallWorld} from "./small-world.fixture.js";
import {card, loaderOf, makeSmallWorld, observation} from "./small-world.fixture.js";
import type {Observation} from "./types.js";

let world: SmallWorld | undefined;
let database: Database | undefined;
afterEach(() => {
  database?.close();
  if (world) rmSync(world.dir, {recursive: true, force: true});
  world = undefined;
});

const years = [2018, 2019, 2020, 2021, 2022];
const cell = (region: string, year: number, value: number | null, more: Partial<Observation> = {}): Observation =>
  observation({
    ...{region, boundaryYear: year, period: `${year}-01-01`, value},
    ...(value === null ? {missing: "suppressed" as const} : {}),
    ...more
  });

async function build(parts: Observation[], national: Observation[] = [], total = ""): Promise<Database> {
  world ??= makeSmallWorld({een: card("een", total), land: card("land")});
  await buildWarehouse(world.options({een: loaderOf(parts), land: loaderOf(national)}));
  database = await openWarehouse(world.out);
  return database;
}

const split = (totals: readonly number[]): Observation[] =>
  totals.flatMap((total, index) => [
    cell("GM0001", years[index] ?? 0, total * 0.6),
    cell("GM0002", years[index] ?? 0, total * 0.4)
  ]);

describe("reconcile", () => {
  it("finds the year in which the parts move against the published total, and the file carries the note", async () => {
    const national = [1000, 1000, 1000, 1000, 1000].map((value, index) => cell("NL01", years[index] ?? 0, value));
    const {connection} = await build(split([990, 985, 900, 905, 900]), national);
    const {rows, breaks} = await reconcile(connection);
    expect([...new Set(rows.map(({nationalSource}) => nationalSource))]).toEqual(["land"]);
    expect(rows.map(({period, ratio}) => [period.slice(0, 4), ratio])).toEqual([
      ["2018", 0.99],
      ["2019", 0.985],
      ["2020", 0.9],
      ["2021", 0.905],
      ["2022", 0.9]
    ]);
    expect(breaks).toEqual([
      expect.objectContaining({
        ...{indicator: "ww", level: "gemeente", kind: "ratio-shift", period: "2020-01-01", before: 0.985, after: 0.9},
        ...{explainedBy: null, note: "aansluiting-ww-gemeente-2020"},
        text: expect.stringContaining("in 2019 98,5 % van het landelijke cijfer, en in 2020 90,0 %")
      })
    ]);
    expect(await query(connection, "SELECT id, level, starts, ends, kind, effect, origin FROM quality_note")).toEqual([
      {
        ...{
          id: "aansluiting-ww-gemeente-2020",
          level: "gemeente",
          starts: "2020-01-01",
          ends: null,
          kind: "series-break"
        },
        ...{effect: "exclude", origin: "reconciliation"}
      }
    ]);
    expect(await query(connection, "SELECT DISTINCT path FROM note_reach ORDER BY path")).toEqual([
      {path: "/gegevens/indicator/ww"}
    ]);
    expect(await query(connection, "SELECT count(*) AS n FROM reconciliation")).toEqual([{n: 5}]);
  });

  it("links a break to the catalogue note that explains it, and makes none of its own", async () => {
    world = makeSmallWorld({
      een: card(
        "een",
        `notes:
  - {id: bekend, indicator: ww, starts: "2020-01-01", kind: series-break, text: Bekend., effect: warn}
  - {id: aangevuld, indicator: ww, starts: "2020-01-01", kind: imputation, text: Aangevuld., effect: warn}\n`
      ),
      land: card("land")
    });
    const national = years.map((year) => cell("NL01", year, 1000));
    const {connection} = await build(split([1000, 1000, 900, 900, 900]), national);
    expect((await reconcile(connection)).breaks).toEqual([
      expect.objectContaining({explainedBy: "bekend", note: "bekend", text: expect.stringMatching(/jaren ervoor\.$/)})
    ]);
    expect(await query(connection, "SELECT id FROM quality_note ORDER BY id")).toEqual([
      {id: "aangevuld"},
      {id: "bekend"}
    ]);
  });

  it("finds a year that stands apart where no total is published, also when the total is our own sum", async () => {
    const totals = [3738, 4022, 2857, 4484, 4958];
    const own = totals.map((value, index) => cell("NL01", years[index] ?? 0, value));
    const {connection} = await build([...split(totals), ...own], [], "region: {column: naam, total: NL01}\n");
    const {rows, breaks} = await reconcile(connection);
    expect(rows.every(({published}) => published === null)).toBe(true);
    // Against the nearer side: 2,857 of the median of 3,738 and 4,022. The other side is further off.
    expect(breaks).toEqual([
      expect.objectContaining({
        ...{kind: "year-apart", period: "2020-01-01", after: 2857},
        text: expect.stringContaining("minstens 26,4 % lager dan in de jaren ervoor en erna")
      })
    ]);
    expect(await query(connection, "SELECT starts, ends FROM quality_note")).toEqual([
      {starts: "2020-01-01", ends: "2020-12-31"}
    ]);
  });

  it("leaves a year alone in which one large municipality stands apart", async () => {
    const parts = split([1000, 1000, 1000, 1000, 1000]).map((row) =>
      row.region === "GM0001" && row.period === "2020-01-01" ? {...row, value: 100} : row
    );
    const {connection} = await build(parts);
    expect((await reconcile(connection)).breaks).toEqual([]);
  });

  it("does not compare a year whose parts cover less than 90 % of the inhabitants, and says so", async () => {
    const national = years.map((year) => cell("NL01", year, 1000));
    const parts = split([1000, 1000, 1000, 1000, 1000]).map((row) =>
      row.region === "GM0002" && row.period === "2020-01-01"
        ? {...row, value: null, missing: "suppressed" as const}
        : row
    );
    const {connection} = await build(parts, national);
    const {rows, breaks} = await reconcile(connection);
    expect(breaks).toEqual([]);
    expect(rows.filter(({reason}) => reason !== null)).toEqual([
      expect.objectContaining({period: "2020-01-01", coverage: 0.6, reason: "incomplete-parts"})
    ]);
  });

  describe("of sources that hold one year each", () => {
    // Each publishes its own sum as the national figure: 0.9, 0.9 and 0.7 of what one series gives for all of them.
    const sums = {2019: 900, 2020: 990, 2021: 735};
    const steady = {2019: 1000, 2020: 1100, 2021: 1050};
    const ask = async (national: Observation[]): Promise<Reconciliation> => {
      const cards = Object.keys(sums).map((year) => [`jaar-${year}`, card(`jaar-${year}`)]);
      world = makeSmallWorld({...Object.fromEntries(cards), land: card("land")});
      const loaders = Object.entries(sums).map(([year, sum]) => [
        `jaar-${year}`,
        loaderOf([
          cell("GM0001", Number(year), sum * 0.6),
          cell("GM0002", Number(year), sum * 0.4),
          cell("NL01", Number(year), sum)
        ])
      ]);
      await buildWarehouse(world.options({...Object.fromEntries(loaders), land: loaderOf(national)}));
      database = await openWarehouse(world.out);
      return reconcile(database.connection);
    };
    const published = (years: readonly number[]): Observation[] =>
      Object.entries(steady).flatMap(([year, value]) =>
        years.includes(Number(year)) ? [cell("NL01", Number(year), value)] : []
      );
    const told = ({rows}: Reconciliation): unknown[] =>
      rows.map(({period, nationalSource, ratio}) => [period.slice(0, 4), nationalSource, ratio]);

    it("holds them all against one national series: against their own none could ever move", async () => {
      const found = await ask(published([2019, 2020, 2021]));
      expect(told(found)).toEqual([
        ["2019", "land", 0.9],
        ["2020", "land", 0.9],
        ["2021", "land", 0.7]
      ]);
      expect(found.breaks).toEqual([
        expect.objectContaining({
          ...{kind: "ratio-shift", source: "jaar-2021", period: "2021-01-01", before: 0.9, after: 0.7},
          note: "aansluiting-ww-gemeente-2021"
        })
      ]);
    });

    it("compares only the years that one series covers; the other is held against its own and says nothing of a shift", async () => {
      const found = await ask(published([2020, 2021]));
      expect(told(found)).toEqual([
        ["2019", "jaar-2019", 1],
        ["2020", "land", 0.9],
        ["2021", "land", 0.7]
      ]);
      expect(found.breaks.map(({period, before}) => [period, before])).toEqual([["2021-01-01", 0.9]]);
    });

    it("finds no break where each is held against its own", async () => {
      const found = await ask([]);
      expect(told(found)).toEqual([
        ["2019", "jaar-2019", 1],
        ["2020", "jaar-2020", 1],
        ["2021", "jaar-2021", 1]
      ]);
      expect(found.breaks).toEqual([]);
    });
  });

  it("tells a break once that two sources have of the same table", async () => {
    world = makeSmallWorld({een: card("een"), a: card("a"), b: card("b"), land: card("land")});
    const all = split([900, 900, 700]);
    const of = (year: number): Observation[] => all.filter(({boundaryYear}) => boundaryYear === year);
    const national = [2018, 2019, 2020].map((year) => cell("NL01", year, 1000));
    const loaders = {een: loaderOf(all), a: loaderOf(of(2019)), b: loaderOf(of(2020)), land: loaderOf(national)};
    await buildWarehouse(world.options(loaders));
    database = await openWarehouse(world.out);
    const {breaks} = await reconcile(database.connection);
    expect(breaks.map(({source, note}) => [source, note])).toEqual([["een", "aansluiting-ww-gemeente-2020"]]);
  });

  it("takes the average of all twelve months of a stock where no year is published", async () => {
    const months = Array.from({length: 12}, (_, month) =>
      cell("NL01", 2020, 100 + month, {grain: "month", period: `2020-${String(month + 1).padStart(2, "0")}-01`})
    );
    const {connection} = await build([cell("GM0001", 2020, 60), cell("GM0002", 2020, 40)], months);
    expect((await reconcile(connection)).rows).toEqual([expect.objectContaining({published: 105.5})]);
    await expect(reconcile(connection, {indicator: "niets"})).rejects.toMatchObject({kind: "unknown-indicator"});
  });
});

describe("checkWarehouse", () => {
  it("finds nothing in what a build made", async () => {
    const {connection} = await build(split([1000, 1000]));
    expect(await checkWarehouse(connection)).toEqual({ok: true, problems: []});
  });

  it("finds every kind of fault put into a warehouse", async () => {
    const {connection} = await build(split([1000]));
    // A copy without constraints, as a program other than ours could have made it.
    await connection.run(`
      ATTACH ':memory:' AS broken; USE broken;
      CREATE TABLE observation AS FROM warehouse.observation;
      CREATE TABLE indicator AS FROM warehouse.indicator;
      CREATE TABLE region AS FROM warehouse.region;
      CREATE TABLE vintage AS FROM warehouse.vintage;
      CREATE TABLE quality_note AS FROM warehouse.quality_note;
      CREATE TABLE artefact AS FROM warehouse.artefact;
      CREATE VIEW current_observation AS SELECT o.* FROM observation o JOIN vintage v ON v.id = o.vintage WHERE v.is_current`);
    const copy = (replace: string): string =>
      `INSERT INTO observation SELECT * REPLACE (${replace}) FROM (FROM warehouse.observation LIMIT 1)`;
    const faults: Record<string, string> = {
      "orphan-indicator": copy("'x' AS indicator"),
      "orphan-region": copy("'GM9999' AS region"),
      "orphan-vintage": copy("'x' AS vintage"),
      "value-and-reason": copy("DATE '2001-01-01' AS period, 'suppressed' AS missing"),
      "period-start": copy("DATE '2001-02-01' AS period"),
      margin: copy("DATE '2002-01-01' AS period, 9e9 AS low"),
      "current-vintage": "INSERT INTO vintage SELECT * REPLACE (id || 'x' AS id) FROM vintage WHERE source = 'een'",
      "duplicate-key": "INSERT INTO observation FROM (FROM warehouse.observation LIMIT 1)",
      "orphan-note":
        "INSERT INTO quality_note SELECT 'n', 'x', NULL, NULL, DATE '2020-01-01', NULL, 'border', 't', 'warn', 'check', NULL",
      "negative-count": copy("DATE '2003-01-01' AS period, -1 AS value"),
      "percentage-range": copy("'werkloosheid' AS indicator, 101 AS value"),
      "implausible-value":
        "UPDATE indicator SET plausible_high = 5 WHERE id = 'inwoners'; " + copy("'inwoners' AS indicator, 6 AS value"),
      "seam-without-note":
        "INSERT INTO artefact VALUES ('page', 'indicator:ww', 't', '/', 'inwoners', NULL, DATE '2020-12-31'), ('page', 'indicator:ww', 't', '/', 'werkloosheid', DATE '2021-01-01', NULL)"
    };
    for (const sql of Object.values(faults)) await connection.run(sql);
    const {ok, problems} = await checkWarehouse(connection);
    expect(ok).toBe(false);
    expect([...new Set(problems.map(({kind}) => kind))].sort()).toEqual(Object.keys(faults).sort());
  });
});

describe("diffVintages", () => {
  it("tells new periods, revised values, new and vanished cells, definitions and boundaries apart", async () => {
    world = makeSmallWorld();
    const base = [cell("GM0001", 2019, 1), cell("GM0001", 2020, 2), cell("GM0002", 2020, 3)];
    await buildWarehouse(world.options({een: loaderOf([...base, cell("GM0001", 2018, 9)])}));
    world.write(
      "catalogue/indicators/werk.yaml",
      "- {id: inwoners, title: i, definition: i., unit: p, measure: count, kind: register, flow: stock, direction: none, themes: [werk], source: CBS}\n" +
        "- {id: ww, title: ww, definition: Anders., unit: personen, measure: count, kind: register, flow: stock, direction: none, denominator: inwoners, themes: [werk], source: CBS}\n"
    );
    const later = [
      cell("GM0001", 2019, 1, {boundaryYear: 2021}),
      cell("GM0001", 2020, 5, {status: "revised"}),
      cell("GM0001", 2020, 1, {breakdown: "sex=f"}),
      cell("GM0001", 2021, 4)
    ];
    await buildWarehouse(world.options({een: loaderOf(later, "b")}));
    database = await openWarehouse(world.out);
    const diff = await diffVintages(database.connection, "een@aaaaaaaaaaaa", "een@bbbbbbbbbbbb");
    expect(diff.newPeriods).toEqual([{indicator: "ww", grain: "year", period: "2021-01-01", cells: 1}]);
    expect(diff.vanishedPeriods).toEqual([{indicator: "ww", grain: "year", period: "2018-01-01", cells: 1}]);
    expect(diff.revised).toEqual([
      expect.objectContaining({region: "GM0001", period: "2020-01-01", before: 2, after: 5, statusAfter: "revised"})
    ]);
    expect(diff.newCells.map(({period, breakdown}) => [period, breakdown])).toEqual([
      ["2019-01-01", "total"],
      ["2020-01-01", "sex=f"]
    ]);
    expect(diff.vanishedCells.map(({region, period}) => [region, period])).toEqual([
      ["GM0001", "2019-01-01"],
      ["GM0002", "2020-01-01"]
    ]);
    expect(diff.definitions).toEqual([{indicator: "ww", field: "definition", before: "ww.", after: "Anders."}]);
    expect(diff.boundaries).toEqual([{indicator: "ww", period: "2019-01-01", before: 2019, after: 2021}]);
    await expect(diffVintages(database.connection, "een@aaaaaaaaaaaa", "x")).rejects.toMatchObject({
      kind: "unknown-vintage"
    });
  });
});
