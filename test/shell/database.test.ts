import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {scanSite} from "../../tools/scan-site.js";
import type {RunningServer} from "../../tools/static-server.js";
import {serveSite} from "../../tools/static-server.js";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";
import type {FixtureSite} from "../helpers/fixture-site.js";
import {buildFixtureSite} from "../helpers/fixture-site.js";
import {makeDuckdb} from "../helpers/make-duckdb.js";

const page = `# Database

\`\`\`ts
import {openDatabase} from "./components/database.js";
const url = await FileAttachment("warehouse.duckdb").url();
window.openWarehouse = (options) => openDatabase(url, options);
window.openElsewhere = (url) => openDatabase(url);
\`\`\`
`;

// Sums by hand: 1 + … + 100,000 = 5,000,050,000, and of 1.5 i twice that, less a quarter: 7,500,075,000.
const statements = [
  `CREATE TABLE facts AS SELECT i::INTEGER AS i, (i * 1.5)::DECIMAL(18, 2) AS amount, i::BIGINT AS big, i::HUGEINT AS huge,
     i / 4 AS ratio, 'GM' || lpad((i % 342)::VARCHAR, 4, '0') AS region, (i % 2 = 0) AS even,
     CASE WHEN i % 3 = 0 THEN NULL ELSE i END AS gaps
   FROM range(1, 100001) t(i)`
];

/** An address that answers nobody: asking is what counts. */
const elsewhere = "https://elsewhere.invalid/x";
const hostile = [
  "INSTALL spatial",
  "LOAD spatial",
  `INSTALL spatial FROM '${elsewhere}'`,
  `FROM read_csv('${elsewhere}.csv')`,
  `FROM '${elsewhere}.parquet'`,
  `FROM read_text('${elsewhere}')`,
  `ATTACH '${elsewhere}.duckdb' AS other`,
  `COPY facts TO '${elsewhere}.csv'`,
  "SET enable_external_access = true",
  "CREATE TABLE mine (i INTEGER)"
];

let browser: Browser;
let fixture: FixtureSite;
const servers = new Map<boolean, RunningServer>();

beforeAll(async () => {
  fixture = await buildFixtureSite({"index.md": page, "warehouse.duckdb": await makeDuckdb(statements)});
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  for (const server of servers.values()) await server.close();
  await fixture?.remove();
});

async function serve(ranges: boolean): Promise<string> {
  const server = servers.get(ranges) ?? (await serveSite({site: fixture.site, ranges, base: "/onder/pad/"}));
  servers.set(ranges, server);
  return server.url;
}

interface Answer {
  access: string;
  rows: Record<string, unknown>[];
  steps: string[];
}

async function ask(url: string, sql: string, params: (string | number)[] = []): Promise<Answer & {bytes: number}> {
  const {page, faults, close} = await watchedPage(browser);
  let bytes = 0;
  page.on("response", (response) => {
    if (!response.url().endsWith(".duckdb")) return;
    if (response.request().method() === "GET") bytes += Number(response.headers()["content-length"] ?? 0);
  });
  await page.goto(url);
  await settle(page);
  await page.waitForFunction(() => "openWarehouse" in window);
  const answer = await page.evaluate(
    async ([sql, params]) => {
      const steps = new Set<string>();
      const open = (
        window as unknown as {
          openWarehouse: (o: object) => Promise<{
            access: string;
            close(): Promise<void>;
            query(sql: string, params: unknown[]): Promise<Record<string, unknown>[]>;
          }>;
        }
      ).openWarehouse;
      const database = await open({onProgress: ({step}: {step: string}) => steps.add(step)});
      const rows = await database.query(sql, params);
      await database.close();
      const plain = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v instanceof Date ? `Date ${v.toISOString()}` : v]))
      );
      return {access: database.access, rows: plain, steps: [...steps].sort()};
    },
    [sql, params] as const
  );
  expect(faults).toEqual([]);
  await close();
  return {...answer, bytes};
}

describe("the database in the browser", () => {
  it("passes the scan", async () => {
    expect(await scanSite(fixture.site)).toEqual([]);
  });

  for (const ranges of [true, false]) {
    describe(ranges ? "with range requests" : "without range requests", () => {
      it("gives sums, decimals, dates, truths and gaps as plain values", async () => {
        const {access, rows} = await ask(
          await serve(ranges),
          `SELECT sum(i) AS whole, sum(big) AS wide, sum(huge) AS huge, sum(amount) AS amount, max(amount) AS top, avg(ratio) AS mean,
             count(*) AS n, min(region) AS region, bool_or(even) AS even, count(gaps) AS filled, any_value(NULL::INTEGER) AS nothing,
             DATE '2020-03-15' AS day, TIMESTAMP '2020-03-15 12:30:00' AS moment FROM facts`
        );
        expect(access).toBe(ranges ? "ranges" : "whole");
        expect(rows).toEqual([
          {
            whole: 5000050000,
            wide: 5000050000,
            huge: 5000050000,
            amount: 7500075000,
            top: 150000,
            mean: 12500.125,
            n: 100000,
            region: "GM0000",
            even: true,
            filled: 66667,
            nothing: null,
            day: "Date 2020-03-15T00:00:00.000Z",
            moment: "Date 2020-03-15T12:30:00.000Z"
          }
        ]);
      });

      it("takes parameters", async () => {
        const {rows} = await ask(await serve(ranges), "SELECT count(*) AS n FROM facts WHERE region = ? AND i > ?", [
          "GM0001",
          99000
        ]);
        // i ≡ 1 (mod 342) in 99,001…100,000: 99,181 + 342 k ≤ 100,000 for k = 0, 1, 2.
        expect(rows).toEqual([{n: 3}]);
      });
    });
  }

  it("reads less than the whole file by ranges, and says how far the whole file is", async () => {
    const pieces = await ask(await serve(true), "SELECT max(i) AS top FROM facts");
    const whole = await ask(await serve(false), "SELECT max(i) AS top FROM facts");
    expect(pieces.bytes).toBeLessThan(whole.bytes);
    expect(whole.steps).toContain("data");
    expect(pieces.steps).not.toContain("data");
  });

  it("fetches no extension and no file of another host, whatever is asked", async () => {
    const {page, faults, close} = await watchedPage(browser);
    await page.goto(await serve(true));
    await page.waitForFunction(() => "openWarehouse" in window);
    const answers = await page.evaluate(async (asked) => {
      type Open = (options: object) => Promise<{query(sql: string): Promise<object[]>; close(): Promise<void>}>;
      const database = await (window as unknown as {openWarehouse: Open}).openWarehouse({});
      const answers: string[] = [];
      for (const sql of asked)
        answers.push(
          await database.query(sql).then(
            (rows) => `${rows.length} rows`,
            (error: Error) => error.message
          )
        );
      await database.close();
      return answers;
    }, hostile);
    // INSTALL only notes a name: what counts is that LOAD fails, and that nobody was asked.
    for (const [index, sql] of hostile.entries())
      expect(answers[index], sql).toMatch(sql.startsWith("INSTALL") ? /^0 rows$/ : /Error/);
    expect(faults).toEqual([]);
    await close();
  });

  it("says in Dutch that the file is not there", async () => {
    const {page, close} = await watchedPage(browser);
    await page.goto(await serve(true));
    await page.waitForFunction(() => "openElsewhere" in window);
    const message = await page.evaluate(() =>
      (window as unknown as {openElsewhere: (url: string) => Promise<unknown>})
        .openElsewhere("./weg.duckdb")
        .catch((e: Error) => e.message)
    );
    expect(message).toMatch(/De database staat niet op de server \(antwoord 404\)/);
    await close();
  });
});
