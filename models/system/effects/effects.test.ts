import {describe, expect, it} from "vitest";
import {checkWarnings} from "../check-warnings.js";
import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";
import {simulate} from "../simulate/simulate.js";
import {effects} from "./effects.js";

const names = ["unemployment", "mental", "youthcare", "poverty"];
// Rows are targets. Reference: numpy.linalg, scipy; reference case 12.
const strengths = [
  [0, 0.2, 0.1, 0],
  [0.4, 0, -0.15, 0.3],
  [0, 0.5, 0, 0.25],
  [0.6, 0, 0, 0]
];
const four = (more: Record<string, unknown> = {speed: "average"}): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "four",
      variables: names.map((id) => ({id, initial: 0.5})),
      links: strengths.flatMap((row, to) =>
        row.flatMap((value, from) =>
          value === 0
            ? []
            : [
                {
                  id: `${names[from] ?? ""}-${names[to] ?? ""}`,
                  from: names[from],
                  to: names[to],
                  sign: value < 0 ? "-" : "+",
                  strength: Math.abs(value),
                  ...more
                }
              ]
        )
      )
    },
    "four"
  );

const pair = (there: number, back: number, more: Record<string, unknown> = {delay: 1}): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "pair",
      variables: [{id: "a"}, {id: "b"}],
      links: [
        {id: "ab", from: "a", to: "b", sign: there < 0 ? "-" : "+", strength: Math.abs(there), ...more},
        {id: "ba", from: "b", to: "a", sign: back < 0 ? "-" : "+", strength: Math.abs(back), ...more}
      ]
    },
    "pair"
  );

describe("effects", () => {
  it("gives the total effects and the spectral radius of a diagram with feedback", () => {
    const result = effects(four());
    expect(result.stable).toBe(true);
    expect(result.spectralRadius).toBeCloseTo(0.43704907562359396, 12);
    expect(result.total?.["unemployment"]?.["unemployment"]).toBeCloseTo(1.1691136487221314, 12);
    expect(result.total?.["unemployment"]?.["youthcare"]).toBeCloseTo(0.4785209352909191, 12);
    expect(result.total?.["youthcare"]?.["mental"]).toBeCloseTo(-0.10005437737901034, 12);
    expect(result.warnings).toEqual([]);
  });

  it("agrees with where a run ends", () => {
    const file = four();
    const pushed = effects(file, {push: {unemployment: 0.1}});
    const run = simulate(
      {...file, interventions: [{id: "s", variable: "unemployment", type: "step", value: 0.1, start: 0, end: null}]},
      {times: [150]}
    );
    for (const id of names) expect(run.values[id]?.[0]).toBeCloseTo(pushed.levels?.[id] ?? NaN, 7);
  });

  it("holds a variable and cuts what comes in", () => {
    const held = effects(four(), {push: {unemployment: 1}, fix: {mental: 0}});
    expect(held.equilibrium?.["mental"]).toBe(0);
    const pushed = effects(four(), {push: {unemployment: 1}});
    expect(held.equilibrium?.["youthcare"]).toBeLessThan(pushed.equilibrium?.["youthcare"] ?? NaN);
    expect(() => effects(four(), {push: {mental: 1}, fix: {mental: 0}})).toThrow(/held/);
    expect(() => effects(four(), {fix: {nothing: 0}})).toThrow(/no variable "nothing"/);
  });

  it("reports no end value for a reinforcing gain of 1 or more, never a sum", () => {
    for (const [there, back] of [
      [1, 1],
      [1.2, 1]
    ] as const) {
      const result = effects(pair(there, back), {push: {a: 1}});
      expect(result).toMatchObject({stable: false, total: null, equilibrium: null, levels: null});
      expect(result.warnings.map(({code}) => code)).toEqual(["no-end-value"]);
      const fixed = effects(pair(there, back), {fix: {a: 1}});
      expect(fixed.equilibrium?.["b"]).toBeCloseTo(there, 12);
    }
  });

  it("lets a balancing pair of ±1.2 settle by its delays, and says that it would not step by step", () => {
    const result = effects(pair(1.2, -1.2), {push: {a: 1}});
    expect(result.stable).toBe(true);
    expect(result.spectralRadius).toBeCloseTo(1.2, 12);
    expect(result.equilibrium?.["a"]).toBeCloseTo(1 / 2.44, 12);
    expect(result.warnings.map(({code}) => code)).toEqual(["discrete-unstable"]);
    expect(effects(pair(0.5, -0.5, {delay: 0})).stable).toBe(true);
  });

  it("takes equations as straight lines around the start, and says so", () => {
    const result = effects(
      readSystem(
        {
          format: "samenhang-system/1",
          name: "queue",
          variables: [
            {id: "demand", initial: 10},
            {id: "queue", kind: "stock", initial: 20, equation: "demand - treated"},
            {id: "treated", equation: "queue / 2"}
          ]
        },
        "queue"
      ),
      {push: {demand: 1}}
    );
    expect(result.equilibrium?.["queue"]).toBeCloseTo(2, 7);
    expect(result.levels?.["treated"]).toBeCloseTo(11, 7);
    expect(result.warnings.map(({code}) => code)).toEqual(["linearised"]);
  });

  it("judges long chains, and refuses loops of more levels and stages than can be judged, which are still sound", () => {
    const ring = (links: number, order: number, isClosed: boolean): SystemFile =>
      readSystem(
        {
          ...{format: "samenhang-system/1", name: "ring"},
          variables: Array.from({length: links + 1}, (_, at) => ({id: `v${at}`})),
          links: Array.from({length: links}, (_, at) => ({
            ...{id: `l${at}`, from: `v${at}`, to: `v${isClosed && at === links - 1 ? 0 : at + 1}`},
            ...{sign: "+", strength: 0.9, delay: 1, order}
          }))
        },
        "ring"
      );
    // 200 links of 3 stages: 600 modes that do not come back.
    const chain = effects(ring(200, 3, false));
    expect(chain.stable).toBe(true);
    expect(chain.total?.["v0"]?.["v10"]).toBeCloseTo(0.9 ** 10, 12);
    expect(() => effects(ring(170, 3, true))).toThrow(/510 levels and stages/);
    expect(() => effects(ring(40, 100, false))).toThrow(/4000 stocks and stages/);
    expect(checkWarnings(ring(170, 3, true)).map(({code}) => code)).toEqual(["not-judged"]);
  });
});
