import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withFields} from "../../models/system/edit/fields.js";
import type {SystemFile} from "../../models/system/format.js";
import {serveSite, type RunningServer} from "../../tools/static-server.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage, type WatchedPage} from "../helpers/browser.js";
import {buildFixtureSite, projectRoot, type FixtureSite} from "../helpers/fixture-site.js";

const page = `# Kaart

\`\`\`js
import {SystemDiagram} from "./components/system/diagram/system-diagram.js";
import {createModelStore} from "./components/system/model-store.js";
import {createSelection} from "./components/system/selection.js";
import {readSystem} from "./models/system/read-system.js";
const store = createModelStore(readSystem(await FileAttachment("model.json").json(), "model"), {name: "Standaardmodel"});
const selection = createSelection();
globalThis.proof = {store, selection, open: (json) => store.open(readSystem(json, "ander"), "ander")};
display(SystemDiagram({store, selection}));
\`\`\`
`;

interface Proof {
  store: {system: SystemFile; changed: boolean; canUndo: boolean};
  selection: {variable: string | null; link: string | null; set(changes: object): void};
  open(json: unknown): void;
}
declare const proof: Proof;

let fixture: FixtureSite;
let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  const model = JSON.parse(
    await readFile(join(projectRoot, "data/systems/standaardmodel.system.json"), "utf8")
  ) as SystemFile;
  // Without the places it comes with, so that the diagram has to find them.
  const variables = model.variables.map((variable) => withFields(variable, {x: null, y: null}));
  fixture = await buildFixtureSite({"index.md": page, "model.json": JSON.stringify({...model, variables})});
  server = await serveSite({site: fixture.site});
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await fixture?.remove();
});

async function open(options: Parameters<typeof watchedPage>[1] = {}): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1200, height: 900}, ...options});
  await watched.page.goto(server.url);
  await watched.page.waitForSelector(".sh-diagram-node");
  await settled(watched.page);
  return watched;
}

/** Until what is drawn is what the model says. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const drawn = document.querySelectorAll(".sh-diagram-node").length;
    const links = document.querySelectorAll("g.sh-diagram-link[data-key]").length;
    return drawn === proof.store.system.variables.length && links >= proof.store.system.links.length;
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const status = (page: Page): Promise<string | null> => page.locator(".sh-diagram-status").textContent();
const focusedKey = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute("data-key") ?? null);
const lastLink = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() => ({...proof.store.system.links.at(-1)}));

/** Runs in the page: which boxes and signs meet, and which lines do not end at a border. */
function findFaults(): string[] {
  const found: string[] = [];
  const meets = (a: DOMRect, b: DOMRect): boolean =>
    a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom - 0.5 && b.top < a.bottom - 0.5;
  const nodes = [...document.querySelectorAll<SVGGElement>(".sh-diagram-node")].map((node) => ({
    key: node.dataset.key ?? "",
    box: node.querySelector(".sh-diagram-body")!.getBoundingClientRect(),
    text: node.querySelector("text")!.getBoundingClientRect()
  }));
  const signs = [...document.querySelectorAll<SVGTextElement>(".sh-diagram-sign")].map((sign) => {
    const {left, top, width, height} = sign.getBoundingClientRect();
    // A line box is taller than the sign in it.
    return {
      key: sign.closest<SVGGElement>("[data-key]")?.dataset.key ?? "",
      box: new DOMRect(left, top + height * 0.3, width, height * 0.4)
    };
  });
  nodes.forEach(({key, box, text}, index) => {
    if (text.left < box.left || text.right > box.right || text.top < box.top - 1 || text.bottom > box.bottom + 1)
      found.push(`the name of ${key} does not fit its box`);
    for (const other of nodes.slice(index + 1)) if (meets(box, other.box)) found.push(`${key} on ${other.key}`);
    for (const sign of signs) if (meets(box, sign.box)) found.push(`the sign of ${sign.key} on ${key}`);
  });
  signs.forEach(({key, box}, index) => {
    for (const other of signs.slice(index + 1))
      if (meets(box, other.box)) found.push(`signs of ${key} and ${other.key}`);
  });
  const boxOf = new Map(nodes.map(({key, box}) => [key, box]));
  for (const {id, from, to} of proof.store.system.links) {
    const path = document.querySelector<SVGPathElement>(`g.sh-diagram-link[data-key="${id}"] > .sh-diagram-hit`)!;
    const matrix = path.getScreenCTM()!;
    for (const [end, key] of [
      [0, from],
      [path.getTotalLength(), to]
    ] as const) {
      const {x, y} = path.getPointAtLength(end).matrixTransform(matrix);
      const {left, right, top, bottom} = boxOf.get(key)!;
      const outside = Math.max(left - x, x - right, top - y, y - bottom);
      // Round corners lie up to five px within the box around them.
      if (outside > 1 || outside < -6) found.push(`${id} ends ${Math.round(outside)} px from the border of ${key}`);
    }
  }
  return found;
}

describe("the diagram of the default model", () => {
  it("is laid out in a worker, and drawn without a label on another", async () => {
    const {page, faults, close} = await open();
    expect(await status(page)).toBe("De kaart is geordend.");
    expect(await page.evaluate(findFaults)).toEqual([]);
    expect(await page.evaluate(() => [proof.store.changed, proof.store.canUndo])).toEqual([false, false]);
    const first = await page.evaluate(() => proof.store.system.variables.map(({x, y}) => [x, y]));
    await page.getByRole("button", {name: "Opnieuw ordenen"}).click();
    await page.waitForFunction(() =>
      document.querySelector(".sh-diagram-status")?.textContent?.endsWith("is geordend.")
    );
    expect(await page.evaluate(() => proof.store.system.variables.map(({x, y}) => [x, y]))).toEqual(first);
    expect(faults).toEqual([]);
    await close();
  });

  it.each(["light", "dark"] as const)("has nothing serious for axe, %s, with its lists open", async (colorScheme) => {
    const {page, close} = await open({colorScheme, viewport: {width: 390, height: 844}});
    await page.locator(".sh-diagram-outline > summary").click();
    await page.evaluate(() => proof.selection.set({link: "unemployment-adult_distress"}));
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0
    );
    await page.getByRole("button", {name: "Toetsen"}).click();
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  });

  it("shows all of itself on paper, whatever is looked at", async () => {
    const {page, close} = await open();
    await page.locator(".sh-diagram-node").first().click();
    for (let times = 0; times < 6; times++) await page.keyboard.press("+");
    await page.emulateMedia({media: "print"});
    // The page hears of paper at its next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const outside = await page.evaluate(() => {
      const sheet = document.querySelector(".sh-diagram-svg")!.getBoundingClientRect();
      return [...document.querySelectorAll<SVGGElement>(".sh-diagram-body")]
        .map((node) => node.getBoundingClientRect())
        .filter(
          ({left, right, top, bottom}) =>
            left < sheet.left || right > sheet.right || top < sheet.top || bottom > sheet.bottom
        ).length;
    });
    expect(outside).toBe(0);
    await close();
  });

  it("marks a loop and names it where there is room", async () => {
    const {page, close} = await open();
    await page.evaluate(() =>
      proof.selection.set({
        loop: {
          name: "B2",
          nodes: ["adult_distress", "mental_care_use"],
          links: ["adult_distress-mental_care_use", "mental_care_use-adult_distress"]
        }
      })
    );
    expect(await page.locator(".sh-diagram-halo").count()).toBe(2);
    expect(await page.locator(".sh-diagram-legend-loop").textContent()).toBe("Gemarkeerd: kring B2");
    const onNode = await page.evaluate(() => {
      const name = document.querySelector(".sh-diagram-name")!.getBoundingClientRect();
      return [...document.querySelectorAll(".sh-diagram-body")]
        .map((node) => node.getBoundingClientRect())
        .filter(
          (box) => box.left < name.right && name.left < box.right && box.top < name.bottom && name.top < box.bottom
        ).length;
    });
    expect(onNode).toBe(0);
    await close();
  });
});

describe("by keyboard", () => {
  it("a model is walked through, added to, linked, changed, taken apart and put back", async () => {
    const {page, faults, close} = await open();
    await page.locator(".sh-diagram-node").first().focus();
    const start = await focusedKey(page);
    await page.keyboard.press("ArrowRight");
    const next = await focusedKey(page);
    expect(next).not.toBe(start);
    expect(await page.locator('.sh-diagram-svg [tabindex="0"]').count()).toBe(1);

    await page.keyboard.press("n");
    await page.keyboard.type("Vertrouwen in de gemeente");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await status(page)).toBe("Vertrouwen in de gemeente is toegevoegd.");
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-key") === "vertrouwen_in_de_gemeente");

    await page.keyboard.press("c");
    await page.keyboard.type("huiselijk");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await lastLink(page)).toMatchObject({from: "vertrouwen_in_de_gemeente", to: "domestic_violence", sign: "+"});
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("sign");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.classList.contains("sh-diagram-link"));

    for (const key of ["m", "4", "s", "t"]) {
      await page.keyboard.press(key);
      await settled(page);
    }
    expect(await lastLink(page)).toMatchObject({sign: "-", strength: "very-strong", speed: "low", status: "fear"});
    expect(await status(page)).toBe("Hoe zeker?: zorgpunt (nog niet aangetoond).");

    await page.keyboard.press("Escape");
    expect(await focusedKey(page)).toBe("vertrouwen_in_de_gemeente");
    await page.keyboard.press("v");
    expect(await page.getByRole("dialog").getByRole("button").first().textContent()).toContain(
      "Verband van Vertrouwen in de gemeente naar Huiselijk geweld"
    );
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.classList.contains("sh-diagram-link"));
    await page.keyboard.press("Delete");
    await settled(page);
    expect(await status(page)).toContain("is verwijderd.");
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-key") === "vertrouwen_in_de_gemeente");
    await page.keyboard.press("F2");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Vertrouwen");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.locator('[data-key="vertrouwen_in_de_gemeente"] text').textContent()).toBe("Vertrouwen");

    await page.locator('[data-key="vertrouwen_in_de_gemeente"]').focus();
    await page.keyboard.press("Shift+ArrowDown");
    await settled(page);
    const count = await page.evaluate(() => proof.store.system.links.length);
    for (let times = 0; times < 3; times++) await page.keyboard.press("Control+z");
    await settled(page);
    expect(await page.evaluate(() => proof.store.system.links.length)).toBe(count + 1);
    expect(await status(page)).toBe("De laatste wijziging is ongedaan gemaakt.");
    await page.keyboard.press("Control+Shift+z");
    await settled(page);
    expect(await page.evaluate(() => proof.store.system.links.length)).toBe(count);

    await page.keyboard.press("h");
    expect(await page.getByRole("dialog").textContent()).toContain("Shift + pijltjes");
    await page.keyboard.press("Escape");
    expect(faults).toEqual([]);
    await close();
  });

  it("what cannot be is refused with the reason", async () => {
    const {page, close} = await open();
    await page.locator('[data-key="deferred_demand"]').focus();
    await page.keyboard.press("Delete");
    expect(await status(page)).toBe("Een rekenregel gebruikt deze variabele. Pas eerst die rekenregel aan.");
    expect(await page.evaluate(() => proof.store.canUndo)).toBe(false);
    await close();
  });
});

describe("by mouse", () => {
  it("variables are moved, linked and added", async () => {
    const {page, faults, close} = await open();
    const place = (id: string): Promise<{x: number; y: number}> =>
      page.evaluate((key) => {
        const box = document.querySelector(`[data-key="${key}"] .sh-diagram-body`)!.getBoundingClientRect();
        return {x: box.left + box.width / 2, y: box.top + box.height / 2};
      }, id);
    const from = await place("school_dropout");
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + 30, {steps: 4});
    await page.mouse.move(from.x + 30, from.y + 40, {steps: 2});
    await page.mouse.up();
    await settled(page);
    const moved = await place("school_dropout");
    expect(moved.x - from.x).toBeCloseTo(30, -0.5);
    expect(moved.y - from.y).toBeCloseTo(40, -0.5);
    expect(await status(page)).toBe("Schooluitval en leerachterstand is verplaatst.");

    const box = (await page.locator('[data-key="school_dropout"] .sh-diagram-handle').boundingBox())!;
    const target = await place("school_dropout").then(() => place("family_stress"));
    await page.mouse.move(moved.x, moved.y);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(target.x + 20, target.y + 4, {steps: 5});
    await page.mouse.move(target.x, target.y);
    await page.mouse.up();
    await settled(page);
    expect(await lastLink(page)).toMatchObject({from: "school_dropout", to: "family_stress"});
    expect(await page.evaluate(() => proof.selection.link)).toBe("school_dropout-family_stress");

    const frame = (await page.locator(".sh-diagram-box").boundingBox())!;
    await page.mouse.dblclick(frame.x + frame.width - 12, frame.y + frame.height - 12);
    await page.keyboard.type("<img src=x onerror=alert(1)>");
    await page.keyboard.press("Enter");
    await settled(page);
    expect(await page.locator(".sh-diagram img").count()).toBe(0);
    expect(await page.evaluate(() => proof.store.system.variables.at(-1)?.label)).toBe("<img src=x onerror=alert(1)>");
    expect(faults).toEqual([]);
    await close();
  });
});
