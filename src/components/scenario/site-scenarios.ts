import type {ScenarioFactsFile, ScenarioFactsIndex} from "../../../loaders/site/scenario-facts-file.js";
import type {ScenarioPublication} from "../../models/scenario/format.js";
import {readPublication} from "../../models/scenario/read-publication.js";
import {scenarioPage as words} from "../../locale/scenario.js";

/** Where scenarios and facts are read; pages use the site's own files, tests their own. */
export interface ScenarioFiles {
  publications(): Promise<readonly ScenarioPublication[]>;
  index(): Promise<ScenarioFactsIndex>;
  /** Facts to count from a year; rejects in Dutch when there are none. */
  facts(year: number): Promise<ScenarioFactsFile>;
}

/**
 * Address of the folder of data from the address of one of this site's modules. Modules stand under `_import` and files
 * at the addresses of observablehq.config.ts; a preview, whose modules carry `?sha=`, serves files under `_file`.
 */
export function dataFolder(moduleUrl: string): string {
  const at = moduleUrl.lastIndexOf("/_import/");
  if (at < 0) throw new Error(`invalid module address: ${moduleUrl}`);
  const isPreview = /[?&]sha=/.test(moduleUrl);
  return `${moduleUrl.slice(0, at)}/${isPreview ? "_file/" : ""}data/`;
}

/** Reads scenarios and facts from a folder, each file once; what failed may work the next time. */
export function openScenarioFiles(
  folder: string,
  fetchJson: (url: string) => Promise<unknown> = getJson
): ScenarioFiles {
  const read = new Map<string, Promise<unknown>>();
  const get = (name: string): Promise<unknown> => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const content = fetchJson(`${folder}${name}`);
    read.set(name, content);
    content.catch(() => read.delete(name));
    return content;
  };
  return {
    async publications() {
      const {publications} = (await get("scenarios.json")) as {publications: unknown[]};
      return publications.map((content) => readPublication(content, "scenarios.json"));
    },
    index: async () => (await get("scenario-facts/index.json")) as ScenarioFactsIndex,
    async facts(year) {
      const content = (await get(`scenario-facts/${year}.json`)) as ScenarioFactsFile | null;
      if (content === null) throw new Error(words.files.noFacts(String(year)));
      return content;
    }
  };
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url).catch(() => {
    throw new Error(words.files.unreachable);
  });
  if (!response.ok) throw new Error(words.files.notFound(String(response.status)));
  return response.json();
}

let own: ScenarioFiles | null = null;

/** The scenarios and facts of this site. */
export const siteScenarioFiles = (): ScenarioFiles => (own ??= openScenarioFiles(dataFolder(import.meta.url)));
