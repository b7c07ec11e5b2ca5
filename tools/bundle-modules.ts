import {readdir, readFile, rm, rmdir, writeFile} from "node:fs/promises";
import {basename, dirname, join, posix, relative, resolve} from "node:path";
import {build, type Metafile, type Plugin} from "esbuild";
import {moduleImports} from "./module-imports.js";
import {walk} from "./walk.js";

/** Where all bundled modules come, next to each other: so an address relative to one is right in every other. */
const folder = "_import";

/**
 * Joins the hundreds of small modules that Framework writes into a few files for each page, which a browser fetches in
 * one or two turns. A file's name holds the hash of its content; what pages share stands once. Workers are bundled first
 * and apart, because the modules that start them name their files.
 */
export async function bundleModules(site: string): Promise<void> {
  const files = await walk(site);
  const modules = files.filter((file) => /^_(import|node)\/.*\.js$/.test(file));
  const pages = files.filter((file) => file.endsWith(".html"));
  const scripts = new Map(await Promise.all(pages.map(async (page) => [page, await importsOf(site, page)] as const)));
  const workers = await bundle(site, await workersOf(site, modules), new Map());
  const entries = await bundle(site, [...new Set([...scripts.values()].flat())].sort(), workers.names);
  await Promise.all(
    pages.map(async (page) => {
      const file = join(site, page);
      await writeFile(file, pointAt(await readFile(file, "utf8"), page, scripts.get(page) ?? [], entries));
    })
  );
  const kept = new Set([...workers.imports.keys(), ...entries.imports.keys()]);
  const gone = modules.filter((file) => !kept.has(file));
  await Promise.all(gone.map((file) => rm(join(site, file))));
  await removeEmpty(site, gone);
}

/** Removes the folders in which nothing is left, the deepest first. */
async function removeEmpty(site: string, gone: readonly string[]): Promise<void> {
  const folders = new Set<string>();
  for (const file of gone) for (let at = dirname(file); at !== "."; at = dirname(at)) folders.add(at);
  for (const each of [...folders].sort((a, b) => b.length - a.length)) {
    if ((await readdir(join(site, each))).length === 0) await rmdir(join(site, each));
  }
}

interface Bundled {
  /** New place of each entry by its old one. */
  names: Map<string, string>;
  /** Files that each new file imports statically. */
  imports: Map<string, string[]>;
  /** What several entries share, when there is so much that a page notices how long it takes to start. */
  heavy: Set<string>;
}

/** From this size on (bytes) a shared file is heavy. */
const heavyFrom = 15_000;

async function bundle(
  site: string,
  entries: readonly string[],
  workers: ReadonlyMap<string, string>
): Promise<Bundled> {
  const {metafile} = await build({
    // Without the hash that Framework gave: it does not know what the bundle holds.
    entryPoints: entries.map((entry) => ({
      in: join(site, entry),
      out: basename(entry).replace(/(\.[0-9a-f]{8})?\.js$/, "")
    })),
    absWorkingDir: resolve(site),
    outdir: resolve(site),
    entryNames: `${folder}/[name].[hash]`,
    chunkNames: `${folder}/shared.[hash]`,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    metafile: true,
    logLevel: "silent",
    plugins: [outside(site), withoutEffects(site), addresses(site, workers)]
  });
  return {names: namesOf(metafile), imports: importsOfOutputs(metafile), heavy: heavyOf(metafile)};
}

/** What is not bundled (Framework's client, the database's engine) is named from the folder of the bundles. */
const outside = (site: string): Plugin => ({
  name: "outside",
  setup: ({onResolve}) => {
    onResolve({filter: /\/_(observablehq|npm)\//}, ({path, resolveDir}) => ({
      path: `../${slashed(relative(site, resolve(resolveDir, path)))}`,
      external: true
    }));
  }
});

/**
 * Our own modules and those of the mathematics do nothing when they are loaded but define what they export: a page that
 * needs one constant of a simulator need not load the simulator with it.
 */
const withoutEffects = (site: string): Plugin => ({
  name: "without-effects",
  setup: ({onResolve}) => {
    onResolve({filter: /^\.{1,2}\//}, ({path, resolveDir, kind}) => {
      const file = resolve(resolveDir, path);
      const isPure = /^_(import|node\/@stdlib)\//.test(slashed(relative(resolve(site), file)));
      return kind === "import-statement" && isPure ? {path: file, sideEffects: false} : undefined;
    });
  }
});

/** `import.meta.resolve` of a literal names a file from where the module stood: here, from where it comes. */
const addresses = (site: string, workers: ReadonlyMap<string, string>): Plugin => ({
  name: "addresses",
  setup: ({onLoad}) => {
    onLoad({filter: /\.js$/}, async ({path}) => {
      const contents = await readFile(path, "utf8");
      const from = dirname(slashed(relative(resolve(site), path)));
      return {
        contents: contents.replaceAll(resolveCall, (_, address: string) => {
          const target = posix.join(from, address);
          return `import.meta.resolve(${JSON.stringify(`../${workers.get(target) ?? target}`)})`;
        })
      };
    });
  }
});

const resolveCall = /\bimport\.meta\.resolve\(\s*"(\.{1,2}\/[^"]+)"\s*\)/g;

/** The modules that others start as workers. */
async function workersOf(site: string, modules: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  const known = new Set(modules);
  for (const file of modules) {
    for (const [, address] of (await readFile(join(site, file), "utf8")).matchAll(resolveCall)) {
      const target = posix.join(dirname(file), address ?? "");
      if (known.has(target)) found.add(target);
    }
  }
  return [...found].sort();
}

/** The modules that a page's own scripts import, now or later. */
async function importsOf(site: string, page: string): Promise<string[]> {
  const html = await readFile(join(site, page), "utf8");
  const found = new Set<string>();
  const add = (address: string): void => {
    const target = posix.join(dirname(page), address);
    if (/^_(import|node)\//.test(target)) found.add(target);
  };
  for (const [, attributes = "", script = ""] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (!attributes.includes('type="module"')) continue;
    const [, source] = /\bsrc="([^"]*)"/.exec(attributes) ?? [];
    if (source !== undefined) add(source);
    else for (const {specifier} of await moduleImports(script)) add(specifier);
  }
  return [...found].sort();
}

/**
 * The page with the new addresses, and with the files to fetch beforehand that belong to them. Heavy ones are started by
 * themselves as soon as they are there: all modules of a page started at once are one task that holds the page up.
 */
function pointAt(html: string, page: string, used: readonly string[], {names, imports, heavy}: Bundled): string {
  const toRoot = relativePrefix(page);
  const ahead = new Set<string>();
  const fetchAhead = (file: string): void => {
    if (ahead.has(file)) return;
    ahead.add(file);
    for (const next of imports.get(file) ?? []) fetchAhead(next);
  };
  for (const entry of used) {
    const name = names.get(entry);
    if (name === undefined) throw new Error(`no bundle for ${entry} in ${page}`);
    fetchAhead(name);
    html = html.replaceAll(`"${toRoot}${entry}"`, `"${toRoot}${name}"`);
  }
  const preload = /<link rel="modulepreload" href="[^"]*\/_(?:import|node)\/[^"]*">\n?/g;
  const files = [...ahead].sort();
  const links = files.map((file) => `<link rel="modulepreload" href="${toRoot}${file}">\n`);
  const starts = files
    .filter((file) => heavy.has(file))
    .map((file) => `<script type="module" async src="${toRoot}${file}"></script>\n`);
  return html.replace(preload, "").replace(/(?=<\/head>)/, [...links, ...starts].join(""));
}

const relativePrefix = (page: string): string => "../".repeat(page.split("/").length - 1) || "./";

const slashed = (path: string): string => path.replaceAll("\\", "/");

function namesOf({outputs}: Metafile): Map<string, string> {
  const names = new Map<string, string>();
  for (const [file, {entryPoint}] of Object.entries(outputs)) if (entryPoint !== undefined) names.set(entryPoint, file);
  return names;
}

const heavyOf = ({outputs}: Metafile): Set<string> =>
  new Set(
    Object.entries(outputs).flatMap(([file, {entryPoint, bytes}]) =>
      entryPoint === undefined && bytes >= heavyFrom ? [file] : []
    )
  );

function importsOfOutputs({outputs}: Metafile): Map<string, string[]> {
  return new Map(
    Object.entries(outputs).map(([file, {imports}]) => [
      file,
      imports.filter(({kind, external}) => kind === "import-statement" && external !== true).map(({path}) => path)
    ])
  );
}
