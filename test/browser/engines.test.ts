import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launchBrowser} from "../helpers/browser.js";
import {everything, scan} from "./engines-work.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe("the models", () => {
  it("give the same results, to the bit, in Node and in Chromium", async () => {
    const {outputFiles} = await build({
      entryPoints: [fileURLToPath(new URL("engines-work.ts", import.meta.url))],
      bundle: true,
      format: "iife",
      globalName: "engines",
      platform: "browser",
      target: "es2022",
      write: false
    });
    const page = await browser.newPage();
    await page.addScriptTag({content: outputFiles[0]?.text ?? ""});
    const inBrowser = await page.evaluate("engines.everything()");
    const here = everything();
    expect(here.length).toBeGreaterThan(20_000);
    expect(inBrowser).toBe(here);
    await page.close();
  });

  it("give the same scan however many workers share it", () => {
    const whole = scan();
    for (const parts of [2, 3, 7]) expect(scan(undefined, parts)).toBe(whole);
  });
});
