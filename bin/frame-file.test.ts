import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {FrameFileOptions} from "./frame-file.js";
import {readFrame} from "./frame-file.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "frame-file-"));
});
afterAll(() => rm(cwd, {recursive: true}));

async function read(content: string | Uint8Array, options?: FrameFileOptions): Promise<Record<string, unknown[]>> {
  await writeFile(join(cwd, "f.csv"), content);
  const frame = await readFrame({cwd}, "f.csv", options);
  return Object.fromEntries(Object.entries(frame.columns).map(([name, column]) => [name, [...column]]));
}

describe("readFrame", () => {
  it("takes a column of numbers for numbers and any other for text; empty and NA are missing", async () => {
    expect(await read('a,b,c,d\n1,x,NA,"NA"\n-2.5e3,,,\n.5,"y, z", 7 ,\n')).toEqual({
      a: [1, -2500, 0.5],
      b: ["x", null, "y, z"],
      c: [NaN, NaN, 7],
      d: [NaN, NaN, NaN]
    });
  });

  it("splits at ; when the header has one outside quotes, else at commas", async () => {
    expect(await read('a;"b;c"\n1;2\n')).toEqual({a: [1], "b;c": [2]});
    expect(await read('"a;b",c\n1,2\n')).toEqual({"a;b": [1], c: [2]});
    expect(await read('a;b\n1,5;"2,5"\n', {decimal: ","})).toEqual({a: [1.5], b: [2.5]});
  });

  it("reads byte order marks, CRLF, Windows-1252 and a header alone", async () => {
    expect(await read("\ufeffa,b\r\n1,2\r\n")).toEqual({a: [1], b: [2]});
    expect(await read(Buffer.from("a\nFrysl\xe2n\n", "latin1"))).toEqual({a: ["Fryslân"]});
    expect(await read("a,b\n")).toEqual({a: [], b: []});
  });

  it("keeps a column as text when asked, and a number too large as text", async () => {
    expect(await read("code,x\n0034,1e999\n", {text: ["code"]})).toEqual({code: ["0034"], x: ["1e999"]});
  });

  it("knows the line of every row, over blank lines and line breaks in quotes", async () => {
    await writeFile(join(cwd, "g.csv"), 'a,b\n1,"two\nlines"\n\n3,x\n');
    const {origin} = await readFrame({cwd}, "g.csv");
    expect([...(origin?.lines ?? [])]).toEqual([3, 5]);
  });

  it.each([
    ["a,a\n1,2\n", "duplicate-column", "f.csv:1"],
    ["a,,b\n1,2,3\n", "unnamed-column", "f.csv:1"],
    ["a,b\n1,2\n3\n", "ragged-row", "f.csv:3"],
    ["a,b\n1,2,3\n", "ragged-row", "f.csv:2"],
    ["", "empty-file", "f.csv"],
    ['a,b\n"1,2\n', "invalid-csv", "f.csv"],
    ["a\0b\n", "nul-byte", "f.csv"]
  ])("refuses %j as %s", async (content, kind, where) => {
    await expect(read(content)).rejects.toMatchObject({kind, where});
  });

  it("refuses a file that is not there and an unknown decimal sign", async () => {
    await expect(readFrame({cwd}, "none.csv")).rejects.toMatchObject({kind: "missing-file", where: "none.csv"});
    await expect(read("a\n1\n", {decimal: ";"})).rejects.toMatchObject({kind: "invalid-option", where: "--decimal"});
  });
});
