import type {Browser, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Every kind of page that keeps choices in its address. */
const pages = [
  "index.html",
  "themas/werk-en-inkomen.html",
  "themas/jongeren.html",
  "gebied/gemeente.html",
  "gebied/regio.html",
  "verkennen/verbanden.html",
  "verkennen/verband-berekenen.html",
  "systeemmodel/kaart.html",
  "systeemmodel/wat-als.html",
  "systeemmodel/zekerheid.html",
  "systeemmodel/versies.html",
  "scenario/scenario.html",
  "scenario/uitgestelde-zorg.html",
  "scenario/terugblik.html",
  "gegevens/catalogus.html",
  "gegevens/opvragen.html",
  "gegevens/indicator/bijstand.html"
];

/** The first choice of the bar that changes the view: a list, a field to type in, or a box to tick. */
async function firstControl(
  page: Page
): Promise<{control: Locator; change(): Promise<void>; value(): Promise<string>}> {
  const bar = page.locator(".sh-bar").first();
  const lists = bar.locator("select:visible:not(.sh-model-files select)");
  if ((await lists.count()) > 0) {
    const control = lists.first();
    const change = async (): Promise<void> => {
      const options = await control
        .locator("option")
        .evaluateAll((all) => all.map((each) => (each as HTMLOptionElement).value));
      const now = await control.inputValue();
      await control.selectOption(options.find((each) => each !== now) ?? now);
    };
    return {control, change, value: () => control.inputValue()};
  }
  const fields = bar.getByRole("combobox");
  if ((await fields.count()) > 0) {
    const control = fields.first();
    const change = async (): Promise<void> => {
      await control.fill("mond");
      await control.press("ArrowDown");
      await control.press("Enter");
    };
    return {control, change, value: () => control.inputValue()};
  }
  const control = bar.getByRole("checkbox").first();
  return {control, change: () => control.click(), value: async () => String(await control.isChecked())};
}

describe("choices of a page", () => {
  it.each(pages)("of %s are taken back, done again, and kept under a name", async (path) => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    page.setDefaultTimeout(15_000);
    const plain = new URL(path, inject("site")).href;
    await page.goto(plain);
    await page.locator(".sh-bar-tools").first().waitFor();
    await settle(page);
    const tools = page.locator(".sh-bar-tools").first();
    const [back, forward] = [
      tools.getByRole("button", {name: "Stap terug"}),
      tools.getByRole("button", {name: "Stap vooruit"})
    ];
    expect([await back.isDisabled(), await forward.isDisabled()]).toEqual([true, true]);
    const {change, value} = await firstControl(page);
    const before = await value();
    await change();
    await expect.poll(() => page.url()).toContain("v=1");
    const [changed, chosen] = [page.url(), await value()];
    expect(chosen).not.toBe(before);
    await back.click();
    await expect.poll(() => page.url()).toBe(plain);
    await expect.poll(value).toBe(before);
    await forward.click();
    await expect.poll(() => page.url()).toBe(changed);
    await expect.poll(value).toBe(chosen);
    const saved = tools.locator(".sh-saved");
    await saved.locator("summary").click();
    await saved.getByRole("textbox").fill("Mijn keuze");
    await saved.getByRole("textbox").press("Enter");
    const box = await saved.locator(".sh-saved-body").boundingBox();
    const main = await page.locator("#observablehq-main").boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(main!.x - 1);
    await page.goto(plain);
    await page.locator(".sh-saved summary").first().click();
    await page.getByRole("link", {name: "Mijn keuze"}).click();
    await page.waitForURL(changed);
    await page.locator(".sh-bar-tools").first().waitFor();
    const again = await firstControl(page);
    await expect.poll(again.value).toBe(chosen);
    expect(faults).toEqual([]);
    await close();
  });

  it("that a slider makes are one step, and the slider follows it", async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    for (const path of ["systeemmodel/wat-als.html", "scenario/uitgestelde-zorg.html"]) {
      await page.goto(new URL(path, inject("site")).href);
      const slider = page.getByRole("slider").first();
      await slider.waitFor();
      await settle(page);
      const start = await slider.inputValue();
      await slider.focus();
      for (let press = 0; press < 4; press++) await slider.press("ArrowRight");
      const moved = await slider.inputValue();
      expect(moved).not.toBe(start);
      await page.getByRole("button", {name: "Stap terug"}).click();
      await expect.poll(() => page.getByRole("slider").first().inputValue()).toBe(start);
      expect(await page.getByRole("button", {name: "Stap terug"}).isDisabled()).toBe(true);
      await page.getByRole("button", {name: "Stap vooruit"}).click();
      await expect.poll(() => page.getByRole("slider").first().inputValue()).toBe(moved);
    }
    expect(faults).toEqual([]);
    await close();
  });
});
