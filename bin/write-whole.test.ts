import {mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {diskTrouble, writeError, writeWhole} from "./write-whole.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "samenhang-whole-"));
});
afterEach(() => rm(folder, {recursive: true}));

const write = (name: string): Promise<void> => writeWhole(join(folder, name), "new", name);

describe("writeWhole", () => {
  it("replaces what stood there, and leaves nothing beside it", async () => {
    await writeFile(join(folder, "a.json"), "old, and longer than what comes");
    await write("a.json");
    expect(await readFile(join(folder, "a.json"), "utf8")).toBe("new");
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("writes beside a link, not through it to a file elsewhere", async () => {
    await writeFile(join(folder, "elsewhere.txt"), "kept");
    await symlink(join(folder, "elsewhere.txt"), join(folder, "link.json"));
    await write("link.json");
    expect(await readFile(join(folder, "elsewhere.txt"), "utf8")).toBe("kept");
    expect(await readFile(join(folder, "link.json"), "utf8")).toBe("new");
  });

  it.each([
    ["no/where.json", "its folder is not there; make it first"],
    ["a.txt/x.json", "its folder is a file; choose another"],
    ["map", "this is a folder; give a file"],
    [`${"x".repeat(300)}.json`, "the name is too long; choose a shorter one"]
  ])("says of %s what is in the way, and leaves all as it was", async (name, message) => {
    await writeFile(join(folder, "a.txt"), "kept");
    await mkdir(join(folder, "map"));
    await expect(write(name)).rejects.toMatchObject({name: "InputError", kind: "cannot-write", message, where: name});
    expect(await readdir(folder)).toEqual(["a.txt", "map"]);
    expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("kept");
  });
});

describe("writeError", () => {
  it.each(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"])("makes %s the user's to mend", (code) => {
    expect(writeError(Object.assign(new Error("raw"), {code}), "a.json")).toMatchObject({
      kind: "cannot-write",
      message: expect.stringMatching(/; /),
      where: "a.json"
    });
  });

  it("leaves a defect a defect", () => {
    const error = new TypeError("ours");
    expect(writeError(error, "a.json")).toBe(error);
  });
});

describe("diskTrouble", () => {
  it("names the file a disk refused, and takes no missing file of ours for the user's", () => {
    const refused = Object.assign(new Error("raw"), {code: "EROFS", path: "/a/b"});
    expect(diskTrouble(refused)).toMatchObject({kind: "cannot-write", where: "/a/b"});
    const missing = Object.assign(new Error("raw"), {code: "ENOENT", path: "/a/b"});
    expect(diskTrouble(missing)).toBe(missing);
  });
});
