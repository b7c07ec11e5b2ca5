import {mkdir, mkdtemp, readFile, rm, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {strFromU8, unzipSync} from "fflate";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {release} from "../../tools/release.js";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "samenhang-release-"));
  await mkdir(join(root, "site", "map"), {recursive: true});
  await writeFile(join(root, "site", "index.html"), "<h1>é</h1>");
  await writeFile(join(root, "site", "map", "x.woff2"), Buffer.alloc(100_000, 7));
});
afterEach(() => rm(root, {recursive: true}));

describe("release", () => {
  it("packs the site with a Dutch manual, equal to the byte for equal sites", async () => {
    const options = {site: join(root, "site"), directory: root, version: "1.2.3"};
    const first = await readFile(await release(options));
    await utimes(join(root, "site", "index.html"), new Date(), new Date());
    const second = await readFile(await release(options));
    expect(first.equals(second)).toBe(true);
    const entries = unzipSync(first);
    expect(Object.keys(entries)).toEqual(["LEESMIJ.txt", "site/index.html", "site/map/x.woff2"]);
    expect(strFromU8(entries["site/index.html"]!)).toBe("<h1>é</h1>");
    expect(entries["site/map/x.woff2"]).toHaveLength(100_000);
    const manual = strFromU8(entries["LEESMIJ.txt"]!);
    for (const word of ["SAMENHANG 1.2.3", "NGINX", "IIS", "http.server", "RANGE REQUESTS", "/samenhang/"])
      expect(manual).toContain(word);
  });
});
