import type {Browser, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, watchedPage, type WatchedPage} from "../helpers/browser.js";

const patience = 30_000;
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, {timeout: patience});

/** Least size of a name (px) that the last row of a room reads from the wall. */
const readable = 18;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function openStory(viewport: {width: number; height: number}): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport});
  watched.page.setDefaultTimeout(patience);
  await watched.page.goto(new URL("systeemmodel/kaart.html?v=1&verhaal=1", inject("site")).href);
  await watched.page.locator(".sh-story .sh-diagram-node:not(.sh-left-out)").first().waitFor();
  return watched;
}

/** The names of a loop as they stand on the screen: how large, and whether all of them is inside the drawing. */
const namesOfLoop = (story: Locator): Promise<{size: number; isInside: boolean}[]> =>
  story.locator(".sh-diagram-svg").evaluate((svg) => {
    const frame = svg.getBoundingClientRect();
    const scale = (svg as SVGSVGElement).getScreenCTM()?.a ?? 0;
    return [...svg.querySelectorAll(".sh-diagram-node.sh-in-loop")].map((node) => {
      const box = node.querySelector(".sh-diagram-body")?.getBoundingClientRect();
      const size = Number(node.querySelector("text")?.getAttribute("font-size")) * scale;
      const isInside =
        box !== undefined &&
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom;
      return {size, isInside};
    });
  });

const stepOf = (story: Locator): Promise<string | null> => story.locator(".sh-story-step").textContent();

describe("the story of a model before a room", () => {
  for (const viewport of [
    {width: 1920, height: 1080},
    {width: 1280, height: 720}
  ])
    it(`shows each loop large enough for the last row on a screen of ${viewport.width}, led by the arrow keys`, async () => {
      const {page, faults, close} = await openStory(viewport);
      const story = page.locator(".sh-story");
      await story.getByRole("button", {name: "Toon groot, voor een zaal"}).click();
      const large = page.getByRole("dialog", {name: "Toon groot, voor een zaal"});
      await large.waitFor();
      let loops = 0;
      for (let step = 2; ; step++) {
        await page.keyboard.press("ArrowRight");
        await eventually(() => stepOf(large)).toMatch(new RegExp(`^Stap ${step} van`));
        if ((await large.getByRole("heading", {name: /^Kring/}).count()) === 0) break;
        loops++;
        await eventually(async () => Math.min(...(await namesOfLoop(large)).map(({size}) => size))).toBeGreaterThan(
          readable
        );
        const names = await namesOfLoop(large);
        expect(names.length).toBeGreaterThan(1);
        expect(names.every(({isInside}) => isInside)).toBe(true);
      }
      expect(loops).toBeGreaterThan(3);
      expect(await large.locator(".sh-diagram-node:not(.sh-left-out, .sh-dimmed)").count()).toBeGreaterThan(20);
      expect(await seriousFindings(page)).toEqual([]);
      await escape(page, large);
      expect(await stepOf(story)).toMatch(/^Stap/);
      expect(faults).toEqual([]);
      await close();
    });

  it("draws the loop of the step large on the page too, and what was told before dimmed around it", async () => {
    const {page, close} = await openStory({width: 1920, height: 1080});
    const story = page.locator(".sh-story");
    await story.getByRole("button", {name: "Volgende"}).focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowRight");
    await eventually(async () => Math.min(...(await namesOfLoop(story)).map(({size}) => size))).toBeGreaterThan(
      readable
    );
    expect(await story.locator(".sh-diagram-node.sh-in-loop.sh-dimmed").count()).toBe(0);
    expect(await story.locator(".sh-diagram-node.sh-dimmed:not(.sh-in-loop)").count()).toBeGreaterThan(3);
    await close();
  });
});

/** Escape leaves the whole screen, or else the dialog: then all is back on the page. */
async function escape(page: Page, large: Locator): Promise<void> {
  await page.keyboard.press("Escape");
  await eventually(() => large.count()).toBe(0);
}
