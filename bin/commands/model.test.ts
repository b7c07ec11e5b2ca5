import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {CommandContext} from "../command.js";
import {main} from "../main.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-"));
});
afterEach(() => rm(folder, {recursive: true}));

async function run(...args: string[]): Promise<{code: number; json: unknown; err: string}> {
  let [out, err] = ["", ""];
  const context: CommandContext = {
    stdout: {write: (text: string) => void (out += text)},
    stderr: {write: (text: string) => void (err += text)},
    cwd: folder,
    projectRoot: projectRoot(),
    effects: {now: () => new Date(0), fetch: globalThis.fetch, log: () => undefined},
    signal: new AbortController().signal,
    exitCode: 0
  };
  const code = await main(["model", ...args, "--json"], context);
  return {code, json: JSON.parse(out) as unknown, err};
}

const chain = {
  format: "samenhang-system/1",
  name: "chain",
  horizon: 2,
  variables: [
    {id: "a", initial: 0.2, min: 0, max: 1},
    {id: "b", initial: 0.4, min: 0, max: 1}
  ],
  links: [
    {id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay: 1, interval: [0.3, 0.7]},
    {id: "ba", from: "b", to: "a", sign: "-", strength: "weak", speed: "low"}
  ],
  interventions: [{id: "p", variable: "a", type: "pulse", value: 0.2, start: 0, end: 1}],
  goals: [{variable: "b", direction: "up"}]
};
const write = (model: unknown): Promise<void> => writeFile(join(folder, "m.system.json"), JSON.stringify(model));

describe("model", () => {
  it("checks a sound model, with what to know about it", async () => {
    await write(chain);
    expect(await run("check", "m.system.json")).toMatchObject({code: 0, json: {ok: true, problems: [], warnings: []}});
  });

  it("lists every problem with its place and exits 1", async () => {
    const link = {from: "a", to: "nowhere", sign: "+", strength: 1};
    await write({
      ...chain,
      links: [
        {id: "x", ...link},
        {id: "x", ...link, to: "b"}
      ],
      loops: [{name: "R1", nodes: ["a", "b"]}]
    });
    const {code, json} = await run("check", "m.system.json");
    const {ok, problems} = json as {ok: boolean; problems: {where: string; message: string}[]};
    expect([code, ok]).toEqual([1, false]);
    expect(problems.map(({where}) => where)).toEqual(["links[1].id", "links[0].to", "loops[0]"]);
    expect(problems[2]?.message).toContain("no link from b to a");
  });

  it.each([
    [{...chain, format: "samenhang-system/2"}, /newer format/],
    [{...chain, variables: []}, /variables/],
    [{...chain, links: [{id: "l", from: "a", to: "b", sign: "+", strength: -1}]}, /0 or more/],
    [
      {
        ...chain,
        variables: [
          {id: "a", equation: "b + 1"},
          {id: "b", equation: "a * 2"}
        ],
        links: [],
        interventions: [],
        goals: []
      },
      /follow from each other/
    ],
    [
      {...chain, variables: [{id: "a", equation: "b +"}, {id: "b"}], links: [], interventions: [], goals: []},
      /the equation ends/
    ]
  ])("says what is wrong (%#)", async (model, message) => {
    await write(model);
    const {code, json} = await run("check", "m.system.json");
    const {problems} = json as {problems: {where: string; message: string}[]};
    expect(code).toBe(1);
    expect(problems.map(({where, message: text}) => `${where}: ${text}`).join("\n")).toMatch(message);
  });

  it("simulates with bands that repeat for the same seed", async () => {
    await write({...chain, links: chain.links.slice(0, 1)});
    const first = await run("simulate", "m.system.json", "--times", "1,2", "--draws", "200");
    const {values, bands, bounds} = first.json as {
      values: Record<string, number[]>;
      bands: Record<string, {low: number[]; high: number[]}>;
      bounds: unknown[];
    };
    expect(values["b"]?.[0]).toBeCloseTo(0.4 + 0.1 * Math.exp(-1), 8);
    expect(bands["b"]?.low[1]).toBeLessThan(values["b"]?.[1] ?? NaN);
    expect(bands["b"]?.high[1]).toBeGreaterThan(values["b"]?.[1] ?? NaN);
    expect(bounds).toEqual([]);
    expect((await run("simulate", "m.system.json", "--times", "1,2", "--draws", "200")).json).toEqual(first.json);
    const still = await run("simulate", "m.system.json", "--interventions", "none");
    expect((still.json as {values: Record<string, number[]>}).values["b"]).toEqual([0.4, 0.4, 0.4]);
  });

  it("lists loops, effects and comparisons", async () => {
    await write(chain);
    expect((await run("loops", "m.system.json")).json).toMatchObject({
      count: 1,
      complete: true,
      loops: [
        {nodes: ["a", "b"], links: ["ab", "ba"], polarity: "B", gain: expect.closeTo(-0.1, 12) as number, delay: 4}
      ]
    });
    const effects = (await run("effects", "m.system.json", "--push", "a=1", "--fix=b=-0.1")).json;
    expect(effects).toMatchObject({stable: true, equilibrium: {a: expect.closeTo(1.02, 12) as number, b: -0.1}});
    const compared = (await run("compare", "m.system.json")).json as {results: {interventions: string[]}[]};
    expect(compared.results.map(({interventions}) => interventions)).toEqual([["p"], []]);
  });

  it("names a file that is not there, or not JSON", async () => {
    expect(await run("simulate", "none.json")).toMatchObject({code: 1, json: {error: {kind: "missing-file"}}});
    await writeFile(join(folder, "m.system.json"), "{");
    expect(await run("check", "m.system.json")).toMatchObject({code: 1, json: {error: {kind: "invalid-json"}}});
  });
});
