import type {ExpectationsFile} from "../../models/system/expectations/format.js";
import type {SystemFile} from "../../models/system/format.js";
import {systemDiagram as words} from "../../locale/system-diagram.js";
import {dataFolder, folderReader, jsonFetcher} from "../site-data.js";

/** A model of this site, as the loader of src/data/systems.json.ts writes it: `{models: [{id, system, expectations}]}`, the default first. */
export interface SiteModel {
  /** Its file in data/systems, without `.system.json`. */
  id: string;
  system: SystemFile;
  /** Of the file; the loader of the site always gives it. */
  sha256?: string;
  /** What it is expected to do; null for a model without expectations. */
  expectations: ExpectationsFile | null;
}

export interface SiteModels {
  models: SiteModel[];
}

// The loader that wrote them has checked them: a page need not do it again.
const read = folderReader("", jsonFetcher(words.models));

/** The models of this site, read once. Rejects with an Error in Dutch, for the reader, when they cannot be had. */
export const loadSiteModels = async (): Promise<SiteModels> =>
  (await read(`${dataFolder(import.meta.url)}systems.json`)) as SiteModels;
