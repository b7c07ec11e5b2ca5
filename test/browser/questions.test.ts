import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {AreaFile, AreaIndex} from "../../loaders/site/areas/area-types.js";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";

/**
 * Questions of somebody who never saw the site, answered by the menu and by words that can be seen: no address is typed, and
 * nothing is found by how it is made.
 */
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Opens the first page, hands over the reader's tools, and fails on whatever went wrong meanwhile. */
async function asReader(answer: (page: Page) => Promise<void>): Promise<void> {
  const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  page.setDefaultTimeout(20_000);
  await page.goto(inject("site"));
  await settle(page);
  await answer(page);
  expect(faults).toEqual([]);
  await close();
}

/** A link of the menu, under its heading. */
const menu = async (page: Page, group: string, name: string): Promise<void> => {
  await page.getByRole("list", {name: group}).getByRole("link", {name, exact: true}).click();
  await settle(page);
};

/** All that can be read on the page, with plain spaces. */
const read = async (page: Page): Promise<string> =>
  (await page.getByRole("main").innerText()).replaceAll(/\s+/g, " ").replaceAll("\u00a0", " ");

const dutch = (value: number): string => value.toFixed(1).replace(".", ",");

/** The mean of a municipality's figure in the month of its last one, over five years: reckoned here from its file. */
async function meanOf(code: string, id: string, firstYear: number): Promise<number> {
  const json = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(join(inject("siteDirectory"), "data/areas", name), "utf8")) as T;
  const {indicators} = await json<AreaIndex>("index.json");
  const {figures} = await json<AreaFile>(`${code}.json`);
  const periods = indicators.find((each) => each.id === id)?.periods ?? [];
  const month = figures[id]?.pulse?.latest.period.slice(4);
  const values = periods.flatMap((period, at) => {
    const year = Number(period.slice(0, 4));
    const value = figures[id]?.values[at] ?? null;
    return value !== null && period.slice(4) === month && year >= firstYear && year < firstYear + 5 ? [value] : [];
  });
  expect(values).toHaveLength(5);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("somebody who never saw the site", () => {
  it("finds how bijstand in Helmond changed since before the crisis, beside its size class, and asks it of another crisis", async () => {
    await asReader(async (page) => {
      await menu(page, "Gemeente en regio", "Gemeente");
      await page.getByRole("combobox", {name: "Gemeente", exact: true}).fill("Helmond");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", {name: "Helmond", level: 1}).waitFor();
      await page.getByRole("heading", {name: "Bijstandsuitkeringen"}).first().waitFor();
      const before = dutch(await meanOf("GM0794", "bijstand", 2015));
      expect(await read(page)).toContain(`Vóór de crisis (2015 tot en met 2019) was het gemiddeld ${before}.`);
      expect(await read(page)).toMatch(
        /Vergeleken met gemeenten van 50\.000 tot 100\.000 inwoners ligt Helmond nu [\d,]+ (hoger|lager) dan vóór de crisis/
      );
      await page
        .getByLabel("Vergelijk met de jaren vóór")
        .selectOption({label: "Energiecrisis en hoge inflatie (2022)"});
      const later = dutch(await meanOf("GM0794", "bijstand", 2017));
      await expect
        .poll(() => read(page))
        .toContain(`Vóór de crisis (2017 tot en met 2021) was het gemiddeld ${later}.`);
      expect(await read(page)).toContain("in die jaren viel ook een andere crisis (coronacrisis)");
      await page.getByRole("button", {name: "Stap terug"}).click();
      await expect
        .poll(() => read(page))
        .toContain(`Vóór de crisis (2015 tot en met 2019) was het gemiddeld ${before}.`);
    });
  });

  it("finds what a figure of a theme means, where it is from, and why it cannot be compared", async () => {
    await asReader(async (page) => {
      await menu(page, "Thema’s", "Werk en inkomen");
      await page.getByLabel("Vergelijk met de jaren vóór").selectOption({label: "Financiële crisis (2008)"});
      await expect
        .poll(() => read(page))
        .toContain("Niet te vergelijken met de jaren vóór 2008: er zijn te weinig jaren van vóór de crisis.");
      await page.getByRole("link", {name: "Bijstandsuitkeringen", exact: true}).first().click();
      await page.getByRole("heading", {name: "Bijstandsuitkeringen", level: 1}).waitFor();
      await settle(page);
      const words = await read(page);
      expect(words).toContain("Wat is dit?");
      expect(words).toContain("Het aantal lopende bijstandsuitkeringen tot de AOW-leeftijd");
      expect(words).toMatch(/Bron: Samenhang/);
      expect(words).toContain("verzonnen oefengegevens");
    });
  });

  it("finds what changed since the last edition, and why", async () => {
    await asReader(async (page) => {
      await menu(page, "Wat betekenen de cijfers?", "Edities");
      const words = await read(page);
      expect(words).toContain("Rekenmodel: Standaardmodel");
      expect(words).toMatch(/→ Bijstand vertraging 1 jaar 2 jaar/);
      expect(words).toMatch(/Reden: Bijstand volgt de werkloosheid na ongeveer twee jaar.*?20 november 2024/);
      expect(words).toMatch(/Cijfers die veranderden.*Bijstandsuitkeringen/);
    });
  });

  it("finds how far the site can be used by everybody, and where to tell a problem", async () => {
    await asReader(async (page) => {
      await page
        .getByRole("contentinfo")
        .or(page.locator("footer"))
        .getByRole("link", {name: "Toegankelijkheid"})
        .click();
      await page.getByRole("heading", {name: "Toegankelijkheid van dit dashboard"}).waitFor();
      const words = await read(page);
      for (const part of ["Concept.", "Wat is niet getoetst?", "Een probleem melden", "[naam van de organisatie]"])
        expect(words).toContain(part);
    });
  });
});
