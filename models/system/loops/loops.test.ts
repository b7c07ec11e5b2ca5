import {describe, expect, it} from "vitest";
import {readSystem} from "../read-system.js";
import {enumerateCycles} from "./enumerate-cycles.js";
import {systemLoops} from "./loops.js";

const complete = (n: number): [number, number][] =>
  Array.from({length: n * n}, (_, index): [number, number] => [Math.floor(index / n), index % n]).filter(
    ([a, b]) => a !== b
  );

describe("enumerateCycles", () => {
  // Σ C(n,k)(k−1)!: networkx simple_cycles gives the same counts.
  it("finds every cycle of a complete graph", () => {
    const counts = [2, 3, 4, 5, 6, 7, 8].map((n) => enumerateCycles(n, complete(n)).cycles.length);
    expect(counts).toEqual([1, 5, 20, 84, 409, 2365, 16064]);
  });

  it("finds no cycle twice, and only true cycles", () => {
    const edges = complete(5);
    const {cycles} = enumerateCycles(5, edges);
    const keys = new Set(cycles.map((cycle) => cycle.join(",")));
    expect(keys.size).toBe(cycles.length);
    for (const cycle of cycles) {
      const nodes = [...cycle].map((index) => edges[index]?.[0]);
      expect(new Set(nodes).size).toBe(nodes.length);
      cycle.forEach((index, at) => {
        expect(edges[index]?.[1]).toBe(edges[cycle[(at + 1) % cycle.length] ?? -1]?.[0]);
      });
    }
  });

  it("counts parallel links and self-links apart", () => {
    expect(
      enumerateCycles(2, [
        [0, 1],
        [0, 1],
        [1, 0],
        [1, 1]
      ]).cycles.map((cycle) => [...cycle])
    ).toEqual([[0, 2], [1, 2], [3]]);
  });

  it("stops at the limit and when asked to, and says so", () => {
    expect(enumerateCycles(8, complete(8), {limit: 100})).toMatchObject({complete: false, cycles: {length: 100}});
    expect(enumerateCycles(8, complete(8), {limit: 16064}).complete).toBe(true);
    expect(enumerateCycles(9, complete(9), {shouldStop: () => true}).complete).toBe(false);
  });
});

describe("systemLoops", () => {
  const signed = [
    ["unemployment", "mental", 1],
    ["mental", "unemployment", 1],
    ["mental", "youthcare", 1],
    ["youthcare", "mental", -1],
    ["unemployment", "poverty", 1],
    ["poverty", "youthcare", 1],
    ["poverty", "mental", 1],
    ["youthcare", "budget", -1],
    ["budget", "prevention", 1],
    ["prevention", "youthcare", -1],
    ["prevention", "mental", -1],
    ["youthcare", "unemployment", 1]
  ] as const;
  const model = (strength?: number): ReturnType<typeof readSystem> =>
    readSystem(
      {
        format: "samenhang-system/1",
        name: "ten loops",
        variables: [...new Set(signed.flatMap(([from, to]) => [from, to]))].map((id) => ({id})),
        links: signed.map(([from, to, sign], index) => ({
          id: `r${index + 1}`,
          from,
          to,
          sign: sign > 0 ? "+" : "-",
          speed: "high",
          ...(strength === undefined ? {} : {strength, interval: sign > 0 ? [0.3, 0.7] : [-0.7, -0.3]})
        }))
      },
      "ten.system.json"
    );

  // networkx simple_cycles; polarity by hand.
  it("names, signs and orders the loops of a diagram", () => {
    const {loops, count, complete: whole} = systemLoops(model());
    expect([count, whole]).toEqual([10, true]);
    expect(loops.map(({polarity, nodes}) => [polarity, nodes])).toEqual([
      ["R", ["mental", "unemployment"]],
      ["B", ["mental", "youthcare"]],
      ["R", ["budget", "prevention", "youthcare"]],
      ["R", ["mental", "unemployment", "poverty"]],
      ["R", ["mental", "youthcare", "unemployment"]],
      ["R", ["poverty", "youthcare", "unemployment"]],
      ["R", ["budget", "prevention", "mental", "youthcare"]],
      ["B", ["mental", "unemployment", "poverty", "youthcare"]],
      ["R", ["mental", "youthcare", "unemployment", "poverty"]],
      ["R", ["budget", "prevention", "mental", "unemployment", "poverty", "youthcare"]]
    ]);
    expect(loops.every(({gain, interval}) => gain === null && interval === null)).toBe(true);
  });

  it("multiplies strengths, adds delays and gives the gain an interval", () => {
    const [first, second] = systemLoops(model(0.5)).loops;
    expect(first).toMatchObject({gain: 0.25, delay: 1, links: ["r2", "r1"]});
    // Var of a product of two independent normals: (.25 + s²)² − .0625 with s = .4/3.92.
    const s2 = (0.4 / 3.92) ** 2;
    const half = 1.96 * Math.sqrt((0.25 + s2) ** 2 - 0.0625);
    expect(first?.interval?.[0]).toBeCloseTo(0.25 - half, 12);
    expect(second).toMatchObject({polarity: "B", gain: -0.25});
  });

  it("does not know the polarity of a loop with an unknown sign", () => {
    const system = readSystem(
      {
        format: "samenhang-system/1",
        name: "unknown",
        variables: [{id: "a"}, {id: "b"}],
        links: [
          {id: "ab", from: "a", to: "b", sign: "?", strength: 0.5},
          {id: "ba", from: "b", to: "a", sign: "+", strength: 0.5}
        ]
      },
      "unknown"
    );
    expect(systemLoops(system).loops).toEqual([
      {nodes: ["a", "b"], links: ["ab", "ba"], polarity: "?", gain: null, delay: 0, interval: null}
    ]);
  });
});
