import {setTimeout as wait} from "node:timers/promises";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, newContext, settle, watch} from "../helpers/browser.js";

const address = inject("site");
const files = [
  "index.html",
  "gegevens/indicator/ww-uitkeringen.html?gebied=GM0794",
  ...(process.env["SAMENHANG_SOAK"]
    ? ["scenario/scenario.html", "systeemmodel/wat-als.html", "themas/werk-en-inkomen.html", "gegevens/kwaliteit.html"]
    : [])
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What a reader there sees on a page: its text, and what its pictures say. */
async function seen(
  file: string,
  {locale, timezoneId, clock}: {locale: string; timezoneId: string; clock: string}
): Promise<string> {
  const context = await newContext(browser, {locale, timezoneId, viewport: {width: 1360, height: 900}});
  const page = await context.newPage();
  const faults = watch(page);
  await page.clock.setFixedTime(clock);
  await page.goto(new URL(file, address).href);
  await settle(page);
  const text = await finished(page);
  expect(faults).toEqual([]);
  await context.close();
  return text;
}

/** The text of a page and of its pictures, once its workers are done. */
async function finished(page: Page): Promise<string> {
  for (let [text, same] = ["", 0]; ;) {
    const now = await page.evaluate(() => {
      const main = document.querySelector<HTMLElement>("#observablehq-main");
      const drawn = [...(main?.querySelectorAll("svg text, svg title, [aria-label]") ?? [])];
      return [main?.innerText, ...drawn.map((each) => each.getAttribute("aria-label") ?? each.textContent)].join("\n");
    });
    same = now === text && !/Bezig met/.test(now) ? same + 1 : 0;
    if (same === 5) return now;
    text = now;
    await wait(400);
  }
}

describe.each(files)("%s", (file) => {
  it("says the same wherever and whenever it is read", {timeout: 240_000}, async () => {
    const here = await seen(file, {locale: "nl-NL", timezoneId: "Europe/Amsterdam", clock: "2026-11-28T12:00:00Z"});
    expect(here.length).toBeGreaterThan(500);
    expect(here).toMatch(/\d,\d/);
    for (const there of [
      {locale: "tr-TR", timezoneId: "Pacific/Kiritimati", clock: "2030-12-31T23:30:00Z"},
      {locale: "en-US", timezoneId: "America/St_Johns", clock: "1999-12-31T23:30:00Z"}
    ])
      expect(await seen(file, there), JSON.stringify(there)).toBe(here);
  });
});
