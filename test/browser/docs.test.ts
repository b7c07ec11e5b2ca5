import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {serveSite} from "../../tools/static-server.js";
import {walk} from "../../tools/walk.js";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";
import {expectWhole} from "../helpers/close-look.js";

const directory = inject("siteDirectory");
const written = (await walk(directory)).filter((file) => /^docs\/.*\.html$/.test(file)).sort();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe("the documentation in the site", () => {
  it("is reached from the foot of a page, and leads to every page of it, each whole, and back, on a narrow screen and a sub-path", async () => {
    const server = await serveSite({site: directory, base: "/stad/samenhang/"});
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 390, height: 844}});
    await page.goto(server.url);
    await settle(page);
    await page.getByRole("contentinfo").getByRole("link", {name: "Documentatie (Engels)"}).click();
    await page.getByRole("heading", {level: 1, name: "Documentation"}).waitFor();
    const links = await page
      .locator("#observablehq-main a")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const fileOf = (link: string): string =>
      new URL(link).pathname.replace("/stad/samenhang/", "").replace(/\/$/, "/index.html");
    const found = new Set([...links.map(fileOf), "docs/index.html"]);
    expect([...found].filter((path) => path.startsWith("docs/")).sort()).toEqual(written);
    const trouble: string[] = [];
    for (const path of written) {
      await page.goto(new URL(path, server.url).href);
      await settle(page);
      await expectWhole(page, path, faults);
      const told = await page.locator(".docs-line").innerText();
      const back = await page.locator(".docs-line a").evaluate((link) => (link as HTMLAnchorElement).href);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      if (!told.includes("in het Engels")) trouble.push(`${path}: does not say its language`);
      if (fileOf(back) !== "docs/index.html") trouble.push(`${path}: leads back to ${back}`);
      if (wider > 0) trouble.push(`${path}: ${wider} pixels too wide`);
    }
    expect(trouble).toEqual([]);
    await close();
    await server.close();
  }, 180_000);

  it("is found by a word, as are the figures of the catalogue", async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    await page.goto(inject("site"));
    await settle(page);
    await page.getByRole("searchbox", {name: "Zoeken in dit dashboard"}).fill("shift-share");
    await page.locator("#observablehq-search-results a[href*='docs/method/shift-share']").first().waitFor();
    await page.getByRole("searchbox", {name: "Zoeken in dit dashboard"}).fill("wanbetalers");
    await page
      .locator("#observablehq-search-results a[href*='indicator/wanbetalers-zorgverzekering']")
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});
