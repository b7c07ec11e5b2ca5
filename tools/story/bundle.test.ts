import {createHash} from "node:crypto";
import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {manifestName, openBundle} from "./bundle.js";

describe("the folder of a story", () => {
  let dir: string;
  let out: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "bundle-"));
    out = join(dir, "story");
  });
  afterEach(() => rm(dir, {recursive: true}));

  async function make(text: string): Promise<void> {
    const bundle = await openBundle(out);
    await bundle.write("a/b.txt", text);
    await bundle.finish({about: "a test"});
  }

  it("lists every file with its size and hash, in the order of their names", async () => {
    const bundle = await openBundle(out);
    await bundle.write("z.txt", "last");
    await bundle.write("a/é.txt", "één");
    const {files} = await bundle.finish({});
    const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
    expect(files).toEqual([
      {path: "a/é.txt", bytes: 5, sha256: sha256("één")},
      {path: "z.txt", bytes: 4, sha256: sha256("last")}
    ]);
    const written = JSON.parse(await readFile(join(out, manifestName), "utf8")) as {files: unknown};
    expect(written.files).toEqual(files);
  });

  it("is not there before it is finished, and takes the place of an older one as a whole", async () => {
    await make("old");
    const bundle = await openBundle(out);
    await bundle.write("c.txt", "new");
    expect(await readFile(join(out, "a", "b.txt"), "utf8")).toBe("old");
    await bundle.finish({});
    expect(await readdir(out)).toEqual(["c.txt", manifestName]);
    expect(await readdir(dir)).toEqual(["story"]);
  });

  it("leaves what stood there when it is thrown away", async () => {
    await make("old");
    const bundle = await openBundle(out);
    await bundle.write("a/b.txt", "half");
    await bundle.discard();
    expect(await readFile(join(out, "a", "b.txt"), "utf8")).toBe("old");
    expect(await readdir(dir)).toEqual(["story"]);
  });

  it("replaces no folder that holds something else, and no file", async () => {
    await mkdir(out);
    await writeFile(join(out, "thesis.txt"), "years of work");
    await expect(openBundle(out)).rejects.toMatchObject({kind: "cannot-write", where: out});
    await expect(openBundle(join(out, "thesis.txt"))).rejects.toMatchObject({kind: "cannot-write"});
    expect(await readdir(out)).toEqual(["thesis.txt"]);
  });
});
