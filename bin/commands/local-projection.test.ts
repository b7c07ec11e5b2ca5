import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import {grunfeld} from "../../test/helpers/grunfeld.js";
import type {LocalProjection} from "../../models/statistics/projections/types.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "local-projection-"));
  const {length, columns} = grunfeld();
  const names = Object.keys(columns);
  const rows = Array.from({length}, (_, row) => names.map((name) => String(columns[name]?.[row])).join(","));
  await writeFile(join(cwd, "grunfeld.csv"), `${[names.join(","), ...rows].join("\n")}\n`);
});
afterAll(() => rm(cwd, {recursive: true}));

const base = ["local-projection", "--outcome", "inv", "--shock", "value", "--panel", "firm,year"];
const run = (...args: string[]): ReturnType<typeof runLine> => runLine([...base, ...args], cwd);

describe("local-projection", () => {
  // lm with dummies and vcovCL(type = "HC0", cadjust = FALSE) in R, as in models/statistics/projections
  it("gives the path and its simultaneous band as one JSON document", async () => {
    const {code, document} = await run(
      ...[
        "grunfeld.csv",
        "--horizons",
        "0:3",
        "--lags",
        "1",
        "--controls",
        "capital",
        "--small-sample",
        "none",
        "--json"
      ]
    );
    expect(code).toBe(0);
    const {path, simultaneous} = document() as LocalProjection;
    expect(path.map(({horizon}) => horizon)).toEqual([0, 1, 2, 3]);
    expect(path[1]?.estimate).toBeCloseTo(0.107100395336243, 10);
    expect(path[1]?.se).toBeCloseTo(0.00506168015576698, 10);
    expect(path[3]?.n).toBe(160);
    expect(Object.keys(path[0] ?? {})).toEqual(["horizon", "estimate", "se", "low", "high", "n", "p"]);
    expect(simultaneous.low).toHaveLength(4);
    expect(simultaneous.high[2]!).toBeGreaterThan(path[2]!.high!);
  });

  it("shows people the path, and what unit effects do to it", async () => {
    const {code, out, err} = await run("--vcov", "dk:h+1", "cluster:firm", "grunfeld.csv", "--horizons", "0,2,4");
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("standard errors: dk:1, dk:3, dk:5");
    expect(out).toMatch(/^ +4 +-?\d/m);
  });

  it("takes an expression for a column, and commas inside brackets", async () => {
    const args = ["grunfeld.csv", "--horizons", "0", "--controls", "l(capital,1),log(capital)", "--json"];
    const {document} = await run(...args);
    expect((document() as LocalProjection).formula).toBe("inv ~ value + l(capital,1) + log(capital) | firm + year");
  });

  it.each([
    [["grunfeld.csv", "--horizons", "3:x"], "invalid-arguments"],
    [["grunfeld.csv", "--horizons", "4:2"], "invalid-arguments"],
    [["grunfeld.csv", "--lags", "-1"], "invalid-arguments"],
    [["grunfeld.csv", "--vcov", "dk:h-1"], "invalid-vcov"],
    [["grunfeld.csv", "--controls", "nothing"], "missing-column"],
    [["grunfeld.csv", "--effects", "region"], "invalid-arguments"],
    [["nowhere.csv"], "missing-file"],
    [[], "missing-file"]
  ])("refuses %j with exit 1 and two lines at most", async (args, kind) => {
    const {code, err, document} = await run(...args, "--json");
    expect(code).toBe(1);
    expect(document()).toMatchObject({error: {kind}});
    expect(err.trim().split("\n").length).toBeLessThanOrEqual(2);
  });
});
