import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage, type WatchedPage} from "../helpers/browser.js";
import {openWithModel, siteModel} from "../helpers/own-model.js";

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
    expect(said).toMatch(/\+\s1\sprocentpunt/);
    const slider = page.getByRole("slider").first();
    await slider.focus();
    for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowRight");
    // Moves that follow each other fast are drawn together: what is said last is that of the fourth.
    await eventually(() => lede(page)).toMatch(/\+\s1,2\sprocentpunt/);
    await eventually(() => lines(page)).not.toEqual(drawn);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toMatch(/hoeveel=/);
    const moved = await lede(page);
    await page.reload();
    await eventually(() => lede(page)).toBe(moved);
    expect(faults).toEqual([]);
    await close();
  });

  it("draws a band around every line once its draws are made, from below the line to above it", async () => {
    const {page, faults, close} = await open("wat-als.html");
    const bands = page.locator(".sh-trajectory-band");
    await eventually(() => bands.count()).toBe(4);
    const shapes = await page.locator("svg.sh-trajectory").evaluateAll((charts) =>
      charts.map((chart) => {
        const [band, line] = ["band", "with"].map((part) =>
          chart.querySelector<SVGPathElement>(`.sh-trajectory-${part}`)
        );
        const end = line?.getPointAtLength(line.getTotalLength());
        const inside = (move: number): boolean =>
          band?.isPointInFill(new DOMPoint((end?.x ?? 0) - 2, (end?.y ?? 0) + move)) ?? false;
        return {height: band?.getBBox().height ?? 0, inside: inside(0), outside: inside(-60) || inside(60)};
      })
    );
    expect(shapes).toHaveLength(4);
    for (const {height, inside, outside} of shapes) {
      expect(height).toBeGreaterThan(0);
      expect([inside, outside]).toEqual([true, false]);
    }
    await page.getByRole("button", {name: "Toon de tabel"}).first().click();
    const heads = await page.getByRole("table").first().getByRole("columnheader").allInnerTexts();
    expect(heads.join(" ")).toMatch(/ondergrens.*bovengrens/i);
    expect(faults).toEqual([]);
    await close();
  });

  it("says when the measure that helps most is another one under other evidence", async () => {
    const system = await siteModel();
    const evidence = {kind: "literature" as const, ref: "proef", value: -0.9};
    const links = system.links.map((each) =>
      each.id === "neighbourhood_teams-youth_distress" ? {...each, evidence: [evidence]} : each
    );
    const {page, faults, close} = await openWithModel(browser, {...system, links}, "wat-als.html");
    const area = page.getByRole("region", {name: "Vergelijking van maatregelen"});
    await area.getByRole("heading", {name: /hangt af van welk bewijs u gebruikt/}).waitFor();
    expect(await area.innerText()).toContain("1 verband krijgt een andere sterkte");
    await close();
    expect(faults).toEqual([]);
    const own = await openWithModel(browser, system, "wat-als.html");
    await own.page.getByText("alleen bewijs dat nu al geldt").waitFor();
    await own.close();
  });

  it("answers a measure of the reader's own that has the name of what is supposed", async () => {
    const system = await siteModel();
    const interventions = system.interventions.map((each) =>
      each.id === "debt_help" ? {...each, id: "what_if", label: "Eigen hulp"} : each
    );
    const {page, faults, close} = await openWithModel(
      browser,
      {...system, interventions},
      "wat-als.html?v=1&met=what_if"
    );
    await page.locator(".sh-trajectory-nothing").first().waitFor({state: "attached"});
    await eventually(() => lede(page)).toMatch(/zonder/i);
    const own = await lede(page);
    await page.goto(new URL("systeemmodel/wat-als.html", inject("site")).href);
    await page.locator("svg.sh-trajectory").first().waitFor();
    expect(await lede(page)).not.toBe(own);
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
