import type {ExpectationsFile} from "../../models/system/expectations/format.js";
import type {SystemFile} from "../../models/system/format.js";
import {systemDiagram as words} from "../../locale/system-diagram.js";

/** A model of this site, as the loader of src/data/systems.json.ts writes it: `{models: [{id, system, expectations}]}`, the default first. */
export interface SiteModel {
  /** Its file in data/systems, without `.system.json`. */
  id: string;
  system: SystemFile;
  /** What it is expected to do; null for a model without expectations. */
  expectations: ExpectationsFile | null;
}

export interface SiteModels {
  models: SiteModel[];
}

/**
 * Address of the models from the address of one of this site's modules. Modules stand under `_import` and files at the
 * addresses of observablehq.config.ts; a preview, whose modules carry `?sha=`, serves files under `_file`.
 */
export function modelsAddress(moduleUrl: string): string {
  const at = moduleUrl.lastIndexOf("/_import/");
  if (at < 0) throw new Error(`invalid module address: ${moduleUrl}`);
  const isPreview = /[?&]sha=/.test(moduleUrl);
  return `${moduleUrl.slice(0, at)}/${isPreview ? "_file/" : ""}data/systems.json`;
}

let own: Promise<SiteModels> | null = null;

/** The models of this site, read once. Rejects with an Error in Dutch, for the reader, when they cannot be had. */
export function loadSiteModels(): Promise<SiteModels> {
  own ??= fetchModels(modelsAddress(import.meta.url));
  // What failed may work the next time.
  own.catch(() => (own = null));
  return own;
}

async function fetchModels(address: string): Promise<SiteModels> {
  const response = await fetch(address).catch(() => {
    throw new Error(words.models.unreachable);
  });
  if (!response.ok) throw new Error(words.models.notFound(String(response.status)));
  // The loader that wrote them has checked them: a page need not do it again.
  return (await response.json()) as SiteModels;
}
