import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage} from "../helpers/browser.js";

const address = (query = ""): string => new URL(`scenario/scenario.html${query}`, inject("site")).href;
/** A page on a busy machine takes its time. */
const patience = 60_000;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, {timeout: patience});

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const sectors = ["A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"];
const jobs = [420, 9800, 2600, 13200, 1100, 600, 450, 8900, 13500, 1500];
const register = [
  "bedrijfstak;banen;nederland;vestigingen;grootste",
  ...sectors.map((code, at) => `${code};${code === "K" ? "x" : jobs[at]};${100 * (jobs[at] ?? 0)};50;100`),
  "horeca;1900;170000;230;60",
  "uitzend;3100;;40;600",
  "totaal;52070;;;"
].join("\r\n");
const table = [
  ["bedrijfstak", ...sectors, "productie"].join(";"),
  ...sectors.map((code, at) => [code, ...sectors.map((_, to) => (to === at ? 12 : 4)), 200 + 10 * at].join(";"))
].join("\n");
const asFile = (name: string, text: string) => ({name, mimeType: "text/csv", buffer: Buffer.from(text)});

const tags = (page: Page) => page.locator(".sh-scenario > .sh-tags");
const conditions = (page: Page) => page.locator(".sh-scenario-conditions");

describe("files of the reader's own on the page Scenario", () => {
  it("change the outcome, are named wherever it stands, and never leave the device", {timeout: 240_000}, async () => {
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    page.setDefaultTimeout(patience);
    await page.goto(address());
    const lede = page.locator(".sh-scenario .sh-lede");
    await lede.getByText("Helmond").waitFor();
    const before = await lede.textContent();
    const own = page.locator(".sh-scenario-own");
    await own.getByText("Eigen gegevens").click();
    const sent: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET" || (request.postData() ?? "") !== "") sent.push(request.url());
    });

    // What cannot be read is said in Dutch, with its place; nothing else changes.
    const files = own.locator("input[type=file]");
    await files.nth(0).setInputFiles(asFile("fout.csv", "bedrijfstak;banen\nA;120\nB-E;1.250\n"));
    await own.getByText("fout.csv, rij 3").waitFor();
    expect(await own.textContent()).toContain("Er is nog geen eigen bestand in gebruik");
    expect(await lede.textContent()).toBe(before);

    await files.nth(0).setInputFiles(asFile("lisa.csv", register));
    await own.getByText("In gebruik voor Helmond: lisa.csv.").waitFor();
    expect(await own.textContent()).toMatch(/Apart te zien: horeca\..*Voor uitzendbureaus is het landelijke aantal/);
    expect(await own.textContent()).toContain("Geschat, omdat het bestand cijfers geheim houdt: banken");
    await own.getByLabel("Van welk jaar is dit bestand?").fill("2018");
    await page.keyboard.press("Enter");
    await tags(page).getByText("banen per bedrijfstak van 2018").waitFor();
    await tags(page).getByText("eigen bestand: lisa.csv").waitFor();
    await tags(page).getByText("deels geschat").waitFor();
    await eventually(() => lede.textContent()).not.toBe(before);

    // A part of a sector grows on its own, and the waterfall still adds up.
    const horeca = page.getByLabel("Groei van horeca in procent");
    await horeca.fill("-60");
    await horeca.press("Enter");
    await page.getByLabel("Waarom dit cijfer voor horeca?").fill("maanden dicht");
    await page.keyboard.press("Enter");
    await eventually(() => conditions(page).textContent()).toMatch(/Horeca: uw eigen cijfer van −60.*maanden dicht/);
    await eventually(() => conditions(page).textContent()).toContain("komen uit uw eigen bestand lisa.csv (2018)");
    const waterfall = page.locator(".sh-waterfall .sh-waterfall-value");
    await eventually(async () => {
      const cents = (await waterfall.allTextContents()).map((text) =>
        Math.round(100 * Number(text.replace("−", "-").replace("+", "").replace(",", ".")))
      );
      return cents.slice(0, -1).reduce((sum, part) => sum + part, 0) - (cents.at(-1) ?? NaN);
    }).toBe(0);

    // Who delivers to whom: suppliers, also those of one large employer.
    await files.nth(1).setInputFiles(asFile("io.csv", table));
    const suppliers = page.locator("figure", {hasText: "Met toeleveranciers in de regio erbij"});
    await suppliers.getByText("Eigen input-outputtabel, io.csv").waitFor();
    await page.getByText("Aannames die u kunt veranderen").click();
    await page.getByLabel("Eén grote werkgever").fill("-300");
    await page.keyboard.press("Enter");
    await page.getByLabel("Bedrijfstak van deze werkgever").selectOption("B-E");
    await eventually(() => conditions(page).textContent()).toMatch(/gaat het in de regio om 1,\d+ banen/);
    const printed = page.locator("figure", {has: page.locator(".sh-waterfall")}).locator(".sh-print-only");
    await eventually(() => printed.textContent()).toContain("Eigen bestand: lisa.csv (2018)");
    expect(await seriousFindings(page)).toEqual([]);

    // A worse file leaves the good one; another municipality has none.
    await files.nth(0).setInputFiles(asFile("half.csv", "bedrijfstak;banen\nA;1\n"));
    await own.getByText("Het bestand van hiervoor blijft in gebruik: lisa.csv.").waitFor();
    expect(await tags(page).textContent()).toContain("lisa.csv");
    const region = page.getByRole("combobox", {name: "Gemeente", exact: true});
    await region.fill("Utrecht");
    await region.press("Enter");
    await eventually(() => lede.textContent()).toContain("Utrecht");
    await eventually(() => tags(page).textContent()).not.toContain("lisa.csv");
    await eventually(() => conditions(page).textContent()).toContain("Voor horeca vulde u een eigen groei in, maar");
    await page.goBack();
    await eventually(() => tags(page).textContent()).toContain("lisa.csv");
    await own.getByRole("button", {name: "Gebruik dit bestand niet meer"}).first().click();
    await eventually(() => tags(page).textContent()).not.toContain("lisa.csv");
    expect(sent).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
