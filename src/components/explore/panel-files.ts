import type {PanelFile, PanelGrain, PanelIndex} from "../../../loaders/site/panel-file.js";
import {explore} from "../../locale/explore.js";
import {dataFolder, folderReader, jsonFetcher} from "../site-data.js";

/** Where panels are read; pages use the site's own files, tests their own. */
export interface PanelFiles {
  index(): Promise<PanelIndex>;
  file(indicator: string, grain: PanelGrain): Promise<PanelFile>;
}

/** Reads panels from a folder, each file once. Throws an Error in Dutch, for the reader, when one cannot be had. */
export function openPanelFiles(
  folder: string,
  fetchJson: (url: string) => Promise<unknown> = jsonFetcher(explore.panel)
): PanelFiles {
  const get = folderReader(folder, fetchJson);
  return {
    index: async () => (await get("index.json")) as PanelIndex,
    file: async (indicator, grain) => {
      const content = (await get(`${indicator}-${grain}.json`)) as PanelFile | null;
      if (content === null) throw new Error(explore.panel.noFigures(indicator));
      return content;
    }
  };
}

let own: PanelFiles | null = null;

/** The panels of this site. */
export function sitePanelFiles(): PanelFiles {
  own ??= openPanelFiles(`${dataFolder(import.meta.url)}indicators/`);
  return own;
}
