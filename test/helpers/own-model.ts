import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {inject} from "vitest";
import type {SystemFile} from "../../models/system/format.js";
import type {SiteModels} from "../../src/components/system/site-models.js";
import {watchedPage, type WatchedPage} from "./browser.js";

/** The model that pages about system models open with, as the site serves it. */
export async function siteModel(): Promise<SystemFile> {
  const file = join(inject("siteDirectory"), "data", "systems.json");
  const [first] = (JSON.parse(await readFile(file, "utf8")) as SiteModels).models;
  if (first === undefined) throw new Error("the site has no model");
  return first.system;
}

/** A page about system models that finds this model as the reader's own work. */
export async function openWithModel(browser: Browser, system: SystemFile, path: string): Promise<WatchedPage> {
  const watched = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  watched.page.setDefaultTimeout(30_000);
  await watched.page.addInitScript(
    (text) => localStorage.setItem("samenhang:model", text),
    JSON.stringify({system, name: system.name, changed: true})
  );
  await watched.page.goto(new URL(`systeemmodel/${path}`, inject("site")).href);
  return watched;
}
