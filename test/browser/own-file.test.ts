import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {unzipSync} from "fflate";
import type {Browser, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import writeXlsxFile from "write-excel-file/node";
import {parse} from "yaml";
import {sourceCardSchema} from "../../loaders/catalogue/schema.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";
import {sharedDir} from "../helpers/shared.js";

const address = new URL("gegevens/eigen-bestand.html", inject("site")).href;
const published = sharedDir === null ? null : join(sharedDir, "data/wsjg_2015_2017_Data_gemeentes.csv");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

interface OwnPage extends WatchedPage {
  /** Addresses asked for since the page was ready. */
  requests: string[];
  give(name: string, content: string | Uint8Array): Promise<void>;
}

async function open(options: Parameters<typeof watchedPage>[1] = {}): Promise<OwnPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}, ...options});
  const {page} = watched;
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  await settle(page);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith("http")) requests.push(request.url());
  });
  return {
    ...watched,
    requests,
    give: async (name, content) => {
      await page.getByLabel(/^Sleep hier een bestand/).setInputFiles({
        name,
        mimeType: "application/octet-stream",
        buffer: Buffer.from(content as Uint8Array)
      });
      await page.locator(".sh-own-file :is(.sh-own-open, .sh-own-result, .sh-error)").first().waitFor();
    }
  };
}

const result = (page: Page): Locator => page.locator(".sh-own-result");

/** Rows of the table of the nth figure, as read. */
async function tableOf(page: Page, figure = 0): Promise<string[]> {
  const frame = result(page).locator("figure").nth(figure);
  await frame.getByRole("button", {name: "Toon de tabel"}).click();
  return frame
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "").join(" | ")));
}

const small =
  "Gemeente;Banen|2021;Banen|2022;Aandeel (%)|2021;Aandeel (%)|2022\nHelmond;1.250;1.300;12,5;1,19\nEindhoven;9.876;10.120;;3\n";

describe("the page Eigen bestand", () => {
  it("asks what an empty cell means, brings the reader there, and reads the decimal comma as chosen", async () => {
    const {page, faults, requests, give, close} = await open();
    await give("banen.csv", small);
    await page.getByRole("button", {name: "Wat betekent een lege cel: niet bekend of nul?"}).click();
    const empty = page.getByLabel(/^Een lege cel betekent \(lege cellen: 1\)/);
    expect(await empty.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await result(page).count()).toBe(0);
    await empty.selectOption("zero");
    await result(page).waitFor();
    expect(await page.getByRole("status").first().innerText()).toBe("banen.csv is gelezen: 2 rijen en 5 kolommen.");
    expect(await result(page).innerText()).toContain("8 cijfers voor 2 gebieden en 2 perioden.");
    expect(await tableOf(page, 0)).toEqual([
      "Helmond | 2021 | 1.250",
      "Helmond | 2022 | 1.300",
      "Eindhoven | 2021 | 9.876",
      "Eindhoven | 2022 | 10.120"
    ]);
    expect(await tableOf(page, 1)).toEqual([
      "Helmond | 2021 | 12,50",
      "Helmond | 2022 | 1,19",
      "Eindhoven | 2021 | 0,00",
      "Eindhoven | 2022 | 3,00"
    ]);
    await empty.selectOption("missing");
    await result(page).getByText("1 cellen hebben geen cijfer.").waitFor();
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("opens a workbook, without asking anything of the network", async () => {
    const {page, faults, requests, give, close} = await open();
    const {toBuffer} = writeXlsxFile([
      [{value: "code"}, {value: "jaar"}, {value: "Tevreden bewoners (%)"}],
      [{value: "GM0794"}, {value: 2023}, {value: 71.25}],
      [{value: "GM0772"}, {value: 2023}, {value: 68}]
    ]);
    await give("tevreden.xlsx", await toBuffer());
    await result(page).waitFor();
    expect(await tableOf(page)).toEqual(["Helmond | 2023 | 71,25", "Eindhoven | 2023 | 68,00"]);
    await page.getByLabel("Teken voor decimalen").selectOption(",");
    await page.waitForTimeout(200);
    expect(await tableOf(page)).toEqual(["Helmond | 2023 | 71,25", "Eindhoven | 2023 | 68,00"]);
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it("reads the old Western encoding, lists every unmatched name and saves a card that the catalogue accepts", async () => {
    const {page, faults, give, close} = await open();
    const lines = ["Gemeente;Jaar;Banen", "Súdwest-Fryslân;2023;5", "Bergen;2023;6"];
    for (let index = 1; index <= 40; index++) lines.push(`Nergens ${index};2023;${index}`);
    for (const name of ["Helmond", "Eindhoven", "Tilburg", "Breda", "Oss"]) lines.push(`${name};2023;7`);
    for (let index = 1; index <= 50; index++) lines.push(`${index % 2 ? "Zwolle" : "Almere"};${1950 + index};8`);
    await give("oud.csv", Buffer.from(lines.join("\r\n"), "latin1"));
    await result(page).waitFor();
    const questions = await result(page).locator(".sh-questions").textContent();
    for (let index = 1; index <= 40; index++) expect(questions).toContain(`"Nergens ${index}"`);
    expect(questions).toContain('"Bergen" (misschien GM0373 of GM0893)');
    const waiting = page.waitForEvent("download");
    await result(page).getByRole("button", {name: "Bewaar de beschrijving (bronkaart)"}).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("oud.yaml");
    const text = await readFile(await download.path(), "utf8");
    expect(sourceCardSchema.parse(parse(text))).toMatchObject({
      id: "oud",
      format: {encoding: "windows-1252"},
      region: {column: "Gemeente", format: "name"},
      columns: [{column: "Banen", indicator: "banen"}]
    });
    expect(faults).toEqual([]);
    await close();
  });

  it("keeps what was filled in when another file cannot be read, and takes it over for the corrected file", async () => {
    const {page, faults, give, close} = await open();
    await give("banen.csv", small);
    await page.getByLabel("Naam van de bron").fill("Mijn banen");
    await page.getByLabel(/^Een lege cel betekent/).selectOption("zero");
    await result(page).waitFor();
    await give("banen.csv", 'Gemeente;Banen|2021\nHelmond;"1\n');
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain("Een aanhalingsteken wordt geopend en nooit gesloten.");
    expect(await alert.innerText()).toContain("banen.csv, rij");
    expect(await page.getByLabel("Naam van de bron").inputValue()).toBe("Mijn banen");
    await give("banen.csv", small.replace("1.250", "1.251"));
    await result(page).waitFor();
    expect(await page.getByLabel("Naam van de bron").inputValue()).toBe("Mijn banen");
    expect((await tableOf(page))[0]).toBe("Helmond | 2021 | 1.251");
    expect(faults).toEqual([]);
    await close();
  });

  it("names row, column and text of a cell that is no number, and asks which sign 1.234 has", async () => {
    const {page, give, close} = await open();
    await give("euro.csv", "Gemeente;Jaar;Kosten\nHelmond;2022;1.234\nOss;2022;999\n");
    await page.getByRole("button", {name: /^Wat is het teken voor decimalen\?/}).click();
    await page.getByLabel("Teken voor decimalen").selectOption(",");
    await result(page).waitFor();
    expect((await tableOf(page))[0]).toMatch(/1\.234/);
    await page.getByLabel("Teken voor duizendtallen").selectOption("");
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.innerText()).toContain('euro.csv, rij 2, kolom Kosten. Er staat: "1.234"');
    await close();
  });

  it("refuses a source that is not public until every privacy field is filled in, then hides small numbers and marks all", async () => {
    const {page, faults, requests, give, close} = await open();
    const names = ["Helmond", "Eindhoven", "Tilburg", "Breda", "Oss", "Almere"];
    const counts = [3, 203, 417, 88, 1042, 61];
    await give(
      "geheim.csv",
      ["Gemeente;Jaar;Jongeren", ...names.map((name, i) => `${name};2023;${counts[i]}`)].join("\n")
    );
    await result(page).waitFor();
    await page.getByLabel("Zijn de cijfers openbaar?").selectOption("restricted");
    await page.getByText("Beantwoord eerst deze vragen").waitFor();
    expect(await result(page).count()).toBe(0);
    const fields = page
      .getByRole("group", {name: "Verplicht bij gegevens die niet openbaar zijn"})
      .getByRole("textbox");
    expect(await fields.count()).toBe(8);
    for (const field of await fields.all()) {
      expect(await result(page).count()).toBe(0);
      await field.fill("ingevuld");
      await field.blur();
    }
    await result(page).waitFor();
    const rows = await tableOf(page);
    expect(rows[0]).toMatch(/^Helmond \| 2023 \| geen gegevens, omdat het om te weinig mensen gaat$/);
    expect(rows.join()).not.toMatch(/203|417|88|1\.042|\b61\b/);
    expect(rows.join()).toContain("415");
    expect(await result(page).innerText()).toContain("niet openbaar: deel deze pagina of een afdruk niet");
    const frame = result(page).locator("figure").first();
    expect(await frame.locator("h3").innerText()).toBe("Jongeren, 2023 (niet openbaar)");
    await frame
      .getByRole("button", {name: /^Opslaan als/})
      .first()
      .click();
    const waiting = page.waitForEvent("download");
    await frame.getByText(/CSV/).first().click();
    const download = await waiting;
    expect(download.suggestedFilename()).toContain("niet-openbaar");
    const files = unzipSync(new Uint8Array(await readFile(await download.path())));
    const texts = Object.values(files).map((bytes) => new TextDecoder().decode(bytes));
    expect(texts.join("\n")).toContain("Niet openbaar. Aantallen zijn afgerond op 5.");
    expect(texts.join("\n")).not.toMatch(/\b(203|417|1042|61)\b/);
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  it.each(["light", "dark"] as const)(
    "is sound for axe and fits 390 pixels in every state, %s",
    async (colorScheme) => {
      const {page, faults, give, close} = await open({colorScheme});
      const check = async (state: string): Promise<void> => {
        expect(await seriousFindings(page), state).toEqual([]);
        await page.setViewportSize({width: 390, height: 800});
        await page.waitForTimeout(200);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        expect(overflow, state).toBeLessThanOrEqual(0);
        expect(await seriousFindings(page), `${state}, narrow`).toEqual([]);
        await page.setViewportSize({width: 1360, height: 900});
      };
      await give("banen.csv", `${small}Nergens;1;2;3;4\n`);
      await check("questions");
      await page.getByLabel(/^Een lege cel betekent/).selectOption("zero");
      await result(page).waitFor();
      await page.waitForTimeout(200);
      await check("result");
      await give("leeg.csv", "");
      await check("error");
      expect(faults).toEqual([]);
      await close();
    }
  );

  it("takes a file dropped anywhere on the page", async () => {
    const {page, close} = await open();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "los.csv"));
      document
        .querySelector("h1")
        ?.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
    }, "Gemeente;Jaar;Banen\nHelmond;2022;12\n");
    await result(page).waitFor();
    expect(await tableOf(page)).toEqual(["Helmond | 2022 | 12"]);
    await close();
  });
});

describe.runIf(published !== null && existsSync(published))("the published file of waarstaatjegemeente.nl", () => {
  it("is matched whole in the division of 2021, with decimal comma, empty as zero and repeats questioned", async () => {
    const {page, faults, requests, give, close} = await open();
    await give("wsjg.csv", await readFile(published ?? ""));
    await page.getByLabel(/^Een lege cel betekent \(lege cellen: 133\)/).selectOption("zero");
    await result(page).waitFor();
    expect(await page.getByLabel("Indeling van gemeenten van het jaar").inputValue()).toBe("2021");
    const text = await result(page).innerText();
    expect(text).toContain("8.448 cijfers voor 352 gebieden en 3 perioden.");
    expect(text).not.toContain("naam die niet bij een gemeente");
    expect(text).toContain("147 keer is een cijfer drie perioden op rij precies gelijk.");
    expect(text).toContain("Banen Vrouwen. Gemeenten: 116");
    const rows = await tableOf(page, 1);
    expect(rows).toContain("Aa en Hunze | 2015 | 1,19");
    expect(rows).toContain("Aalsmeer | 2015 | 0,00");
    expect(requests).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
