import {describe, expect, it} from "vitest";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {adjustModel} from "./adjust-model.js";
import {isSeparated} from "./dag.js";
import {systemGraph} from "../graph.js";
import {unroll} from "./unroll.js";

const model = (links: readonly (readonly [string, string, number?])[]): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "adjust",
      variables: [...new Set(links.flatMap(([from, to]) => [from, to]))].map((id) => ({id})),
      links: links.map(([from, to, delay = 1], index) => ({id: `l${index}`, from, to, sign: "+", strength: 0.3, delay}))
    },
    "adjust"
  );

describe("adjustModel", () => {
  it("answers on the plain diagram when it has no feedback", () => {
    expect(
      adjustModel(
        model([
          ["z", "x"],
          ["z", "y"],
          ["x", "y"]
        ]),
        {exposure: "x", outcome: "y"}
      )
    ).toMatchObject({
      exposure: "x",
      outcome: "y",
      unrolled: null,
      total: [["z"]],
      direct: [["z"]]
    });
  });

  it("unrolls a diagram with feedback: the past of the outcome is what to adjust for", () => {
    const result = adjustModel(
      model([
        ["x", "y"],
        ["y", "x"]
      ]),
      {exposure: "x", outcome: "y"}
    );
    expect(result).toMatchObject({exposure: "x@1", outcome: "y@2", unrolled: 2});
    // x@1 ← y@0 → y@1 → y@2 and x@1 ← x@0 → y@1 → y@2 both pass through y@1.
    expect(result.total).toContainEqual(["y@1"]);
    // Both x@0 and y@0 have causes before the window: the latent past joins them, so their pair alone is no answer …
    expect(result.total.every((set) => set.includes("y@1") || set.length > 1)).toBe(true);
    // What is known of the past moves the exposure only, once y@1 is given.
    expect(result.instruments.every(({variable}) => variable.endsWith("@0"))).toBe(true);
  });

  it("keeps a quick link inside a step, and refuses a cycle there", () => {
    const quick = model([
      ["x", "m", 0.2],
      ["m", "y", 1],
      ["y", "x", 1]
    ]);
    expect(adjustModel(quick, {exposure: "x", outcome: "y"})).toMatchObject({exposure: "x@1", outcome: "y@2"});
    const cycle = model([
      ["x", "y", 0.2],
      ["y", "x", 0.3]
    ]);
    expect(() => adjustModel(cycle, {exposure: "x", outcome: "y"})).toThrow(
      /x@0, y@0 cause each other within one step/
    );
    expect(adjustModel(cycle, {exposure: "x", outcome: "y", timeStep: 0.25})).toMatchObject({unrolled: 2});
  });

  it("claims no independence that rests on the start of the window", () => {
    const file = model([
      ["x", "y"],
      ["y", "x"],
      ["x", "z"],
      ["w", "y", 2]
    ]);
    const {independencies} = adjustModel(file, {exposure: "x", outcome: "y"});
    expect(independencies.length).toBeGreaterThan(0);
    const {dag} = unroll(systemGraph(file), "x", "y");
    const at = (name: string): number => dag.names.indexOf(name);
    for (const {a, b, given} of independencies)
      expect(isSeparated(dag, at(a), at(b), new Set(given.map(at)))).toBe(true);
    // Over a longer window each claim still holds, moved in time.
    const longer = unroll(systemGraph(file), "x", "y", {periods: 6});
    const moved = (name: string): number =>
      longer.dag.names.indexOf(name.replace(/@(\d+)$/, (_, period: string) => `@${Number(period) + 6 - 3}`));
    for (const {a, b, given} of independencies)
      expect(isSeparated(longer.dag, moved(a), moved(b), new Set(given.map(moved)))).toBe(true);
  });

  it("asks for enough periods, known variables, and two of them", () => {
    const file = model([
      ["x", "y", 2],
      ["y", "x"]
    ]);
    expect(() => adjustModel(file, {exposure: "x", outcome: "y", unroll: 3})).toThrow(/at least 4/);
    expect(adjustModel(file, {exposure: "x", outcome: "y", unroll: 5})).toMatchObject({unrolled: 5, exposure: "x@3"});
    expect(() => adjustModel(file, {exposure: "x", outcome: "q"})).toThrow(/no variable "q"/);
    expect(() => adjustModel(file, {exposure: "x", outcome: "x"})).toThrow(/same variable/);
    expect(() => adjustModel(file, {exposure: "x", outcome: "y", latent: ["y"]})).toThrow(/unobserved/);
  });

  it("lets a stock gather its flows over a step, so that a queue is no cycle inside one", () => {
    const file = readSystem(
      {
        format: "samenhang-system/1",
        name: "queue",
        variables: [
          {id: "demand", initial: 1},
          {id: "queue", kind: "stock", initial: 1, equation: "demand - treated"},
          {id: "treated", equation: "queue"},
          {id: "health"}
        ],
        links: [{id: "th", from: "treated", to: "health", sign: "+", strength: 1, delay: 1}]
      },
      "queue"
    );
    const result = adjustModel(file, {exposure: "treated", outcome: "health"});
    expect(result).toMatchObject({exposure: "treated@1", outcome: "health@2"});
    // What treated and health have in common is the past: the queue a period before, of which treated is made.
    expect(result.total.length).toBeGreaterThan(0);
    expect(result.forbidden).toEqual([]);
  });
});
