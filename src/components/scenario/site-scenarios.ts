import type {ScenarioFactsFile, ScenarioFactsIndex} from "../../../loaders/site/scenario-facts-file.js";
import type {ScenarioPublication} from "../../models/scenario/format.js";
import {readPublication} from "../../models/scenario/read-publication.js";
import {scenarioPage as words} from "../../locale/scenario.js";
import {dataFolder, folderReader, jsonFetcher} from "../site-data.js";

/** Where scenarios and facts are read; pages use the site's own files, tests their own. */
export interface ScenarioFiles {
  publications(): Promise<readonly ScenarioPublication[]>;
  index(): Promise<ScenarioFactsIndex>;
  /** Facts to count from a year; rejects in Dutch when there are none. */
  facts(year: number): Promise<ScenarioFactsFile>;
}

/** Reads scenarios and facts from a folder, each file once; what failed may work the next time. */
function openScenarioFiles(
  folder: string,
  fetchJson: (url: string) => Promise<unknown> = jsonFetcher(words.files)
): ScenarioFiles {
  const get = folderReader(folder, fetchJson);
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

let own: ScenarioFiles | null = null;

/** The scenarios and facts of this site. */
export const siteScenarioFiles = (): ScenarioFiles => (own ??= openScenarioFiles(dataFolder(import.meta.url)));
