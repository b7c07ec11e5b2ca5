import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import {smallDesign} from "../../models/statistics/shift-share/design.fixture.js";
import {shiftShare} from "../../models/statistics/shift-share/shift-share.js";
import type {ShiftShare} from "../../models/statistics/shift-share/types.js";
import {sharedDir} from "../../test/helpers/shared.js";

const {table, shocks} = smallDesign();
let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "shift-share-"));
  const names = Object.keys(table.columns);
  const rows = Array.from({length: table.length}, (_, row) =>
    names.map((name) => String(table.columns[name]?.[row])).join(",")
  );
  const lines = shocks.map(({sector, value, cluster}) => `${sector},${value},${cluster ?? ""}`);
  await writeFile(join(cwd, "regions.csv"), [names.join(","), ...rows].join("\n"));
  await writeFile(join(cwd, "shocks.csv"), ["sector,g,kind", ...lines].join("\n"));
  await writeFile(join(cwd, "twice.csv"), ["sector,g", "A,1", "A,2"].join("\n"));
});
afterAll(() => rm(cwd, {recursive: true}));

const run = (directory: string, ...args: string[]): ReturnType<typeof runLine> =>
  runLine(["shift-share", ...args], directory);
const given = ["regions.csv", "--outcome", "y", "--shares", "s_*", "--shocks", "shocks.csv", "--shock", "g"];

describe("shift-share", () => {
  it("gives what the function gives, with controls as a list or a formula", async () => {
    const want = shiftShare(table, {
      ...{outcome: "y", treatment: "d", shares: ["s_*"], shocks, controls: "a + log(w)", weights: "w"},
      cluster: "province"
    });
    const options = ["--treatment", "d", "--weights", "w", "--cluster", "province", "--sector-cluster", "kind"];
    for (const controls of ["a,log(w)", "a + log(w)"]) {
      const {code, out, err} = await run(cwd, ...given, ...options, "--controls", controls, "--json");
      expect({code, err}).toEqual({code: 0, err: ""});
      expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(want)));
    }
  });

  it("documents its fields and prints them for people", async () => {
    const help = await run(cwd, "--help");
    const {out} = await run(cwd, ...given, "--json");
    for (const field of Object.keys(JSON.parse(out) as ShiftShare)) expect(help.out).toContain(field);
    const text = await run(cwd, ...given, "--treatment", "d");
    expect(text.out).toContain("instrumented by exposure; 60 rows, controls (Intercept), sum of shares");
    expect(text.out).toMatch(/^akm0/m);
    expect(text.out).toContain("warning (shares-not-one)");
  });

  it.each([
    ["missing-column", given.filter((word) => word !== "--shock" && word !== "g")],
    ["duplicate-shock", given.map((word) => (word === "shocks.csv" ? "twice.csv" : word))],
    ["missing-file", given.map((word) => (word === "shocks.csv" ? "none.csv" : word))],
    ["text-in-number-column", given.map((word) => (word === "g" ? "kind" : word))],
    ["invalid-arguments", [...given, "--level", "high"]]
  ])("refuses %s with exit 1 and two lines at most", async (kind, args) => {
    const {code, out, err} = await run(cwd, ...args, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({error: {kind}});
    expect(err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
  });

  // ShiftShareSE 1.1 on the simulated case: reg_ss and ivreg_ss.
  it.skipIf(sharedDir === null)("gives the reference case", async () => {
    const data = join(sharedDir ?? "", "cases", "statistics", "data");
    const line = ["shiftshare_sim.csv", "--outcome", "y", "--shares", "s*", "--shocks", "shiftshare_sim_shocks.csv"];
    const {out} = await run(data, ...line, "--treatment", "x", "--json");
    const {estimate, inference} = JSON.parse(out) as ShiftShare;
    expect(estimate).toBeCloseTo(0.697911010120177, 9);
    expect(inference.akm?.se).toBeCloseTo(0.206406090087988, 9);
    expect(inference.akm0?.low).toBeCloseTo(-1.45267811120751, 8);
  });
});
