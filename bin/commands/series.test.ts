import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import {femaleDeaths, maleDeaths, nottem} from "../../models/statistics/series/fixtures/r-datasets.js";
import type {Stl} from "../../models/statistics/series/stl.js";
import type {VectorAutoregression} from "../../models/statistics/series/var/vector-autoregression.js";

let cwd: string;
const month = (t: number, from: number): string =>
  `${from + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "series-"));
  const lines = nottem.map((value, t) => `${month(t, 1920)};${String(value).replace(".", ",")}`);
  // Out of order, as files come.
  await writeFile(join(cwd, "nottem.csv"), `t;v\n${[...lines.slice(100), ...lines.slice(0, 100)].join("\n")}\n`);
  await writeFile(join(cwd, "gap.csv"), `t;v\n${lines.filter((_, t) => t !== 30).join("\n")}\n`);
  const deaths = maleDeaths.map((men, t) => `${month(t, 1974)},${men},${femaleDeaths[t]}`);
  await writeFile(join(cwd, "deaths.csv"), `t,m,f\n${deaths.join("\n")}\n`);
});
afterAll(() => rm(cwd, {recursive: true}));
const run = (...args: string[]): ReturnType<typeof runLine> => runLine(args, cwd);

describe("stl", () => {
  // stl(nottem, 7)$time.series in R
  it("puts the rows in order of their periods and gives R's components", async () => {
    const line = ["stl", "nottem.csv", "--value", "v", "--period", "12", "--seasonal", "7", "--time", "t"];
    const {code, document} = await run(...line, "--decimal", ",", "--json");
    expect(code).toBe(0);
    const {seasonal, trend, remainder} = document() as Stl;
    expect([seasonal[0], trend[0], remainder[239]]).toEqual([
      expect.closeTo(-7.92518736164982, 10),
      expect.closeTo(48.8993811433745, 10),
      expect.closeTo(-0.594382295884081, 10)
    ]);
    const {out} = await run(...line, "--decimal", ",", "--robust");
    expect(out).toMatch(/^1920-01 +40.6/m);
    expect(out).toContain("weight");
  });

  it.each([
    [["gap.csv", "--time", "t"], "missing-value", "t 1922-07"],
    [["deaths.csv", "--value", "q"], "missing-column", "deaths.csv"],
    [["nottem.csv", "--period", "1"], "invalid-arguments", null],
    [["nottem.csv", "--period", "200"], "too-short", null],
    [["nottem.csv", "--seasonal", "often"], "invalid-arguments", null]
  ])("refuses %j", async (args, kind, where) => {
    const {code, document} = await run("stl", "--value", "v", "--period", "12", "--decimal", ",", ...args, "--json");
    expect(code).toBe(1);
    const {error} = document() as {error: {kind: string; where: string | null}};
    expect(error.kind).toBe(kind);
    if (where !== null) expect(error.where).toBe(where);
  });
});

describe("var", () => {
  const line = ["var", "deaths.csv", "--columns", "m,f", "--period", "t", "--draws", "20"];

  // vars::VAR's equations, by lm in R
  it("gives one JSON document", async () => {
    const {code, document} = await run(...line, "--lags", "2", "--json");
    expect(code).toBe(0);
    const result = document() as VectorAutoregression;
    expect(result.logLik).toBeCloseTo(-833.173527493319, 8);
    expect(result.roots[0]?.modulus).toBeCloseTo(0.664537210319263, 9);
    expect(result.responses.paths).toHaveLength(4);
  });

  it("lets a criterion choose the lags, and says what the tests do not mean", async () => {
    const {code, out} = await run(...line, "--lags", "bic", "--max-lags", "4");
    expect(code).toBe(0);
    expect(out).toContain("VAR(2) of m, f");
    expect(out).toContain("it does not say what causes what");
    expect(out).toContain("lags by AIC 4, HQ 4, BIC 2 (of 1 to 4)");
  });

  it.each([
    [["--lags", "0"], "invalid-arguments"],
    [["--lags", "50"], "too-few-rows"],
    [["--lags", "1", "--columns", "m,m"], "invalid-arguments"],
    [["--lags", "1", "--columns", "m"], "invalid-option"],
    [["--lags", "1", "--columns", "m,x"], "missing-column"]
  ])("refuses %j", async (args, kind) => {
    const {code, document} = await run(...line, ...args, "--json");
    expect(code).toBe(1);
    expect(document()).toMatchObject({error: {kind}});
  });
});
