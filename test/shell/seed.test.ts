import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {bareImports} from "../../tools/bare-imports.js";
import {cleanDataCaches} from "../../tools/framework.js";
import {moduleImports} from "../../tools/module-imports.js";
import {seedCache} from "../../tools/seed.js";
import {walk} from "../../tools/walk.js";
import {projectRoot} from "../helpers/fixture-site.js";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "samenhang-seed-"));
  await writeFile(join(root, "page.ts"), 'import aq from "arquero";\nimport {readFile} from "node:fs/promises";\n');
  await writeFile(join(root, "page.test.ts"), 'import {it} from "vitest";\n');
});
afterEach(() => rm(root, {recursive: true}));

const seed = (): Promise<string> => seedCache({root, projectRoot, sources: [root], log: () => undefined});
const cache = (): string => join(root, ".observablehq", "cache");

describe("seedCache", () => {
  it("leaves Framework nothing to fetch: a version of every library it mentions", async () => {
    expect(await seed()).toBe("seeded");
    const client = createRequire(import.meta.url)
      .resolve("@observablehq/framework/package.json")
      .replace("package.json", "");
    const source = await readFile(join(client, "dist/client/stdlib/recommendedLibraries.js"), "utf8");
    const mentioned = [...source.matchAll(/"npm:((?:@[\w-]+\/)?[\w-]+)"/g)].map(([, name]) => name ?? "");
    expect(mentioned.length).toBeGreaterThan(10);
    const names = (await readdir(join(cache(), "_npm"))).flatMap((name) =>
      name.startsWith("@") ? [] : [name.split("@")[0]]
    );
    for (const scope of ["@duckdb", "@observablehq"]) {
      names.push(
        ...(await readdir(join(cache(), "_npm", scope))).map((name) => `${scope}/${name.split("@")[0] ?? ""}`)
      );
    }
    // Framework has these two on board.
    expect(mentioned.filter((name) => !names.includes(name) && name !== "@observablehq/inputs")).toEqual([]);
  });

  it("bundles libraries that import nothing a browser lacks, and share one d3", async () => {
    await seed();
    for (const folder of ["_npm", "_node"]) {
      for (const file of (await walk(join(cache(), folder))).filter(
        (name) => name.endsWith(".js") && !name.includes("worker")
      )) {
        const imports = await moduleImports(await readFile(join(cache(), folder, file), "utf8"));
        expect(
          imports.filter(({specifier}) => !specifier.startsWith(".")),
          file
        ).toEqual([]);
      }
    }
    const plot = (await walk(join(cache(), "_npm"))).find((file) => file.includes("/plot@")) ?? "";
    const imports = await moduleImports(await readFile(join(cache(), "_npm", plot), "utf8"));
    expect(imports.map(({specifier}) => specifier)).toContainEqual(expect.stringMatching(/\/d3@7[\d.]+\/_esm\.js$/));
  });

  it("does its work once, and again when something is gone or another library is imported", async () => {
    await seed();
    expect(await seed()).toBe("in place");
    await rm(join(cache(), "_npm"), {recursive: true});
    expect(await seed()).toBe("seeded");
    await writeFile(join(root, "other.ts"), 'import {XMLParser} from "fast-xml-parser";\n');
    expect(await seed()).toBe("seeded");
    expect((await readdir(join(cache(), "_node"))).map((name) => name.split("@")[0]).sort()).toEqual([
      "arquero",
      "d3",
      "fast-xml-parser"
    ]);
  });
});

describe("bareImports", () => {
  it("finds what modules and pages import, and passes over tests, Node and relative imports", async () => {
    await writeFile(
      join(root, "page.md"),
      '# Pagina\n\n```js\nimport {x} from "./x.js";\nconst y = await import("fflate");\n```\n'
    );
    expect(await bareImports([root])).toEqual(["arquero", "fflate"]);
  });
});

describe("cleanDataCaches", () => {
  it("removes results of data loaders and keeps the libraries", async () => {
    for (const folder of ["_npm/d3@7.0.0", "_node/arquero@8.0.0", "data", "_observablehq"]) {
      await mkdir(join(cache(), folder), {recursive: true});
    }
    await cleanDataCaches(root);
    expect((await readdir(cache())).sort()).toEqual(["_node", "_npm"]);
    expect(existsSync(join(cache(), "_npm/d3@7.0.0"))).toBe(true);
  });
});
