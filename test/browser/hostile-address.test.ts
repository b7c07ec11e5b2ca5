import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {walk} from "../../tools/walk.js";
import {launchBrowser, newContext, settle, watch} from "../helpers/browser.js";

const address = inject("site");
const pages = (await walk(inject("siteDirectory"))).filter((file) => file.endsWith(".html"));
const own = pages.filter((file) => !/^(docs|gegevens\/indicator|gebied|404)/.test(file));
const some = ["gegevens/indicator", "gebied"].flatMap((prefix) =>
  pages.filter((file) => file.startsWith(prefix)).slice(0, 1)
);
const soak = Boolean(process.env["SAMENHANG_SOAK"]);

/** Every name a page reads from its address: the fields of all schemas. */
async function fieldNames(): Promise<string[]> {
  const root = fileURLToPath(new URL("../../src/components", import.meta.url));
  const files = (await walk(root)).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const code = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  const names = code.flatMap((text) =>
    [...text.matchAll(/^\s*(?:const \w+ = \{|createState\(\{)?\s*"?(\w+)"?: (?:\w+)Field[(<]/gm)].map(
      ([, name = ""]) => name
    )
  );
  return [...new Set([...names, "v", "__proto__", "constructor"])].sort();
}

/** Short: a server takes addresses of some kilobytes. */
const values = [
  '"><img src=x onerror=pwned=1>',
  "javascript:pwned=1",
  "__proto__",
  "-1e999",
  "99999999999999999999,~x:y"
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe("an address made by somebody else", () => {
  const opened = [...own, ...some].filter((_, index) => soak || index % 3 === 0);

  it("runs nothing, and breaks no page", {timeout: 60_000 + opened.length * 40_000}, async () => {
    const names = await fieldNames();
    expect(names.length).toBeGreaterThan(20);
    const context = await newContext(browser, {viewport: {width: 1360, height: 900}});
    for (const [index, file] of opened.entries())
      for (const value of soak ? values : [values[index % values.length] ?? ""]) {
        const page = await context.newPage();
        const faults = watch(page);
        page.on("dialog", (dialog) => {
          faults.push(`dialog: ${dialog.message()}`);
          void dialog.dismiss();
        });
        const to = new URL(file, address);
        // Each name twice: a page that expects one value gets two.
        for (const name of [...names, ...names]) to.searchParams.append(name, value);
        to.hash = value;
        await page.goto(to.href);
        await settle(page);
        expect(await page.locator(".observablehq--error").allTextContents(), `${file} ${value}`).toEqual([]);
        expect(await page.locator("h1").count(), file).toBe(1);
        expect(faults, `${file} ${value}`).toEqual([]);
        expect(await page.evaluate(() => "pwned" in window || "polluted" in {}), file).toBe(false);
        expect(await page.locator("main img[src=x], main script:not([type=module])").count(), file).toBe(0);
        await page.close();
      }
    await context.close();
  });
});
