import {readFile} from "node:fs/promises";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {parse} from "yaml";
import {readPublication} from "../../models/scenario/read-publication.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage, type WatchedPage} from "../helpers/browser.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function open(name: string, options: Parameters<typeof watchedPage>[1] = {}): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}, ...options});
  watched.page.setDefaultTimeout(10_000);
  await watched.page.goto(new URL(`scenario/${name}`, inject("site")).href);
  await settle(watched.page);
  await watched.page.locator(".sh-lede").first().waitFor();
  return watched;
}

const lede = (page: Page): Promise<string> => page.locator(".sh-lede").first().innerText();

describe.each(["uitgestelde-zorg.html", "terugblik.html", "eigen-scenario.html"])("the page %s", (name) => {
  it.each(["light", "dark"] as const)(
    "opens without fault, is sound for axe and fits 390 pixels, %s",
    async (colorScheme) => {
      const {page, faults, close} = await open(name, {colorScheme});
      expect(await seriousFindings(page)).toEqual([]);
      await page.setViewportSize({width: 390, height: 800});
      await page.waitForTimeout(300);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      );
      expect(over).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    }
  );

  it("prints its message without controls", async () => {
    const {page, close} = await open(name);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".sh-lede").first().isVisible()).toBe(true);
    expect(await page.locator(".sh-bar-body:visible").count()).toBe(0);
    await close();
  });
});

/** What is read once it stays the same: the worker answers for each press of a key, the last one last. */
async function atRest(read: () => Promise<string>): Promise<string> {
  let last = await read();
  for (let same = 0; same < 5;) {
    await new Promise((done) => setTimeout(done, 200));
    const now = await read();
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return last;
}

describe("the page Uitgestelde zorg", () => {
  it("keeps the four parts at 100 % by keyboard, moves the outcome with them, and keeps them after a reload", async () => {
    const {page, faults, close} = await open("uitgestelde-zorg.html");
    const before = await lede(page);
    const slider = page.getByRole("slider", {name: "uitgesteld", exact: true});
    await slider.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press("ArrowRight");
    const parts = async (): Promise<number[]> =>
      page
        .locator(".sh-parts input")
        .evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)));
    const moved = await parts();
    expect(moved[1]).toBe(65);
    expect(moved.reduce((sum, value) => sum + value, 0)).toBe(100);
    await expect.poll(() => lede(page)).not.toBe(before);
    const after = await atRest(() => lede(page));
    expect(page.url()).toContain(`delen=${moved.join("-")}`);
    await page.reload();
    await settle(page);
    expect(await parts()).toEqual(moved);
    await expect.poll(() => lede(page)).toBe(after);
    expect(faults).toEqual([]);
    await close();
  });

  it("refuses pasted lines that do not fit with their number, and uses and keeps those that do", async () => {
    const {page, faults, close} = await open("uitgestelde-zorg.html?v=1&bron=eigen");
    const field = page.getByLabel(/^Plak hier uw cijfers/);
    await field.fill("jan; 100; 100\nfeb; veel; 100");
    await page.getByRole("button", {name: "Gebruik deze cijfers"}).click();
    await page.getByText("Regel 2 past niet.", {exact: false}).waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill("jan\t1.000\t1.000\nfeb\t600\t1.000\nmrt\t1.100\t1.000");
    await page.getByRole("button", {name: "Gebruik deze cijfers"}).click();
    await page.getByText("3 perioden gelezen.").waitFor();
    await expect
      .poll(() => lede(page))
      .toContain("In 1 van de 3 perioden kwamen minder mensen dan verwacht: samen 400 mensen.");
    await page.reload();
    await settle(page);
    expect(await lede(page)).toContain("samen 400 mensen");
    const places = page.getByLabel("Hoeveel mensen kunt u per periode helpen?");
    await places.fill("veel");
    await places.press("Enter");
    await places.blur();
    await page.getByText("Vul een getal vanaf 0 in.").waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  it("reads an indicator of the warehouse, marked as made up, and says it when a region has too little", async () => {
    const {page, faults, close} = await open("uitgestelde-zorg.html?v=1&bron=jeugdhulp-instroom&gebied=GM0794");
    const figures = page.locator("figure");
    await expect.poll(() => figures.count()).toBeGreaterThan(1);
    expect(await figures.first().innerText()).toContain("verzonnen oefengegevens");
    expect(await figures.first().innerText()).toContain("Helmond");
    await figures.first().getByRole("button", {name: "Toon de tabel"}).click();
    expect(await figures.first().locator("tbody tr").count()).toBeGreaterThan(3);
    expect(faults).toEqual([]);
    await close();
  });
});

describe("the page Terugblik", () => {
  it("scores what is certain, shows the rest as such, and goes over to growth", async () => {
    const {page, faults, close} = await open("terugblik.html");
    expect(await lede(page)).toMatch(/Van \d+ te beoordelen cijfers over werkloosheid lagen er \d+ hoger/);
    const first = page.locator("figure").first();
    await first.getByRole("button", {name: "Toon de tabel"}).click();
    expect(await first.innerText()).toContain("nee: nog na te kijken bij de uitgever");
    await page.getByLabel("Wat vergelijken").selectOption("growth");
    await expect.poll(() => lede(page)).toContain("cijfers over de groei");
    expect(page.url()).toContain("wat=growth");
    const twente = page.locator("figure").filter({hasText: "Twente"}).first();
    expect(await twente.innerText()).toContain("verzonnen oefengegevens");
    expect(faults).toEqual([]);
    await close();
  });
});

describe("the page Eigen scenario", () => {
  it("refuses bad answers in words beside the field, and makes a scenario that is kept, saved and opened again", async () => {
    const {page, faults, close} = await open("eigen-scenario.html");
    const make = page.getByRole("button", {name: "Maak dit scenario"});
    await page.getByLabel("Naam van het scenario").fill("Nieuwe schok");
    await page.getByLabel("Jaar vóór de schok").fill("2026");
    await page.getByLabel("Werkloosheid in 2026 (%)").fill("390");
    await page.getByLabel("Groei van het bbp in 2027 (%)").fill("veel");
    await make.press("Enter");
    await page.getByText("Nog niet gelukt: 6 antwoorden kloppen nog niet.").waitFor();
    expect(await page.getByText("Werkloosheid ligt tussen 0 en 100 %.").count()).toBe(1);
    expect(await page.getByText("Vul een getal in, bijvoorbeeld 4,5 of −1,2.").count()).toBe(1);
    const source = page.getByLabel("Waar staan de cijfers (bladzijde, tabel)");
    expect(await source.evaluate((element) => element === document.activeElement)).toBe(true);
    await source.fill("tabel 1");
    await page.getByLabel("Werkloosheid in 2026 (%)").fill("3,9");
    await page.getByLabel("Groei van het bbp in 2027 (%)").fill("−1,5");
    await page.getByLabel("Groei van het bbp in 2028 (%)").fill("2");
    await page.getByLabel("Werkloosheid in 2027 (%)").fill("4,6");
    await page.getByLabel("Werkloosheid in 2028 (%)").fill("5 %");
    await page.keyboard.press("Enter");
    await page.getByText("Nieuwe schok is gemaakt.").waitFor();
    await page.reload();
    await settle(page);
    expect(await lede(page)).toMatch(/U hebt 1\seigen scenario/);
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", {name: "Opslaan als bestand: Nieuwe schok"}).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("eigen-nieuwe-schok.yaml");
    const text = await readFile(await download.path(), "utf8");
    expect(readPublication(parse(text), "file")).toMatchObject({id: "eigen-nieuwe-schok", baseYear: 2026});
    await page.getByRole("button", {name: "Verwijder: Nieuwe schok"}).click();
    await page.getByText("Nieuwe schok is verwijderd.").waitFor();
    const give = (name: string, content: string): Promise<void> =>
      page
        .locator('input[type="file"]')
        .setInputFiles({name, mimeType: "application/yaml", buffer: Buffer.from(content)});
    await give("kapot.yaml", "a: [1");
    await page
      .getByText(/^Dit bestand is geen YAML of JSON/)
      .first()
      .waitFor();
    await give("fout.yaml", text.replace("value: 4.6", "value: 460"));
    await page
      .getByText(/^Dit bestand past niet bij een scenario/)
      .first()
      .waitFor();
    await give("goed.yaml", text);
    await page.getByText("Nieuwe schok is geopend.").waitFor();
    expect(await lede(page)).toMatch(/U hebt 1\seigen scenario/);
    expect(faults).toEqual([]);
    await close();
  });

  it("copies a publication and keeps a change only with its reason", async () => {
    const {page, faults, close} = await open("eigen-scenario.html");
    await page.getByLabel("Publicatie", {exact: true}).selectOption("cpb-2020-03");
    await page.getByLabel("Naam van uw kopie").fill("Maart, dieper");
    await page.getByRole("button", {name: "Maak een kopie"}).click();
    await page.getByRole("heading", {name: "Wijzig: Maart, dieper"}).waitFor();
    const value = page.getByLabel("Waarde van Werkloosheid 2021, gemiddeld over het jaar").first();
    const reason = page.getByLabel("Reden bij Werkloosheid 2021, gemiddeld over het jaar").first();
    await value.fill("6,2");
    await value.press("Tab");
    await page.getByText("Schrijf erbij waarom u dit cijfer wijzigt.").waitFor();
    const kept = (): Promise<string> => page.evaluate(() => localStorage.getItem("samenhang:eigen-scenarios") ?? "");
    expect(await kept()).not.toContain('"value":6.2');
    await reason.fill("eigen inschatting");
    await reason.press("Tab");
    await expect.poll(kept).toContain('"reason":"eigen inschatting"');
    expect(await kept()).toContain('"value":6.2');
    const steps = page.locator(".sh-document-history");
    await steps.getByRole("button", {name: "Ongedaan maken"}).click();
    await expect.poll(kept).not.toContain('"value":6.2');
    await expect.poll(() => value.inputValue()).not.toBe("6,2");
    await page.keyboard.press("Control+y");
    await expect.poll(kept).toContain('"value":6.2');
    await expect.poll(() => value.inputValue()).toBe("6,2");
    await page.getByRole("button", {name: "Verwijder: Maart, dieper"}).click();
    await page.getByText("Maart, dieper is verwijderd.").waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", {name: "Wijzig: Maart, dieper"}).click();
    await page.reload();
    await settle(page);
    await page.getByRole("heading", {name: "Wijzig: Maart, dieper"}).waitFor();
    expect(await value.inputValue()).toBe("6,2");
    expect(await reason.inputValue()).toBe("eigen inschatting");
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});
