import {basename, join} from "node:path";
import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {serveSite} from "../../tools/static-server.js";
import {walk} from "../../tools/walk.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, newContext, settle, watch, watchedPage} from "../helpers/browser.js";
import {allPages, closePages, expectWhole, missingSamples, wide} from "../helpers/close-look.js";
import {reachOf} from "../helpers/reach.js";

const address = inject("site");
const directory = inject("siteDirectory");
const indicators = allPages.filter((file) => file.startsWith("gegevens/indicator/"));
/**
 * Opened one by one: all that is not looked at closely (close-look-*.test.ts), without the documentation (docs.test.ts), and
 * of the pages of indicators every twelfth. What the others show is drawn further down; the soak looks at them all.
 */
const opened = allPages.filter((file) => {
  const at = indicators.indexOf(file);
  return !closePages.includes(file) && !file.startsWith("docs/") && (at < 0 || at % 12 === 0);
});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(file: string): Promise<{page: Page; end(): Promise<void>}> {
  const {page, faults, close} = await watchedPage(browser, {viewport: wide});
  await page.goto(new URL(file, address).href);
  await settle(page);
  return {
    page,
    end: async () => {
      expect(faults).toEqual([]);
      await close();
    }
  };
}

describe("every page of the site", () => {
  it("has the pages that stand for their kind", () => {
    expect(missingSamples).toEqual([]);
    expect(closePages.length).toBeGreaterThan(30);
  });

  // One context for all, so that what pages share is fetched once.
  let context: BrowserContext;
  beforeAll(async () => {
    context = await newContext(browser, {viewport: wide});
  });
  afterAll(() => context?.close());

  it.concurrent.each(opened)("%s opens without a fault, with one heading and no cell in error", async (file) => {
    const page = await context.newPage();
    const faults = watch(page);
    await page.goto(new URL(file, address).href);
    await settle(page);
    await expectWhole(page, file, faults);
    await page.close();
  });
});

describe("the view of every indicator", () => {
  it("draws from its own file, without an error and within the screen", async () => {
    const {page, end} = await open(indicators[0] ?? "");
    const files = await walk(join(directory, "_file", "data"));
    const named = (name: string): string => `/_file/data/${files.find((file) => file.startsWith(`${name}.`)) ?? name}`;
    const ids = indicators.map((file) => basename(file, ".html"));
    const view = (await walk(join(directory, "_import"))).find((file) => /^indicator-view\.\w+\.js$/.test(file));
    await page.evaluate(`import("/_import/${view}").then((module) => void (window.indicatorView = module))`);
    await page.waitForFunction(() => "indicatorView" in window);
    const drawn = await page.evaluate(drawViews, {
      pages: ids.map((id) => named(`indicators/${id}`)),
      regions: named("regions"),
      shapes: named("map")
    });
    expect(drawn.map(({id}) => id)).toEqual(ids);
    expect(drawn.filter(({faults}) => faults.length > 0)).toEqual([]);
    await end();
  }, 240_000);
});

interface Drawn {
  id: string;
  faults: string[];
}

/** Runs in an indicator's page: draws the view of each file of `pages` in its stead, and says what is wrong with it. */
async function drawViews(address: {pages: string[]; regions: string; shapes: string}): Promise<Drawn[]> {
  const read = async (path: string): Promise<unknown> => (await fetch(path)).json();
  const {IndicatorView} = (window as unknown as {indicatorView: {IndicatorView: (data: object) => HTMLElement}})
    .indicatorView;
  const [regions, shapes] = await Promise.all([read(address.regions), read(address.shapes)]);
  const main = document.querySelector("#observablehq-main")!;
  const drawn: Drawn[] = [];
  for (const path of address.pages) {
    const page = (await read(path)) as {indicator: {id: string}; national: unknown[]};
    const view = IndicatorView({page, regions, shapes, loadSeries: () => Promise.resolve(null)});
    main.replaceChildren(view);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const faults = [...view.querySelectorAll(".sh-error")].map((each) => each.textContent ?? "");
    const wrong = /NaN|undefined|Infinity|\[object/.exec(view.innerText);
    if (wrong) faults.push(`says ${wrong[0]}`);
    if (page.national.length > 0 && !view.querySelector("svg.sh-chart")) faults.push("has no chart");
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) faults.push("is too wide");
    drawn.push({id: page.indicator.id, faults});
  }
  return drawn;
}

describe("the look at keyboard, targets and motion", () => {
  it("finds what it is there for", async () => {
    const {page, end} = await open("over.html");
    await page.keyboard.press("Tab");
    expect(await reachOf(page)).toMatchObject({keyboard: [], targets: [], motion: []});
    await page.evaluate(() => {
      const add = (tag: string, style: string, words: string): void => {
        const element = document.createElement(tag);
        element.style.cssText = style;
        element.textContent = words;
        document.querySelector("main")?.append(element);
      };
      add("div", "cursor: pointer", "alleen muis");
      add("button", "outline: none !important; height: 40px", "zonder ring");
      add("button", "width: 10px; height: 10px; padding: 0", "a");
      add("button", "width: 10px; height: 10px; padding: 0", "b");
      add("p", "transition: color 2s !important", "beweegt");
    });
    const {keyboard, targets, motion} = await reachOf(page);
    expect(keyboard).toEqual([
      expect.stringMatching(/^does not show the focus.*zonder ring/),
      expect.stringMatching(/^can be clicked only.*alleen muis/)
    ]);
    expect(targets.map((each) => each.slice(-1))).toEqual(["a", "b"]);
    expect(motion).toEqual([expect.stringContaining("beweegt")]);
    await end();
  });
});

describe("the site as a whole", () => {
  it("works under a sub-path", async () => {
    const server = await serveSite({site: directory, base: "/stad/samenhang/"});
    try {
      const {page, faults, close} = await watchedPage(browser, {viewport: wide});
      await page.goto(server.url);
      await settle(page);
      const links = await page
        .locator("#observablehq-sidebar a")
        .evaluateAll((items) => items.map((item) => (item as HTMLAnchorElement).href));
      expect(links.length).toBeGreaterThan(0);
      const parts = new Set<string>();
      for (const link of links) {
        expect(link.startsWith(server.url)).toBe(true);
        expect((await page.request.get(link)).status()).toBe(200);
        // How deep a page lies decides what its own links look like: one of each folder, all in the soak.
        const part = new URL(".", link).href;
        if (parts.has(part) && !process.env["SAMENHANG_SOAK"]) continue;
        parts.add(part);
        await page.goto(link);
        await settle(page);
      }
      expect(parts.size).toBeGreaterThan(5);
      expect(faults).toEqual([]);
      await close();
    } finally {
      await server.close();
    }
    // The soak opens every page of the menu, one after another.
  }, 120_000);

  it("finds pages by a word, in Dutch", async () => {
    const {page, end} = await open("index.html");
    await page.getByRole("searchbox", {name: "Zoeken in dit dashboard"}).fill("samenhang");
    const results = page.locator("#observablehq-search-results");
    await results.locator("a").first().waitFor();
    expect(await results.innerText()).toMatch(/^\d+ pagina/);
    await end();
  });

  it("opens and closes the menu by keyboard on a narrow screen", async () => {
    const {page, end} = await open("index.html");
    await page.setViewportSize({width: 390, height: 800});
    const menu = page.locator("#observablehq-sidebar");
    const toggle = page.getByRole("checkbox", {name: "Menu tonen of verbergen"});
    // The menu slides away after the window has become narrow.
    await menu.waitFor({state: "hidden"});
    await toggle.focus();
    await page.keyboard.press("Space");
    await menu.waitFor({state: "visible"});
    await page.keyboard.press("Space");
    await menu.waitFor({state: "hidden"});
    await end();
  });

  it("stands still for a reader who wants no motion", async () => {
    const {page, faults, close} = await watchedPage(browser, {reducedMotion: "reduce"});
    await page.goto(address);
    await settle(page);
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll("*")].map((element) =>
          Number.parseFloat(getComputedStyle(element).transitionDuration)
        )
      )
    );
    expect(longest).toBeLessThanOrEqual(0.001);
    expect(faults).toEqual([]);
    await close();
  });

  it("has a page for an unknown address", async () => {
    const {page, close} = await watchedPage(browser);
    const response = await page.goto(new URL("bestaat/niet", address).href);
    expect(response?.status()).toBe(404);
    expect(await page.locator("h1").innerText()).toBe("Deze pagina bestaat niet");
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  });
});
