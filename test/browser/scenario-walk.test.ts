import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage} from "../helpers/browser.js";
import {bands, patience} from "../helpers/scenario-page.js";

const address = (query = ""): string => new URL(`scenario/scenario.html${query}`, inject("site")).href;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, {timeout: patience});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Tab until a control has focus, as one does who has no mouse. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  const label = (): Promise<string> =>
    page.evaluate(() => {
      const active = document.activeElement as HTMLInputElement | null;
      // Pages in the menu may be called as controls are.
      if (active === null || active.tagName === "A") return "";
      const text = active.labels?.[0]?.textContent ?? active.textContent ?? "";
      return active.getAttribute("aria-label") ?? text;
    });
  for (let press = 0; press < most; press++) {
    await page.keyboard.press("Tab");
    if (name.test(await label())) return;
  }
  throw new Error(`no control ${name.source} within ${most} steps of Tab`);
}

describe("a new user with a keyboard", () => {
  it("goes from municipality to headline, own figure, look back and printed report", {timeout: 240_000}, async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    page.setDefaultTimeout(patience);
    await page.addInitScript(() => {
      Object.assign(window, {printed: 0, print: () => ((window as unknown as {printed: number}).printed += 1)});
    });
    await page.goto(address("?v=1&gebied=GM0344"));
    const lede = page.locator(".sh-scenario .sh-lede");
    await lede.getByText("Utrecht").waitFor();

    await tabTo(page, /^Gemeente$/, 120);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Helmond");
    await page.keyboard.press("Enter");
    await lede.getByText("Helmond").waitFor();
    await tabTo(page, /^Publicatie$/);
    await page.keyboard.type("CPB, Juni");
    await eventually(() => new URL(page.url()).searchParams.get("publicatie")).toBe("cpb-2020-06");
    await bands(page);
    expect(await page.locator(".sh-scenario-card", {hasText: "Werkloosheid"}).first().textContent()).toMatch(
      /% van de beroepsbevolking8 van de 10 keer tussen \d/
    );
    expect(await page.getByText("de uitkomst ligt 50, 80 en 95 van de 100 keer hiertussen").count()).toBeGreaterThan(0);

    await tabTo(page, /^Groei van industrie en energie/);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("-20");
    await page.keyboard.press("Enter");
    await page.getByText("eigen cijfer", {exact: true}).waitFor();
    await tabTo(page, /^Waarom dit cijfer voor industrie/);
    await page.keyboard.type("grote orders vallen weg");
    await page.keyboard.press("Enter");
    await eventually(() => page.locator(".sh-scenario-conditions").textContent()).toContain(
      "omdat: grote orders vallen weg"
    );
    await page.locator("figure", {hasText: "middelste uitkomst:"}).waitFor();

    const past = page.locator("figure", {hasText: "wat er stond en wat er gebeurde"});
    expect(await past.getByRole("row", {name: /Werkloosheid in 2021/}).textContent()).toMatch(/\+\d/);
    await page.getByRole("button", {name: "Verslag afdrukken"}).focus();
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => (window as unknown as {printed: number}).printed)).toBe(1);
    await page.emulateMedia({media: "print"});
    expect(await past.isVisible()).toBe(true);
    expect(await page.getByRole("button", {name: "Verslag afdrukken"}).isVisible()).toBe(false);
    await page.emulateMedia({media: "screen"});
    await page.getByRole("link", {name: /^Terugblik: alle publicaties/}).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", {name: "Terugblik", level: 1}).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("puts a scenario of another publication beside the chosen one, each figure in a row of its own kind", async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    page.setDefaultTimeout(patience);
    await page.goto(address("?v=1&publicatie=cpb-2020-06&scenario=cpb-2020-06-basis"));
    await bands(page);
    const section = page.locator(".sh-scenario-besides");
    for (const name of ["CPB, Novemberraming 2020: Basisraming", "CPB, Centraal Economisch Plan 2021: Basisraming"]) {
      await section.getByRole("combobox").fill(name);
      await page.keyboard.press("Enter");
      await section
        .getByRole("button", {name: new RegExp(`${name}$`)})
        .first()
        .waitFor();
    }
    expect(new URL(page.url()).searchParams.get("naast")).toBe(
      "cpb-2020-11:cpb-2020-11-basis,cpb-2021-03:cpb-2021-03-basis"
    );
    const row = (name: string): Promise<string[]> =>
      section
        .locator("figure tbody tr", {has: page.getByRole("rowheader", {name, exact: true})})
        .first()
        .locator("td")
        .allTextContents();
    await eventually(() => row("Nederland: werkloosheid in 2021, gemiddeld over het jaar, oude telling (%)")).toEqual([
      "7",
      "ongeveer 6,1",
      "niet in dit scenario"
    ]);
    expect(await row("Nederland: werkloosheid in 2021, hoogste stand, oude telling (%)")).toEqual([
      "niet in dit scenario",
      "niet in dit scenario",
      "5"
    ]);
    await eventually(
      async () =>
        (await row("Helmond: werkloosheid in 2021, nieuwe telling (%)")).filter((cell) => /\d \(\d.* tot \d/.test(cell))
          .length
    ).toBe(2);
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
