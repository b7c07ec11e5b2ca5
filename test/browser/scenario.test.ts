import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage, type WatchedPage} from "../helpers/browser.js";
import {beyondPaper, layOnPaper} from "../helpers/paper.js";
import {bands, cards, patience} from "../helpers/scenario-page.js";

const address = (query = ""): string => new URL(`scenario/scenario.html${query}`, inject("site")).href;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, {timeout: patience});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The page with the middle of its scenario. */
async function open(query = "", width = 1360): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width, height: 900}});
  watched.page.setDefaultTimeout(patience);
  await watched.page.goto(address(query));
  return watched;
}

const lede = (page: Page) => page.locator(".sh-scenario .sh-lede");
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The waterfall's table, as numbers by name. */
async function waterfall(page: Page): Promise<[name: string, value: number][]> {
  const figure = page.locator("figure", {has: page.locator(".sh-waterfall")});
  const texts = await figure.locator(".sh-waterfall-name, .sh-waterfall-value").allTextContents();
  return Array.from({length: texts.length / 2}, (_, at) => {
    const number = (texts[2 * at + 1] ?? "").replace("−", "-").replace("+", "").replace(",", ".");
    return [texts[2 * at] ?? "", Number(number)];
  });
}

/** What stands on the page once nothing moves any more: the message, the cards, and each figure with its drawing. */
async function everything(page: Page): Promise<string[]> {
  await bands(page);
  const busy = ".sh-scenario-busy .sh-progress, .sh-scenario [aria-busy=true]";
  const read = (): Promise<string[]> =>
    page.evaluate(
      (selector) =>
        document.querySelector(selector) !== null
          ? []
          : [...document.querySelectorAll(".sh-lede, .sh-scenario-cards, .sh-sectors, .sh-scenario figure")].map(
              (part) => {
                const paths = [...part.querySelectorAll("svg.sh-chart path, svg.sh-chart rect")].map(
                  (mark) =>
                    `${mark.getAttribute("d") ?? ""} ${mark.getAttribute("x") ?? ""} ${mark.getAttribute("width") ?? ""}`
                );
                return `${part.textContent ?? ""} ${paths.join(" ")}`;
              }
            ),
      busy
    );
  let before: string[] = [];
  await eventually(async () => {
    const [last, now] = [before, await read()];
    before = now;
    // Still for a while: work that comes after a rest has been done.
    await new Promise((resolve) => setTimeout(resolve, 700));
    return (
      now.length > 0 && JSON.stringify(last) === JSON.stringify(now) && (await page.locator(".sh-map").count()) > 0
    );
  }).toBe(true);
  return before;
}

/** Runs in the page: numbers in tables that stand on two lines, and would be read as two. */
function brokenNumbers(): string[] {
  const lines = (node: Node): number => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size;
  };
  return [...document.querySelectorAll("td.sh-number, td.sh-number *")]
    .flatMap((cell) => [...cell.childNodes])
    .filter((node) => node.nodeType === Node.TEXT_NODE && /^\S+$/.test(node.textContent ?? "") && lines(node) > 1)
    .map((node) => node.textContent ?? "");
}

describe("the page Scenario", () => {
  it("opens with a message and bands, without faults or anything serious for axe, fits a narrow screen and prints", async () => {
    const {page, faults, close} = await open();
    await bands(page);
    expect(await lede(page).textContent()).toMatch(/Áls dit scenario uitkomt.*Helmond.*2021.*banen minder dan in 2019/);
    expect(await page.locator(".sh-scenario").textContent()).toContain("modeluitkomst: rust op aannames");
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(text).toContain("verzonnen oefengegevens");
    expect(text).toContain("banen per bedrijfstak van 2019");
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize({width: 390, height: 844});
    await eventually(() => overflow(page)).toBe(0);
    await page.locator(".sh-scenario .sh-bar-fold").click();
    await page.locator("summary", {hasText: "Eigen gegevens"}).first().click();
    await eventually(() => overflow(page)).toBe(0);
    await layOnPaper(page);
    expect(await beyondPaper(page)).toEqual([]);
    expect(await page.evaluate(brokenNumbers)).toEqual([]);
    expect(await page.getByText("Voor kadernota en begroting").isVisible()).toBe(true);
    expect(await page.locator(".sh-scenario-ask").isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await close();
  });

  it("tells another story for another municipality and scenario, by keyboard, and keeps both in the address", async () => {
    const {page, faults, close} = await open();
    await lede(page).getByText("Helmond").waitFor();
    const region = page.getByRole("combobox", {name: "Gemeente", exact: true});
    await region.focus();
    await page.keyboard.type("Utrecht");
    await page.keyboard.press("Enter");
    await eventually(() => lede(page).textContent()).toContain("Utrecht");
    const variant = page.getByRole("combobox", {name: "Scenario", exact: true});
    await variant.focus();
    await page.keyboard.type("Scenario 1");
    await eventually(() => new URL(page.url()).searchParams.get("scenario")).toBe("cpb-2020-03-s1");
    expect(new URL(page.url()).searchParams.get("gebied")).toBe("GM0344");
    const shared = page.url();
    await page.locator(".sh-figure-subtitle", {hasText: "Scenario 1"}).first().waitFor();
    await bands(page);
    const told = await lede(page).textContent();
    await page.goBack();
    await eventually(() => lede(page).textContent()).not.toBe(told);
    await page.goto(shared);
    await eventually(() => lede(page).textContent()).toBe(told);
    expect(faults).toEqual([]);
    await close();
  });

  it("has a waterfall that adds up as shown, also with an own value of a sector and a large employer", async () => {
    const {page, close} = await open();
    await page.locator(".sh-waterfall").waitFor();
    const adds = (parts: [string, number][]): [number, number] => {
      const cents = parts.map(([, value]) => Math.round(value * 100));
      return [cents.slice(0, -1).reduce((sum, part) => sum + part, 0), cents.at(-1) ?? NaN];
    };
    const before = await waterfall(page);
    expect(before).toHaveLength(12);
    const [sum, total] = adds(before);
    expect(sum).toBe(total);

    const industry = page.getByLabel("Groei van industrie en energie in procent");
    await industry.fill("-30");
    await industry.press("Enter");
    await eventually(async () => adds(await waterfall(page))[1]).not.toBe(total);
    const changed = adds(await waterfall(page));
    expect(changed[0]).toBe(changed[1]);
    await page.getByLabel("Waarom dit cijfer voor industrie en energie?").fill("de fabriek sluit");
    await page.keyboard.press("Enter");
    await eventually(() => page.locator(".sh-scenario-conditions").textContent()).toContain("omdat: de fabriek sluit");
    await page.getByText("eigen cijfer", {exact: true}).waitFor();

    await page.getByText("Aannames die u kunt veranderen").click();
    const employer = page.getByLabel("Eén grote werkgever");
    await employer.fill("-1000");
    await employer.press("Enter");
    await eventually(async () => (await waterfall(page)).length).toBe(13);
    const local = adds(await waterfall(page));
    expect(local[0]).toBe(local[1]);

    await page.getByRole("button", {name: "Herstel het cijfer voor industrie en energie"}).click();
    await eventually(() => new URL(page.url()).searchParams.has("sector")).toBe(false);
    await close();
  });

  it("computes bands for all municipalities when asked, and stops when told to, keeping what it had", async () => {
    const {page, close} = await open();
    await bands(page);
    await eventually(() => page.locator(".sh-scenario-busy .sh-progress").count()).toBe(0);
    const button = page.getByRole("button", {name: "Bereken de marges voor alle gemeenten en scenario's"});
    await button.click();
    const ask = page.locator(".sh-scenario-ask");
    await ask.getByRole("button", {name: "Stop"}).click();
    await ask.getByText("Gestopt").waitFor();
    expect(await cards(page).textContent()).toContain("8 van de 10 keer");
    await button.click();
    await ask.getByText("De marges staan in de tabel").waitFor();
    const figure = page.locator("figure", {has: page.locator(".sh-map")});
    await figure.getByRole("button", {name: "Toon de tabel"}).click();
    // Five measures and four outcomes of care, each with both ends of its band.
    await eventually(() => figure.getByRole("columnheader").count()).toBe(1 + 9 * 3);
    await figure.getByRole("button", {name: "Toon de grafiek"}).click();
    await page.getByRole("combobox", {name: "Wat de kaart toont"}).selectOption("youth_care_use");
    await eventually(() => figure.locator(".sh-readout").textContent()).toMatch(
      /^Helmond: .*; 8 van de 10 keer tussen .* en .*/
    );
    await close();
  });

  it("ends on the last of many quick moves, in every figure, as when opened there", {timeout: 240_000}, async () => {
    const {page, faults, close} = await open("?v=1&kaart=jobs");
    await bands(page);
    await page.getByText("Aannames die u kunt veranderen").click();
    await page.evaluate(async () => {
      const [theta] = document.querySelectorAll<HTMLInputElement>(".sh-scenario-assumptions input[type=range]");
      if (theta === undefined) throw new Error("no slider");
      for (const value of [0.9, 0.8, 0.7, 0.6, 0.2, 0.3, 0.1, 0.5, 0.95, 0.35]) {
        theta.value = String(value);
        theta.dispatchEvent(new Event("input", {bubbles: true}));
        // Some moves fall in one frame, others while figures of the one before are drawn.
        await new Promise((resolve) => setTimeout(resolve, value * 60));
      }
    });
    const moved = await everything(page);
    expect(new URL(page.url()).searchParams.get("theta")).toBe("0.35");
    await page.goto(page.url());
    const opened = await everything(page);
    expect(moved.length).toBeGreaterThan(12);
    expect(moved).toEqual(opened);
    expect(faults).toEqual([]);
    await close();
  });

  it("offers what a dissolved municipality became, and says when there never was one", async () => {
    const {page, faults, close} = await open("?v=1&gebied=GM0370");
    await page.getByText("Beemster was tot en met").waitFor();
    await page.getByRole("button", {name: "Purmerend"}).click();
    await eventually(() => lede(page).textContent()).toContain("Purmerend");
    await page.goto(address("?v=1&gebied=GM9999"));
    await page.getByText("Er is geen gemeente met code GM9999").waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("says in Dutch that a scenario without a usable unemployment cannot be laid over a municipality", async () => {
    const {page, close} = await open("?v=1&publicatie=cpb-2020-06&scenario=cpb-2020-06-zwak-herstel");
    await page.getByText("Dit scenario geeft geen gemiddelde werkloosheid").waitFor();
    await page.getByRole("combobox", {name: "Scenario", exact: true}).selectOption("cpb-2020-06-basis");
    await lede(page).getByText("Helmond").waitFor();
    await close();
  });
});
