import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {bareImports} from "./bare-imports.js";

/** A package that comes along when this program is installed without the tools to develop it. */
export interface InstalledPackage {
  /** In the project, as `node_modules/d3`. */
  path: string;
  name: string;
  version: string;
  /** An SPDX expression, or null where the package says none. */
  licence: string | null;
  hasHash: boolean;
  runsAtInstall: boolean;
  dependencies: readonly string[];
}

/** Licences under which a package may be passed on inside a work under EUPL-1.2. */
const allowedLicences: ReadonlySet<string> = new Set(
  `0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause BSL-1.0 CC0-1.0 EPL-2.0 EUPL-1.2 ISC MIT MIT-0 MPL-2.0 OFL-1.1
   Python-2.0 Unlicense Zlib`.split(/\s+/)
);

/** True where an SPDX expression lets us choose licences that are all allowed. */
export function isAllowed(licence: string | null): boolean {
  if (licence === null) return false;
  const plain = licence.replaceAll(/[()]/g, " ").trim();
  // Within one package AND and OR do not occur together; where they did, nothing would be decided by guessing.
  if (/ AND /.test(plain) && / OR /.test(plain)) return false;
  const parts = plain.split(/ (?:AND|OR) /).map((part) => allowedLicences.has(part.trim()));
  return / OR /.test(plain) ? parts.includes(true) : !parts.includes(false);
}

interface LockEntry {
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** The packages of package-lock.json without those for development, for all systems, in order of path. */
export async function productionPackages(projectRoot: string): Promise<InstalledPackage[]> {
  const {packages} = JSON.parse(await readFile(join(projectRoot, "package-lock.json"), "utf8")) as {
    packages: Record<string, LockEntry>;
  };
  const found = Object.entries(packages).filter(([path, {dev}]) => path !== "" && dev !== true);
  return Promise.all(
    found.map(async ([path, entry]) => ({
      path,
      name: path.replace(/^.*node_modules\//, ""),
      version: entry.version ?? "",
      licence: entry.license ?? (await oldLicence(join(projectRoot, path))),
      // What stands inside another package is covered by the hash of that one.
      hasHash: entry.integrity !== undefined || entry.inBundle === true,
      runsAtInstall: entry.hasInstallScript === true,
      dependencies: Object.keys({...entry.dependencies, ...entry.optionalDependencies})
    }))
  );
}

/** The field `licenses` of before 2014, which npm does not copy to the lock file. */
async function oldLicence(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
  const {licenses = []} = JSON.parse(text) as {licenses?: {type: string}[]};
  return licenses.length === 0 ? null : licenses.map(({type}) => type).join(" OR ");
}

/** What Framework's own scripts in a page are made of, and the fonts. */
const besides = [
  ..."@observablehq/runtime @observablehq/inspector @observablehq/inputs @observablehq/plot minisearch".split(" "),
  ..."arquero apache-arrow d3 d3-dsv htl isoformat topojson-client @duckdb/duckdb-wasm".split(" "),
  ..."@fontsource-variable/source-sans-3 @fontsource-variable/source-serif-4 @observablehq/framework".split(" ")
];
/** Run where the site is built, and hand nothing of themselves on. */
const atBuild = new Set(["@duckdb/node-api", "@observablehq/framework"]);

/** The packages of which anything may stand in a built site: what its modules import, and what those need. */
export async function sitePackages(projectRoot: string): Promise<InstalledPackage[]> {
  const all = new Map((await productionPackages(projectRoot)).map((each) => [each.path, each]));
  const sources = ["src", "models", "loaders"].map((name) => join(projectRoot, name));
  const imported = (await bareImports(sources)).map(nameOf);
  const found = new Map<string, InstalledPackage>();
  const add = (name: string, from: string): void => {
    const installed = nearest(all, name, from);
    if (installed === undefined || found.has(installed.path)) return;
    found.set(installed.path, installed);
    if (!atBuild.has(name)) for (const other of installed.dependencies) add(other, installed.path);
  };
  for (const name of [...imported, ...besides]) add(name, "");
  found.delete("node_modules/@duckdb/node-api");
  return [...found.values()].filter(({path}) => existsSync(join(projectRoot, path))).sort(byPath);
}

const byPath = (a: InstalledPackage, b: InstalledPackage): number => (a.path < b.path ? -1 : 1);

const nameOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** The copy that a package at `from` gets when it asks for `name`, as Node looks for it: from its own folder upwards. */
function nearest(all: ReadonlyMap<string, InstalledPackage>, name: string, from: string): InstalledPackage | undefined {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, "")) {
    const found = all.get(`${folder === "" ? "" : `${folder}/`}node_modules/${name}`);
    if (found !== undefined || folder === "") return found;
  }
}

/** LICENTIES.txt of a built site: our own licence, and of every package in it the licence and the notices it demands. */
export async function siteNotices(projectRoot: string): Promise<string> {
  const own = await readFile(join(projectRoot, "LICENSE"), "utf8");
  // Packages of one publisher often hold the same text: it stands here once.
  const owners = new Map<string, string[]>();
  for (const each of await sitePackages(projectRoot)) {
    const text = await noticeText(projectRoot, each);
    owners.set(text, [...(owners.get(text) ?? []), `${each.name} ${each.version} (${each.licence ?? "?"})`]);
  }
  const rule = "-".repeat(80);
  const parts = [...owners].map(([text, names]) => `${rule}\n${[...new Set(names)].join("\n")}\n\n${text}\n`);
  return `Samenhang is licensed under EUPL-1.2, of which the text follows. This site also holds parts of the packages listed
below it, each under its own licence.\n\n${rule}\n${own.trim()}\n\n${parts.join("\n")}`;
}

async function noticeText(projectRoot: string, {path, licence}: InstalledPackage): Promise<string> {
  const folder = join(projectRoot, path);
  const files = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice|ofl)/i.test(name)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  if (texts.length > 0) return texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
  const {author, contributors, homepage} = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    author?: string | {name: string};
    contributors?: (string | {name: string})[];
    homepage?: string;
  };
  const people = [author, ...(contributors ?? [])].flatMap((each) =>
    each === undefined ? [] : [typeof each === "string" ? each : each.name]
  );
  return `Licence: ${licence ?? "?"}; no text in the package. By ${people.join(", ") || "its contributors"}${homepage === undefined ? "" : ` (${homepage})`}.`;
}

/** docs/licences.md: the packages this program is installed with, by licence, and what the site carries. */
export async function licencesPage(projectRoot: string): Promise<string> {
  const all = await productionPackages(projectRoot);
  const byLicence = new Map<string, Set<string>>();
  for (const {licence, name} of all) {
    const key = licence ?? "unknown";
    // Two publishers spread themselves over hundreds of packages.
    const shown = name.replace(/^@(stdlib|esbuild|rollup)\/.*/, "@$1/…");
    byLicence.set(key, (byLicence.get(key) ?? new Set()).add(shown));
  }
  const rows = [...byLicence]
    .sort(([, a], [, b]) => b.size - a.size)
    .map(([licence, names]) => `## ${licence}\n\n${wrap([...names].sort().join(", "))}\n`);
  return `---
title: Licences
---

# Licences

${wrap(
  `Samenhang itself is licensed under EUPL-1.2. It is installed with ${all.length} packages of others (on all systems together), each under a licence that lets it be passed on; a test holds every new one to the same list. Packages that are only used to develop it are not passed on, and are not counted. A built site carries the licences and notices of all that is in it, in LICENTIES.txt.`
)}

This page is made: \`npm run licences\`.

${rows.join("\n")}`;
}

/** Lines of at most 120 characters. */
const wrap = (text: string): string => text.replaceAll(/(.{1,118})(?: |$)/g, "$1\n").trimEnd();
