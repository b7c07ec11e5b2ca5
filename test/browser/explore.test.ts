import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {unzipSync} from "fflate";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {errorDecimals} from "../../src/components/explore/error-decimals.js";
import {estimateOf} from "../../src/components/explore/estimate-view.js";
import {estimateSchema} from "../../src/components/explore/estimate-state.js";
import {computeLinks} from "../../src/components/explore/links-view.js";
import {linksSchema} from "../../src/components/explore/links-state.js";
import {openPanelFiles, type PanelFiles} from "../../src/components/explore/panel-files.js";
import {readState} from "../../src/components/state.js";
import {formatNumber, formatProbability} from "../../src/locale/format.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";

const address = inject("site");
const folder = join(inject("siteDirectory"), "data", "indicators");
/** The site's own panels, read from disk: the same numbers go into Node as into the page. */
const files: PanelFiles = openPanelFiles(`${folder}/`, async (path) => JSON.parse(await readFile(path, "utf8")));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const pages = [
  {path: "verkennen/verbanden.html?x=werkloosheid&y=ggz-clienten", ready: ".sh-link-detail figure"},
  {path: "verkennen/verband-berekenen.html", ready: ".sh-reading"},
  {
    path: "notebooks/werkloosheid-ggz-jeugdhulp.html",
    ready: "#observablehq-main > .observablehq--block .sh-table >> text=ggz, een jaar later"
  },
  {path: "notebooks/hoe-u-zich-vergist.html", ready: "text=met bijstand erbij"}
];
const patience = {timeout: 90_000};

async function open(path: string, ready: string): Promise<WatchedPage> {
  const opened = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  await opened.page.goto(new URL(path, address).href);
  await opened.page.locator(ready).first().waitFor(patience);
  await settle(opened.page);
  return opened;
}

/** Text of a cell of the table twin of a figure. */
async function twinCells(page: Page, figure: string, row: string): Promise<string[]> {
  const frame = page.locator("figure.sh-figure", {hasText: figure}).first();
  await frame.getByRole("button", {name: "Toon de tabel"}).click();
  return frame.locator(".sh-figure-table tbody tr", {hasText: row}).first().locator("th, td").allTextContents();
}

describe.each(pages)("$path", ({path, ready}) => {
  it("opens without faults, has nothing serious for axe and fits a narrow screen", {timeout: 120_000}, async () => {
    const {page, faults, close} = await open(path, ready);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    await page.setViewportSize({width: 390, height: 844});
    // Drawings follow the width a frame later.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    expect(overflow).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("Verbanden", () => {
  it("shows the numbers the models give in Node for the same choices", async () => {
    const query = "?v=1&cijfers=werkloosheid,bijstand,ggz-clienten&vertraging=2&van=2013";
    const {page, close} = await open(`verkennen/verbanden.html${query}`, ".sh-matrix");
    const index = await files.index();
    const state = readState(linksSchema(index), `https://x.nl/${query}`);
    const links = await computeLinks({get: () => state}, {files});
    expect(links.tests).toBe(3 * 2 * 3);
    const best = links.results.find(({x, y}) => x === "werkloosheid" && y === "bijstand");
    const cell = page.locator("[data-link='werkloosheid bijstand']");
    expect(await cell.textContent()).toContain(formatNumber(best?.r, 2));
    const title = (id: string): string => index.indicators.find((entry) => entry.id === id)?.title ?? "";
    const [first] = links.results;
    const cells = await twinCells(page, "Welke cijfers bewegen samen?", title(first?.x ?? ""));
    expect(cells.slice(0, 2)).toEqual([title(first?.x ?? ""), title(first?.y ?? "")]);
    // Three figures of the smallest error in the table.
    const decimals = errorDecimals(links.results.map(({se}) => se));
    expect(cells.slice(3, 8)).toEqual([
      formatNumber(first?.r, 3),
      formatNumber(first?.slope, decimals),
      formatNumber(first?.se, decimals),
      formatProbability(first?.p),
      formatProbability(first?.q)
    ]);
    await close();
  });

  it("is walked through by the arrow keys, opens a link by Enter and keeps it in the address", async () => {
    const {page, faults, close} = await open("verkennen/verbanden.html", ".sh-matrix");
    await page.locator(".sh-matrix-cell[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator(".sh-link-detail figure").first().waitFor(patience);
    expect(page.url()).toMatch(/x=bijstand&y=problematische-schulden|x=bijstand&y=laag-inkomen/);
    const heading = await page.locator(".sh-link-detail h2").textContent();
    await page.reload();
    await page.locator(".sh-link-detail figure").first().waitFor(patience);
    expect(await page.locator(".sh-link-detail h2").textContent()).toBe(heading);
    const link = page.getByRole("link", {name: "Verband berekenen met deze cijfers"});
    await link.click();
    await page.locator(".sh-reading").waitFor(patience);
    expect(await page.locator("textarea").inputValue()).toContain("bijstand");
    expect(faults).toEqual([]);
    await close();
  });
});

describe("searching and confirming", () => {
  it("looks once at the other half, keeps the look in the address and asks why at a second one", async () => {
    const {page, faults, close} = await open("verkennen/verbanden.html", ".sh-matrix");
    await page.getByText("Zoeken en bevestigen", {exact: true}).click();
    await page.getByRole("button", {name: /Zoek op de ene helft/}).click();
    const figure = page.locator("figure", {hasText: "Wat bleef er staan op de andere helft?"});
    await figure.locator("tbody tr").first().waitFor(patience);
    await expect.poll(() => page.url()).toMatch(/gekeken=[0-9a-f]{16}_/);
    await page.getByLabel(/U keek voor deze keuze al op/).waitFor();
    await page.getByRole("button", {name: "Kijk opnieuw"}).click();
    await page.getByText("Schrijf eerst op waarom u opnieuw kijkt.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("Verband berekenen", () => {
  it("shows the numbers the models give in Node for the same choices", async () => {
    const query = "?v=1&formule=bijstand+~+l(werkloosheid,2)+|+region+%2B+period&van=2013";
    const {page, close} = await open(`verkennen/verband-berekenen.html${query}`, ".sh-reading");
    const state = readState(estimateSchema(await files.index()), `https://x.nl/${query}`);
    const result = await estimateOf(state, {files});
    const [coefficient] = result.coefficients;
    const byRegion = coefficient?.by?.find(({vcov}) => vcov === "cluster:region");
    const cells = await twinCells(page, "Verband met", "Werkloosheid");
    const decimals = errorDecimals((coefficient?.by ?? []).map(({se}) => se));
    expect(cells).toContain(formatNumber(coefficient?.estimate, decimals));
    expect(cells).toContain(formatNumber(byRegion?.se, decimals));
    await close();
  });

  it("follows clicks in the formula and the formula in the clicks", async () => {
    const {page, faults, close} = await open("verkennen/verband-berekenen.html", ".sh-reading");
    const formula = page.locator("textarea");
    await page.getByRole("combobox", {name: "Wanneer telt Werkloosheid"}).selectOption("2");
    await expect.poll(() => formula.inputValue()).toBe("`ggz-clienten` ~ l(werkloosheid,2) | region + period");
    await formula.fill("`psychische-klachten` ~ werkloosheid + bijstand | region + period");
    await formula.press("Enter");
    await expect
      .poll(() => page.getByRole("combobox", {name: "Welk cijfer wilt u verklaren?"}).inputValue())
      .toContain("psychische klachten");
    expect(await page.locator(".sh-term").count()).toBe(2);
    await page.locator(".sh-interval-label", {hasText: "Bijstand"}).first().waitFor(patience);
    await page.goBack();
    await expect.poll(() => formula.inputValue()).toContain("l(werkloosheid,2)");
    expect(faults).toEqual([]);
    await close();
  });

  it("says beside a formula what is wrong with it, and keeps the last result", async () => {
    const {page, faults, close} = await open("verkennen/verband-berekenen.html", ".sh-reading");
    const before = await page.locator(".sh-reading").textContent();
    const formula = page.locator("textarea");
    await formula.fill("ggz-clienten ~ werkloosheid");
    await formula.press("Enter");
    await expect.poll(() => page.locator(".sh-formula-trouble").textContent()).toContain("schuine aanhalingstekens");
    expect(await formula.getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator(".sh-reading").textContent()).toBe(before);
    expect(faults).toEqual([]);
    await close();
  });

  it("stops long work and keeps the last good result", async () => {
    const {page, faults, close} = await open("verkennen/verband-berekenen.html", ".sh-reading");
    const formula = page.locator("textarea");
    await formula.fill("bijstand ~ l(werkloosheid,1) | region + period");
    await formula.press("Enter");
    await page.locator(".sh-interval-label", {hasText: "Werkloosheid"}).first().waitFor(patience);
    await expect.poll(() => page.locator(".sh-result").getAttribute("aria-busy"), patience).toBeNull();
    const before = await page.locator(".sh-reading").textContent();
    await page.getByRole("combobox", {name: "Cijfers"}).selectOption("maand");
    const stop = page.getByRole("button", {name: "Stop"});
    await stop.waitFor(patience);
    expect(await page.locator(".sh-result").getAttribute("aria-busy")).toBe("true");
    await stop.click();
    await page.getByText("Gestopt. Het vorige resultaat staat er nog.").waitFor();
    expect(await page.locator(".sh-reading").textContent()).toBe(before);
    expect(await page.locator(".sh-result").getAttribute("aria-busy")).toBeNull();
    // A new worker takes up the next question.
    await page.getByRole("combobox", {name: "Cijfers"}).selectOption("jaar");
    await expect.poll(() => page.getByText("Gestopt.").count(), patience).toBe(0);
    await expect.poll(() => page.locator(".sh-result").getAttribute("aria-busy"), patience).toBeNull();
    expect(await page.locator(".sh-reading").textContent()).toBe(before);
    expect(faults).toEqual([]);
    await close();
  });

  it("saves the data with a script for R, and a notebook that computes it again", async () => {
    const {page, faults, close} = await open("verkennen/verband-berekenen.html", ".sh-reading");
    const save = async (item: RegExp): Promise<Uint8Array> => {
      await page.getByRole("button", {name: /Dit resultaat meenemen/}).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", {name: item}).click()
      ]);
      return new Uint8Array(await readFile(await download.path()));
    };
    const zip = unzipSync(await save(/script voor R/));
    expect(Object.keys(zip).sort()).toEqual(["data.csv", "estimate.R", "toelichting.txt"]);
    expect(new TextDecoder().decode(zip["estimate.R"])).toMatch(/md5sum\(file\)\) != "[0-9a-f]{32}"/);
    expect(new TextDecoder().decode(zip["toelichting.txt"]).toLowerCase()).toContain("verzonnen oefengegevens");
    const notebook = new TextDecoder().decode(await save(/Notebook/));
    expect(notebook).toContain('estimate(table, "`ggz-clienten` ~ l(werkloosheid,1) | region + period")');
    expect(faults).toEqual([]);
    await close();
  });
});
