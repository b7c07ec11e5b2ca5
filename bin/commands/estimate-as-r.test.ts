import {spawnSync} from "node:child_process";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {grunfeld} from "../../test/helpers/grunfeld.js";
import {grunfeldWithGaps} from "../../test/helpers/grunfeld-gaps.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import type {Frame} from "../../models/statistics/types.js";
import type {CommandContext} from "../command.js";
import {main} from "../main.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "as-r-"));
  await writeFile(join(cwd, "whole.csv"), csv(grunfeld()));
  await writeFile(join(cwd, "gaps.csv"), csv(grunfeldWithGaps()));
});
afterAll(() => rm(cwd, {recursive: true}));

/** With the firms in three groups. */
function csv({length, columns}: Frame): string {
  const names = Object.keys(columns);
  const rows = Array.from({length}, (_, row) => {
    const group = Number((columns["firm"] as string[])[row]) % 3;
    return [...names.map((name) => String(columns[name]?.[row])), `g${group}`].join(",");
  });
  return `${[[...names, "area"].join(","), ...rows].join("\n")}\n`;
}

async function estimateAsR(folder: string, ...args: string[]): Promise<void> {
  const streams = {out: "", err: ""};
  const context: CommandContext = {
    stdout: {write: (text) => (streams.out += text)},
    stderr: {write: (text) => (streams.err += text)},
    cwd,
    projectRoot: projectRoot(),
    effects: {now: () => new Date(0), fetch: () => Promise.reject(new Error("no network")), log: () => undefined},
    signal: new AbortController().signal,
    exitCode: 0
  };
  const code = await main(["estimate", ...args, "--panel", "firm,year", "--as-r", folder], context);
  expect(streams.err).toContain("estimate.R");
  expect(code).toBe(0);
}

const hasR =
  spawnSync("Rscript", ["-e", "stopifnot(requireNamespace('plm'), requireNamespace('sandwich'))"]).status === 0;
const pair = ["--formula", "inv ~ value + capital"];
const few: [string, string[]][] = [
  ["random", ["whole.csv", ...pair, "--vcov", "cluster:firm", "iid", "hc3", "dk:2", "cluster:firm+year"]],
  ["first-difference", ["gaps.csv", ...pair, "--vcov", "cluster:firm", "iid", "cluster:year", "dk:2", "nw:1"]]
];
const more: [string, string[]][] = [
  ["random", ["gaps.csv", "--formula", "inv ~ value + factor(area)", "--vcov", "cluster:firm", "cluster:area", "hc2"]],
  ["first-difference", ["whole.csv", ...pair, "--vcov", "cluster:firm", "cluster:year", "nw:2", "cluster:firm+year"]],
  ["first-difference", ["gaps.csv", "--formula", "inv ~ value | firm + year", "--small-sample", "full"]],
  ["first-difference", ["whole.csv", "--formula", "inv ~ capital | 0 | value ~ l(value,1)", "--vcov", "iid"]],
  ["between", ["gaps.csv", ...pair, "--vcov", "cluster:firm", "iid", "hc1", "hc3", "cluster:area"]],
  ["between", ["gaps.csv", "--formula", "inv ~ value | area", "--vcov", "iid", "hc1"]],
  ["half-panel-jackknife", ["gaps.csv", "--formula", "inv ~ l(inv,1) + value | firm + year"]],
  ["half-panel-jackknife", ["whole.csv", "--formula", "inv ~ l(inv,1) | firm + area^year", "--weights", "capital"]],
  ["gmm-difference", ["gaps.csv", "--formula", "inv ~ l(inv,1) + value | firm", "--gmm", "inv:2-3", "--collapse"]],
  [
    "gmm-difference",
    ["whole.csv", "--formula", "inv ~ l(inv,1) + value | firm + year", "--gmm", "inv:2-3,value:1", "--steps", "1"]
  ],
  ["logit", ["whole.csv", "--formula", "I(inv>100) ~ value + capital", "--vcov", "iid", "hc1", "cluster:firm"]],
  ["poisson", ["whole.csv", "--formula", "I(abs(firm-3)) ~ value + capital", "--vcov", "iid", "cluster:year"]]
];

describe.runIf(hasR)("the R script of a panel method", () => {
  it.each([...few, ...(process.env["SAMENHANG_SOAK"] ? more : [])])(
    "gives the same numbers: %s %j",
    async (method, args) => {
      const folder = `${method}-${args.join("-").replaceAll(/\W+/g, "-")}`;
      await estimateAsR(folder, ...args, "--method", method);
      // The script itself stops above 1e-8 for coefficients and 1e-6 for standard errors.
      const {stdout, status} = spawnSync("Rscript", [join(cwd, folder, "estimate.R")], {encoding: "utf8"});
      expect(stdout).toMatch(/largest relative difference/);
      expect(status).toBe(0);
    }
  );
});

describe("the R script of a panel method", () => {
  it("says what is left out", async () => {
    await estimateAsR("left-out", "gaps.csv", "--formula", "inv ~ l(inv,1) | firm", "--method", "half-panel-jackknife");
    const jackknife = await readFile(join(cwd, "left-out", "estimate.R"), "utf8");
    expect(jackknife).toContain("# Standard errors come from a bootstrap of whole units");
    expect(jackknife).toContain("# cluster:firm: not in plm or sandwich");
    await estimateAsR("lags", "gaps.csv", ...pair, "--vcov", "iid", "nw:1");
    expect(await readFile(join(cwd, "lags", "estimate.R"), "utf8")).toContain("# nw:1: not in plm or sandwich");
  });

  it("takes no name of a column for R code, whatever quotes and line ends stand in it", async () => {
    const names = ['a"); pwned()  #', 'b\\"); pwned() #', "c\rpwned()", "d\npwned()", "e\u2028pwned()"];
    const [header = "", ...rows] = csv(grunfeld()).trimEnd().split("\n");
    for (const [index, name] of names.entries()) {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      const file = `hostile-${index}.csv`;
      await writeFile(join(cwd, file), [header.replace("capital", quoted), ...rows].join("\n"));
      await estimateAsR(`hostile-${index}`, file, "--formula", `inv ~ value + \`${name}\``, "--vcov", "iid");
      const script = await readFile(join(cwd, `hostile-${index}`, "estimate.R"), "utf8");
      expect(script).toContain("pwned");
      // What R runs: no texts, and no rest of a line behind #.
      expect(script.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#[^\r\n]*/g, "")).not.toContain("pwned");
    }
  });
});
