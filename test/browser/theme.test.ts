import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it, vi} from "vitest";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {toHex} from "../../tools/theme/colour.js";
import {defaultPalettes, themeEnvironment} from "../../tools/theme/theme.js";
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
  // The configuration reads the theme once, when it is loaded.
  vi.resetModules();
  const {default: config} = await import("../../observablehq.config.js");
  vi.unstubAllEnvs();
  return /<style id="sh-theme">[\s\S]*?<\/style>/.exec(config.head)?.[0] ?? "";
}

/** Gives every page the sheet in the place where the build puts it. */
const dress = (page: Page, sheet: string): Promise<unknown> =>
  page.route("**/*.html*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, body: (await response.text()).replace("</head>", () => `${sheet}</head>`)});
  });

/** Every colour that a page shows, as "#rrggbb", each with an element that has it. */
function coloursOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const edges = ["top", "right", "bottom", "left"];
    const found: Record<string, string> = {};
    const look = (element: Element, pseudo: string | null): void => {
      const style = getComputedStyle(element, pseudo);
      if (pseudo !== null && ["none", "normal"].includes(style.content)) return;
      const values = [
        ...["color", "background-color", "background-image", "fill", "stroke", "box-shadow", "text-decoration-color"],
        ...edges
          .filter((edge) => style.getPropertyValue(`border-${edge}-width`) !== "0px")
          .map((edge) => `border-${edge}-color`),
        ...(style.outlineStyle === "none" ? [] : ["outline-color"])
      ].map((property) => style.getPropertyValue(property));
      for (const [, ...parts] of values.join(" ").matchAll(/rgba?\((\d+), (\d+), (\d+)/g)) {
        const hex = `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
        found[hex] ??= `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}${pseudo ?? ""}`;
      }
    };
    for (const element of document.querySelectorAll("body, body *"))
      for (const pseudo of [null, "::before", "::after"]) look(element, pseudo);
    return found;
  });
}

describe("the colours of an invented municipality that sets them all", () => {
  /** A page, something on it that is drawn last, and what must be seen in which token. */
  const drawn: [path: string, wait: string, seen: [selector: string, property: string, token: RegExp][]][] = [
    ["index.html", ".sh-card svg", []],
    ["themas/werk-en-inkomen.html", ".sh-card svg", []],
    ["gebied/gemeente.html?v=1&gebied=GM0794", ".sh-area-block .sh-trend svg", []],
    [
      "gebied/regio.html?v=1&gebied=L-drechtsteden",
      ".sh-funnel",
      [
        [".sh-map .sh-region", "fill", /^--sh-seq-\d$/],
        [".sh-funnel .sh-dot-chosen", "fill", /^--sh-accent$/]
      ]
    ],
    [
      "gegevens/indicator/bijstand.html",
      ".sh-map .sh-region",
      [[".sh-map .sh-region", "fill", /^--sh-(seq-\d|neutral|rule)$/]]
    ],
    ["systeemmodel/kaart.html", ".sh-diagram svg", []],
    ["scenario/scenario.html?v=1&gebied=GM0794", "figure svg", []],
    ["verkennen/verbanden.html", ".sh-bar", []],
    ["duiding/voorbereiden.html", ".sh-session button", []],
    ["docs/how-to/theme.html", "h1", []]
  ];

  it.each(drawn)("are those of %s, and none of the site's own is left", async (path, wait, seen) => {
    const sheet = await sheetOf(await readFile(join(projectRoot(), "test/helpers/voorbeeldrecht.tokens.css"), "utf8"));
    const house = await defaultPalettes(projectRoot());
    // What stands for nothing else: the theme has it not, and it is not plain white.
    const left = [...house.light.values(), ...house.dark.values()]
      .map(toHex)
      .filter((hex) => hex !== "#ffffff" && !sheet.includes(hex));
    expect(left.length).toBeGreaterThan(60);
    const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
    page.setDefaultTimeout(20_000);
    await dress(page, sheet);
    await page.goto(new URL(path, inject("site")).href);
    await page.locator(wait).first().waitFor();
    await settle(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({colorScheme});
      await settle(page);
      const shown = await coloursOf(page);
      expect(Object.fromEntries(left.flatMap((hex) => (shown[hex] ? [[hex, shown[hex]]] : [])))).toEqual({});
      for (const [selector, property, token] of seen) {
        const fits = await page
          .locator(selector)
          .first()
          .evaluate(
            (element, {name, source}) => {
              const own = getComputedStyle(element).getPropertyValue(name);
              const probe = document.body.appendChild(document.createElement("i"));
              const tokens = [...document.querySelector("#sh-theme")!.textContent.matchAll(/--sh-[\w-]+/g)].map(
                ([each]) => each
              );
              const same = [...new Set(tokens)].filter((each) => {
                probe.style.color = `var(${each})`;
                return getComputedStyle(probe).color === own;
              });
              probe.remove();
              return same.some((each) => new RegExp(source).test(each));
            },
            {name: property, source: token.source}
          );
        expect([selector, fits]).toEqual([selector, true]);
      }
    }
    expect(faults).toEqual([]);
    await close();
  });
});

describe("a site in the colours of a municipality", () => {
  it("shows them in light and in dark, prints on white, and all of it can be read", async () => {
    const sheet = await sheetOf(good);
    expect(sheet).toContain("#9d2235");
    const {page, faults, close} = await watchedPage(browser);
    await dress(page, sheet);
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
