import {describe, expect, it} from "vitest";
import {dataFolder, folderReader} from "./site-data.js";

describe("the folder of data", () => {
  it("is found under any path, and of a preview", () => {
    expect(dataFolder("https://x.nl/sub/pad/_import/components/explore/panel-files.1a2b.js")).toBe(
      "https://x.nl/sub/pad/data/"
    );
    expect(dataFolder("http://127.0.0.1:3000/_import/components/explore/panel-files.js?sha=ab")).toBe(
      "http://127.0.0.1:3000/_file/data/"
    );
    expect(() => dataFolder("https://x.nl/elders/site-data.js")).toThrow(/invalid module address/);
  });
});

describe("a reader of a folder", () => {
  it("fetches each file once, and again what failed", async () => {
    const asked: string[] = [];
    const read = folderReader("data/", (url) => {
      asked.push(url);
      return asked.length === 1 ? Promise.reject(new Error("weg")) : Promise.resolve(url);
    });
    await expect(read("a.json")).rejects.toThrow("weg");
    expect(await Promise.all([read("a.json"), read("a.json"), read("b.json")])).toEqual([
      "data/a.json",
      "data/a.json",
      "data/b.json"
    ]);
    expect(asked).toEqual(["data/a.json", "data/a.json", "data/b.json"]);
  });
});
