import {spawnSync} from "node:child_process";
import {appendFile, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import {grunfeld} from "../../test/helpers/grunfeld.js";
import type {Estimate, Frame} from "../../models/statistics/types.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "estimate-"));
  await writeFile(join(cwd, "grunfeld.csv"), csv(grunfeld()));
  await writeFile(join(cwd, "comma.csv"), csv(grunfeld(), ";").replaceAll(".", ","));
});
afterAll(() => rm(cwd, {recursive: true}));

function csv({length, columns}: Frame, delimiter = ","): string {
  const names = Object.keys(columns);
  const rows = Array.from({length}, (_, row) => names.map((name) => String(columns[name]?.[row])).join(delimiter));
  return `${[names.join(delimiter), ...rows].join("\n")}\n`;
}

const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["estimate", ...args], cwd);
async function json(...args: string[]): Promise<Estimate> {
  const {code, out, err} = await run(...args, "--json");
  expect(err).toBe("");
  expect(code).toBe(0);
  return JSON.parse(out) as Estimate;
}
const within = ["--panel", "firm,year", "--formula", "inv ~ value + capital | firm"];

describe("estimate", () => {
  // plm 2.6-2: vcovHC(plm(inv ~ value + capital, Grunfeld), type = "HC0") times Stata's factor
  it("gives one JSON document with every field of the interface", async () => {
    const result = await json("grunfeld.csv", ...within);
    expect(Object.keys(result)).toEqual([
      ...["formula", "method", "n", "k", "dof", "groups", "coefficients", "fit", "vcov", "diagnostics", "detectable"],
      ...["dropped", "warnings", "robustness", "lincom"]
    ]);
    expect(Object.keys(result.diagnostics)).toEqual([
      ...["firstStageF", "overid", "hausman", "fIndividual", "lm", "pesaranCd", "wooldridge"]
    ]);
    expect(result).toMatchObject({formula: "inv ~ value + capital | firm", method: "ols", n: 200, k: 2, dof: 188});
    const [value] = result.coefficients;
    expect(value?.estimate).toBeCloseTo(0.110123804120719, 12);
    expect(value?.se).toBeCloseTo(0.0151944939427174, 12);
  });

  it("takes several covariances, written once or repeated, also before the file", async () => {
    for (const args of [
      ["grunfeld.csv", "--vcov", "iid", "hc1", "cluster:firm"],
      ["grunfeld.csv", "--vcov", "iid", "--vcov", "hc1", "--vcov", "cluster:firm"],
      ["--vcov", "iid", "hc1", "cluster:firm", "grunfeld.csv"]
    ]) {
      const result = await json("--formula", "inv ~ value", ...args);
      expect((result.vcov as {type: string}[]).map(({type}) => type)).toEqual(["iid", "hc1", "cluster:firm"]);
    }
  });

  it("reads decimal commas, weights and sums of coefficients", async () => {
    const plain = await json("grunfeld.csv", "--formula", "inv ~ value + capital", "--weights", "capital");
    const line = [
      "--formula",
      "inv ~ value + capital",
      "--weights",
      "capital",
      "--lincom",
      "value",
      "--lincom",
      "-value"
    ];
    const comma = await json("comma.csv", "--decimal", ",", ...line);
    expect(comma.coefficients).toEqual(plain.coefficients);
    expect(comma.lincom.map(({estimate}) => estimate)).toEqual([
      plain.coefficients[1]?.estimate,
      -(plain.coefficients[1]?.estimate ?? 0)
    ]);
  });

  it("takes one series", async () => {
    await writeFile(join(cwd, "series.csv"), "t,v\n2018-Q1,1\n2018-Q2,3\n2018-Q3,2\n2019-Q1,5\n2018-Q4,4\n2019-Q2,4\n");
    const result = await json("series.csv", "--panel", ",t", "--formula", "v ~ l(v,1)");
    expect(result).toMatchObject({n: 5, vcov: {type: "iid"}, dropped: [{what: "rows", reason: "missing", count: 1}]});
  });

  it("shows people the coefficients, the covariance, what was left out", async () => {
    const {code, out} = await run(
      "grunfeld.csv",
      "--panel",
      "firm,year",
      "--formula",
      "inv ~ l(value,1) + value | firm"
    );
    expect(code).toBe(0);
    expect(out).toMatch(/standard errors: cluster:firm \(stata, 10 firm\)/);
    expect(out).toMatch(/^l\(value,1\) +-?\d/m);
    expect(out).toContain("left out: 10 rows (missing)");
  });

  const text = "a,b,c,u,t\n1,2,1,x,2018\n2,n.a.,1,x,2018\n3,4,1,y,2018-Q1\n4,1,1,y,2019\n";
  it.each([
    [["--formula", "a ~ b"], "text-in-number-column", "bad.csv:3"],
    [["--formula", "a ~ q"], "missing-column", "bad.csv"],
    [["--formula", "a ~ c:"], "invalid-formula", null],
    [["--formula", "a ~ c", "--vcov", "cluster:c"], "one-cluster", "--vcov"],
    [["--formula", "a ~ c | a"], "no-rows", null],
    [["--formula", "a ~ c", "--panel", "u,t"], "mixed-grains", "bad.csv:4"],
    [["--formula", "a ~ c", "--panel", "u"], "invalid-arguments", null],
    [["--formula", "a ~ c", "--method", "magic"], "invalid-arguments", null],
    [["--formula", "a ~ c", "--small-sample", "huge"], "invalid-arguments", null],
    [["--formula", "a ~ c", "--weights", "u"], "text-in-number-column", "bad.csv:2"],
    [["--formula", "a ~ c + I(c*a) + I(a*a) + I(a*a*a) + I(a^4)"], "too-few-rows", null]
  ])("refuses %j with exit 1, at most two lines and no stack", async (args, kind, where) => {
    await writeFile(join(cwd, "bad.csv"), text);
    const {code, out, err} = await run("bad.csv", ...args, "--json");
    expect(code).toBe(1);
    const {error} = JSON.parse(out) as {error: {kind: string; where: string | null}};
    expect(error.kind).toBe(kind);
    if (where !== null) expect(error.where).toBe(where);
    expect(err.trim().split("\n").length).toBeLessThanOrEqual(2);
  });

  it("names both rows of a unit twice in one period", async () => {
    await writeFile(join(cwd, "twice.csv"), "u,t,y,x\na,2018,1,2\nb,2018,2,1\na,2018,3,3\n");
    const {code, err} = await run("twice.csv", "--panel", "u,t", "--formula", "y ~ x");
    expect(code).toBe(1);
    expect(err).toContain("u a in period 2018 has two rows (also twice.csv:2)");
    expect(err).toContain("twice.csv:4");
  });
});

const hasR =
  spawnSync("Rscript", ["-e", "stopifnot(requireNamespace('plm'), requireNamespace('sandwich'))"]).status === 0;

describe("estimate --as-r", () => {
  it("writes data and a script that knows the hash of its data", async () => {
    const {code, err} = await run("grunfeld.csv", ...within, "--as-r", "made/here");
    expect(code).toBe(0);
    expect(err).toContain("made/here/estimate.R");
    const script = await readFile(join(cwd, "made/here/estimate.R"), "utf8");
    expect(script).toMatch(/tools::md5sum\(file\)\) != "[0-9a-f]{32}"/);
    expect(script).not.toContain(cwd);
    expect((await readFile(join(cwd, "made/here/data.csv"), "utf8")).split("\n")).toHaveLength(202);
  });

  describe.runIf(hasR)("run in R", () => {
    it.each([
      [
        "plm",
        ["--formula", "inv ~ value + l(capital,1) | firm + year", "--vcov", "cluster:firm", "cluster:firm+year", "dk:3"]
      ],
      [
        "lm and sandwich",
        ["--formula", "inv ~ value * factor(firm)", "--weights", "capital", "--vcov", "hc1", "cluster:year"]
      ],
      [
        "negative eigenvalues",
        ["--formula", "inv ~ value | year", "--weights", "capital", "--vcov", "cluster:firm+year"]
      ],
      ["one instrument", ["--formula", "inv ~ 1 | firm | value ~ l(value,1)", "--vcov", "cluster:year", "dk:3"]],
      ["pooled", ["--formula", "inv ~ value + capital", "--vcov", "cluster:firm", "hc3", "nw:2", "iid"]],
      ["two stages", ["--formula", "inv ~ capital | firm | value ~ I(capital^2) + year", "--small-sample", "full"]]
    ])("gives the same numbers and notices changed data: %s", async (name, args) => {
      const folder = name.replaceAll(" ", "-");
      const {code} = await run("grunfeld.csv", "--panel", "firm,year", ...args, "--as-r", folder);
      expect(code).toBe(0);
      const script = join(cwd, folder, "estimate.R");
      const same = spawnSync("Rscript", [script], {encoding: "utf8"});
      expect(same.stderr).toBe("");
      // The script itself stops above 1e-8 for coefficients and 1e-6 for standard errors.
      expect(same.stdout).toMatch(/largest relative difference/);
      expect(same.status).toBe(0);
      await appendFile(join(cwd, folder, "data.csv"), "\n");
      const changed = spawnSync("Rscript", [script], {encoding: "utf8"});
      expect(changed.status).not.toBe(0);
      expect(changed.stderr).toContain("not the file this script was written for");
    });

    it("stops when the numbers are not those that were reported", async () => {
      await run("grunfeld.csv", ...within, "--as-r", "wrong");
      const script = join(cwd, "wrong", "estimate.R");
      const content = await readFile(script, "utf8");
      await writeFile(script, content.replace("expected_b <- c(0.1101", "expected_b <- c(0.1102"));
      const off = spawnSync("Rscript", [script], {encoding: "utf8"});
      expect(off.status).not.toBe(0);
      expect(off.stderr).toContain("not the numbers");
    });
  });
});
