import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {walk} from "../../tools/walk.js";
import {seriousFindings} from "./axe.js";
import {launchBrowser, newContext, settle, watch} from "./browser.js";
import {beyondPaper, colours, layOnPaper} from "./paper.js";
import {reachOf} from "./reach.js";

/** Every page of the demo site but the one for an unknown address. */
export const allPages = (await walk(inject("siteDirectory"))).filter(
  (file) => file.endsWith(".html") && file !== "404.html"
);

/** Pages of one kind are made by the same code of other data, or are prose. A few stand for all; the soak takes them all. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  "aan-de-slag/": ["gemeente"],
  // Prose with formulas, and the longest page of all, with its tables.
  "docs/": ["method/glm", "reference/commands"],
  // A series by month with all there is; a break and no comparison; an indicator that stands for another; figures by age.
  "gegevens/indicator/": [
    ...["ww-uitkeringen", "ggz-kosten", "personen-met-ww-seizoengecorrigeerd"],
    "beperkt-door-psychische-klachten-jongvolwassenen"
  ],
  "themas/": ["werk-en-inkomen"]
};

/** Where the menu divides the site: the parts stand side by side in files of their own. */
const parts: Readonly<Record<string, readonly string[]>> = {
  figures: ["gebied/", "gegevens/"],
  models: ["notebooks/", "systeemmodel/", "verkennen/"],
  talks: ["duiding/", "scenario/"]
};
export type Part = "figures" | "models" | "talks" | "rest";

const partOf = (file: string): string =>
  Object.keys(parts).find((part) => parts[part]?.some((prefix) => file.startsWith(prefix))) ?? "rest";

function standsForItself(file: string): boolean {
  const kind = Object.keys(kinds).find((prefix) => file.startsWith(prefix));
  if (kind === undefined || process.env["SAMENHANG_SOAK"]) return true;
  return kinds[kind]?.includes(file.slice(kind.length).replace(/\.html$/, "")) ?? false;
}

/** The pages that are looked at closely: each that stands for itself, and the samples of the kinds. */
export const closePages = allPages.filter(standsForItself);
/** Samples that are not there (any more). */
export const missingSamples = Object.entries(kinds)
  .flatMap(([prefix, names]) => names.map((name) => `${prefix}${name}.html`))
  .filter((file) => !allPages.includes(file));

/** What such a page shows of an area is more than what it shows before one is chosen. */
const withArea: Readonly<Record<string, string>> = {
  "gebied/gemeente.html": "?v=1&gebied=GM0794",
  "gebied/regio.html": "?v=1&gebied=L-drechtsteden"
};

export const wide = {width: 1360, height: 900};

/** What every page must be as it opens: whole, with one heading, in its language. */
export async function expectWhole(page: Page, file: string, faults: readonly string[]): Promise<void> {
  expect(await page.getAttribute("html", "lang")).toBe(file.startsWith("docs/") ? "en" : "nl");
  expect(await page.locator("h1").count()).toBe(1);
  expect(await page.locator(".observablehq--error").allTextContents()).toEqual([]);
  expect(faults).toEqual([]);
}

/** Looks closely at every page of a part: keyboard, targets, motion, axe, widths and paper, in one opened page. */
export function lookClosely(part: Part): void {
  let browser: Browser;
  // One context for all, so that what pages share is fetched once.
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser();
    context = await newContext(browser, {viewport: wide});
  });
  afterAll(() => browser?.close());

  describe.each(closePages.filter((file) => partOf(file) === part))("%s", (file) => {
    let page: Page;
    let faults: string[];
    beforeAll(async () => {
      page = await context.newPage();
      faults = watch(page);
      await page.goto(new URL(`${file}${withArea[file] ?? ""}`, inject("site")).href);
      await settle(page);
    });
    afterAll(async () => {
      await page?.close();
      expect(faults).toEqual([]);
    });

    it("opens without a fault, with one heading and no cell in error", () => expectWhole(page, file, faults));

    it("lets the keyboard skip to the content", async () => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Naar de inhoud");
      expect(await page.locator(".skip-link").boundingBox()).toMatchObject({
        y: expect.toSatisfy((y: number) => y >= 0)
      });
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("observablehq-main");
    });

    it("can be used without a mouse, with a thumb, and without motion", async () => {
      const {controls, ...found} = await reachOf(page);
      expect(controls).toBeGreaterThan(10);
      expect(found).toEqual({keyboard: [], targets: [], motion: []});
    });

    it("is sound for axe in light, and its colours in dark", async () => {
      expect(await seriousFindings(page)).toEqual([]);
      await page.emulateMedia({colorScheme: "dark"});
      await settle(page);
      expect(await seriousFindings(page, ["color-contrast"])).toEqual([]);
      await page.emulateMedia({colorScheme: "light"});
    });

    it("fits 390 pixels without scrolling sideways, and when text is twice as large", async () => {
      for (const {width, zoom} of [
        {width: 390, zoom: 1},
        {width: wide.width, zoom: 2}
      ]) {
        await page.setViewportSize({width: width / zoom, height: 800});
        await settle(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect(overflow, `${width} pixels, ${zoom} times`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize(wide);
    });

    it("prints without controls, within the paper, in the colours of paper, with its address and date", async () => {
      await layOnPaper(page);
      const inLight = await colours(page);
      await layOnPaper(page, "dark");
      await settle(page);
      expect(inLight).toHaveProperty("--sh-series-1");
      expect(await colours(page)).toEqual(inLight);
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      const visible = await page
        .locator("#observablehq-main button:visible, #observablehq-sidebar:visible, input:visible")
        .all();
      // The head of a table and the cells of the matrix of links are what they say, on paper too.
      const controls = await Promise.all(
        visible.map((item) =>
          item.evaluate((element) => (element.closest("th, .sh-matrix-cell") ? "" : element.outerHTML))
        )
      );
      expect(controls.filter((markup) => markup !== "")).toEqual([]);
      expect(await page.locator("p.print-note").last().innerText()).toMatch(/^Afgedrukt op \d{1,2} \w+ \d{4} van http/);
      expect(await beyondPaper(page)).toEqual([]);
      const pdf = await page.pdf();
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    });
  });
}
