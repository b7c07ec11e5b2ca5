import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import type {Browser, BrowserContext, Download, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {Session} from "../../models/interpretation/format.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, launchKept, newContext, settle, watch} from "../helpers/browser.js";
import {runLine} from "../helpers/command-line.js";

const address = inject("site");
const warehouse = inject("warehouse");
const names = [
  ...["Annemarie Visser", "Bart Kuipers", "Chantal Oomen", "Dirk Hoekstra", "Esra Yildiz", "Femke Brouwer"],
  ...["Gijs Terpstra", "Hanan Bouali", "Ivo Zandstra", "Jolanda Prins", "Kees Verhaegh", "Lotte Rademaker"]
];
/** Numbers of those who share a device. */
const devices = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12]
];

let folder: string;
let browser: Browser;
/** The facilitator's own browser: it is closed and opened again, and keeps what it holds. */
let lead: BrowserContext;
let faults: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "samenhang-session-"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await lead?.close();
  await browser?.close();
  await rm(folder, {recursive: true, force: true});
});

const at = (page: string): string => new URL(`duiding/${page}.html`, address).href;
const button = (page: Page, name: string | RegExp, exact = true) => page.getByRole("button", {name, exact});
const saved = (page: Page): Promise<void> => page.getByText("Bewaard in deze browser.").waitFor();

async function openLead(page: string): Promise<Page> {
  lead ??= await launchKept(join(folder, "browser"));
  const opened = await lead.newPage();
  faults = watch(opened);
  await opened.goto(at(page));
  await settle(opened);
  return opened;
}

async function keep(download: Download, name: string): Promise<string> {
  const path = join(folder, name);
  await download.saveAs(path);
  return path;
}

async function download(page: Page, act: () => Promise<unknown>, name: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return keep(file, name);
}

const sessionOf = async (path: string): Promise<Session> => JSON.parse(await readFile(path, "utf8")) as Session;

/** All text in an Office file, also in the workbooks inside it. */
const textOfPackage = (file: Uint8Array): string =>
  Object.entries(unzipSync(file))
    .map(([path, content]) => (path.endsWith(".xlsx") ? textOfPackage(content) : strFromU8(content)))
    .join("\n");

/** Choices of one question, for each participant another. */
const directions = ["hoger", "lager", "ongeveer gelijk", "weet ik niet"];

async function answer(page: Page, participant: number): Promise<void> {
  await page.getByLabel("Uw nummer").fill(String(participant));
  await page.keyboard.press("Tab");
  const questions = page.locator(".sh-session-question");
  const choose = async (number: number, legend: string, label: string): Promise<void> => {
    const group = questions.nth(number).getByRole("group", {name: legend});
    await group.getByText(label, {exact: true}).click();
  };
  expect(await page.locator(".sh-session-figures").count()).toBe(0);
  for (let question = 0; question < 4; question++) {
    await choose(question, "Wat denkt u?", directions[(participant + question) % 4] ?? "");
    await choose(question, "Hoe zeker bent u?", "zeker");
  }
  await button(page, "Klaar: laat mij de cijfers zien").click();
  await page.locator(".sh-session-figures").first().waitFor();
  for (let question = 0; question < 4; question++) {
    await choose(question, "Wat ziet u?", "hoger");
    await questions
      .nth(question)
      .getByLabel("Wat valt u op?")
      .fill(`Lezing van ${participant} op ${question + 1}`);
  }
}

describe("a whole session", () => {
  let page: Page;
  let handout: string;
  /** Brings the questions and figures along, behind its #. */
  let link: string;
  const files: string[] = [];

  it("is prepared from what moved in the figures, and survives a reload", async () => {
    page = await openLead("voorbereiden");
    await page.getByLabel("Titel").fill("Helmond na een jaar crisis");
    await page.getByRole("combobox", {name: "Gemeente"}).fill("Helmond");
    await page.keyboard.press("Enter");
    await button(page, "Begin met voorbereiden").click();
    await page.getByLabel("Beheerder van dit bestand").fill("Gemeente Helmond");
    await page.getByLabel("Namen bewaren tot en met").fill("2099-01-01");
    for (const theme of ["Werk en inkomen", "Mentale weerbaarheid", "Onderwijs"]) {
      if ((await page.getByLabel(/^Vraag \d$/).count()) === 4) break;
      await page.getByLabel("Thema", {exact: true}).selectOption({label: theme});
      await button(page, "Zoek opvallende veranderingen").click();
      await page.getByText(/vergelijkingen gedaan/).waitFor();
      const ask = page.getByRole("button", {name: /^Maak hier een vraag van/});
      for (const each of await ask.all()) {
        if ((await page.getByLabel(/^Vraag \d$/).count()) === 4) break;
        if (await each.isEnabled()) await each.click();
      }
    }
    expect(await page.getByLabel(/^Vraag \d$/).count()).toBe(4);
    expect(await seriousFindings(page)).toEqual([]);
    await saved(page);
    await page.reload();
    await settle(page);
    await page.getByLabel("Vraag 4").waitFor();
    expect(await page.getByLabel("Titel").inputValue()).toBe("Helmond na een jaar crisis");
  });

  it("hands out questions without a name", async () => {
    await page.goto(at("leiden"));
    await settle(page);
    for (const [index, name] of names.entries()) {
      await button(page, "Voeg een deelnemer toe").click();
      await page.getByLabel(`Naam van deelnemer ${index + 1}`, {exact: true}).fill(name);
    }
    handout = await download(page, () => button(page, "Bewaar het bestand voor deelnemers").click(), "handout.json");
    const text = await readFile(handout, "utf8");
    for (const name of names) expect(text).not.toContain(name);
    await page.getByRole("img", {name: "QR-code om mee te doen met Helmond na een jaar crisis"}).waitFor();
    await lead.grantPermissions(["clipboard-read", "clipboard-write"]);
    await button(page, "Kopieer link").click();
    await page.getByText("Link gekopieerd").waitFor();
    link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.startsWith(`${at("deelnemen").replace(/\.html$/, "")}`)).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await saved(page);
  });

  it("keeps the time of a step, which can be paused and holds nobody up", async () => {
    const time = page.getByRole("timer");
    await button(page, "Start").click();
    await expect.poll(() => time.innerText()).toMatch(/^4:5\d$/);
    await button(page, "Pauze").click();
    const still = await time.innerText();
    await button(page, "Vraag 1").click();
    expect(await time.innerText()).toBe("5:00");
    await button(page, "Deelnemers").click();
    expect(await time.innerText()).toBe(still);
  });

  it("asks twelve people on three devices, without a network, what they expect before any figure", async () => {
    for (const [index, people] of devices.entries()) {
      // The last device is late: the figures are on the screen of the room by then.
      if (index === 2)
        for (let question = 1; question <= 4; question++) {
          await button(page, `Vraag ${question}`).click();
          await button(page, "Laat de cijfers zien").click();
          await page.locator(".sh-session-figures").waitFor();
        }
      const context = await newContext(browser, {viewport: {width: 390, height: 800}, acceptDownloads: true});
      const phone = await context.newPage();
      const wrong = watch(phone);
      // One device has the link of the QR code, the others the file.
      await phone.goto(index === 1 ? link : at("deelnemen"));
      await settle(phone);
      if (index !== 1) await phone.setInputFiles("input[type=file]", handout);
      await phone.getByLabel("Uw nummer").waitFor();
      expect(new URL(phone.url()).hash).toBe("");
      await context.setOffline(true);
      for (const participant of people) {
        if (participant !== people[0]) await button(phone, "Volgende deelnemer op dit apparaat").click();
        await answer(phone, participant);
      }
      files.push(
        await download(phone, () => button(phone, "Bewaar mijn antwoorden als bestand").click(), `device${index}.json`)
      );
      expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      if (index === 0) expect(await seriousFindings(phone)).toEqual([]);
      expect(wrong).toEqual([]);
      await context.close();
    }
  });

  it("joins the files, names the late one and the double one, and survives a crash", async () => {
    await button(page, "Deelnemers").click();
    const chooser = page.locator("input[type=file][multiple]");
    await chooser.setInputFiles(files.slice(0, 1));
    await page.getByText("16 eerste lezingen van 4 mensen").waitFor();
    await saved(page);
    await lead.close();
    lead = undefined as unknown as BrowserContext;
    page = await openLead("leiden");
    await page.locator("input[type=file][multiple]").setInputFiles([...files, files[0] ?? ""]);
    await page.getByText("48 eerste lezingen van 12 mensen, 48 verwachtingen").waitFor();
    const told = await page.locator(".sh-session-collected").innerText();
    expect(told).toContain(`${names[8]}, Vraag 1: de verwachting kwam te laat.`);
    expect(told).not.toContain(`${names[0]}, Vraag 1: de verwachting kwam te laat.`);
    // Both copies bring nothing new: what the first file gave before the crash is still there.
    expect(told).toMatch(/device0\.json: 32 antwoorden waren er al\. Ze tellen één keer\./);
  });

  it("holds statements with their figures, votes, something to test, an action and a question to the field", async () => {
    await button(page, "Vraag 1").click();
    await button(page, "Leg de eerste lezingen naast elkaar").click();
    expect(await page.locator(".sh-session-mood").innerText()).toMatch(/4 keer kwam de verwachting te laat/);
    await button(page, "Voeg een uitspraak toe").click();
    await page.getByLabel("Uitspraak", {exact: true}).fill("Volgens Bart Kuipers: ");
    await page.getByLabel("Zet een cijfer in de tekst").selectOption({index: 2});
    await page.getByText(/^Zo leest het: Volgens Bart Kuipers: \d/).waitFor();
    await page.getByText("Onderbouwing en andere verklaringen").click();
    await page.getByLabel("Van", {exact: true}).selectOption({label: "(Dreigende) werkloosheid"});
    await page.getByLabel("Naar", {exact: true}).selectOption({label: "Gebruik van ggz"});
    await button(page, "Voeg de route toe").click();
    await page.getByText(/^\(Dreigende\) werkloosheid → .+ → Gebruik van ggz/).waitFor();
    await page.getByText("Stemmen (0)").click();
    for (const [index, name] of names.entries())
      await page.getByLabel(name, {exact: true}).selectOption(String(3 + (index % 3)));
    await page.getByText(/het midden is 4/).waitFor();
    await button(page, "Wat kunnen we doen?").click();
    await button(page, "Voeg een actie toe").click();
    const action = page.getByLabel("Actie", {exact: true});
    await action.fill("Bel de huisartsen");
    await button(page, "Ongedaan maken").click();
    expect(await action.inputValue()).toBe("");
    await button(page, "Opnieuw doen").click();
    expect(await action.inputValue()).toBe("Bel de huisartsen");
    // By keys too, but where nobody types.
    await page
      .locator("h2")
      .first()
      .evaluate((heading) => (heading as HTMLElement).focus());
    await page.keyboard.press("Control+z");
    await expect.poll(() => action.inputValue()).toBe("");
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => action.inputValue()).toBe("Bel de huisartsen");
    await button(page, "Vragen aan het veld").click();
    await button(page, "Voeg een vraag toe").click();
    await page.getByLabel("Vraag", {exact: true}).fill("Loopt de registratie achter?");
    await page.getByLabel("Wie vraagt het na?").fill("Team zorg");
    await page.getByLabel("Uiterlijk op").fill("2099-01-01");
    await button(page, "Toetsbaar").click();
    await page.getByRole("combobox", {name: "Cijfer"}).fill("bijstand");
    await page.keyboard.press("Enter");
    await page.getByLabel("Periode").fill("2025");
    await page.getByLabel("Grens", {exact: true}).fill("28,5");
    await page.getByLabel("Kans in procenten").fill("70");
    await button(page, "Voeg de verwachting toe").click();
    await page.getByText(/hoger dan 28,5.*kans van 70/).waitFor();
    await button(page, "Nakijken").click();
    await page.getByText("Alles wat nodig is, is ingevuld.").waitFor();
    await saved(page);
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it("gives a file in which every figure comes out again to the digit", async () => {
    const file = await download(page, () => button(page, "Bewaar als bestand").click(), "whole.session.json");
    const session = await sessionOf(file);
    expect(session.numbers.length).toBeGreaterThanOrEqual(4);
    expect(new Set(session.readings.map(({participant}) => participant)).size).toBe(12);
    const replayed = await runLine(["session", "replay", file, "--db", warehouse, "--json"], folder);
    const {ok, numbers} = replayed.document() as {ok: boolean; numbers: {equal: boolean}[]};
    expect(numbers.filter(({equal}) => !equal)).toEqual([]);
    expect(ok).toBe(true);
    const checked = await runLine(["session", "check", file, "--json"], folder);
    expect(checked.document()).toMatchObject({ok: true, problems: []});
  });

  it("makes exactly the touched figures stale when the data change", async () => {
    const session = await sessionOf(join(folder, "whole.session.json"));
    const touched = session.numbers.at(-1);
    if (touched?.call.kind !== "panel-value") throw new Error("a figure of the site was expected");
    const {indicator, region, period} = touched.call;
    await page.goto(at("verslag"));
    await settle(page);
    await page.route(`**/data/indicators/${indicator}-year.json`, async (route) => {
      const panel = (await (await route.fetch()).json()) as {periods: string[]; values: Record<string, number[]>};
      const row = panel.values[region] ?? [];
      row[panel.periods.indexOf(period)] = 1 + (touched.value ?? 0);
      await route.fulfill({json: panel});
    });
    await button(page, "Reken de cijfers opnieuw uit").click();
    const all = session.numbers.length;
    await page.getByText(`${all - 1} van de ${all} nagerekende cijfers zijn gelijk gebleven.`).waitFor();
    await page.locator(".sh-report mark").first().waitFor();
    const stale = await page
      .locator(".sh-report mark data")
      .evaluateAll((marks) => [...new Set(marks.map((mark) => mark.getAttribute("data-ref")))]);
    expect(stale).toEqual([touched.ref]);
  });

  it("tells the public nothing of any of the twelve", async () => {
    await page.getByLabel("Openbare versie").check();
    await page.getByText("[naam weggelaten]").first().waitFor();
    for (const [label, name] of [
      ["Webpagina (HTML)", "open.html"],
      ["Tekst (Markdown)", "open.md"]
    ] as const) {
      await button(page, "Bewaar het verslag", false).first().click();
      const file = await download(page, () => page.getByRole("menuitem", {name: label}).click(), name);
      const text = await readFile(file, "utf8");
      for (const part of names.flatMap((each) => each.split(" "))) expect(text).not.toContain(part);
      expect(text).not.toMatch(/Lezing van/);
    }
    for (const label of ["Word (.docx)", "PowerPoint (.pptx)"]) {
      await button(page, "Bewaar het verslag", false).first().click();
      const file = await download(page, () => page.getByRole("menuitem", {name: label}).click(), "open.zip");
      const bytes = await readFile(file);
      const content = textOfPackage(bytes);
      expect(content).toContain("Helmond na een jaar crisis");
      for (const part of names.flatMap((each) => each.split(" "))) expect(content).not.toContain(part);
      expect(content).not.toMatch(/Lezing van/);
    }
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

describe("a session that goes wrong", () => {
  /** Opens a text as a file of Leiden, and answers what the page says. */
  async function opened(page: Page, name: string, text: string): Promise<void> {
    const path = join(folder, name);
    await writeFile(path, text);
    await page.goto(at("leiden"));
    await settle(page);
    await page.setInputFiles("input[type=file]", path);
  }
  const sound = {format: "samenhang-session/1", id: "proef", title: "Proef"};
  const question = {id: "q1", text: `<img src=x onerror="window.broken=1">`};

  it("is said in Dutch for a damaged and a newer file, and migrated for an older one; hostile text stays text", async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    const wrong = watch(page);
    await opened(page, "damaged.json", JSON.stringify(sound).slice(0, 40));
    await page.getByText("Dit bestand is beschadigd").waitFor();
    await opened(page, "newer.json", JSON.stringify({...sound, format: "samenhang-session/9"}));
    await page.getByText("gemaakt met een nieuwere versie").waitFor();
    const older = {...sound, format: "samenhang-session/0", questions: [question]};
    await opened(page, "older.json", JSON.stringify({...older, readings: [{name: "Bart", question: "q1", text: "x"}]}));
    await page.getByText("Het bestand was van een oudere versie.").waitFor();
    expect(await page.getByLabel("Naam van deelnemer 1", {exact: true}).inputValue()).toBe("Bart");
    await button(page, "Vraag 1").click();
    await button(page, "Laat de cijfers zien").click();
    await page.getByText(question.text).waitFor();
    expect(await page.evaluate(() => "broken" in window)).toBe(false);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it("shows in two tabs what either writes, says so, and loses nothing", async () => {
    const context = await newContext(browser);
    const first = await context.newPage();
    await opened(first, "two.json", JSON.stringify({...sound, id: "twee"}));
    await saved(first);
    const second = await context.newPage();
    await second.goto(at("leiden"));
    await settle(second);
    await first.getByText("staat ook open in een ander tabblad").waitFor();
    for (const tab of [first, second]) await button(tab, "Wat kunnen we doen?").click();
    await Promise.all([first, second].map((tab) => button(tab, "Voeg een actie toe").click()));
    await expect.poll(() => first.getByLabel("Actie", {exact: true}).count()).toBe(2);
    await expect.poll(() => second.getByLabel("Actie", {exact: true}).count()).toBe(2);
    await context.close();
  });

  it("says that the browser is full, keeps the work on the page, and saves it as a file", async () => {
    const context = await newContext(browser);
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    const {origin} = new URL(address);
    await client.send("Storage.overrideQuotaForOrigin", {origin, quotaSize: 1});
    await opened(page, "full.json", JSON.stringify({...sound, id: "vol"}));
    await page.getByText("De opslag van deze browser is vol.").waitFor();
    await button(page, "Wat kunnen we doen?").click();
    await button(page, "Voeg een actie toe").click();
    await page.getByLabel("Actie", {exact: true}).fill("Dit raakt niet weg ".repeat(100));
    const file = await download(page, () => button(page, "Bewaar als bestand").last().click(), "full.session.json");
    expect((await sessionOf(file)).actions[0]?.action).toContain("Dit raakt niet weg");
    await client.send("Storage.overrideQuotaForOrigin", {origin});
    await page.getByLabel("Actie", {exact: true}).fill("Er is weer ruimte");
    await saved(page);
    await context.close();
  });
});
