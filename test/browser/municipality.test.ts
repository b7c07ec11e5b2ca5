import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(path: string, options: Parameters<typeof watchedPage>[1] = {}): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}, ...options});
  watched.page.setDefaultTimeout(15_000);
  await watched.page.goto(new URL(path, inject("site")).href);
  await settle(watched.page);
  return watched;
}

/** Words as people read them, with plain spaces. */
const words = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, " ");

describe.each([
  ["gebied/gemeente.html?v=1&gebied=GM0794", ".sh-area-block"],
  ["gebied/regio.html?v=1&gebied=L-drechtsteden", ".sh-funnel"]
])("%s", (path, part) => {
  it.each(["light", "dark"] as const)(
    "opens without fault, is sound for axe and fits 390 pixels, %s",
    async (colorScheme) => {
      const {page, faults, close} = await open(path, {colorScheme});
      await page.locator(part).first().waitFor();
      expect(await page.locator("h1").count()).toBe(1);
      expect(await seriousFindings(page)).toEqual([]);
      await page.setViewportSize({width: 390, height: 800});
      await settle(page);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBeLessThanOrEqual(0);
      expect(await page.locator("#observablehq-main").innerText()).not.toMatch(/NaN|undefined|\[object/);
      expect(faults).toEqual([]);
      await close();
    }
  );

  it("prints its message without controls", async () => {
    const {page, close} = await open(path);
    await page.locator(part).first().waitFor();
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".sh-lede").first().isVisible()).toBe(true);
    expect(await page.locator("#observablehq-main :is(select, input):visible").count()).toBe(0);
    await close();
  });
});

describe("how did bijstand in Helmond change since before the crisis, compared with its size class?", () => {
  it("is answered from the first page by keyboard, with what the figure means and where it is from", async () => {
    const {page, faults, close} = await open("index.html");
    const menu = page.getByRole("list", {name: "Gemeente en regio"});
    await menu.getByRole("link", {name: "Gemeente", exact: true}).click();
    const picker = page.getByRole("combobox", {name: "Gemeente"});
    await picker.fill("Helmond");
    await page.keyboard.press("Enter");
    await page.locator(".sh-area-block").waitFor();
    expect(await page.locator("h1").innerText()).toBe("Helmond");
    expect(page.url()).toContain("gebied=GM0794");
    const block = await words(page, ".sh-area-block");
    const number = String.raw`−?[\d.]+,\d`;
    const chance = "(verschil kan toeval zijn|verschil is groter dan toeval)";
    expect(block).toMatch(
      new RegExp(`Helmond, \\S+ \\d{4}: ${number} uitkeringen per 1.000 inwoners van 15 jaar tot de AOW-leeftijd`)
    );
    expect(block).toMatch(
      new RegExp(
        `Vóór de crisis \\(2015 tot en met 2019\\) was het gemiddeld ${number}. Nu is het ${number} (hoger|lager) dan verwacht.*?; ${chance}`
      )
    );
    expect(block).toMatch(
      new RegExp(`Gemeenten van 50.000 tot 100.000 inwoners: ${number}; dat is ${number} (hoger|lager) dan verwacht`)
    );
    expect(block).toMatch(
      new RegExp(
        `Vergeleken met gemeenten van 50.000 tot 100.000 inwoners ligt Helmond nu ${number} (hoger|lager) dan vóór de crisis`
      )
    );
    expect(block).toContain("Wat betekent dit cijfer?");
    expect(block).toContain("Het aantal lopende bijstandsuitkeringen tot de AOW-leeftijd");
    expect(block).toMatch(/Bron: Samenhang/);
    expect(block).toContain("verzonnen oefengegevens");
    expect(faults).toEqual([]);
    await close();
  });
});

describe("the page of a municipality", () => {
  it("gives no number for a change when the count and the base differ, but says so", async () => {
    const {page, close} = await open("gebied/gemeente.html?v=1&gebied=GM0794&cijfer=jeugdzorg-0-24");
    await page.locator(".sh-area-block").waitFor();
    const text = await words(page, ".sh-area-block");
    expect(text).toContain("Verandering sinds 2019: andere telling, andere noemer. Daarom geven wij geen getal.");
    expect(text).toContain("Jongeren met jeugdzorg (0 tot 23 jaar)");
    expect(text).not.toContain("dan verwacht; verschil");
    await close();
  });

  it("offers the successor of a municipality that is no more", async () => {
    const {page, faults, close} = await open("gebied/gemeente.html?v=1&gebied=GM0738");
    expect(await words(page, ".sh-area-message")).toContain("Aalburg bestaat niet meer als gemeente");
    await page.getByRole("link", {name: "Altena"}).click();
    await page.locator(".sh-area-block").waitFor();
    expect(await page.locator("h1").innerText()).toBe("Altena");
    expect(faults).toEqual([]);
    await close();
  });

  it("keeps the theme, and shows a gap as a gap", async () => {
    const {page, close} = await open("gebied/gemeente.html?v=1&gebied=GM0794");
    const select = page.getByLabel("Thema", {exact: true});
    await select.focus();
    await select.selectOption("gedrag");
    await expect.poll(() => page.url()).toContain("thema=gedrag");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SELECT");
    expect(await page.locator(".sh-gaps li").first().innerText()).toContain(": ");
    await page.goBack();
    await expect.poll(() => page.locator(".sh-area-theme h2").first().innerText()).toContain("werk en inkomen");
    await close();
  });
});

describe("the page of a region", () => {
  it("sets its municipalities side by side, on a map of the same, and in a funnel with the limits of chance", async () => {
    const {page, faults, close} = await open("gebied/regio.html?v=1&gebied=L-drechtsteden");
    await page.locator(".sh-funnel").waitFor();
    const names = await page.locator(".sh-area-side > .sh-table-box tbody th").allInnerTexts();
    expect(names.length).toBe(7);
    expect([...names]).toEqual([...names].sort((a, b) => a.localeCompare(b, "nl")));
    expect(await page.locator(".sh-map .sh-region").count()).toBe(7);
    expect(await page.locator(".sh-funnel .sh-dot-chosen").count()).toBe(7);
    expect(await page.locator("#observablehq-main").innerText()).toContain("Deze lijst komt van:");
    expect(faults).toEqual([]);
    await close();
  });

  it("makes a list of the reader's own, which stays in the address", async () => {
    const {page, faults, close} = await open("gebied/regio.html?v=1&gebied=eigen");
    const field = page.getByRole("combobox", {name: "Gemeenten in uw lijst"});
    for (const name of ["Helmond", "Deurne"]) {
      await field.fill(name);
      await page.keyboard.press("Enter");
    }
    await page.locator(".sh-funnel").waitFor();
    expect(await page.locator(".sh-area-side > .sh-table-box tbody th").allInnerTexts()).toEqual(["Deurne", "Helmond"]);
    expect(page.url()).toContain("leden=GM0794,GM0762");
    expect(faults).toEqual([]);
    await close();
  });
});
