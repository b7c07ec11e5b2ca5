import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";
import {seatbelts} from "../../models/statistics/series/fixtures/r-datasets.js";
import type {Interrupted} from "../../models/statistics/events/interrupted.js";
import type {SyntheticControl} from "../../models/statistics/events/synthetic-control.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "events-"));
  const months = seatbelts.map(
    (value, t) => `${1969 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")},${value}`
  );
  await writeFile(join(cwd, "belts.csv"), `t,drivers\n${months.join("\n")}\n`);
  // D is the mean of A and B until 2018, and 6 lower from then on.
  const paths = {A: [4, 7, 1, 8, 3, 9, 5, 6], B: [2, 3, 6, 4, 9, 1, 7, 2], C: [9, 4, 8, 3, 7, 6, 1, 5]};
  const struck = paths.A.map((a, t) => (a + paths.B[t]!) / 2 - (t >= 6 ? 6 : 0));
  const rows = Object.entries({...paths, D: struck}).flatMap(([unit, path]) =>
    path.map((value, t) => `${unit},${2012 + t},${value},${unit.charCodeAt(0)}`)
  );
  await writeFile(join(cwd, "panel.csv"), `u,t,y,x\n${rows.join("\n")}\n`);
});
afterAll(() => rm(cwd, {recursive: true}));
const run = (...args: string[]): ReturnType<typeof runLine> => runLine(args, cwd);

describe("interrupted", () => {
  const line = ["interrupted", "belts.csv", "--outcome", "drivers", "--period", "t", "--event", "1983-02"];

  // lm with month dummies and NeweyWest(lag = 12, prewhite = FALSE, adjust = FALSE) in R
  it("gives the effect of the seat belt law", async () => {
    const {code, document} = await run(...line, "--season", "12", "--lag", "12", "--json");
    expect(code).toBe(0);
    const {effect, vcov} = document() as Interrupted;
    expect(effect.mean.estimate).toBeCloseTo(-225.083758203005, 8);
    expect(effect.mean.se).toBeCloseTo(35.9299804092627, 8);
    expect(vcov.type).toBe("nw:12");
    const {out} = await run(...line, "--season", "12", "--seasonal", "2");
    expect(out).toMatch(/^mean effect a period +-2/m);
    expect(out).toContain("share of the baseline: -14");
  });

  it.each([
    [["--event", "1910-01"], "unknown-period"],
    [["--season", "x"], "invalid-arguments"],
    [["--season", "12", "--seasonal", "7"], "invalid-option"],
    [["--controls", "kms"], "missing-column"]
  ])("refuses %j", async (args, kind) => {
    const {code, document} = await run(...line, ...args, "--json");
    expect(code).toBe(1);
    expect(document()).toMatchObject({error: {kind}});
  });
});

describe("synthetic-control", () => {
  const line = ["synthetic-control", "panel.csv", "--outcome", "y", "--panel", "u,t", "--event", "2018"];

  it("builds the treated unit from those it was made of", async () => {
    const {code, document} = await run(...line, "--treated", "D", "--json");
    expect(code).toBe(0);
    const result = document() as SyntheticControl;
    expect(result.effect.syntheticControl).toBeCloseTo(-6, 9);
    expect(result.weights).toEqual([
      {unit: "A", weight: expect.closeTo(0.5, 9) as number},
      {unit: "B", weight: expect.closeTo(0.5, 9) as number},
      {unit: "C", weight: expect.closeTo(0, 9) as number}
    ]);
    expect(result.rmspe.ratio).toBeNull();
    expect(result.placebo.p).toBeNull();
    const {out} = await run(...line, "--treated", "D");
    expect(out).toContain("mean effect by synthetic control: -6");
    expect(out).toContain("warning (few-donors)");
  });

  it("shows the balance of predictors", async () => {
    const {out} = await run(...line, "--treated", "D", "--predictors", "x,y", "--importance", "1,2");
    expect(out).toMatch(/^predictor +treated +synthetic +all donors/m);
  });

  it.each([
    [["--treated", "Z"], "unknown-unit"],
    [["--treated", "D", "--event", "2012"], "too-few-periods"],
    [["--treated", "D", "--panel", "u"], "invalid-arguments"],
    [["--treated", "D", "--importance", "1,-2"], "invalid-arguments"],
    [["--treated", "D", "--predictors", "x", "--importance", "1,2"], "invalid-option"],
    [["--treated", "A,B,C"], "too-few-donors"]
  ])("refuses %j", async (args, kind) => {
    const {code, document} = await run(...line, ...args, "--json");
    expect(code).toBe(1);
    expect(document()).toMatchObject({error: {kind}});
  });
});
