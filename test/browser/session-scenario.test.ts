import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {Session} from "../../models/interpretation/format.js";
import {nl} from "../../src/locale/nl.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";
import {runLine} from "../helpers/command-line.js";
import {patience} from "../helpers/scenario-page.js";

const warehouse = inject("warehouse");
let browser: Browser;
let folder: string;
let page: Page;
let faults: string[];
let close: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "samenhang-scenario-"));
  browser = await launchBrowser();
  ({page, faults, close} = await watchedPage(browser, {acceptDownloads: true, viewport: {width: 1360, height: 900}}));
});
afterAll(async () => {
  await close?.();
  await browser?.close();
  await rm(folder, {recursive: true, force: true});
});

const at = (name: string): string => new URL(`duiding/${name}.html`, inject("site")).href;
const button = (name: string | RegExp) => page.getByRole("button", {name, exact: true});
const questions = (): Promise<number> => page.getByLabel(/^Vraag \d$/).count();
const fold = () => page.locator("details", {hasText: "Een vraag uit een scenario"});

async function find(): Promise<void> {
  await fold().getByRole("button", {name: "Zoek uitkomsten"}).click();
  await fold()
    .getByRole("list", {name: /^Uitkomsten voor /})
    .waitFor({timeout: 2 * patience});
}
const ask = (outcome: string): Promise<void> =>
  fold()
    .getByRole("button", {name: `Maak hier een vraag van: ${outcome}`, exact: true})
    .click();

describe("a session with questions from scenarios", () => {
  let file: string;

  it(
    "offers municipalities only, and lists every outcome with its unit, band, kind and source",
    async () => {
      await page.goto(at("voorbereiden"));
      await settle(page);
      await page.getByLabel("Titel").fill("Helmond als het zo gaat");
      await page.getByRole("combobox", {name: "Gemeente"}).fill("Helmond");
      await page.keyboard.press("Enter");
      await button("Begin met voorbereiden").click();
      await page.getByLabel("Beheerder van dit bestand").fill("Gemeente Helmond");
      await page.getByLabel("Namen bewaren tot en met").fill("2099-01-01");
      await fold().getByText("Een vraag uit een scenario").click();
      const region = fold().getByRole("combobox", {name: "Gemeente", exact: true});
      await expect.poll(() => region.inputValue()).toBe("Helmond");
      await region.fill("Noord-Brabant");
      expect(await fold().getByRole("listbox", {name: "Gemeente"}).innerText()).toBe(nl.control.noneFound);
      await region.fill("Helmond");
      await page.keyboard.press("Enter");
      await fold().getByLabel("Publicatie").selectOption({label: "CPB, Juniraming 2020 (16\u00a0juni\u00a02020)"});
      // What gives no usable unemployment is not offered.
      expect(await fold().getByLabel("Scenario", {exact: true}).locator("option").allInnerTexts()).toEqual([
        "Basisraming: matig herstel",
        "Tweede golf",
        "Snel herstel"
      ]);
      expect(await fold().getByLabel("Jaar", {exact: true}).inputValue()).toBe("2021");
      await find();
      const shown = (await fold().innerText()).replaceAll("\u00a0", " ");
      expect(shown).toMatch(/Werkloosheid, 2021\s+\d+,\d % van de beroepsbevolking \(in 2019 was het \d+,\d %\)/);
      expect(shown).toMatch(/Verandering in WW-uitkeringen, 2021\s+[−+][\d.]+ uitkeringen/);
      expect(shown).toMatch(/Verandering in banen, 2021\s+[−+][\d.]+ banen \(vergeleken met 2019\)/);
      expect(shown).toMatch(/8 van de 10 keer tussen \d+,\d % en \d+,\d %, áls/);
      expect(
        shown.match(/8 van de 10 keer tussen [−+\d.,]+(?: %)? en [−+\d.,]+(?: %)?, áls dit scenario uitkomt/g)
      ).toHaveLength(4);
      expect(shown).toContain("modeluitkomst");
      expect(shown).toContain("CPB, Juniraming 2020 · 16 juni 2020");
      expect(shown).toContain("verzonnen oefengegevens");
      expect(await seriousFindings(page)).toEqual([]);
    },
    4 * patience
  );

  it(
    "makes questions of them, also of two scenarios of one publication, and refuses another publication",
    async () => {
      for (const outcome of ["Werkloosheid, 2021", "Verandering in banen, 2021"]) await ask(outcome);
      await fold().getByLabel("Scenario", {exact: true}).selectOption({label: "Snel herstel"});
      expect(
        await fold()
          .getByRole("list", {name: /^Uitkomsten voor /})
          .count()
      ).toBe(0);
      await find();
      for (const outcome of ["Werkloosheid, 2021", "Verandering in WW-uitkeringen, 2021"]) await ask(outcome);
      expect(await questions()).toBe(4);
      await fold()
        .getByLabel("Publicatie")
        .selectOption({label: "CPB, Novemberraming 2020 (26\u00a0november\u00a02020)"});
      await fold().getByLabel("Jaar", {exact: true}).selectOption("2020");
      await find();
      await ask("Groei van de economie, 2020");
      await fold().getByText("rusten al op een scenario uit een andere publicatie").waitFor();
      expect(await questions()).toBe(4);
    },
    4 * patience
  );

  it(
    "can take a question out of the list and ask it again",
    async () => {
      await fold().getByLabel("Publicatie").selectOption({label: "CPB, Juniraming 2020 (16\u00a0juni\u00a02020)"});
      await find();
      const banen = fold().getByRole("button", {name: "Maak hier een vraag van: Verandering in banen, 2021"});
      expect(await banen.isDisabled()).toBe(true);
      await page.getByRole("button", {name: "Haal deze vraag weg"}).nth(1).click();
      await expect.poll(() => banen.isEnabled()).toBe(true);
      await banen.click();
      expect(await questions()).toBe(4);
    },
    4 * patience
  );

  it(
    "gives a file that is sound and in which every figure comes out again, to the digit",
    async () => {
      const [download] = await Promise.all([page.waitForEvent("download"), button("Bewaar als bestand").click()]);
      file = join(folder, "scenario.session.json");
      await download.saveAs(file);
      const session = JSON.parse(await readFile(file, "utf8")) as Session;
      expect(session.snapshot?.scenario).toBe("cpb-2020-06-basis");
      expect(session.numbers).toHaveLength(12);
      const checked = await runLine(["session", "check", file, "--json"], folder);
      expect(checked.document()).toMatchObject({ok: true, problems: []});
      const {document} = await runLine(["session", "replay", file, "--db", warehouse, "--json"], folder);
      const replayed = document() as {ok: boolean; numbers: {equal: boolean; now: number | null}[]};
      expect(replayed.numbers.filter(({equal}) => !equal)).toEqual([]);
      expect(replayed.numbers.map(({now}) => now)).toEqual(session.numbers.map(({value}) => value));
      expect(replayed.ok).toBe(true);
    },
    4 * patience
  );

  it(
    "is shown to the room with its unit, band and kind, and in a report",
    async () => {
      await page.getByText("Bewaard in deze browser.").waitFor();
      await page.goto(at("leiden"));
      await settle(page);
      await button("Vraag 1").click();
      const main = page.getByRole("main");
      expect(await main.innerText()).not.toContain("% van de beroepsbevolking");
      await button("Laat de cijfers zien").click();
      const rows = page.getByRole("table").locator("tbody tr");
      await rows.first().waitFor();
      const texts = (await rows.allInnerTexts()).map((text) => text.replaceAll("\u00a0", " "));
      expect(texts).toHaveLength(3);
      for (const [index, end] of ["", ": ondergrens", ": bovengrens"].entries())
        expect(texts[index]).toMatch(
          new RegExp(
            `^Werkloosheid, Helmond, 2021 \\(Basisraming: matig herstel\\)${end}.*\\d,\\d % van de beroepsbevolking\\s+modeluitkomst`
          )
        );
      await page.getByText("Bron: CPB, Juniraming 2020, 16\u00a0juni\u00a02020; berekening van Samenhang.").waitFor();
      const made = await runLine(["session", "report", file, "--db", warehouse, "--out", "report.md"], folder);
      expect(made.out).toContain("0 stale figures");
      const report = (await readFile(join(folder, "report.md"), "utf8")).replaceAll("\u00a0", " ");
      expect(report).toMatch(
        /\| Werkloosheid, Helmond, 2021 \(Snel herstel\): bovengrens [^|]*\| \d+,\d \| % van de beroepsbevolking \| modeluitkomst: rust op aannames/
      );
      expect(report).toContain("--scenario=cpb-2020-06-snel-herstel --region=GM0794 --draws=1000");
      expect(faults).toEqual([]);
    },
    4 * patience
  );
});
