import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import type {Ipf} from "../../models/statistics/ipf/ipf.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "ipf-"));
  const files = {
    "seed.csv": "region,sector,seed\nr1,1,10\nr1,2,20\nr2,1,30\nr2,2,40\n",
    "bounds.csv": "place;work;n;from;to\nr1;1;10;;11,5\nr1;2;20;5;\nr2;1;30;;\nr2;2;40;;\n",
    "zeros.csv": "region,sector,seed\nr1,1,1\nr1,2,1\nr2,1,1\nr2,2,0\n",
    "rows.json": '{"r1": 40, "r2": 60}',
    "columns.json": '{"1": 50, "2": 50}',
    "other.json": '{"1": 50, "2": 51}',
    "few.json": '{"1": 1, "2": 99}',
    "list.json": "[1, 2]",
    "broken.json": "{"
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(cwd, name), text);
});
afterAll(() => rm(cwd, {recursive: true}));

const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["ipf", ...args], cwd);
const given = (file: string, columns = "columns.json"): string[] => [file, "--rows", "rows.json", "--columns", columns];

describe("ipf", () => {
  it("gives the fitted cells in the order of the file, codes of numbers as text", async () => {
    const {code, out, err} = await run(...given("seed.csv"), "--json");
    expect({code, err}).toEqual({code: 0, err: ""});
    const result = JSON.parse(out) as Ipf;
    expect(Object.keys(result)).toEqual(["fitted", "iterations", "converged", "problems"]);
    expect(result.converged).toBe(true);
    expect(result.fitted.map(({row, column}) => row + column)).toEqual(["r11", "r12", "r21", "r22"]);
    // The odds ratio of the seed stays: 10·40/(20·30).
    const x = result.fitted[0]!.value;
    expect((x * (10 + x)) / ((40 - x) * (50 - x))).toBeCloseTo(400 / 600, 9);
  });

  it("reads names, decimal sign and bounds as told, and says which cells stand at a bound", async () => {
    const options = ["--row", "place", "--column", "work", "--value", "n", "--low", "from", "--high", "to"];
    const {out} = await run(...given("bounds.csv"), ...options, "--decimal", ",", "--json");
    const {fitted} = JSON.parse(out) as Ipf;
    expect(fitted[0]).toEqual({row: "r1", column: "1", value: 11.5, bound: "high"});
    expect(fitted[1]!.value).toBeCloseTo(28.5, 8);
  });

  it("prints a table, and warns on stderr when zeros keep it from the totals", async () => {
    const {code, out, err} = await run(...given("zeros.csv", "few.json"));
    expect(code).toBe(0);
    expect(err).toBe(
      "not converged: row r2 must add up to 60, but can stand only in column 1 of 1 together: their other cells are 0\n"
    );
    expect(out).toMatch(/NOT converged after \d+ rounds/);
  });

  it.each([
    ["margins-differ", given("seed.csv", "other.json")],
    ["missing-file", given("seed.csv", "none.json")],
    ["invalid-json", given("seed.csv", "broken.json")],
    ["invalid-margins", given("seed.csv", "list.json")],
    ["missing-column", [...given("seed.csv"), "--value", "sed"]],
    ["text-in-number-column", [...given("bounds.csv"), "--row", "place", "--column", "work", "--value", "to"]]
  ])("refuses %s with exit 1 and two lines at most", async (kind, args) => {
    const {code, out, err} = await run(...args, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({error: {kind}});
    expect(err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
  });
});
