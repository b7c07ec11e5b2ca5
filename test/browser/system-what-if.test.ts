import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage, type WatchedPage} from "../helpers/browser.js";

/** A page on a busy machine takes its time. */
const patience = 30_000;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, {timeout: patience});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(path: string): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  watched.page.setDefaultTimeout(patience);
  await watched.page.goto(new URL(`systeemmodel/${path}`, inject("site")).href);
  return watched;
}

const lede = (page: Page): Promise<string> => page.locator("#observablehq-main .sh-lede").first().innerText();
const lines = (page: Page): Promise<(string | null)[]> =>
  page
    .locator(".sh-trajectories svg.sh-chart path")
    .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));

describe("the page Wat als", () => {
  it("moves its lines and its message with a slider under the arrow keys, and keeps the choice in the address", async () => {
    const {page, faults, close} = await open("wat-als.html");
    await page.locator(".sh-trajectories svg.sh-chart").first().waitFor();
    const [said, drawn] = [await lede(page), await lines(page)];
    expect(said).toMatch(/\+\s1 procentpunt/);
    const slider = page.getByRole("slider").first();
    await slider.focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
    await eventually(() => lede(page)).not.toBe(said);
    await eventually(() => lines(page)).not.toEqual(drawn);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toMatch(/hoeveel=/);
    const moved = await lede(page);
    await page.reload();
    await eventually(() => lede(page)).toBe(moved);
    expect(faults).toEqual([]);
    await close();
  });

  it("compares every set of measures in a table that sorts by its buttons", async () => {
    const {page, faults, close} = await open("wat-als.html");
    const table = page.getByRole("table").filter({has: page.getByRole("columnheader", {name: /^Inzet/})});
    await table.waitFor();
    const effort = table.getByRole("columnheader", {name: /^Inzet/});
    const column = await effort.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex);
    const values = (): Promise<number[]> =>
      table
        .locator("tbody tr")
        .evaluateAll(
          (rows, at) => rows.map((row) => Number((row.children[at]?.textContent ?? "").replace(",", "."))),
          column
        );
    await effort.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await eventually(() => effort.getAttribute("aria-sort")).toMatch(/ascending|descending/);
    const sorted = await values();
    expect(sorted.length).toBeGreaterThan(3);
    const up = (await effort.getAttribute("aria-sort")) === "ascending";
    expect(sorted).toEqual([...sorted].sort((a, b) => (up ? a - b : b - a)));
    expect(faults).toEqual([]);
    await close();
  });
});

describe("the page Hoe zeker is dit?", () => {
  it("reports what is expected of the model, each with what that rests on", async () => {
    const {page, faults, close} = await open("zekerheid.html");
    await eventually(() => lede(page)).toMatch(/doet alle 37 dingen/);
    const row = page.getByRole("row", {name: /0,1 tot 0,2 % meer jongeren/});
    await row.waitFor();
    expect(await row.innerText()).toMatch(/ja\s+Van Ourti/);
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("works out on request what an outcome hangs on most, as bars that also stand in a table", async () => {
    const {page, faults, close} = await open("zekerheid.html");
    const ask = page.getByRole("heading", {name: "Van welke verbanden hangt deze uitkomst het meest af?"});
    await ask.waitFor();
    expect(await page.locator("svg.sh-range").count()).toBe(0);
    await page
      .getByRole("button", {name: /Bereken dit/})
      .first()
      .focus();
    await page.keyboard.press("Enter");
    const chart = page.locator("svg.sh-range").first();
    await chart.waitFor();
    expect(await chart.locator("rect.sh-range-bar").count()).toBeGreaterThan(3);
    expect((await chart.getAttribute("aria-label"))?.length ?? 0).toBeGreaterThan(10);
    expect(faults).toEqual([]);
    await close();
  });
});
