import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "dominance-"));
  const model = {
    format: "samenhang-system/1",
    name: "births and deaths",
    horizon: 4,
    variables: [
      {id: "people", kind: "stock", initial: 100, equation: "births - deaths"},
      {id: "births", equation: "people * rate"},
      {id: "deaths", equation: "people / 20"},
      {id: "rate", kind: "exogenous", initial: 0.1}
    ],
    interventions: [{id: "fewer", variable: "rate", type: "step", value: -0.05}]
  };
  await writeFile(join(folder, "m.system.json"), JSON.stringify(model));
});
afterEach(() => rm(folder, {recursive: true}));

describe("model dominance", () => {
  it("gives the share of each loop at each step", async () => {
    const run = await runLine(["model", "dominance", "m.system.json", "--interventions", "none", "--json"], folder);
    expect(run.document()).toMatchObject({
      times: [0, 1, 2, 3, 4],
      method: "ltm",
      loops: [
        {
          nodes: ["births", "people"],
          polarity: "R",
          score: [0, 1, 2, 3, 4].map(() => expect.closeTo(2 / 3, 9) as number)
        },
        {nodes: ["deaths", "people"], polarity: "B"}
      ],
      eigenvalues: []
    });
    expect(run.code).toBe(0);
  });

  it("turns to eigenvalues where nothing moves, and says why", async () => {
    const run = await runLine(["model", "dominance", "m.system.json", "--json"], folder);
    expect(run.document()).toMatchObject({
      method: "eigen",
      loops: [{score: [0, 0, 0, 0, 0]}, {score: [0, 0, 0, 0, 0]}]
    });
    const text = await runLine(["model", "dominance", "m.system.json"], folder);
    expect(text.out).toContain("no loop carries any change in this run");
    expect(text.out).toContain("births → people → births");
  });

  it("refuses a step of nothing in one line", async () => {
    const run = await runLine(["model", "dominance", "m.system.json", "--step", "0", "--json"], folder);
    expect([run.code, run.document()]).toMatchObject([1, {error: {kind: "invalid-step"}}]);
  });
});
