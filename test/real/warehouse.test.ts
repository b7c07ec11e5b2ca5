import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import type {BuildReport} from "../../loaders/warehouse/build.js";
import {checkWarehouse} from "../../loaders/warehouse/checks.js";
import {openWarehouse, query, type Database} from "../../loaders/warehouse/database.js";
import {buildPanel} from "../../loaders/warehouse/panel.js";
import type {Panel} from "../../loaders/warehouse/panel-types.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {reconcile} from "../../loaders/warehouse/reconcile.js";
import {realWarehouse} from "../helpers/real-warehouse.js";
import {sharedDir} from "../helpers/shared.js";

// What the whole chain says of real files: published figures and what is known to be wrong with them.
describe.runIf(sharedDir)("the warehouse of real files", () => {
  let report: BuildReport;
  let database: Database;
  let panel: Panel;

  beforeAll(async () => {
    const catalogue = await readCatalogue(join(projectRoot(), "data"));
    report = await realWarehouse();
    database = await openWarehouse(report.file);
    panel = await buildPanel(database.connection, {
      indicators: ["ww-uitkeringen", "bijstand", "ao-uitkeringen", "jeugdzorg", "ggz-kosten"],
      level: "gemeente",
      grain: "year",
      from: "2018",
      to: "2021",
      boundaries: 2023,
      series: new Map([["jeugdzorg", catalogue.indicators.get("jeugdzorg")?.parts ?? []]])
    });
  });

  afterAll(() => database.close());

  it("passes its own checks", async () => {
    expect((await checkWarehouse(database.connection)).problems).toEqual([]);
  });

  it("names each oddity of the files, and what it did not load", () => {
    const kinds = new Set(report.problems.map(({kind}) => kind));
    for (const kind of [
      "imputed-mean",
      "carried-forward",
      "copied-year",
      "dissolved-region",
      "lost-decimals",
      "repeated-value",
      "unmatched-name",
      "metadata-only",
      "not-loaded",
      "unrecognised-file"
    ])
      expect(kinds).toContain(kind);
    expect(
      report.problems.some(
        ({source, message}) => source === "iwmo-berichten" && message.includes("personal identifiers")
      )
    ).toBe(true);
  });

  it("counts the complete rows of the panel honestly", () => {
    expect(panel.rows).toHaveLength(342 * 4);
    expect(panel.complete).toBeLessThan(1368);
    const complete = panel.rows.filter(({cells}) => cells.every(({value}) => value !== null)).length;
    expect(panel.complete).toBe(complete);
    for (const {cells} of panel.rows)
      for (const cell of cells) expect((cell.value === null) === (cell.missing !== null)).toBe(true);
    expect(panel.coverage["ww-uitkeringen"]?.missing["incomplete-wijken"]).toBeGreaterThan(0);
  });

  it("brings the breaks of GGZ 2021 and youth care 2021 with the panel, and the shift of WW by wijk", () => {
    const excluding = panel.notes
      .filter(({effect}) => effect === "exclude")
      .map(({indicator, starts}) => `${indicator} ${starts.slice(0, 4)}`);
    expect(excluding).toContain("ggz-kosten 2021");
    expect(excluding).toContain("jeugdzorg 2021");
    expect(excluding).toContain("ww-uitkeringen 2020");
  });

  it("finds by itself where parts and the country part ways", async () => {
    const {breaks} = await reconcile(database.connection);
    const shift = breaks.find(
      ({indicator, level, period}) => indicator === "ww-uitkeringen" && level === "wijk" && period === "2020-01-01"
    );
    expect(shift?.before).toBeCloseTo(0.932, 2);
    expect(shift?.after).toBeCloseTo(0.871, 2);
    expect(breaks.find(({indicator, period}) => indicator === "ggz-kosten" && period === "2021-01-01")?.kind).toBe(
      "year-apart"
    );
  });

  it("holds the municipal population to the country's, to the inhabitant", async () => {
    const rows = (await reconcile(database.connection, {indicator: "inwoners"})).rows.filter(
      ({level}) => level === "gemeente"
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const {sum, published} of rows) expect(sum).toBe(published);
  });

  it("gives the published national GGZ costs", async () => {
    const rows = await query<{year: number; euro: number}>(
      database.connection,
      `SELECT year(period) AS year, value AS euro FROM current_observation
       WHERE indicator = 'ggz-kosten' AND region = 'NL01' AND breakdown = 'total' ORDER BY period`
    );
    const million = Object.fromEntries(rows.map(({year, euro}) => [year, euro / 1e6]));
    // MANIFEST: sums of kinds rounded to millions; 2022 is 4,482.9 before that rounding.
    for (const [year, published] of [
      [2018, 3551],
      [2019, 3738],
      [2020, 4022],
      [2021, 2857],
      [2022, 4484],
      [2023, 4958]
    ] as const)
      expect(Math.abs((million[year] ?? 0) - published)).toBeLessThan(1.5);
  });
});
