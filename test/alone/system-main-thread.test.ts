import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";
import {longestTask, noticeable} from "../helpers/main-thread.js";

const address = (path: string): string => new URL(path, inject("site")).href;
/** A page on a busy machine takes its time. */
const patience = 60_000;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, {timeout: patience});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** All that the page works out by itself is there. */
async function complete(page: Page, last: string): Promise<void> {
  await page.locator(last).first().waitFor({state: "attached", timeout: patience});
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  await settle(page);
}

const pages = [
  {path: "systeemmodel/kaart.html", last: ".sh-loop"},
  {path: "systeemmodel/wat-als.html", last: ".sh-trajectory-band"},
  {path: "systeemmodel/zekerheid.html", last: ".sh-certainty table"},
  {path: "systeemmodel/versies.html", last: ".sh-version-map .sh-diagram-node"},
  {path: "notebooks/kring-voor-kring.html", last: ".sh-range"}
];

describe("the main thread of pages about system models", () => {
  for (const {path, last} of pages)
    it(`is never held up noticeably while ${path} loads`, async () => {
      const limit = await noticeable(browser);
      // The median of three visits: two that agree decide it.
      const felt: boolean[] = [];
      while (felt.filter(Boolean).length < 2 && felt.filter((held) => !held).length < 2) {
        const {page, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
        const longest = await longestTask(browser, page, async () => {
          await page.goto(address(path));
          await complete(page, last);
        });
        felt.push(longest >= limit);
        await close();
      }
      expect(felt.filter(Boolean).length).toBeLessThan(2);
    }, 240_000);

  it("is never held up noticeably while a slider moves, its runs are made and measures are chosen", async () => {
    const limit = await noticeable(browser);
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    await page.goto(address("systeemmodel/wat-als.html"));
    await complete(page, ".sh-trajectory-band");
    const amount = page.getByRole("slider").first();
    const moving = await longestTask(browser, page, async () => {
      await amount.focus();
      for (let press = 0; press < 30; press++) await page.keyboard.press("ArrowRight");
      await eventually(() => new URL(page.url()).searchParams.has("hoeveel")).toBe(true);
      await complete(page, ".sh-trajectory-band");
    });
    expect(moving).toBeLessThan(limit);
    const choosing = await longestTask(browser, page, async () => {
      await page.getByRole("combobox", {name: /^Maatregelen/}).click();
      await page.getByRole("option", {name: /Schuldhulp/}).click();
      await page.locator(".sh-measure-setting").waitFor();
      await complete(page, ".sh-trajectory-nothing");
    });
    expect(choosing).toBeLessThan(limit);
    expect(faults).toEqual([]);
    await close();
  }, 240_000);

  it("is never held up noticeably while every question about certainty is answered", async () => {
    const limit = await noticeable(browser);
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    await page.goto(address("systeemmodel/zekerheid.html"));
    await complete(page, ".sh-certainty table");
    const ask = page.getByRole("button", {name: /^Bereken dit/});
    const answering = await longestTask(browser, page, async () => {
      while ((await ask.count()) > 0) await ask.first().click();
      await expect.poll(() => page.locator('[aria-busy="true"]').count(), {timeout: 180_000}).toBe(0);
    });
    expect(answering).toBeLessThan(limit);
    expect(faults).toEqual([]);
    await close();
  }, 300_000);
});
