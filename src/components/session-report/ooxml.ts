import {strToU8, zipSync} from "fflate";
import {xmlText} from "../../models/xml-text.js";

/** A package of Office Open XML (ECMA-376): its parts by path, always the same bytes for the same parts. */
export function ooxmlFile(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.fromEntries(
    Object.entries(parts).map(([path, content]) => [path, typeof content === "string" ? strToU8(content) : content])
  );
  // No clock: the same report is the same file.
  return zipSync(files, {mtime: new Date("2020-01-01T00:00:00")});
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const types: Readonly<Record<string, string>> = {
  core: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
};

/** The relations of a part: id, kind and target of each, in order. */
export function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${types[kind] ?? `${office}/${kind}`}" Target="${target}"/>`
  );
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

/** What each part is. */
export function contentTypes(overrides: Readonly<Record<string, string>>): string {
  const list = Object.entries(overrides).map(
    ([part, type]) => `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`
  );
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${list.join("")}</Types>`;
}

/** Title and language only: a report names no author. */
export const coreProperties = (title: string): string =>
  `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:language>nl-NL</dc:language></cp:coreProperties>`;
