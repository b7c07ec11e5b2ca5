import {unzipSync} from "fflate";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {PanelIndex} from "../../loaders/site/panel-file.js";
import {openWarehouse, query} from "../../loaders/warehouse/database.js";
import {walk} from "../../tools/walk.js";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";

const address = inject("site");
const siteDirectory = inject("siteDirectory");
const warehouse = inject("warehouse");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Opens a page, hands it over, and fails on whatever went wrong meanwhile. */
async function visit(path: string, look: (opened: WatchedPage) => Promise<void>): Promise<void> {
  const opened = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  await opened.page.goto(new URL(path, address).href);
  await settle(opened.page);
  await look(opened);
  expect(opened.faults).toEqual([]);
  await opened.close();
}

describe("the index of panels", () => {
  it("promises no file that is not there", async () => {
    const folder = join(siteDirectory, "data/indicators");
    const {indicators} = JSON.parse(await readFile(join(folder, "index.json"), "utf8")) as PanelIndex;
    const promised = indicators.flatMap(({id, extents}) => Object.keys(extents).map((grain) => `${id}-${grain}.json`));
    const there = new Set(await readdir(folder));
    expect(promised.length).toBeGreaterThan(100);
    expect(promised.filter((name) => !there.has(name))).toEqual([]);
  });
});

describe("the overview", () => {
  it("shows the pulse of the five themes, marked as made up", async () => {
    await visit("index.html", async ({page}) => {
      expect(await page.locator("h2").allTextContents()).toEqual([
        "Werk en inkomen",
        "Mentale weerbaarheid",
        "Onderwijs",
        "Gedrag",
        "Sociale cohesie"
      ]);
      const cards = await page.locator(".sh-card").count();
      expect(cards).toBeGreaterThanOrEqual(15);
      expect(await page.locator(".sh-card", {hasText: "verzonnen oefengegevens"}).count()).toBe(cards);
    });
  });
});

describe("an indicator's page", () => {
  it("shows its first picture without a database, within 400 kB as sent", async () => {
    const opened = await watchedPage(browser);
    const {page, faults} = opened;
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    const urls: string[] = [];
    session.on("Network.loadingFinished", ({encodedDataLength}) => (bytes += encodedDataLength));
    session.on("Network.requestWillBeSent", ({request}) => urls.push(request.url));
    await page.goto(new URL("gegevens/indicator/ww-uitkeringen.html", address).href);
    await page.locator(".sh-figure svg").first().waitFor();
    const atFirstPicture = bytes;
    await settle(page);
    expect(atFirstPicture).toBeLessThan(400_000);
    expect(urls.filter((url) => /duckdb|\.wasm/.test(url))).toEqual([]);
    expect(faults).toEqual([]);
    await opened.close();
  });

  it("draws a municipality beside the country and keeps the choice in the address", async () => {
    await visit("gegevens/indicator/ww-uitkeringen.html", async ({page}) => {
      await page.getByRole("combobox", {name: "Gemeente"}).first().fill("Helmond");
      await page.keyboard.press("Enter");
      await page.locator(".sh-figure svg text", {hasText: "Helmond"}).first().waitFor();
      expect(page.url()).toContain("gebied=GM0794");
      await page.reload();
      await page.locator(".sh-figure svg text", {hasText: "Helmond"}).first().waitFor();
      await page.goBack();
      await settle(page);
      expect(page.url()).not.toContain("gebied=");
    });
  });

  it("says of every figure where it came from and that it is made up", async () => {
    await visit("gegevens/indicator/bijstand.html", async ({page}) => {
      const figures = page.locator("figure.sh-figure");
      expect(await figures.count()).toBeGreaterThanOrEqual(3);
      for (const figure of await figures.all()) {
        await expect.poll(() => figure.textContent()).toContain("Bron:");
        expect(await figure.textContent()).toContain("verzonnen oefengegevens");
      }
    });
  });

  it("leads from a break to every page it touches in one click", async () => {
    await visit("gegevens/indicator/ggz-kosten.html", async ({page}) => {
      const note = page.locator("#note-ggz-kosten-2021");
      await note.locator("summary").click();
      const targets = await note
        .locator("details a")
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      expect(targets.some((target) => target.endsWith("/gegevens/indicator/ggz-kosten.html"))).toBe(true);
      for (const target of targets) expect((await page.request.get(target)).status()).toBe(200);
    });
  });

  it("saves the numbers with the choices, the source and the mark in a second file", async () => {
    await visit("gegevens/indicator/bijstand.html?gebied=GM0794", async ({page}) => {
      const figure = page.locator("figure.sh-figure").first();
      await figure.locator("svg text", {hasText: "Helmond"}).first().waitFor();
      await figure.getByRole("button", {name: /Opslaan als/}).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", {name: /CSV voor Excel/}).click()
      ]);
      const files = unzipSync(new Uint8Array(await readFile(await download.path())));
      const names = Object.keys(files);
      const text = (name: string | undefined): string =>
        new TextDecoder("utf-8", {ignoreBOM: true}).decode(files[name ?? ""]);
      const explanation = text(names.find((name) => name.includes("toelichting")));
      const data = text(names.find((name) => !name.includes("toelichting")));
      expect(data.charCodeAt(0)).toBe(0xfeff);
      expect(data).toMatch(/;\d+,\d+/);
      expect(explanation).toContain("Helmond");
      expect(explanation.toLowerCase()).toContain("verzonnen oefengegevens");
      expect(explanation).toContain("gebied=GM0794");
    });
  });
});

describe("choices kept under a name", () => {
  it("are there again after a reload, and lead back", async () => {
    await visit("gegevens/indicator/bijstand.html?gebied=GM0794", async ({page}) => {
      const saved = page.locator(".sh-saved").first();
      await saved.locator("summary").press("Enter");
      await saved.getByRole("textbox").fill("Onze stad");
      await page.keyboard.press("Enter");
      await page.goto(new URL("gegevens/indicator/bijstand.html", address).href);
      await saved.locator("summary").click();
      expect(await saved.locator("summary").textContent()).toBe("Bewaarde keuzes (1)");
      await saved.getByRole("link", {name: "Onze stad"}).click();
      await page.locator(".sh-figure svg text", {hasText: "Helmond"}).first().waitFor();
      expect(page.url()).toContain("gebied=GM0794");
      await page.setViewportSize({width: 390, height: 800});
      await page.locator(".sh-bar-fold").click();
      await saved.locator("summary").click();
      const box = await saved.locator(".sh-saved-body").boundingBox();
      expect(box!.x).toBeGreaterThanOrEqual(0);
      expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    });
  });
});

describe("all figures behind an indicator's page", () => {
  // Reads a series of every municipality out of the whole warehouse, by ranges.
  it("are saved with their explanation, whatever is chosen", {timeout: 180_000}, async () => {
    await visit("gegevens/indicator/bijstand.html?gebied=GM0794", async ({page}) => {
      const figure = page.locator("figure.sh-figure").first();
      await figure.getByRole("button", {name: /Opslaan als/}).click();
      const [download] = await Promise.all([
        page.waitForEvent("download", {timeout: 120_000}),
        page.getByRole("menuitem", {name: /alle gebieden/}).click()
      ]);
      const files = unzipSync(new Uint8Array(await readFile(await download.path())));
      const [data = "", explanation = ""] = Object.keys(files)
        .sort((a, b) => a.length - b.length)
        .map((name) => new TextDecoder().decode(files[name]));
      const rows = data.trim().split("\r\n").slice(1);
      const codes = new Set(rows.map((row) => row.split(";")[1]));
      expect(codes.has("NL01")).toBe(true);
      expect(codes.size).toBeGreaterThan(300);
      expect(rows.length).toBeGreaterThan(300 * 10);
      expect(explanation).toContain("alle gemeenten en perioden");
      expect(explanation).not.toContain("Helmond");
      expect(explanation.toLowerCase()).toContain("verzonnen oefengegevens");
    });
  });
});

describe("the catalogue", () => {
  it("finds an indicator by another word, and shows what is not there yet with its reason", async () => {
    await visit("gegevens/catalogus.html", async ({page}) => {
      await page.getByRole("searchbox", {name: "Zoek een cijfer"}).fill("maatschappelijke opvang");
      await expect.poll(() => page.locator(".sh-catalogue > li").first().textContent()).toMatch(/opvang/i);
      expect(await page.locator(".sh-catalogue > li").first().textContent()).toContain("omdat");
      expect(page.url()).toContain("zoek=");
    });
  });
});

describe("the quality page", () => {
  it("shows the shift of wijken against the country that was planted in the demonstration world", async () => {
    await visit("gegevens/kwaliteit.html", async ({page}) => {
      const note = page.locator("#note-aansluiting-ww-uitkeringen-wijk-2020");
      expect(await note.textContent()).toContain("alle wijken samen");
    });
  });
});

describe("a notebook", () => {
  it("asks the warehouse with queryPanel: the values it holds, a column each, on their own boundaries", async () => {
    const files = await walk(siteDirectory);
    const entry = files.find((file) => /^_import\/samenhang\.\w+\.js$/.test(file));
    const data = files.find((file) => file.startsWith("_file/data/") && file.endsWith(".duckdb"));
    const asked = {indicators: ["werkloosheid", "bijstand"], level: "provincie", grain: "year", from: "2019-01-01"};
    const {connection, close} = await openWarehouse(warehouse);
    // Not the query of the page: one row a value, put side by side here.
    const values = await query<{region: string; period: string; indicator: string; value: number | null}>(
      connection,
      `SELECT o.region, o.period::VARCHAR AS period, o.indicator, o.value FROM current_observation o
       WHERE o.indicator IN ('werkloosheid', 'bijstand') AND o.grain = 'year' AND o.breakdown = 'total'
         AND o.region LIKE 'PV%' AND o.period >= DATE '2019-01-01' ORDER BY ALL`
    );
    close();
    const expected = new Map<string, Record<string, unknown>>();
    for (const {region, period, indicator, value} of values) {
      const key = `${region} ${period.slice(0, 10)}`;
      expected.set(key, {...expected.get(key), [indicator]: value});
    }
    await visit("index.html", async ({page}) => {
      await page.evaluate(`import("/${entry}").then((module) => void (window.notebook = module))`);
      await page.waitForFunction(() => "notebook" in window);
      const rows = await page.evaluate(
        async ([url, question]) => {
          const {openDatabase, queryPanel} = (window as unknown as {notebook: Record<string, CallableFunction>})
            .notebook;
          const database = (await openDatabase!(url)) as {access: string; close(): Promise<void>};
          const found = (await queryPanel!(database, question)) as Record<string, string | number | null>[];
          await database.close();
          return found;
        },
        [`/${data}`, asked] as const
      );
      const found = rows.map(({region, period, werkloosheid, bijstand}) => [
        `${region} ${period}`,
        {bijstand, werkloosheid}
      ]);
      expect(found.length).toBe(12 * 6);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
      expect(rows[0]!["name"]).toBe("Groningen");
    });
  }, 120_000);
});

describe("asking the database", () => {
  it("reads a series by ranges, not the whole file", async () => {
    await visit("gegevens/opvragen.html?cijfer=werkloosheid&niveau=provincie", async ({page}) => {
      const statuses: number[] = [];
      page.on("response", (response) => {
        if (response.url().includes(".duckdb")) statuses.push(response.status());
      });
      await page.reload();
      await page.locator("figure table tbody tr").first().waitFor({timeout: 60_000});
      expect(await page.locator("figure table tbody tr").first().textContent()).toContain("Drenthe");
      const words = await page.locator("figure table").textContent();
      expect(words).toContain("totaal");
      expect(words).not.toContain("=");
      expect(statuses.length).toBeGreaterThan(1);
      expect(statuses.every((status) => status === 206)).toBe(true);
    });
  });
});
