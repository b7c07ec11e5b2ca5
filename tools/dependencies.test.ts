import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {isAllowed, licencesPage, productionPackages, siteNotices, sitePackages} from "./licences.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = await productionPackages(root);
const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe("an SPDX expression", () => {
  it.each([
    ["MIT", true],
    ["(MIT OR GPL-3.0-or-later)", true],
    ["EPL-2.0 OR GPL-3.0-or-later", true],
    ["(MIT AND Zlib)", true],
    ["MIT AND GPL-3.0-only", false],
    ["GPL-3.0", false],
    ["AGPL-3.0-only OR SSPL-1.0", false],
    ["MIT AND Apache-2.0 OR GPL-3.0", false],
    ["SEE LICENSE IN LICENSE", false],
    ["UNLICENSED", false],
    ["", false],
    [null, false]
  ])("%s is allowed: %s", (licence, allowed) => expect(isAllowed(licence)).toBe(allowed));
});

describe("every package this program is installed with", () => {
  it("has a licence that lets us pass it on", () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({licence}) => !isAllowed(licence))).toEqual([]);
  });

  it("is locked by its hash", () => {
    expect(packages.filter(({hasHash}) => !hasHash)).toEqual([]);
  });

  it("runs nothing when it is installed, but for those listed", () => {
    // esbuild checks there that its own program for this system works.
    const listed = new Set(["esbuild"]);
    expect(packages.filter(({runsAtInstall, name}) => runsAtInstall && !listed.has(name))).toEqual([]);
  });

  it("stands in docs/licences.md as it is (else: npm run licences)", async () => {
    expect(await readFile(join(root, "docs/licences.md"), "utf8")).toBe(await licencesPage(root));
  });
});

describe("the notices of a built site", () => {
  it("name every package its modules are made of, with a text or with who made it", async () => {
    const text = await siteNotices(root);
    const names = (await sitePackages(root)).map(({name, version}) => `${name} ${version}`);
    for (const name of names) expect(text).toContain(`\n${name} (`);
    for (const name of ["d3", "d3-scale", "@duckdb/duckdb-wasm", "elkjs", "zod", "@observablehq/runtime"])
      expect(
        names.some((each) => each.startsWith(`${name} `)),
        name
      ).toBe(true);
    expect(names.join()).not.toMatch(/@duckdb\/node|vitest|typescript|commander 14/);
    for (const words of ["EUROPEAN UNION PUBLIC LICENCE", "SIL OPEN FONT LICENSE", "Mike Bostock"])
      expect(text.toUpperCase()).toContain(words.toUpperCase());
  });
});

describe("package.json", () => {
  it("asks for no package that nothing of this program uses", async () => {
    const text = await allText(["src", "bin", "loaders", "models", "tools"], /(?<!\.test|licences)\.(ts|md|mjs)$/);
    // As an import, the path of a file in it, or the parts of such a path.
    const isUsed = (name: string): boolean =>
      [`"${name}"`, `"${name}/`, `"npm:${name}`, `"${name.replace("/", '", "')}"`].some((form) => text.includes(form));
    expect(Object.keys(manifest.dependencies).filter((name) => !isUsed(name))).toEqual([]);
  });

  it("asks for no tool that no test, script or other package uses", async () => {
    const text = await allText(
      ["src", "bin", "loaders", "models", "tools", "test", "eslint.config.js", "vitest.config.ts"],
      /\.(ts|js|mjs|mts)$/
    );
    const scripts = Object.values(manifest.scripts).join(" ");
    const commands: Record<string, string> = {typescript: "tsc"};
    const isUsed = (name: string): boolean => {
      const typed = /^@types\/(.*)$/.exec(name)?.[1];
      if (typed === "node" || typed === "geojson") return text.includes(typed === "node" ? "node:fs" : "GeoJSON");
      if (typed !== undefined) return typed in manifest.dependencies || typed === "topojson-specification";
      return (
        text.includes(`"${name}`) ||
        text.includes(`vitest-environment ${name}`) ||
        scripts.includes(commands[name] ?? name)
      );
    };
    expect(Object.keys(manifest.devDependencies).filter((name) => !isUsed(name))).toEqual([]);
  });
});

async function allText(places: readonly string[], kind: RegExp): Promise<string> {
  const texts: string[] = [];
  const collect = async (path: string): Promise<void> => {
    if (kind.test(path)) texts.push(await readFile(path, "utf8"));
    else
      for (const entry of await readdir(path, {withFileTypes: true}).catch(() => []))
        // Links under src lead to folders that are read by their own name.
        if (!entry.isSymbolicLink() && !/^(\.observablehq|node_modules|fixtures)$/.test(entry.name))
          await collect(join(path, entry.name));
  };
  for (const place of places) await collect(join(root, place));
  return texts.join("\n");
}
