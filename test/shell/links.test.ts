import {mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile} from "node:fs/promises";
import {existsSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {makeLinks} from "../../tools/links.mjs";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "samenhang-links-"));
  await mkdir(join(root, "models", "system"), {recursive: true});
  await mkdir(join(root, "src"));
  await writeFile(join(root, "models", "a.ts"), "1");
  await writeFile(join(root, "models", "system", "b.ts"), "2");
});
afterEach(() => rm(root, {recursive: true}));

const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");

describe("makeLinks", () => {
  it("makes links, and leaves them alone when they are there", async () => {
    expect(await makeLinks(root)).toEqual({models: "link", loaders: "link", docs: "link"});
    expect(await makeLinks(root)).toEqual({models: "link", loaders: "link", docs: "link"});
    expect(await readlink(join(root, "src/models"))).toBe(join("..", "models"));
    expect(await read("src/models/system/b.ts")).toBe("2");
  });

  it("copies where no links can be made, and keeps the copies in step", async () => {
    expect(await makeLinks(root, {allowLinks: false})).toMatchObject({models: "copy"});
    await writeFile(join(root, "models", "a.ts"), "3");
    await writeFile(join(root, "models", "new.ts"), "4");
    await rm(join(root, "models", "system"), {recursive: true});
    await makeLinks(root, {allowLinks: false});
    expect(await read("src/models/a.ts")).toBe("3");
    expect(await read("src/models/new.ts")).toBe("4");
    expect(existsSync(join(root, "src/models/system"))).toBe(false);
  });

  it("changes copies to links and links to copies without touching the originals", async () => {
    await makeLinks(root, {allowLinks: false});
    expect(await makeLinks(root)).toMatchObject({models: "link"});
    expect(await makeLinks(root, {allowLinks: false})).toMatchObject({models: "copy"});
    expect(await read("models/a.ts")).toBe("1");
    await rm(join(root, "models", "a.ts"));
    expect(await read("src/models/a.ts")).toBe("1");
  });

  it("mends a link that leads elsewhere", async () => {
    await symlink("../nowhere", join(root, "src/models"));
    expect(await makeLinks(root)).toMatchObject({models: "link"});
    expect(await read("src/models/a.ts")).toBe("1");
  });

  it("never deletes a folder it did not make", async () => {
    await mkdir(join(root, "src/models"));
    await writeFile(join(root, "src/models/mine.ts"), "precious");
    await expect(makeLinks(root)).rejects.toThrow(/in the way/);
    await expect(makeLinks(root, {allowLinks: false})).rejects.toThrow(/in the way/);
    expect(await read("src/models/mine.ts")).toBe("precious");
  });
});
