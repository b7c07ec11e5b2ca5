import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {unzipSync} from "fflate";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildGallery} from "../../tools/gallery/build.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage, type WatchedPage} from "../helpers/browser.js";

let browser: Browser;
let folder: string;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "samenhang-gallery-"));
  address = pathToFileURL(await buildGallery(folder)).href;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, {recursive: true, force: true});
});

async function open(options: Parameters<typeof watchedPage>[1]): Promise<WatchedPage> {
  const watched = await watchedPage(browser, options);
  await watched.page.goto(address);
  await watched.page.waitForSelector("body[data-ready]");
  // Charts draw once more when their real width is known.
  await watched.page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  return watched;
}

const wide = {width: 1100, height: 900};
const narrow = {width: 390, height: 844};

describe.each([
  ["light", wide],
  ["dark", wide],
  ["light", narrow],
  ["dark", narrow]
] as const)("the gallery, %s, %o", (colorScheme, viewport) => {
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    watched = await open({colorScheme, viewport});
    page = watched.page;
  });
  afterAll(() => watched.close());

  it("opens without faults and without asking anything of another host", () => {
    expect(watched.faults).toEqual([]);
  });

  // On the wide page charts are looked at, on the narrow one the tables behind them with all notes open.
  it.skipIf(viewport === narrow && colorScheme === "light")("has nothing serious for axe", async () => {
    const isNarrow = viewport === narrow;
    if (isNarrow) await toggleTables(page);
    expect(await seriousFindings(page)).toEqual([]);
    if (isNarrow) await toggleTables(page);
  });

  it("is never wider than the screen", async () => {
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    expect(overflow).toBe(0);
  });

  it("keeps every label off other labels, off lines and inside its figure", async () => {
    expect(await page.evaluate(findCollisions)).toEqual([]);
  });

  it("has targets of at least 24 px", async () => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button, select, input, summary, [role=slider]")]
        .filter((each) => each.offsetParent !== null)
        .map((each) => ({name: each.className || each.tagName, box: each.getBoundingClientRect()}))
        .filter(({box}) => box.width < 23.9 || box.height < 23.9)
        .map(({name, box}) => `${name} ${Math.round(box.width)}×${Math.round(box.height)}`)
    );
    expect(small).toEqual([]);
  });

  it("never shows NaN, undefined or a number in English", async () => {
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(text).not.toMatch(/\d\.\d{1,2}(?!\d)/);
  });
});

/** Opens, or closes again, every table and note. */
async function toggleTables(page: Page): Promise<void> {
  await page.evaluate(() => {
    const toggles = ".sh-figure-actions > button, .sh-card-actions button[aria-expanded], details > summary";
    for (const each of document.querySelectorAll<HTMLElement>(toggles)) each.click();
  });
}

/** Runs in the page: which texts of a chart meet each other, a line, or the edge. */
function findCollisions(): string[] {
  const found: string[] = [];
  const meets = (a: DOMRect, b: DOMRect): boolean =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  for (const svg of document.querySelectorAll<SVGSVGElement>("svg.sh-chart")) {
    const name = svg.getAttribute("aria-label") ?? "";
    const texts = [...svg.querySelectorAll<SVGTextElement>("text")].filter((text) => text.textContent?.trim());
    const boxes = texts.map((text) => {
      const rect = text.getBoundingClientRect();
      // A line box is taller than the letters in it.
      return new DOMRect(rect.left, rect.top + 2, rect.width, rect.height - 4);
    });
    boxes.forEach((box, index) => {
      const label = texts[index]?.textContent ?? "";
      for (let other = index + 1; other < boxes.length; other++)
        if (meets(box, boxes[other]!)) found.push(`${name}: "${label}" and "${texts[other]?.textContent}"`);
      if (box.left < -0.5 || box.right > document.documentElement.clientWidth + 0.5)
        found.push(`${name}: "${label}" leaves the screen`);
    });
    const matrix = svg.getScreenCTM()!;
    const lines = [
      ...svg.querySelectorAll<SVGGeometryElement>('g[aria-label="line"] path, .sh-annotation-line, .sh-median-line')
    ];
    for (const line of lines) {
      const own = line.getScreenCTM() ?? matrix;
      const length = line.getTotalLength();
      for (let at = 0; at <= length; at += 1.5) {
        const point = line.getPointAtLength(at).matrixTransform(own);
        const hit = boxes.findIndex(
          (box) => point.x > box.left + 0.5 && point.x < box.right - 0.5 && point.y > box.top && point.y < box.bottom
        );
        if (hit >= 0) {
          found.push(`${name}: a line runs through "${texts[hit]?.textContent}"`);
          break;
        }
      }
    }
  }
  return found;
}

describe("by keyboard", () => {
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    watched = await open({colorScheme: "light", viewport: wide, acceptDownloads: true});
    page = watched.page;
  });
  afterAll(() => watched.close());

  it("sorts a table", async () => {
    const table = page.locator("#tabel .sh-table").first();
    await table.locator("thead button").nth(2).focus();
    await page.keyboard.press("Enter");
    expect(await table.locator("th[aria-sort]").getAttribute("aria-sort")).toBe("ascending");
    const first = await table.locator("tbody tr").first().locator("td").last().innerText();
    await page.keyboard.press("Enter");
    const last = await table.locator("tbody tr").first().locator("td").last().innerText();
    expect(Number(first.replace(",", "."))).toBeLessThan(Number(last.replace(",", ".")));
  });

  it("opens the menu, moves in it, closes it and returns", async () => {
    const button = page.locator("#verloop .sh-menu > button").first();
    await button.focus();
    await page.keyboard.press("ArrowDown");
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? "");
    expect(await focused()).toMatch(/^CSV/);
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toMatch(/PNG/);
    await page.keyboard.press("Escape");
    expect(await button.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await button.getAttribute("aria-expanded")).toBe("false");
  });

  it("finds a municipality by part of its name or by its code, and puts it in the address", async () => {
    const input = page.locator("#instellingen input[role=combobox]").first();
    await input.focus();
    await page.keyboard.type("GM0342");
    await page.keyboard.press("Enter");
    expect(await input.inputValue()).toBe("Voorbeeldstad 342");
    expect(page.url()).toContain("?v=1&gebied=GM0342");
    await page.keyboard.type("lange rijn");
    expect(await page.locator("#instellingen [role=option]:visible").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await input.inputValue()).toBe("Voorbeeldstad 342");
    await page.goBack();
    expect(page.url()).not.toContain("GM0342");
  });

  it("shows a region of the map while moving over the list", async () => {
    await page.locator("#kaart-van-nederland input[role=combobox]").focus();
    await page.keyboard.type("Voorbeeldstad 6");
    const readout = page.locator("#kaart-van-nederland [role=status].sh-readout");
    expect(await readout.innerText()).toBe("Voorbeeldstad 6: geen gegevens, omdat het om te weinig mensen gaat");
    await page.keyboard.press("Escape");
  });

  it("reads a chart off", async () => {
    const slider = page.locator("#verloop [role=slider]").first();
    await slider.focus();
    await page.keyboard.press("Home");
    const readout = await page.locator("#verloop .sh-readout").first().innerText();
    expect(readout.replaceAll("\u00a0", " ")).toBe("2012: Helmond 9,6 %, tussen 8,5 % en 10,7 %; Nederland 9,2 %");
  });

  async function save(figureTitle: string, item: RegExp): Promise<{name: string; content: Buffer}> {
    const figure = page.locator("figure", {has: page.getByRole("heading", {name: figureTitle})});
    const waiting = page.waitForEvent("download");
    await figure.locator(".sh-menu > button").click();
    await figure.getByRole("menuitem", {name: item}).click();
    const download = await waiting;
    return {name: download.suggestedFilename(), content: await readFile(await download.path())};
  }

  const title = "In Helmond melden meer volwassenen psychische klachten dan vóór de crisis";

  it("saves a CSV with its explanation and a workbook", async () => {
    const csv = await save(title, /CSV/);
    expect(Object.keys(unzipSync(csv.content)).map((name) => name.replace(/^.*2026-11-22/, ""))).toEqual([
      ".csv",
      "-toelichting.csv"
    ]);
    expect(csv.name).toContain("verzonnen-oefengegevens");
    const xlsx = await save(title, /XLSX/);
    expect(Object.keys(unzipSync(xlsx.content))).toContain("xl/worksheets/sheet2.xml");
  });

  /** Texts that stick out of a drawing where the house face is not there. */
  async function textsBeyondEdge(svg: string): Promise<string[]> {
    const elsewhere = await page.context().newPage();
    await elsewhere.setContent(svg.replace(/^<\?xml[^>]*>/, ""));
    const beyond = await elsewhere.evaluate(() => {
      const edge = document.querySelector("svg")?.getBoundingClientRect().right ?? 0;
      const texts = [...document.querySelectorAll("text")];
      return texts.filter((each) => each.getBoundingClientRect().right > edge).map((each) => each.textContent ?? "");
    });
    await elsewhere.close();
    return beyond;
  }

  it("saves a drawing that any program reads: well-formed, self-contained, stamped", async () => {
    for (const name of [
      title,
      "Psychische klachten verschillen sterk tussen gemeenten",
      "Acht lijnen krijgen een legenda"
    ]) {
      const {content} = await save(name, /SVG/);
      const text = content.toString("utf8");
      expect(text).not.toMatch(/var\(--|<script|foreignObject|href="http|class=|color\(srgb|oklab/);
      const parsed = await page.evaluate((source) => {
        const doc = new DOMParser().parseFromString(source, "image/svg+xml");
        return {
          broken: doc.querySelector("parsererror")?.textContent ?? null,
          words: [...doc.querySelectorAll("text")].map((each) => each.textContent).join(" ")
        };
      }, text);
      expect(await textsBeyondEdge(text)).toEqual([]);
      expect(parsed.broken).toBeNull();
      expect(parsed.words).toContain(name.slice(0, 30));
      expect(parsed.words).toContain("85099NED");
      expect(parsed.words).toMatch(/Opgeslagen op: 22.november.2026/);
    }
  });

  it("saves a picture of twice the size", async () => {
    const {content} = await save(title, /PNG/);
    expect(content.subarray(1, 4).toString()).toBe("PNG");
    const drawn = await page.locator("#verloop svg.sh-chart").first().getAttribute("width");
    expect(content.readUInt32BE(16)).toBe(2 * (Number(drawn) + 32));
  });

  it("left no faults behind", () => {
    expect(watched.faults).toEqual([]);
  });
});

describe("on paper and in other sizes", () => {
  it("prints without controls, with the settings, the day and the mark of made-up data", async () => {
    const {page, close} = await open({colorScheme: "light", viewport: wide});
    await page.emulateMedia({media: "print"});
    const seen = await page.evaluate(() => ({
      buttons: [...document.querySelectorAll<HTMLElement>(".sh-figure button, .sh-bar button, .sh-combobox")].filter(
        (each) => each.offsetParent !== null
      ).length,
      text: document.querySelector<HTMLElement>("#verloop .sh-figure")?.innerText ?? ""
    }));
    expect(seen.buttons).toBe(0);
    for (const part of [
      "Gebied: Helmond (GM0794)",
      "Afgedrukt op 22\u00a0november\u00a02026",
      "verzonnen oefengegevens",
      "85099NED"
    ])
      expect(seen.text).toContain(part);
    await close();
  });

  it("draws anew when the window narrows, and folds the bar", async () => {
    const {page, close, faults} = await open({colorScheme: "light", viewport: wide});
    await page.setViewportSize(narrow);
    await page.waitForFunction(
      () => Number(document.querySelector("#verloop svg.sh-chart")?.getAttribute("width")) < 400
    );
    const fold = page.locator(".sh-bar-fold");
    expect(await fold.isVisible()).toBe(true);
    expect(await page.locator(".sh-bar-body").isVisible()).toBe(false);
    await fold.press("Enter");
    expect(await page.locator(".sh-bar-body").isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrow.width);
    expect(await page.evaluate(findCollisions)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
