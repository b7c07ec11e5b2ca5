import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {chromium} from "playwright-core";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {findChromium} from "../find-chromium.mjs";
import {serveSite} from "../static-server.js";
import type {BenchRow} from "./bench-row.js";
import {median} from "./median.js";

const runs = 5;
const pages = [
  {what: "overview page, first picture", path: "", query: "", drawn: "main svg"},
  {what: "indicator page, first picture", path: "gegevens/indicator/bijstand", query: "", drawn: "main svg"},
  {
    what: "page that asks the database, first answer",
    path: "gegevens/opvragen",
    query: "?cijfer=werkloosheid&niveau=provincie",
    drawn: "figure table tbody tr"
  }
];
/** What a first picture may cost. */
const budget = {ms: 1000, kB: 400};

/**
 * How long the pages of the built site take in a fresh browser until something is drawn, and what they fetch, fonts
 * included; nothing when the site is not built or no Chromium is found.
 */
export async function measureSite(): Promise<BenchRow[]> {
  const site = join(projectRoot(), "dist");
  const executablePath = findChromium();
  if (!existsSync(join(site, "index.html")) || executablePath === null) {
    console.error("pages not measured: build the site first, and have a Chromium");
    return [];
  }
  const server = await serveSite({site});
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox", "--disable-gpu"]});
  try {
    const rows: BenchRow[] = [];
    for (const {what, path, query, drawn} of pages) {
      if (path !== "" && !existsSync(join(site, `${path}.html`))) {
        console.error(`not measured, not in this build: ${path}`);
        continue;
      }
      const visits = [];
      // The first visit makes the server compress the files, which it then keeps.
      for (let run = 0; run <= runs; run++) visits.push(await visit(browser, server.url + path + query, drawn));
      const kept = visits.slice(1);
      const [ms, kB] = [median(kept.map((one) => one.ms)), median(kept.map((one) => one.kB))];
      const isPicture = what.endsWith("picture");
      const held = (value: number, most: number): {ratio?: string} =>
        isPicture ? {ratio: `${(value / most).toFixed(2)} × the budget`} : {};
      rows.push({what, median: ms, unit: "ms", runs, ...held(ms, budget.ms)});
      rows.push({what: `${what}, fetched`, median: kB, unit: "kB", runs, ...held(kB, budget.kB)});
    }
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** One visit with an empty cache: until the selector is there, and what came over the line when all is still. */
async function visit(browser: Browser, url: string, drawn: string): Promise<{ms: number; kB: number}> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", ({encodedDataLength}) => (bytes += encodedDataLength));
    const started = performance.now();
    await page.goto(url, {waitUntil: "commit"});
    await page.locator(drawn).first().waitFor({state: "attached", timeout: 60_000});
    const ms = performance.now() - started;
    await page.waitForLoadState("networkidle");
    return {ms, kB: bytes / 1000};
  } finally {
    await context.close();
  }
}
