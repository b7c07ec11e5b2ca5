import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {findChromium} from "../../tools/find-chromium.mjs";
import {missingPackages} from "../../tools/missing-packages.mjs";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "samenhang-packages-"));
  await mkdir(join(root, "node_modules/a"), {recursive: true});
});
afterEach(() => rm(root, {recursive: true}));

async function given(lock: object, installed: object | null): Promise<void> {
  await writeFile(join(root, "package-lock.json"), JSON.stringify({packages: {"": {}, ...lock}}));
  if (installed) await writeFile(join(root, "node_modules/.package-lock.json"), JSON.stringify({packages: installed}));
}

describe("missingPackages", () => {
  it("is empty when all is installed as the lockfile says", async () => {
    await given({"node_modules/a": {version: "1.0.0"}}, {"node_modules/a": {version: "1.0.0"}});
    expect(missingPackages(root)).toEqual([]);
  });

  it("names everything where nothing is installed", async () => {
    await given({"node_modules/a": {version: "1.0.0"}, "node_modules/@x/b": {version: "2.0.0"}}, null);
    expect(missingPackages(root)).toEqual(["a", "@x/b"]);
  });

  it("names a package of another version, and one whose folder was deleted", async () => {
    await given(
      {"node_modules/a": {version: "1.1.0"}, "node_modules/b": {version: "1.0.0"}},
      {"node_modules/a": {version: "1.0.0"}, "node_modules/b": {version: "1.0.0"}}
    );
    expect(missingPackages(root)).toEqual(["a", "b"]);
  });

  it("does not miss optional packages of other systems", async () => {
    await given(
      {"node_modules/a": {version: "1.0.0"}, "node_modules/c": {version: "1.0.0", optional: true}},
      {
        "node_modules/a": {version: "1.0.0"}
      }
    );
    expect(missingPackages(root)).toEqual([]);
  });
});

describe("findChromium", () => {
  it("takes what CHROMIUM names, and nothing else when that is not there", async () => {
    const file = join(root, "chromium");
    await writeFile(file, "");
    expect(findChromium({CHROMIUM: file, PATH: ""}, "linux")).toBe(file);
    expect(findChromium({CHROMIUM: join(root, "absent"), PATH: root}, "linux")).toBeNull();
  });

  it("looks along PATH, for the shell without windows first", async () => {
    await writeFile(join(root, "chromium-headless-shell"), "");
    await writeFile(join(root, "chromium"), "");
    expect(findChromium({PATH: root}, "linux")).toBe(join(root, "chromium-headless-shell"));
    await rm(join(root, "chromium-headless-shell"));
    await rm(join(root, "chromium"));
    await writeFile(join(root, "google-chrome"), "");
    expect(findChromium({PATH: `/nowhere:${root}`}, "linux")).toBe(join(root, "google-chrome"));
    expect(findChromium({PATH: "/nowhere"}, "linux")).toBeNull();
  });
});
