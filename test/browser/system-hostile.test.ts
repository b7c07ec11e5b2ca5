import {readFile} from "node:fs/promises";
import {strFromU8, unzipSync} from "fflate";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {SystemFile} from "../../models/system/format.js";
import {launchBrowser} from "../helpers/browser.js";
import {openWithModel, siteModel} from "../helpers/own-model.js";

const address = (path: string): string => new URL(`systeemmodel/${path}`, inject("site")).href;
/** A page on a busy machine takes its time. */
const patience = 30_000;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, {timeout: patience});

const markup = `<img src="x" onerror="globalThis.hacked=true"><script>globalThis.hacked=true</script>`;
const formula = `=HYPERLINK("http://127.0.0.1/steel";"klik")`;

let browser: Browser;
/** The model the pages open with, as the site serves it. */
let system: SystemFile;
beforeAll(async () => {
  browser = await launchBrowser();
  system = await siteModel();
});
afterAll(() => browser?.close());

/** The model with texts that would do harm if they were more than text. */
function hostile(): SystemFile {
  const named = (text: string | undefined, at: number): string => `${at % 2 === 0 ? markup : formula} ${text ?? ""}`;
  return {
    ...{...system, name: `${markup} model`},
    variables: system.variables.map((each, at) => ({...each, label: named(each.label ?? each.id, at)})),
    interventions: system.interventions.map((each, at) => ({...each, label: named(each.label ?? each.id, at)})),
    loops: system.loops.map((each) => ({...each, note: markup}))
  };
}

async function expectOnlyText(page: Page): Promise<void> {
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0);
  expect(await page.locator("#observablehq-main").innerText()).toContain(markup);
  expect(await page.locator("#observablehq-main").locator("img, script[src], iframe").count()).toBe(0);
  expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
}

describe("a hostile model", () => {
  it("is shown as text on Wat als, in its figures, controls and measures, and no cell it is saved in is a formula", async () => {
    const {page, faults, close} = await openWithModel(browser, hostile(), "wat-als.html?v=1&met=debt_help");
    await page.locator(".sh-trajectory-band").first().waitFor();
    await page.getByRole("region", {name: "Vergelijking van maatregelen"}).locator("tbody tr").first().waitFor();
    await expectOnlyText(page);
    const rests = page.getByRole("figure").filter({hasText: "Waar komt het op lange duur uit?"}).last();
    await rests.getByRole("button", {name: /^Opslaan als/}).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", {name: /CSV/}).click()
    ]);
    const texts = Object.values(unzipSync(await readFile(await download.path()))).map((file) => strFromU8(file));
    expect(texts.join("\n")).toContain("HYPERLINK");
    for (const cell of texts.flatMap((text) => text.split(/[;\r\n]+/))) expect(cell).not.toMatch(/^\ufeff?"?[=+@]/);
    expect(faults).toEqual([]);
    await close();
  });

  it("is shown as text on Hoe zeker is dit?, with every question answered", async () => {
    const {page, faults, close} = await openWithModel(browser, hostile(), "zekerheid.html");
    const ask = page.getByRole("button", {name: /^Bereken dit/});
    await ask.first().waitFor();
    while ((await ask.count()) > 0) await ask.first().click();
    await expect.poll(() => page.locator('[aria-busy="true"]').count(), {timeout: 120_000}).toBe(0);
    await expectOnlyText(page);
    expect(faults).toEqual([]);
    await close();
  }, 180_000);

  it("that turns in circles is opened, and every page says in Dutch why it cannot be worked out", async () => {
    const equations = new Map([
      ["school_dropout", "domestic_violence + 1"],
      ["domestic_violence", "school_dropout + 1"]
    ]);
    const circular: SystemFile = {
      ...system,
      variables: system.variables.map((each) => {
        const equation = equations.get(each.id);
        return equation === undefined ? each : {...each, equation};
      }),
      links: system.links.filter(({to}) => !equations.has(to)),
      ...{loops: [], correlations: []}
    };
    for (const path of ["kaart.html", "wat-als.html", "zekerheid.html"]) {
      const {page, faults, close} = await openWithModel(browser, circular, path);
      const error = page.locator(".sh-error").first();
      await error.waitFor();
      expect(await error.innerText()).toContain("volgen op hetzelfde moment uit elkaar");
      expect(await page.locator("#observablehq-main").innerText()).not.toMatch(/follow from|make one a stock/);
      expect(faults).toEqual([]);
      await close();
    }
  });

  it("is shown as text on Versies vergelijken and in the story of the map", async () => {
    const versions = await openWithModel(browser, hostile(), "versies.html");
    await versions.page.locator(".sh-version-map .sh-diagram-node").first().waitFor();
    await expectOnlyText(versions.page);
    expect(versions.faults).toEqual([]);
    await versions.close();
    const map = await openWithModel(browser, hostile(), "kaart.html?v=1&verhaal=1");
    await map.page.locator(".sh-story .sh-diagram-node").first().waitFor({state: "attached"});
    await map.page.getByRole("button", {name: "Volgende"}).click();
    await expectOnlyText(map.page);
    expect(map.faults).toEqual([]);
    await map.close();
  });
});

const aux = (name: string, equation: string): string => `<aux name="${name}"><eqn>${equation}</eqn></aux>`;
const xmile = (variables: string, before = ""): string =>
  `<?xml version="1.0"?>${before}<xmile version="1.0"><header/><sim_specs><start>0</start><stop>2</stop><dt>1</dt>` +
  `</sim_specs><model><variables>${variables}</variables></model></xmile>`;
const bomb = `<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

describe("a hostile file of another program", () => {
  it("is refused in plain Dutch on the map and on Versies vergelijken, and nothing that was open is lost", async () => {
    const files = [
      ["entities.xmile", xmile(aux("x", "1"), bomb), /DOCTYPE/],
      ["diep.xmile", xmile("<a>".repeat(5000)), /kwaad kunnen/],
      ["tags.stmx", xmile("<a/>".repeat(600_000)), /kwaad kunnen/],
      ["stuk.itmx", "<xmile><model>", /niet te lezen/],
      ["naam.xmile", xmile(aux(`&lt;img src=x onerror=alert(1)&gt;`, "=1+")), /niet te lezen|niet te rekenen/],
      ["stuk.mdl", "x = ~~|", /niet te lezen/]
    ] as const;
    const {page, faults, close} = await openWithModel(browser, system, "kaart.html");
    await page.locator(".sh-map .sh-diagram-node").first().waitFor();
    const model = page.getByRole("combobox", {name: "Model", exact: true});
    const before = await model.locator("option:checked").textContent();
    const [map, versions] = [page.locator(".sh-model-status"), page.locator(".sh-versions")];
    const give = (label: RegExp, name: string, content: string): Promise<void> =>
      page.getByLabel(label).setInputFiles({name, mimeType: "text/xml", buffer: Buffer.from(content)});
    for (const [name, content, said] of files) {
      await map.evaluate((element) => element.replaceChildren());
      await give(/^Kies een bestand/, name, content);
      await eventually(() => map.innerText()).toMatch(said);
      expect(await map.innerText()).toContain("zoals het was");
    }
    expect(await model.locator("option:checked").textContent()).toBe(before);
    expect(await page.locator(".sh-map .sh-diagram-node").count()).toBe(system.variables.length);
    await page.goto(address("versies.html"));
    const said = versions.locator(".sh-lede");
    await said.waitFor();
    const compared = await said.innerText();
    await give(/bestand/i, "entities.xmile", xmile(aux("x", "1"), bomb));
    await eventually(() => versions.innerText()).toMatch(/DOCTYPE/);
    expect(await said.innerText()).toBe(compared);
    expect(await page.evaluate(() => "hacked" in globalThis)).toBe(false);
    expect(faults).toEqual([]);
    await close();
  }, 180_000);
});
