import {readFile} from "node:fs/promises";
import {join, posix} from "node:path";
import type {ModuleImport} from "./module-imports.js";
import {moduleImports} from "./module-imports.js";
import {walk} from "./walk.js";

/** What is wrong with one file of a built site. */
export interface ScanProblem {
  file: string;
  problem: string;
}

/**
 * Looks through a built site for what Framework lets pass with exit code 0: cells that are shown as errors, imports a
 * browser cannot resolve or that leave the site, addresses of other hosts among the resources, links and anchors that
 * lead nowhere, absolute paths that break under a sub-path, pages without a content security policy. An empty list means a
 * sound site.
 */
export async function scanSite(site: string): Promise<ScanProblem[]> {
  const files = await walk(site);
  const texts = new Map<string, string>();
  for (const file of files) {
    if (/\.(html|js|mjs|css)$/.test(file)) texts.set(file, await readFile(join(site, file), "utf8"));
  }
  const known = new Set(files);
  const anchors = new Map<string, Set<string>>();
  for (const [file, text] of texts) if (file.endsWith(".html")) anchors.set(file, anchorsOf(text));
  const problems: ScanProblem[] = [];
  for (const [file, text] of texts) {
    const report = (problem: string): void => void problems.push({file, problem});
    if (file.endsWith(".html")) await scanPage(file, text, known, anchors, report);
    else if (file.endsWith(".css")) scanStyle(file, text, known, report);
    else await scanScript(file, text, known, report);
  }
  return problems;
}

type Report = (problem: string) => void;

async function scanPage(
  file: string,
  html: string,
  known: ReadonlySet<string>,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
  report: Report
): Promise<void> {
  const markup = withoutCode(html);
  if (!/<meta http-equiv="Content-Security-Policy"/.test(markup)) report("no content security policy");
  if (/<[^>]*\son\w+="/.test(markup)) report("a handler inside the markup, which the content security policy stops");
  if (/observablehq--error/.test(markup)) report("a cell is shown as an error");
  for (const [, message] of markup.matchAll(/>\s*((?:Syntax|Reference|Type)Error: [^<]*)/g))
    report(`error in the page: ${message ?? ""}`);
  for (const {tag, address} of resources(markup)) {
    const isLink = tag === "a" || tag === "area";
    if (isLink && /^(https?|mailto|tel):/.test(address)) continue;
    checkAddress({file, address, known, anchors, report, what: isLink ? "link" : "resource"});
  }
  for (const [, style] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g))
    scanStyle(file, style ?? "", known, report);
  for (const [, attributes, script] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\bsrc=/.test(attributes ?? "") || /type="(?!module|text\/javascript)[^"]*"/.test(attributes ?? "")) continue;
    await scanScript(file, script ?? "", known, report);
  }
  for (const [, name] of html.matchAll(/registerFile\([^{]*\{[^}]*"path":"([^"]+)"/g)) {
    checkAddress({file, address: name ?? "", known, anchors, report, what: "data file"});
  }
}

function scanStyle(file: string, css: string, known: ReadonlySet<string>, report: Report): void {
  for (const [, quoted, bare] of css.matchAll(/(?:url\(\s*|@import\s+)(?:["']([^"']*)["']|([^"')\s;]+))/g)) {
    const address = quoted ?? bare ?? "";
    if (address === "url(" || address.startsWith("data:") || address.startsWith("#")) continue;
    checkAddress({file, address, known, anchors: new Map(), report, what: "style resource"});
  }
}

async function scanScript(file: string, script: string, known: ReadonlySet<string>, report: Report): Promise<void> {
  let imports: ModuleImport[];
  try {
    imports = await moduleImports(script);
  } catch (error) {
    report(`script cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  // Framework's client names every built-in library, in imports that only run on a page that uses one.
  const isFramework = /^_observablehq\/[\w-]+\.\w+\.js$/.test(file);
  for (const {specifier, isStatic} of imports) {
    if (isFramework && !isStatic && /^(\.\.\/_npm|\.\/stdlib)\//.test(specifier)) continue;
    if (specifier.startsWith("node:")) report(`import of Node: ${specifier}`);
    else if (/^(https?:)?\/\//.test(specifier)) report(`import from another host: ${specifier}`);
    else if (/^\.{0,2}\//.test(specifier)) {
      checkAddress({file, address: specifier, known, anchors: new Map(), report, what: "import"});
    } else if (!/^(data|blob):/.test(specifier)) report(`bare import: ${specifier}`);
  }
}

interface AddressCheck {
  file: string;
  address: string;
  known: ReadonlySet<string>;
  anchors: ReadonlyMap<string, ReadonlySet<string>>;
  report: Report;
  what: string;
}

function checkAddress({file, address, known, anchors, report, what}: AddressCheck): void {
  if (/^(data|blob|javascript|about):/.test(address)) return;
  if (/^(\w+:)?\/\//.test(address)) return report(`${what} on another host: ${address}`);
  if (address.startsWith("/"))
    return report(`${what} with an absolute path, which breaks under a sub-path: ${address}`);
  const [, path = "", , hash] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/.exec(address) ?? [];
  const target = path === "" ? file : resolveInSite(file, decodeURI(path), known);
  if (target === null) return report(`dead ${what}: ${address}`);
  if (hash === undefined || hash === "" || !target.endsWith(".html")) return;
  if (anchors.get(target)?.has(decodeURIComponent(hash)) === false) report(`dead anchor: ${address}`);
}

/** The file a relative address leads to, as a static server resolves it: itself, its .html, or its index.html. */
function resolveInSite(file: string, path: string, known: ReadonlySet<string>): string | null {
  const target = posix.normalize(posix.join(posix.dirname(file), path)).replace(/^\.\/?$/, "");
  if (target.startsWith("..")) return null;
  const folder = target === "" || target.endsWith("/") ? target : `${target}/`;
  const candidates = [target, `${target}.html`, `${folder}index.html`];
  return candidates.find((candidate) => known.has(candidate)) ?? null;
}

const addressAttributes = /<(a|area|link|script|img|source|video|audio|iframe|use|form|object|embed)\b([^>]*)>/gi;

function* resources(html: string): Generator<{tag: string; address: string}> {
  for (const [, tag = "", attributes = ""] of html.matchAll(addressAttributes)) {
    for (const [, name, value = ""] of attributes.matchAll(/\b(href|src|srcset|action|data|poster)="([^"]*)"/g)) {
      if (name === "data" && tag.toLowerCase() !== "object") continue;
      const addresses = name === "srcset" ? value.split(",").map((item) => item.trim().split(/\s+/)[0] ?? "") : [value];
      for (const address of addresses) yield {tag: tag.toLowerCase(), address: address.replaceAll("&amp;", "&")};
    }
  }
}

function anchorsOf(html: string): Set<string> {
  const anchors = new Set(["top"]);
  for (const [, id] of withoutCode(html).matchAll(/\s(?:id|name)="([^"]+)"/g)) if (id !== undefined) anchors.add(id);
  return anchors;
}

/** The page without its scripts, comments and displayed code, which may hold anything. */
const withoutCode = (html: string): string =>
  html.replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, "$1</script>").replace(/<!--[\s\S]*?-->|<pre[\s\S]*?<\/pre>/g, "");
