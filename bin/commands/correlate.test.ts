import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import {grunfeld} from "../../test/helpers/grunfeld.js";
import type {Correlation} from "../../models/statistics/correlation/types.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "correlate-"));
  const {length, columns} = grunfeld();
  const names = Object.keys(columns);
  const rows = Array.from({length}, (_, row) => names.map((name) => String(columns[name]?.[row])).join(","));
  await writeFile(join(cwd, "grunfeld.csv"), `${[names.join(","), ...rows].join("\n")}\n`);
});
afterAll(() => rm(cwd, {recursive: true}));

const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["correlate", ...args], cwd);
async function json(...args: string[]): Promise<Correlation> {
  const {code, out, err} = await run(...args, "--json");
  expect(err).toBe("");
  expect(code).toBe(0);
  return JSON.parse(out) as Correlation;
}
const panel = ["grunfeld.csv", "--unit", "firm", "--period", "year"];

describe("correlate", () => {
  it("scans lags with the effects and clusters asked for", async () => {
    const result = await json(...panel, "--lags", "0:2", "--within", "firm+year", "--cluster", "firm");
    expect(result).toMatchObject({tests: 18, excluded: [], within: ["firm", "year"], cluster: "firm", clusters: 10});
    const row = result.results.find(({x, y, lag}) => x === "value" && y === "inv" && lag === 2);
    // R: see models/statistics/correlation/lagged-scan.test.ts
    expect(row?.slope).toBeCloseTo(0.0289647398176306, 12);
    expect(row?.se).toBeCloseTo(0.0301786296163497, 12);
    expect(Object.keys(row ?? {})).toEqual(["x", "y", "lag", "n", "r", "slope", "se", "t", "p", "q"]);
  });

  it("takes unit and period as names of effects, and both by default", async () => {
    const [named, meant, plain] = await Promise.all([
      json(...panel, "--lags", "1", "--within", "firm+year"),
      json(...panel, "--lags", "1", "--within", "unit+period"),
      json(...panel, "--lags", "1")
    ]);
    expect(meant).toEqual(named);
    expect(plain).toEqual(named);
    const none = await json(...panel, "--lags", "1", "--within", "none");
    expect(none.within).toEqual([]);
  });

  it("tests each pair once without lags; unit and period are not tried", async () => {
    const result = await json(...panel, "--method", "spearman", "--adjust", "holm");
    expect(result.results.map(({x, y}) => `${x}-${y}`).sort()).toEqual(["inv-capital", "inv-value", "value-capital"]);
    expect((await json("grunfeld.csv", "--method", "partial", "--given", "year", "--columns", "inv,value")).tests).toBe(
      1
    );
  });

  it("shows people a table that says what was done and what is not shown", async () => {
    const {out} = await run(...panel, "--lags", "0:1", "--limit", "3");
    expect(out).toContain("12 tests, pearson, within firm + year, clustered by firm (10); q by bh over all of them");
    expect(out).toContain("9 more; --limit, or --json for all");
  });

  it.each([
    [["--lags", "-2:3"], "invalid-arguments"],
    [["--lags", "3:1"], "invalid-arguments"],
    [["--lags", "0", "--method", "kendall"], "invalid-option"],
    [["--lags", "0", "--columns", "inv,price"], "missing-column"],
    [["--lags", "0", "--cluster", "corop"], "missing-column"],
    [["--cluster", "firm"], "invalid-option"],
    [["--adjust", "sidak"], "invalid-arguments"]
  ])("refuses %j with exit 1 and at most two lines", async (args, kind) => {
    const {code, out, err} = await run(...panel, ...args, "--json");
    expect(code).toBe(1);
    expect((JSON.parse(out) as {error: {kind: string}}).error.kind).toBe(kind);
    expect(err.trim().split("\n").length).toBeLessThanOrEqual(2);
  });

  it("names the line of a stray text in a column that was asked for", async () => {
    await writeFile(join(cwd, "stray.csv"), "a,b\n1,2\n2,n.a.\n3,4\n4,1\n");
    const {err} = await run("stray.csv", "--columns", "a,b");
    expect(err).toContain("stray.csv:3");
    expect((await json("stray.csv")).excluded).toEqual([{column: "b", reason: "text"}]);
  });
});
