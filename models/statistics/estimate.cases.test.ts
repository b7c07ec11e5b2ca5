import {join} from "node:path";
import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../test/helpers/shared.js";
import {readFrame} from "../../bin/frame-file.js";
import {estimate} from "./estimate.js";
import type {EstimateOptions} from "./estimate.js";
import type {Estimate} from "./types.js";

const folder = join(sharedDir ?? "", "cases", "statistics");
async function figures(id: string): Promise<Record<string, unknown>> {
  const {expected} = JSON.parse(await readFile(join(folder, "expected", `${id}.json`), "utf8")) as {
    expected: Record<string, unknown>;
  };
  return expected;
}
const run = async (file: string, options: EstimateOptions): Promise<Estimate> =>
  estimate(await readFrame({cwd: join(folder, "data")}, file), options);
const by = ({coefficients}: Estimate, field: "estimate" | "se"): number[] =>
  coefficients.map((row) => row[field] ?? NaN);
const expectClose = (got: readonly number[], want: unknown, tolerance: number): void => {
  const wanted = Array.isArray(want) ? (want as number[]) : Object.values(want as Record<string, number>);
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value)).toBeLessThanOrEqual(tolerance * Math.abs(value));
  });
};

describe.runIf(sharedDir !== null)("the reference cases of regression", () => {
  it.each([
    ["classical", "iid", "stata"],
    ["HC0", "hc0", "stata"],
    ["HC1", "hc1", "stata"],
    ["HC2", "hc2", "stata"],
    ["HC3", "hc3", "stata"],
    ["cluster_firm_stata", "cluster:firm", "stata"],
    ["cluster_year_stata", "cluster:year", "stata"],
    ["cluster_firm_CR0", "cluster:firm", "none"],
    ["twoway_firm_year_multi0_FALSE", "cluster:firm+year", "stata"],
    ["driscoll_kraay_vcovPL_lag3", "dk:3", "stata"],
    ["newey_west_panel_lag3", "nw:3", "stata"]
  ] as const)("Petersen: %s", async (field, vcov, smallSample) => {
    const panel = {unit: "firm", period: "year"};
    const result = await run("petersen.csv", {formula: "y ~ x", panel, vcov: [vcov], smallSample});
    const expected = await figures("petersen_cluster_se");
    expectClose(by(result, "estimate"), expected["coef"], 1e-9);
    expectClose(by(result, "se"), expected[field], 1e-9);
  });

  it("Card & Krueger: the difference in differences, and by store", async () => {
    const expected = await figures("card_krueger_did");
    const result = await run("card_krueger.csv", {formula: "fte ~ state*obs", vcov: ["hc1", "cluster:sheet"]});
    const last = result.coefficients[3];
    expectClose([-(last?.estimate ?? NaN), last?.se ?? NaN], [expected["did"], expected["se_HC1"]], 1e-8);
    expectClose([last?.by?.[1]?.se ?? NaN], [expected["se_cluster_store_HC1"]], 1e-8);
    expect(result.n).toBe(expected["n"]);
  });

  it("distributed lag: the path and its sum", async () => {
    const expected = await figures("distributed_lag_panel");
    const result = await run("panel_lp_sim.csv", {
      formula: "y ~ l(s,0:3) | region + t",
      panel: {unit: "region", period: "t"},
      smallSample: "none",
      lincom: ["s + l(s,1) + l(s,2) + l(s,3)"]
    });
    expectClose(by(result, "estimate"), expected["coef"], 1e-8);
    expectClose(by(result, "se"), expected["se"], 1e-8);
    const [sum] = result.lincom;
    expectClose([sum?.estimate ?? NaN, sum?.se ?? NaN], [expected["cumulative"], expected["cumulative_se"]], 1e-8);
  });

  const powers = (degree: number): string =>
    `y ~ x${Array.from({length: degree - 1}, (_, index) => ` + I(x^${index + 2})`).join("")}`;
  it.each([
    ["longley", "y ~ deflator + gnp + unemployed + armed + population + year", 1e-10],
    ["pontius", powers(2), 1e-11],
    ["wampler1", powers(5), 1e-8],
    ["wampler2", powers(5), 1e-8],
    ["wampler3", powers(5), 1e-8],
    ["wampler4", powers(5), 10 ** -7.5],
    ["wampler5", powers(5), 1e-6],
    ["filip", powers(10), 10 ** -6.5]
  ])("NIST %s", async (name, formula, tolerance) => {
    const expected = await figures(`nist_${name}`);
    const result = await run(`nist_${name}.csv`, {formula});
    expect([result.n, result.k, result.dof]).toEqual([expected["n"], expected["k"], expected["df_resid"]]);
    expectClose(by(result, "estimate"), expected["coef"], tolerance);
    if (Number(expected["ssr"]) > 0) {
      expectClose(by(result, "se"), expected["se"], tolerance);
      expectClose([result.fit.ssr ?? NaN, result.fit.r2 ?? NaN], [expected["ssr"], expected["r2"]], tolerance);
    }
  });
});
