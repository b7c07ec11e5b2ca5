import {existsSync} from "node:fs";
import {join} from "node:path";
import {chromium, type Page} from "playwright-core";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {findChromium} from "../find-chromium.mjs";
import {serveSite} from "../static-server.js";
import type {BenchRow} from "./bench-row.js";
import {median} from "./median.js";

const moves = 40;
/** From a slider's change to the picture, ms. */
const budget = 100;
const quiet = ".sh-scenario-busy .sh-progress, .sh-scenario [aria-busy=true]";

/**
 * How long the page Scenario of the built site takes from a change of a slider to the frame that shows the new headline and
 * the first figure; nothing when the site is not built or no Chromium is found. Once with a pause after every change, and
 * once with the next change 60 ms after the last frame, as when a slider is dragged.
 */
export async function measureScenario(): Promise<BenchRow[]> {
  const site = join(projectRoot(), "dist");
  const executablePath = findChromium();
  if (!existsSync(join(site, "scenario/scenario.html")) || executablePath === null) {
    console.error("scenario not measured: build the site first, and have a Chromium");
    return [];
  }
  const server = await serveSite({site});
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox", "--disable-gpu"]});
  try {
    const rows: BenchRow[] = [];
    for (const [what, pause] of [
      ["scenario, slider to picture", 1500],
      ["scenario, slider to picture while it is dragged", 60]
    ] as const) {
      const page = await browser.newPage({viewport: {width: 1360, height: 900}});
      // The runner of this script gives functions their names by this, which a page does not have.
      await page.addInitScript("globalThis.__name = (named) => named");
      await page.goto(`${server.url}scenario/scenario.html`);
      await page.locator(".sh-scenario-cards").getByText("8 van de 10 keer").first().waitFor({timeout: 60_000});
      await page.waitForFunction((busy) => document.querySelector(busy) === null, quiet, {timeout: 60_000});
      await page.locator(".sh-scenario-more summary").first().click();
      const times = await timesOf(page, pause);
      const sorted = [...times].sort((a, b) => a - b);
      const [middle, high] = [median(times), sorted[Math.ceil(0.95 * moves) - 1] ?? NaN];
      const held = (value: number): string => `${(value / budget).toFixed(2)} × the budget`;
      rows.push({what, median: middle, unit: "ms", runs: moves, ratio: held(middle)});
      rows.push({what: `${what}, 95th percentile`, median: high, unit: "ms", runs: moves, ratio: held(high)});
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Moves the first slider and waits, each time, for the frame in which headline and first figure have changed. */
function timesOf(page: Page, pause: number): Promise<number[]> {
  return page.evaluate(
    async ({moves, pause}) => {
      const find = <T extends Element>(selector: string): T => {
        const found = document.querySelector<T>(selector);
        if (found === null) throw new Error(`not on the page: ${selector}`);
        return found;
      };
      const slider = find<HTMLInputElement>(".sh-scenario-assumptions input[type=range]");
      const headline = find(".sh-scenario-headline").parentElement;
      const picture = find(".sh-band-plot").closest(".sh-figure-place");
      const changed = (place: Element | null | undefined): Promise<void> =>
        new Promise((resolve) => {
          if (place == null) throw new Error("the page has no headline or no figure");
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(place, {childList: true, subtree: true});
        });
      const shown = (): Promise<number> =>
        new Promise((resolve) => {
          requestAnimationFrame(() => {
            // What is posted in a frame arrives after that frame was drawn.
            const {port1, port2} = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(null);
          });
        });
      const times: number[] = [];
      for (let move = 0; move < moves; move++) {
        const now = Number(slider.value);
        const step = Math.floor(move / 20) % 2 === 0 ? -0.05 : 0.05;
        const both = Promise.all([changed(headline), changed(picture)]);
        const started = performance.now();
        slider.value = String(now + step);
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        await both;
        times.push((await shown()) - started);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      return times;
    },
    {moves, pause}
  );
}
