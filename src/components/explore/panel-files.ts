import type {PanelFile, PanelGrain, PanelIndex} from "../../../loaders/site/panel-file.js";
import {explore} from "../../locale/explore.js";

/** Where panels are read; pages use the site's own files, tests their own. */
export interface PanelFiles {
  index(): Promise<PanelIndex>;
  file(indicator: string, grain: PanelGrain): Promise<PanelFile>;
}

/**
 * Address of the folder of panels from the address of one of this site's modules. Modules stand under `_import` and
 * files at the addresses of observablehq.config.ts; a preview, whose modules carry `?sha=`, serves files under `_file`.
 * Works under any sub-path, as nothing is said of what comes before.
 */
export function panelFolder(moduleUrl: string): string {
  const at = moduleUrl.lastIndexOf("/_import/");
  if (at < 0) throw new Error(`invalid module address: ${moduleUrl}`);
  const isPreview = /[?&]sha=/.test(moduleUrl);
  return `${moduleUrl.slice(0, at)}/${isPreview ? "_file/" : ""}data/indicators/`;
}

/** Reads panels from a folder, each file once. Throws an Error in Dutch, for the reader, when one cannot be had. */
export function openPanelFiles(folder: string, fetchJson: (url: string) => Promise<unknown> = getJson): PanelFiles {
  const read = new Map<string, Promise<unknown>>();
  const get = (name: string): Promise<unknown> => {
    let content = read.get(name);
    if (content === undefined) {
      content = fetchJson(`${folder}${name}`);
      read.set(name, content);
      // What failed may work the next time.
      content.catch(() => read.delete(name));
    }
    return content;
  };
  return {
    index: async () => (await get("index.json")) as PanelIndex,
    file: async (indicator, grain) => {
      const content = (await get(`${indicator}-${grain}.json`)) as PanelFile | null;
      if (content === null) throw new Error(explore.panel.noFigures(indicator));
      return content;
    }
  };
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url).catch(() => {
    throw new Error(explore.panel.unreachable);
  });
  if (!response.ok) throw new Error(explore.panel.notFound(String(response.status)));
  return response.json();
}

let own: PanelFiles | null = null;

/** The panels of this site. */
export function sitePanelFiles(): PanelFiles {
  own ??= openPanelFiles(panelFolder(import.meta.url));
  return own;
}
