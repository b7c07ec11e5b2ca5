import type {Browser, Locator} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";

const address = (path: string): string => new URL(path, inject("site")).href;
/** Numbers and their units stand together by spaces that do not break. */
const withPlainSpaces = (text: string): string => text.replace(/\u00a0/g, " ");
const textOf = async (place: Locator): Promise<string> => withPlainSpaces((await place.textContent()) ?? "");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe("editions", () => {
  it("tell a reader of the overview what changed since the last edition, and why", async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    await page.goto(address("index.html"));
    await settle(page);
    expect(await textOf(page.locator(".sh-edition-line"))).toMatch(
      /^Sinds de editie Zomer 2024 .* van 15 juli 2024: \d+ cijfers kregen nieuwe perioden, \d+ waarden zijn herzien, 1 cijfer kreeg een andere definitie en 1 rekenmodel is gewijzigd\. /
    );
    // By keyboard: the link, and then the page's own headings.
    await page.getByRole("link", {name: "Bekijk wat er veranderde en waarom"}).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/duiding\/edities/);
    await settle(page);

    expect(await page.locator(".sh-tag", {hasText: "verzonnen oefengegevens"}).count()).toBe(1);
    const change = page.locator(".sh-edition-change", {hasText: "Rekenmodel: Standaardmodel"});
    expect(await textOf(change.locator(".sh-edition-reason"))).toContain("20 november 2024");
    expect(await textOf(change.locator("tbody tr"))).toBe("(Dreigende) werkloosheid → Bijstandvertraging1 jaar2 jaar");
    const definition = page.locator(".sh-edition-change", {hasText: "Definitie: Volwassenen met psychische klachten"});
    expect(await textOf(definition)).toContain("Wie een matig risico heeft, telt niet mee.");

    const revised = page.getByRole("region", {name: /Herziene waarden/});
    const row = revised.locator("tbody tr", {hasText: "Bijstandsuitkeringen"}).first();
    const cells = await row.locator("th, td").allTextContents();
    const [, period, before, after, difference] = cells.map(withPlainSpaces);
    const number = (text: string | undefined): number => Number(text?.replace(/\./g, "").replace("−", "-"));
    expect(period).toBe("maart 2024");
    expect(number(after) - number(before)).toBe(number(difference?.replace("+", "")));
    await row.getByRole("link").click();
    await page.waitForURL(/gegevens\/indicator\/bijstand/);
    expect(faults).toEqual([]);
    await close();
  });

  it("keep the choice in the address, with the bar of every page with choices", async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    // An edition that is not there gives the newest.
    await page.goto(address("duiding/edities.html?v=1&editie=2031-01"));
    await settle(page);
    const bar = page.locator(".sh-bar");
    const label = "Sinds de editie Zomer 2024 (voorbeeld)";
    expect(await bar.getByLabel("Welke wijzigingen wilt u zien?").locator("option").allTextContents()).toEqual([label]);
    for (const name of ["Stap terug", "Stap vooruit", "Kopieer link"])
      expect(await bar.getByRole("button", {name}).count()).toBe(1);
    expect(await bar.getByText("Keuze bewaren").count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  it("gives the file of an edition from the archive, and is sound for axe", async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 390, height: 844}});
    await page.goto(address("duiding/edities.html"));
    await settle(page);
    const link = page.getByRole("region", {name: /Alle edities/}).getByRole("link", {name: "Download"});
    const file = await page.request.get(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
    expect(await file.json()).toMatchObject({format: "samenhang-edition/1", id: "2024-07", isSynthetic: true});
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(faults).toEqual([]);
    await close();
  });
});
