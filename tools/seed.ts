import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {copyFile, mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, extname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import {build} from "esbuild";
import {bareImports} from "./bare-imports.js";

/**
 * Framework fetches its built-in libraries from a CDN and asks a registry for their versions, also for libraries no page
 * uses; whatever already stands in its cache is taken as it is. So the cache is filled from node_modules beforehand, and
 * a build or preview needs no network.
 */

/** Built-ins our pages may use (Plot, d3, Inputs, html, aq, sql): bundled, sharing one d3 and one Arrow. */
const builtIns = [
  "d3",
  "d3-dsv",
  "htl",
  "isoformat",
  "@observablehq/plot",
  "arquero",
  "apache-arrow",
  "topojson-client",
  "@duckdb/duckdb-wasm"
];

/** Built-ins that Framework's client only mentions: an empty folder settles the version, and nothing is fetched. */
const mentioned = [
  "react",
  "react-dom",
  "lodash",
  "echarts",
  "leaflet",
  "mapbox-gl",
  "parquet-wasm",
  "@observablehq/sample-datasets"
];

const duckdbFiles = [
  "duckdb-mvp.wasm",
  "duckdb-eh.wasm",
  "duckdb-browser-mvp.worker.js",
  "duckdb-browser-eh.worker.js"
].map((name) => `dist/${name}`);

/**
 * Bare imports that Framework's own bundling breaks with exit code 0 (arquero keeps imports of Node) or
 * scatters over a hundred files (@stdlib): bundled whole. The layout engine asks in which kind of world it stands, which
 * only survives our bundling; a part of the XML parser exports itself in a way that Framework cannot see.
 */
const bundledWhole = /^(arquero|elkjs\/.*|fast-xml-parser|@stdlib\/.*)$/;

/** Plot imports d3, which is otherwise thirty files and as many requests. */
const alwaysWhole = ["d3"];

const recipe = "1";

export interface SeedOptions {
  /** Framework's source root, such as `src`. */
  root: string;
  /** Directory whose node_modules holds the packages. */
  projectRoot: string;
  /** Directories searched for bare imports. */
  sources: readonly string[];
  log(line: string): void;
}

/** Fills the caches `_npm` and `_node` under `root`. Does nothing when packages, imports and recipe are as they were. */
export async function seedCache({root, projectRoot, sources, log}: SeedOptions): Promise<"seeded" | "in place"> {
  const cache = join(root, ".observablehq", "cache");
  const stampFile = join(root, ".observablehq", "seed.json");
  const imported = (await bareImports(sources)).filter((specifier) => bundledWhole.test(specifier));
  const specifiers = [...alwaysWhole, ...imported];
  const stamp = await makeStamp(projectRoot, specifiers);
  const isInPlace = existsSync(join(cache, "_npm")) && existsSync(join(cache, "_node"));
  if (isInPlace && existsSync(stampFile) && (await readFile(stampFile, "utf8")) === stamp) return "in place";
  log("filling the library cache …");
  for (const name of ["_npm", "_node"]) {
    await rm(join(cache, name), {recursive: true, force: true});
    await mkdir(join(cache, name), {recursive: true});
  }
  const resolver = makeResolver(projectRoot);
  await Promise.all([
    ...builtIns.map((name) => seedBuiltIn(name, join(cache, "_npm"), resolver)),
    ...mentioned.map((name) => mkdir(join(cache, "_npm", `${name}@0.0.0`), {recursive: true})),
    ...specifiers.map((specifier) => seedBareImport(specifier, join(cache, "_node"), resolver))
  ]);
  await seedDuckdb(cache, resolver);
  await writeFile(stampFile, stamp);
  return "seeded";
}

interface Resolver {
  projectRoot: string;
  /** File that an import of `specifier` starts from. */
  resolve(specifier: string): string;
  /** Version of the package that holds `file`, as Framework finds it: from the nearest package.json. */
  versionAt(file: string): Promise<string>;
  version(name: string): Promise<string>;
  directory(name: string): string;
}

function makeResolver(projectRoot: string): Resolver {
  const require = createRequire(pathToFileURL(join(projectRoot, "package.json")));
  const directory = (name: string): string => join(projectRoot, "node_modules", name);
  return {
    projectRoot,
    resolve: (specifier) => require.resolve(specifier),
    versionAt: async (file) => {
      let at = dirname(file);
      while (!existsSync(join(at, "package.json"))) at = dirname(at);
      return readVersion(at);
    },
    version: (name) => readVersion(directory(name)),
    directory
  };
}

async function readVersion(directory: string): Promise<string> {
  const content = await readFile(join(directory, "package.json"), "utf8");
  return (JSON.parse(content) as {version: string}).version;
}

async function seedBuiltIn(name: string, npmCache: string, resolver: Resolver): Promise<void> {
  const versions = new Map<string, string>();
  for (const other of builtIns) versions.set(other, await resolver.version(other));
  const own = `${name}@${versions.get(name) ?? ""}`;
  const up = "../".repeat(own.split("/").length);
  await build({
    ...bundleOptions,
    stdin: {
      contents: await exportAll(name, resolver.projectRoot),
      resolveDir: resolver.projectRoot
    },
    outfile: join(npmCache, own, "_esm.js"),
    plugins: [
      {
        name: "share-built-ins",
        setup: ({onResolve}) => {
          onResolve({filter: /^[@a-z]/}, ({path, kind}) => {
            const version = versions.get(path);
            if (path === name || version === undefined || kind === "entry-point") return undefined;
            return {path: `${up}${path}@${version}/_esm.js`, external: true};
          });
        }
      }
    ]
  });
}

async function seedBareImport(specifier: string, nodeCache: string, resolver: Resolver): Promise<void> {
  const [name, path] = splitSpecifier(specifier);
  const version = await resolver.versionAt(resolver.resolve(specifier));
  const file = path === "" ? "index.js" : extname(path) === "" ? `${path}.js` : path;
  await build({
    ...bundleOptions,
    stdin: {contents: await exportAll(specifier, resolver.projectRoot), resolveDir: resolver.projectRoot},
    outfile: join(nodeCache, `${name}@${version}`, file)
  });
}

async function seedDuckdb(cache: string, resolver: Resolver): Promise<void> {
  const name = "@duckdb/duckdb-wasm";
  const target = join(cache, "_npm", `${name}@${await resolver.version(name)}`);
  await mkdir(join(target, "dist"), {recursive: true});
  for (const file of duckdbFiles) await copyFile(join(resolver.directory(name), file), join(target, file));
}

const bundleOptions = {
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  minify: true,
  legalComments: "none",
  define: {"process.env.NODE_ENV": '"production"'},
  logLevel: "error"
} as const;

/** `export *` leaves the default export out, which some packages have and some have not: tried. */
async function exportAll(specifier: string, resolveDir: string): Promise<string> {
  const from = JSON.stringify(specifier);
  const contents = `export {default} from ${from};\n`;
  const attempt = build({...bundleOptions, stdin: {contents, resolveDir}, write: false, logLevel: "silent"});
  const hasDefault = await attempt.then(
    () => true,
    () => false
  );
  return `export * from ${from};\n${hasDefault ? contents : ""}`;
}

function splitSpecifier(specifier: string): [name: string, path: string] {
  const parts = specifier.split("/");
  const length = specifier.startsWith("@") ? 2 : 1;
  return [parts.slice(0, length).join("/"), parts.slice(length).join("/")];
}

async function makeStamp(projectRoot: string, specifiers: readonly string[]): Promise<string> {
  const installed = await readFile(join(projectRoot, "node_modules", ".package-lock.json"));
  const packages = createHash("sha256").update(installed).digest("hex");
  return `${JSON.stringify({recipe, packages, specifiers})}\n`;
}

/** Seeds the cache of this project. */
export function seedProject(projectRoot: string, log: (line: string) => void): Promise<"seeded" | "in place"> {
  const sources = ["src", "models", "loaders"].map((name) => join(projectRoot, name));
  return seedCache({root: join(projectRoot, "src"), projectRoot, sources, log});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await seedProject(join(dirname(fileURLToPath(import.meta.url)), ".."), (line) => process.stderr.write(`${line}\n`));
}
