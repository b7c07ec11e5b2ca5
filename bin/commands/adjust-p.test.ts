import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "adjust-"));
  await writeFile(join(cwd, "p.csv"), "set,p\nb,0.01\na,0.5\nb,NA\nb,0.04\na,0.02\nb,0.03\n");
});
afterAll(() => rm(cwd, {recursive: true}));

const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["adjust-p", ...args], cwd);

describe("adjust-p", () => {
  // p.adjust(p, method) in R 4.2 per set
  it("adjusts each set by itself, missing stays null and is not counted", async () => {
    const {out} = await run("p.csv", "--column", "p", "--group", "set", "--method", "bh", "--json");
    expect(JSON.parse(out)).toEqual({q: {a: [0.5, 0.04], b: [0.03, null, 0.04, 0.04]}});
  });

  it("adjusts all together without sets", async () => {
    const {out} = await run("p.csv", "--column", "p", "--method", "bonferroni", "--json");
    expect(JSON.parse(out)).toEqual({q: [0.05, 1, null, 0.2, 0.1, 0.15]});
  });

  it("shows people a table", async () => {
    const {out} = await run("p.csv", "--column", "p", "--group", "set", "--method", "holm");
    expect(out.split("\n")[0]).toMatch(/^set +p +holm$/);
    expect(out.split("\n")[2]).toMatch(/^b +0.01 +0.03$/);
  });

  it.each([
    [["--column", "q", "--method", "bh"], "missing-column"],
    [["--column", "set", "--method", "bh"], "text-in-number-column"],
    [["--column", "p"], "invalid-arguments"],
    [["--column", "p", "--method", "sidak"], "invalid-arguments"]
  ])("refuses %j with exit 1", async (args, kind) => {
    const {code, out} = await run("p.csv", ...args, "--json");
    expect(code).toBe(1);
    expect((JSON.parse(out) as {error: {kind: string}}).error.kind).toBe(kind);
  });

  it("names the line of what is no p-value, and of a row without set", async () => {
    await writeFile(join(cwd, "bad.csv"), "set,p\na,0.5\na,1.5\n");
    const {err} = await run("bad.csv", "--column", "p", "--method", "bh");
    expect(err).toContain("bad.csv:3");
    await writeFile(join(cwd, "open.csv"), "set,p\na,0.5\n,0.5\n");
    expect((await run("open.csv", "--column", "p", "--group", "set", "--method", "bh")).err).toContain("open.csv:3");
  });
});
