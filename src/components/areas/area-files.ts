import type {AcrossFile, AcrossSeries, AreaFile, AreaIndex} from "../../../loaders/site/areas/area-types.js";
import {areas} from "../../locale/areas.js";
import {dataFolder, folderReader, jsonFetcher} from "../site-data.js";

/** Where the figures of municipalities and areas are read; pages use the site's own files, tests their own. */
export interface AreaFiles {
  index(): Promise<AreaIndex>;
  area(code: string): Promise<AreaFile>;
  across(indicator: string): Promise<AcrossFile>;
  series(indicator: string): Promise<AcrossSeries>;
}

/** Reads from a folder, each file once. Throws an Error in Dutch, for the reader, when one cannot be had. */
function openAreaFiles(
  folder: string,
  fetchJson: (url: string) => Promise<unknown> = jsonFetcher(areas.fetch)
): AreaFiles {
  const get = folderReader(folder, fetchJson);
  const need = async <T>(name: string): Promise<T> => {
    const content = (await get(name)) as T | null;
    if (content === null) throw new Error(areas.fetch.empty);
    return content;
  };
  return {
    index: () => need("index.json"),
    area: (code) => need(`${code}.json`),
    across: (indicator) => need(`across-${indicator}.json`),
    series: (indicator) => need(`series-${indicator}.json`)
  };
}

let own: AreaFiles | null = null;

/** The figures of this site. */
export function siteAreaFiles(): AreaFiles {
  own ??= openAreaFiles(`${dataFolder(import.meta.url)}areas/`);
  return own;
}
