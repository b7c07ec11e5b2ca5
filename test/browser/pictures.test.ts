import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Locator, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";
import {projectRoot} from "../helpers/fixture-site.js";

/** The pictures of the README. `npm run pictures` puts them in docs/images; else they are only looked at. */
const pictures: readonly {
  name: string;
  path: string;
  /** What must be drawn. */
  ready: (page: Page) => Promise<unknown>;
  /** What stands at the top. */
  top: (page: Page) => Locator;
}[] = [
  {
    name: "overview",
    path: "index.html",
    ready: (page) => page.locator(".sh-card svg").nth(5).waitFor(),
    top: (page) => page.getByRole("heading", {name: "Werk en inkomen"})
  },
  {
    name: "scenario",
    path: "scenario/scenario.html?v=1&publicatie=cpb-2020-06&scenario=cpb-2020-06-basis&gebied=GM0794",
    ready: (page) =>
      page
        .getByText(/8 van de 10 keer tussen/)
        .nth(7)
        .waitFor(),
    top: (page) => page.getByRole("heading", {name: "Wat betekent dit voor Helmond in 2021?"})
  },
  {
    name: "what-if",
    path: "systeemmodel/wat-als.html?v=1&oorzaak=unemployment&hoeveel=1",
    ready: (page) => page.locator("svg.sh-trajectory").nth(1).waitFor(),
    top: (page) => page.locator("figure", {has: page.locator("svg.sh-trajectory")}).first()
  },
  {
    name: "report",
    path: "duiding/verslag.html?v=1&bijeenkomst=helmond-2021-03",
    ready: (page) => page.locator(".sh-report svg").first().waitFor(),
    top: (page) => page.getByRole("heading", {name: /^Vraag 2/})
  }
];
const most = 120_000;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  folder = process.env["SAMENHANG_PICTURES"]
    ? join(projectRoot, "docs/images")
    : await mkdtemp(join(tmpdir(), "samenhang-pictures-"));
});
afterAll(async () => {
  await browser?.close();
  if (!process.env["SAMENHANG_PICTURES"]) await rm(folder, {recursive: true, force: true});
});

describe("the pictures of the README", () => {
  it.each(pictures)(
    "$name shows its page with the figures in it, in few bytes, and stands in the README",
    async ({name, path, ready, top}) => {
      const {page, faults, close} = await watchedPage(browser, {
        ...{viewport: {width: 1040, height: 600}, colorScheme: "light", reducedMotion: "reduce"}
      });
      page.setDefaultTimeout(60_000);
      await page.goto(new URL(path, inject("site")).href);
      await settle(page);
      await ready(page);
      await top(page).evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 24));
      const file = join(folder, `${name}.png`);
      await page.screenshot({path: file});
      const bytes = await readFile(file);
      expect(bytes.length).toBeLessThan(most);
      expect(bytes.length).toBeGreaterThan(most / 10);
      const readme = await readFile(join(projectRoot, "README.md"), "utf8");
      expect(readme.includes(`(docs/images/${name}.png)`), "in README.md").toBe(true);
      expect(faults).toEqual([]);
      await close();
    },
    120_000
  );
});
