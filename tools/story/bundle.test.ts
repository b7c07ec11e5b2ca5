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

  it("replaces no folder whose list of files is not that of a story, or cannot be read", async () => {
    await mkdir(out);
    for (const list of ['{"name": "a site", "files": []}', '{"format": "samenhang-story/1"', "null", '"manifest"']) {
      await writeFile(join(out, manifestName), list);
      await expect(openBundle(out)).rejects.toMatchObject({kind: "cannot-write", where: out});
      expect(await readFile(join(out, manifestName), "utf8")).toBe(list);
    }
  });

  it("replaces no story in which somebody changed or added a file, and names it", async () => {
    await make("old");
    await writeFile(join(out, "a", "b.txt"), "filled in by hand");
    await expect(openBundle(out)).rejects.toMatchObject({
      where: join(out, "a", "b.txt"),
      message: "changed or added after the story was made; keep it elsewhere, or give another folder"
    });
    await writeFile(join(out, "notes.txt"), "mine");
    await expect(openBundle(out)).rejects.toMatchObject({message: expect.stringContaining(", and 1 more;") as string});
    expect(await readFile(join(out, "a", "b.txt"), "utf8")).toBe("filled in by hand");
    expect(await readdir(dir)).toEqual(["story"]);
  });

  it("does not mind what a computer leaves behind, or a file that is gone", async () => {
    await make("old");
    await writeFile(join(out, ".DS_Store"), "");
    await make("newer");
    await rm(join(out, "a", "b.txt"));
    await make("newest");
    expect(await readFile(join(out, "a", "b.txt"), "utf8")).toBe("newest");
  });

  it("looks again before it replaces: what was put there meanwhile stays", async () => {
    const bundle = await openBundle(out);
    await bundle.write("c.txt", "new");
    await mkdir(out);
    await writeFile(join(out, "thesis.txt"), "years of work");
    await expect(bundle.finish({})).rejects.toMatchObject({kind: "cannot-write", where: out});
    await bundle.discard();
    expect(await readdir(out)).toEqual(["thesis.txt"]);
    expect(await readdir(dir)).toEqual(["story"]);
  });

  it("names the file that cannot be written", async () => {
    const bundle = await openBundle(out);
    await bundle.write("a/b.txt", "in a folder");
    await expect(bundle.write("a", "a file")).rejects.toMatchObject({kind: "cannot-write", where: "a"});
    await bundle.discard();
  });
});
