import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DirectionReport, SobolReport, TornadoReport} from "../../models/system/sensitivity/types.js";
import {runLine} from "../../test/helpers/command-line.js";

let folder = "";
const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["model", "sensitivity", ...args], folder);
const json = async <T>(...args: string[]): Promise<T> => (await run(...args, "--json")).document() as T;

const model = {
  format: "samenhang-system/1",
  name: "sensitive",
  horizon: 4,
  variables: [{id: "a"}, {id: "b"}, {id: "c", min: 0, max: 1, initial: 0.5}],
  links: [
    {id: "ab", from: "a", to: "b", sign: "+", strength: "average", delay: 1},
    {
      id: "bc",
      from: "b",
      to: "c",
      sign: "-",
      strength: 0.4,
      interval: [-0.6, -0.2],
      evidence: [
        {kind: "vote", voter: "v1", class: "weak"},
        {kind: "vote", voter: "v2", class: "strong"},
        {kind: "estimate", ref: "panel", value: 0.1}
      ]
    }
  ],
  interventions: [{id: "s", variable: "a", type: "step", value: 0.2}],
  goals: [{variable: "c", direction: "up"}]
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "samenhang-sensitivity-"));
  await writeFile(join(folder, "m.system.json"), JSON.stringify(model));
  const angle = {dist: "uniform", args: [-Math.PI, Math.PI]};
  const ishigami = {
    ...model,
    name: "Ishigami",
    variables: [
      ...["x1", "x2", "x3"].map((id) => ({id, initial: angle})),
      {id: "y", equation: "sin(x1) + 7*sin(x2)^2 + 0.1*x3^4*sin(x1)"}
    ],
    links: [],
    interventions: [],
    goals: []
  };
  await writeFile(join(folder, "ishigami.system.json"), JSON.stringify(ishigami));
});
afterAll(() => rm(folder, {recursive: true}));

describe("model sensitivity", () => {
  it("gives Sobol indices with intervals over time, the same for the same seed", async () => {
    const line = ["m.system.json", "--draws", "100", "--times", "0,2,4"];
    const report = await json<SobolReport>(...line);
    expect(report).toMatchObject({method: "sobol", draws: 128, runs: 128 * 4, times: [0, 2, 4]});
    expect(report.outputs.map(({id}) => id)).toEqual(["c"]);
    const [ab, bc] = report.outputs[0]?.shares ?? [];
    expect([ab?.input, bc?.input]).toEqual(["ab", "bc"]);
    expect(report.outputs[0]?.reason[0]).toMatch(/does not vary/);
    expect(ab?.total?.estimate[0]).toBeNull();
    for (const series of [ab?.first, ab?.total, bc?.first, bc?.total]) {
      expect(series?.low[2]).toBeLessThan(series?.estimate[2] ?? NaN);
      expect(series?.high[2]).toBeGreaterThan(series?.estimate[2] ?? NaN);
    }
    expect(await json(...line)).toEqual(report);
    expect(await json(...line, "--seed", "2")).not.toEqual(report);
  });

  it("finds Ishigami's closed form within 0.03 at N = 4096", async () => {
    const report = await json<SobolReport>("ishigami.system.json", "--output", "y", "--times", "0", "--draws", "4096");
    const shares = report.outputs[0]?.shares ?? [];
    const errors = shares.flatMap(({first, total}, at) => [
      Math.abs((first?.estimate[0] ?? NaN) - ([0.3139, 0.4424, 0][at] ?? NaN)),
      Math.abs((total?.estimate[0] ?? NaN) - ([0.5576, 0.4424, 0.2437][at] ?? NaN))
    ]);
    expect(errors).toHaveLength(6);
    expect(Math.max(...errors)).toBeLessThan(0.03);
  });

  it("takes correlated inputs to Shapley effects, adding up to 1", async () => {
    const report = await json<SobolReport>(
      "m.system.json",
      "--draws",
      "64",
      "--times",
      "4",
      "--correlate",
      "ab,bc=0.5"
    );
    expect(report.method).toBe("shapley");
    const sum = report.outputs[0]?.shares.reduce((total, {shapley}) => total + (shapley?.estimate[0] ?? NaN), 0);
    expect(sum).toBeCloseTo(1, 9);
  });

  it("sorts a tornado, counts directions", async () => {
    const tornado = await json<TornadoReport>("m.system.json", "--method", "tornado");
    expect(tornado.outputs[0]?.bars.map(({input}) => input)).toEqual(["ab", "bc"]);
    const directions = await json<DirectionReport>("m.system.json", "--method", "directions", "--draws", "300");
    expect(directions.outputs[0]).toMatchObject({id: "c", better: "up"});
    expect(directions.outputs[0]?.direction.at(-1)).toBe("down");
    expect(directions.outputs[0]?.share.estimate.at(-1)).toBeGreaterThan(0.9);
  });

  it("reruns by votes and by basis", async () => {
    const voters = await json("m.system.json", "--method", "voters", "--times", "4");
    expect(voters).toMatchObject({method: "voters", pick: "voter", voters: ["v1", "v2"], draws: 2});
    const bases = await json("m.system.json", "--method", "bases", "--times", "4");
    expect(bases).toMatchObject({method: "bases", outputs: [{id: "c", changes: true, changesLongRun: true}]});
  });

  it.each(["sobol", "shapley", "morris", "tornado", "directions", "votes", "voters", "bases"])(
    "prints a table for people (%s)",
    async (method) => {
      const {code, out, err} = await run("m.system.json", "--method", method, "--draws", "16", "--times", "0,4");
      expect([code, err]).toEqual([0, ""]);
      expect(out).toMatch(/---/);
      expect(out).not.toMatch(/NaN|undefined|null|Infinity/);
    }
  );

  it.each([
    [["--output", "nowhere"], "unknown-variable"],
    [["--push", "nowhere=1"], "unknown-variable"],
    [["--interventions", "nobody"], "unknown-intervention"],
    [["--correlate", "ab,nothing=0.5"], "unknown-input"],
    [["--correlate", "ab,bc=1.5"], "invalid-correlation"],
    [["--correlate", "ab=0.5"], "invalid-arguments"],
    [["--method", "guess"], "invalid-arguments"],
    [["--draws", "100000000"], "too-many-runs"],
    [["--method", "directions", "--draws", "100000000"], "too-many-runs"],
    [["--method", "votes", "--draws", "100000000"], "too-many-runs"]
  ])("refuses %j", async (args, kind) => {
    const {code, document} = await run("m.system.json", ...args, "--json");
    expect([code, document()]).toEqual([1, {error: expect.objectContaining({kind}) as unknown}]);
  });
});
