import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {bundleModules} from "../../tools/bundle-modules.js";
import {scanSite} from "../../tools/scan-site.js";
import {walk} from "../../tools/walk.js";

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), "samenhang-bundle-"));
});
afterEach(() => rm(site, {recursive: true}));

const page = (toRoot: string, entry: string): string => `<!DOCTYPE html>
<html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="modulepreload" href="${toRoot}_observablehq/client.0a0a0a0a.js">
<link rel="modulepreload" href="${toRoot}_import/${entry}">
<link rel="modulepreload" href="${toRoot}_node/far@1/index.11111111.js">
<script type="module">
import {define} from "${toRoot}_observablehq/client.0a0a0a0a.js";
define({id: "a", body: async () => { const {view} = await import("${toRoot}_import/${entry}"); return view(); }});
</script>
</head><body></body></html>
`;

async function build(extra: Record<string, string> = {}): Promise<Map<string, string>> {
  const files = {
    "index.html": page("./", "views/one.22222222.js"),
    "deep/two.html": page("../", "views/two.33333333.js"),
    "_observablehq/client.0a0a0a0a.js": "export const define = () => 0;",
    "_npm/engine@1/engine.js": "self.engine = 1;",
    "_node/far@1/index.11111111.js": "export const far = () => 'far away';",
    "_import/store.44444444.js": "export const store = {places: []};",
    "_import/views/one.22222222.js": `
      import {store} from "../store.44444444.js"; import {far} from "../../_node/far@1/index.11111111.js";
      export const view = async () => { store.places.push("one"); return (await import("../later.55555555.js")).later(far()); };`,
    "_import/views/two.33333333.js": `
      import {store} from "../store.44444444.js";
      export const view = () => { store.places.push("two"); new Worker(import.meta.resolve("../workers/worker.66666666.js"));
        return import.meta.resolve("../../_npm/engine@1/engine.js"); };`,
    "_import/later.55555555.js": "export const later = (what) => what + ' and later';",
    "_import/workers/worker.66666666.js": `import {store} from "../store.44444444.js"; self.onmessage = () => store.places.length;`,
    ...extra
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(site, file)), {recursive: true});
    await writeFile(join(site, file), text);
  }
  await bundleModules(site);
  const made = await walk(site);
  return new Map(
    await Promise.all(made.map(async (file) => [file, await readFile(join(site, file), "utf8")] as const))
  );
}

const named = (files: ReadonlyMap<string, string>, pattern: RegExp): string => {
  const found = [...files.keys()].filter((file) => pattern.test(file));
  expect(found).toHaveLength(1);
  return found[0] ?? "";
};

describe("bundling the modules of a site", () => {
  it("leaves a sound site without the old modules and their folders", async () => {
    const files = await build();
    expect(await scanSite(site)).toEqual([]);
    expect([...files.keys()].filter((file) => /^_node|_import\/.*\//.test(file))).toEqual([]);
  });

  it("points each page at its bundle, and fetches ahead what that needs at once and nothing else", async () => {
    const files = await build();
    const [one, two] = [named(files, /^_import\/one\.\w{8}\.js$/), named(files, /^_import\/two\.\w{8}\.js$/)];
    expect(files.get("index.html")).toContain(`import("./${one}")`);
    expect(files.get("deep/two.html")).toContain(`import("../${two}")`);
    const ahead = [...(files.get("index.html") ?? "").matchAll(/modulepreload" href="([^"]*)"/g)].map(([, at]) => at);
    expect(ahead).toContain(`./${one}`);
    expect(ahead).toContain("./_observablehq/client.0a0a0a0a.js");
    expect(ahead.some((file) => file?.includes("later") || file?.includes("_node"))).toBe(false);
  });

  it("keeps what pages share once, so that they share its state", async () => {
    const files = await build();
    const holders = [...files].filter(([file, text]) => !file.includes("worker") && text.includes("places:[]"));
    expect(holders).toHaveLength(1);
    expect(holders[0]?.[0]).toMatch(/^_import\/shared\./);
  });

  it("starts what is large and shared by itself, before the page needs it", async () => {
    const large = `export const text = ${JSON.stringify("lang ".repeat(4000))};`;
    const view = (name: string): string =>
      `import {text} from "../large.99999999.js"; export const view = () => [text, "${name}"];`;
    const files = await build({
      "_import/large.99999999.js": large,
      "_import/views/one.22222222.js": view("one"),
      "_import/views/two.33333333.js": view("two")
    });
    const [shared] = [...files].find(([, text]) => text.includes("lang lang")) ?? [];
    expect(shared).toMatch(/^_import\/shared\./);
    for (const [page, toRoot] of [
      ["index.html", "./"],
      ["deep/two.html", "../"]
    ] as const) {
      const started = [...(files.get(page) ?? "").matchAll(/<script type="module" async src="([^"]*)">/g)];
      expect(started.map(([, address]) => address)).toEqual([`${toRoot}${shared}`]);
    }
    expect(await scanSite(site)).toEqual([]);
  });

  it("leaves out what a module needs only for parts that a page does not use", async () => {
    const extra = {
      "_node/@stdlib/exp@1/index.88888888.js": "export default ((x) => [x, 'heavy mathematics'])(1);",
      "_import/simulator.99999999.js": `
        import exp from "../_node/@stdlib/exp@1/index.88888888.js";
        export const levels = [0.5, 0.9]; export const simulate = () => exp;`,
      "_import/views/one.22222222.js": `
        import {levels} from "../simulator.99999999.js"; export const view = () => levels;`
    };
    const files = [...(await build(extra)).values()];
    expect(files.some((text) => text.includes(".5,.9"))).toBe(true);
    expect(files.some((text) => text.includes("heavy mathematics"))).toBe(false);
  });

  it("names workers and files outside the bundles from where the bundle comes", async () => {
    const files = await build();
    const two = files.get(named(files, /^_import\/two\./)) ?? "";
    expect(two).toContain(`import.meta.resolve("../${named(files, /^_import\/worker\.\w{8}\.js$/)}")`);
    expect(two).toContain('import.meta.resolve("../_npm/engine@1/engine.js")');
  });

  it("gives a file another name when what it holds changes, and the same one when not", async () => {
    const first = named(await build(), /^_import\/one\./);
    await rm(site, {recursive: true});
    expect(named(await build(), /^_import\/one\./)).toBe(first);
    await rm(site, {recursive: true});
    const changed = {"_import/later.55555555.js": "export const later = (what) => what + ', much later';"};
    expect(named(await build(changed), /^_import\/one\./)).not.toBe(first);
  });

  it("refuses a page whose module is not there", async () => {
    await expect(build({"bad.html": page("./", "views/gone.77777777.js")})).rejects.toThrow(/gone\.77777777\.js/);
  });
});
