import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, watchedPage} from "../helpers/browser.js";
import {longestTask, noticeable} from "../helpers/main-thread.js";
import {bands, patience} from "../helpers/scenario-page.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe("the main thread of the page Scenario", () => {
  it("is not held up while the page loads, nor while a slider moves", {timeout: 240_000}, async () => {
    const felt = await noticeable(browser);
    const {page, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    page.setDefaultTimeout(patience);
    const loading = await longestTask(browser, page, async () => {
      await page.goto(new URL("scenario/scenario.html", inject("site")).href);
      await bands(page);
    });
    expect(loading).toBeLessThan(felt);
    await page.getByText("Aannames die u kunt veranderen").click();
    const theta = page.getByLabel("Hoe ver gemeenten uit elkaar lopen in werkloosheid");
    await theta.focus();
    const sliding = await longestTask(browser, page, async () => {
      for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowLeft");
      await page.locator(".sh-scenario-cards").getByText("marge nog niet berekend").first().waitFor();
      await bands(page);
    });
    expect(sliding).toBeLessThan(felt);
    await close();
  });
});
