import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it, vi} from "vitest";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {themeEnvironment} from "../../tools/theme/theme.js";
import {seriousFindings} from "../helpers/axe.js";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";
import {runLine} from "../helpers/command-line.js";

const good = `.gemeente-theme {
  --gemeente-rood: #9d2235;
  --utrecht-document-background-color: #ffffff;
  --utrecht-link-color: var(--gemeente-rood);
  --utrecht-focus-outline-color: hsl(150 100% 20%);
}
@media (prefers-color-scheme: dark) { .gemeente-theme { --utrecht-link-color: #ffb3c1 } }`;

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "samenhang-theme-"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, {recursive: true, force: true});
});

/** What the configuration of the site puts in the head of each page when it is built with this theme. */
async function sheetOf(css: string): Promise<string> {
  const file = join(folder, "tokens.css");
  await writeFile(file, css);
  const {SAMENHANG_THEME = ""} = await themeEnvironment(projectRoot(), file);
  vi.stubEnv("SAMENHANG_THEME", SAMENHANG_THEME);
  const {default: config} = await import("../../observablehq.config.js");
  vi.unstubAllEnvs();
  return /<style id="sh-theme">[\s\S]*?<\/style>/.exec(config.head)?.[0] ?? "";
}

describe("a site in the colours of a municipality", () => {
  it("shows them in light and in dark, prints on white, and all of it can be read", async () => {
    const sheet = await sheetOf(good);
    expect(sheet).toContain("#9d2235");
    const {page, faults, close} = await watchedPage(browser);
    await page.route("**/*.html*", async (route) => {
      const response = await route.fetch();
      await route.fulfill({response, body: (await response.text()).replace("</head>", () => `${sheet}</head>`)});
    });
    const colourOf = (selector: string, name: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);
    const link = "#observablehq-main article h3 a";
    const seen = async (): Promise<string[]> => [
      await colourOf(link, "color"),
      await colourOf("html", "background-color")
    ];
    for (const file of ["index.html", "gebied/gemeente.html?gebied=GM0794"]) {
      await page.emulateMedia({media: "screen", colorScheme: "light"});
      await page.goto(new URL(file, inject("site")).href);
      await page.locator(link).first().waitFor();
      await settle(page);
      expect(await seen()).toEqual(["rgb(157, 34, 53)", "rgb(255, 255, 255)"]);
      expect(await seriousFindings(page, ["color-contrast"])).toEqual([]);
      await page.locator(".skip-link").focus();
      await page.keyboard.press("Tab");
      expect(await colourOf(":focus-visible", "outline-color")).toBe("rgb(0, 102, 51)");
      await page.emulateMedia({colorScheme: "dark"});
      expect(await seen()).toEqual(["rgb(255, 179, 193)", "rgb(20, 24, 29)"]);
      expect(await seriousFindings(page, ["color-contrast"])).toEqual([]);
      await page.emulateMedia({media: "print", colorScheme: "dark"});
      expect(await colourOf("html", "background-color")).toBe("rgb(255, 255, 255)");
      expect(await colourOf("html", "--sh-accent")).toBe("#9d2235");
    }
    expect(faults).toEqual([]);
    await close();
  });
});

describe("a theme that cannot be seen well", () => {
  it("stops the build before it starts, with the token, the ratio and what to do", async () => {
    await writeFile(join(folder, "bleek.css"), ":root { --utrecht-link-color: #00a1e5 }");
    const {code, err} = await runLine(["site", "build", "--theme", "bleek.css"], folder);
    expect(code).toBe(1);
    expect(err).toContain("--sh-accent (--utrecht-link-color) #00a1e5");
    expect(err).toMatch(/contrast of 2\.\d\d, and text needs 4\.5: take #[0-9a-f]{6} or darker/);
    const missing = await runLine(["site", "build", "--theme", "nergens.css"], folder);
    expect([missing.code, missing.err.includes("nergens.css")]).toEqual([1, true]);
  });
});
