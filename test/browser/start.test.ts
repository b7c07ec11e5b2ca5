import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";

const address = inject("site");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const main = (page: Page) => page.locator("#observablehq-main");

async function open(path: string): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  watched.page.setDefaultTimeout(60_000);
  await watched.page.goto(new URL(`aan-de-slag/${path}`, address).href);
  await settle(watched.page);
  return watched;
}

/** Every figure has come, says its level and its source, and none of them failed. */
async function seesFigures(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) await main(page).locator("figure", {hasText: title}).first().waitFor();
  for (const figure of await main(page).locator("figure.sh-figure").all()) {
    const text = await figure.innerText();
    expect(text).toMatch(/Bron: /);
    expect(text).toMatch(/beschrijving|verband, geen oorzaak|modeluitkomst: rust op aannames/);
  }
  expect(await page.locator(".observablehq--error").allTextContents()).toEqual([]);
  expect(await main(page).innerText()).not.toMatch(/NaN|undefined|Infinity|\[object/);
}

/** Every step tells what may not be concluded, and every link of the walk leads somewhere. */
async function isSound(page: Page, steps: number): Promise<void> {
  expect(await main(page).getByText("Dit niet:").count()).toBeGreaterThanOrEqual(steps);
  expect(await main(page).locator("a[href*='docs/']").count()).toBeGreaterThanOrEqual(steps);
  const links = await main(page)
    .locator("a[href]")
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href.replace(/#.*$/, "")));
  for (const link of new Set(links.filter((each) => each.startsWith(address))))
    expect((await page.request.get(link)).status(), link).toBe(200);
}

/** Follows a link of the walk, looks, and comes back. */
async function follow(page: Page, name: string | RegExp, look: () => Promise<void>): Promise<void> {
  const from = page.url();
  await main(page).getByRole("link", {name}).first().click();
  await page.waitForURL((url) => url.href !== from);
  await look();
  await page.goto(from);
}

describe("Aan de slag", () => {
  it("brings an analyst from a table to a session, with the code of every step in sight", async () => {
    const {page, faults, close} = await open("analist.html");
    await seesFigures(page, ["Hoeveel gemeenten er echt zijn", "Verband met", "verband stand"]);
    expect(await main(page).locator("pre").allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining("await panel("), expect.stringContaining("await estimate(")])
    );
    // What could have been seen, in words; and the outcome that should not react.
    await expect.poll(() => main(page).locator(".sh-reading").count()).toBe(2);
    await isSound(page, 5);
    await main(page)
      .getByRole("link", {name: /^deel 2/})
      .click();
    await page.getByRole("heading", {level: 1, name: /van verband naar scenario/}).waitFor();
    await seesFigures(page, ["Wat deze cijfers over elk verband zeggen", "Bewijs met een getal", "Gebruik van ggz"]);
    await seesFigures(page, ["Werkloosheid", "De marge van", "waren te hoog"]);
    // The made-up world moves mental-health care by 3.3 for a point of complaints; the survey's own error is taken out.
    const care = main(page).locator("tr", {hasText: "psychische klachten van volwassenen → gebruik van ggz"}).first();
    const [, , , low = NaN, high = NaN] = (await care.locator("td").allInnerTexts()).map((text) =>
      Number(text.replace("−", "-").replace(",", "."))
    );
    expect(low).toBeLessThan(3.3);
    expect(high).toBeGreaterThan(3.3);
    expect(low).toBeGreaterThan(0.5);
    await isSound(page, 4);
    await main(page).getByRole("link", {name: "Voorbereiden"}).click();
    await page.getByText("Bewaard in deze browser.").waitFor();
    expect(await page.getByLabel("Titel", {exact: true}).first().inputValue()).toMatch(/^Helmond: werk, zorg en jeugd/);
    expect(await page.getByText("In deze bijeenkomst staan verzonnen oefengegevens.").isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await close();
  }, 240_000);

  it("takes the municipality that is chosen along to every page, and back", async () => {
    const {page, faults, close} = await open("gemeente.html");
    await main(page).locator(".sh-card").first().waitFor();
    await page.getByRole("combobox", {name: "Kies een gemeente"}).fill("Enschede");
    await page.keyboard.press("Enter");
    await main(page).getByText("Wat betekent dit voor Enschede in 2021?").waitFor();
    expect(page.url()).toContain("gebied=GM0153");
    expect(await main(page).locator(".sh-card").count()).toBe(4);
    await seesFigures(page, ["Verband met", "Psychische klachten van volwassenen", "waren te hoog"]);
    expect(await main(page).locator(".sh-scenario-card").count()).toBe(8);
    await isSound(page, 6);
    await follow(page, "alle cijfers van Enschede", () =>
      page.getByRole("heading", {level: 1, name: "Enschede"}).waitFor()
    );
    await follow(page, "dit verband, met alle controles", () => page.locator(".sh-reading").first().waitFor());
    await follow(page, "Wat als", () => page.locator("svg.sh-trajectory").first().waitFor());
    await follow(page, "het scenario voor Enschede", async () => {
      await page.getByRole("heading", {name: "Wat betekent dit voor Enschede in 2021?"}).waitFor();
    });
    expect(page.url()).toContain("gebied=GM0153");
    await follow(page, "een bijeenkomst voorbereiden", () =>
      page.getByRole("heading", {name: "Nieuwe bijeenkomst"}).waitFor()
    );
    expect(faults).toEqual([]);
    await close();
  }, 240_000);

  it("leads a facilitator through the example to its report", async () => {
    const {page, faults, close} = await open("gespreksleider.html");
    await main(page).locator(".sh-report").nth(2).waitFor();
    await main(page).getByText("Wat betekent dit voor Helmond in 2021?").waitFor();
    await seesFigures(page, ["Hoeveel gemeenten er echt zijn", "waren te hoog"]);
    expect(await main(page).locator(".sh-report", {hasText: "verzonnen"}).count()).toBe(3);
    await isSound(page, 7);
    await follow(page, "Leiden, bij deze vraag", async () => {
      await page.locator("[aria-current=step]", {hasText: "Vraag 2"}).waitFor();
      await page.getByText("In deze bijeenkomst staan verzonnen oefengegevens.").waitFor();
    });
    await follow(page, "Kaart en bewijs, als verhaal", () =>
      page.locator(".sh-diagram-node:not(.sh-left-out)").first().waitFor()
    );
    await follow(page, "Verslag van het voorbeeld", async () => {
      await page.getByRole("article", {name: /^Helmond: werk, zorg en jeugd/}).waitFor();
    });
    expect(faults).toEqual([]);
    await close();
  }, 240_000);
});
