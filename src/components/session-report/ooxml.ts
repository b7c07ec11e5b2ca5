import {strToU8, zipSync} from "fflate";

/** A package of Office Open XML (ECMA-376): its parts by path, always the same bytes for the same parts. */
export function ooxmlFile(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.fromEntries(
    Object.entries(parts).map(([path, content]) => [path, typeof content === "string" ? strToU8(content) : content])
  );
  // No clock: the same report is the same file.
  return zipSync(files, {mtime: new Date("2020-01-01T00:00:00")});
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;"
};

/** Text as XML takes it: escaped, without characters that XML 1.0 does not have. */
export const xmlText = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- these are what XML may not hold
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD")
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD")
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");

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
