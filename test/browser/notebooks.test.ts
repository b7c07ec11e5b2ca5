import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  watched.page.setDefaultTimeout(60_000);
  await watched.page.goto(new URL("notebooks/kring-voor-kring.html", inject("site")).href);
  await watched.page.locator(".sh-range").first().waitFor();
  await settle(watched.page);
  return watched;
}

describe("Een model kring voor kring", () => {
  it("reveals the loops by keyboard, names every chart, and opens without faults", {timeout: 120_000}, async () => {
    const {page, faults, close} = await open();
    const story = page.locator(".sh-story");
    const nodes = story.locator(".sh-diagram-node:not(.sh-left-out)");
    await expect.poll(() => nodes.count()).toBe(2);
    expect(await story.getByRole("heading", {name: "Eén verband"}).count()).toBe(1);
    await story.getByRole("button", {name: "Volgende"}).focus();
    await page.keyboard.press("ArrowRight");
    expect(await story.getByRole("heading", {name: "De weg terug"}).count()).toBe(1);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => nodes.count()).toBe(3);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => nodes.count()).toBe(4);
    const charts = page.locator("svg.sh-trajectory, svg.sh-range");
    expect(await charts.count()).toBe(3);
    for (const chart of await charts.all()) expect(await chart.getAttribute("aria-label")).toMatch(/\S+ \S+/);
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("gives the sums by hand beside those of the model, and fits a narrow screen", {timeout: 120_000}, async () => {
    const {page, close} = await open();
    const row = page.locator("tr", {hasText: "beide kringen"}).last();
    expect(await row.locator("td").allTextContents()).toEqual(["0,0435", "0,0435"]);
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    await page.setViewportSize({width: 390, height: 844});
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0
    );
    await close();
  });
});
