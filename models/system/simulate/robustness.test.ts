import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";
import {bandsOf} from "./bands.js";
import {drawRuns} from "./draws.js";
import {simulate} from "./simulate.js";

const model = (rest: Record<string, unknown>): SystemFile =>
  readSystem({format: "samenhang-system/1", name: "test", ...rest}, "test.system.json");
const link = (from: string, to: string, strength: number, more: Record<string, unknown> = {}): unknown => ({
  ...{id: `${from}-${to}`, from, to, sign: strength < 0 ? "-" : "+", strength: Math.abs(strength), delay: 1},
  ...more
});
const variables = (...ids: string[]): unknown[] => ids.map((id) => ({id}));
/** The same model through the general engine: an equation that nothing reads keeps it off the linear kernel. */
const general = (file: SystemFile): SystemFile =>
  readSystem({...file, variables: [...file.variables, {id: "unread", equation: "2 * 3"}]}, "general");

describe("simulate under strain", () => {
  it("runs a delay of a thousandth beside one of ten", () => {
    const {values} = simulate(
      model({
        variables: variables("a", "b", "c"),
        links: [link("a", "b", 1, {delay: 0.001}), link("b", "c", 1, {delay: 10})],
        interventions: [{id: "s", variable: "a", type: "step", value: 1}]
      }),
      {times: [1, 10]}
    );
    // Two stages in a row: 1 − (10e^(−t/10) − .001e^(−t/.001))/(10 − .001).
    for (const [at, time] of [1, 10].entries())
      expect(values["c"]?.[at]).toBeCloseTo(1 - (10 * Math.exp(-time / 10)) / 9.999, 6);
  });

  it("runs a delay of a hundred stages, and does not let the order of links matter", () => {
    const links = [link("a", "b", 1, {delay: 4, order: 100}), link("b", "c", -0.5, {delay: 0.5}), link("c", "a", 0.5)];
    const rest = {
      variables: variables("a", "b", "c"),
      interventions: [{id: "s", variable: "a", type: "step", value: 1}]
    };
    const [there, back] = [links, [...links].reverse()].map(
      (list) => simulate(model({...rest, links: list})).values["b"]
    );
    there?.forEach((value, at) => expect(value).toBeCloseTo(back?.[at] ?? NaN, 9));
    // Erlang, 100 stages of mean .04: nearly all of it comes between 3 and 5.
    expect(there?.[2]).toBeLessThan(1e-6);
    expect(there?.[6]).toBeGreaterThan(0.9);
  });

  it("gives the same in the linear kernel and in the general engine, whatever acts at once", () => {
    const interventions = [
      {id: "fix", variable: "b", type: "fix", value: 0.4, start: 1, end: 3},
      {id: "over", variable: "b", type: "fix", value: 0.1, start: 2, end: 2.5},
      {id: "step", variable: "a", type: "step", value: 1, start: 1, end: 3},
      {id: "lost", variable: "b", type: "step", value: 5, start: 1, end: 6},
      {id: "ramp", variable: "a", type: "ramp", value: 0.1, start: 1, end: 4},
      {id: "pull", variable: "c", type: "setpoint", value: 0.5, start: 3, end: null, adjustmentTime: 0.7},
      {id: "burst", variable: "c", type: "pulse", value: 0.3, start: 3, end: null}
    ];
    const rest = {
      variables: variables("a", "b", "c"),
      links: [link("a", "b", 0.8), link("b", "c", -0.6, {order: 3}), link("c", "a", 0.5, {delay: 0.3})]
    };
    const times = [0, 1, 2, 2.2, 2.5, 3, 3.5, 4, 6, 10];
    const file = model({...rest, interventions});
    const runs = [file, general(file), model({...rest, interventions: [...interventions].reverse()})].map(
      (each) => simulate(each, {times}).values
    );
    for (const id of ["a", "b", "c"])
      for (const other of runs.slice(1))
        other[id]?.forEach((value, at) => expect(value).toBeCloseTo(runs[0]?.[id]?.[at] ?? NaN, 6));
    // What holds from 2 to 2.5 gives way to what held before; let go, b stays where it is.
    expect(runs[0]?.["b"]?.slice(1, 6)).toEqual([0.4, 0.1, 0.1, 0.4, expect.closeTo(0.4, 12)]);
  });

  it("loses what is added to a held variable, and does not take it away later", () => {
    const hold = {id: "f", variable: "a", type: "fix", value: 1, start: 0, end: 2};
    const step = {id: "s", variable: "a", type: "step", value: 5, start: 0, end: 4};
    for (const interventions of [
      [hold, step],
      [step, hold]
    ])
      expect(simulate(model({variables: variables("a"), interventions}), {times: [0, 2, 4, 5]}).values["a"]).toEqual([
        1, 1, 1, 1
      ]);
  });

  it("takes a step larger than the run, and a horizon that is no multiple of it", () => {
    const file = model({
      horizon: 2.5,
      variables: variables("a", "b"),
      links: [link("a", "b", 1)],
      interventions: [{id: "s", variable: "a", type: "step", value: 1}]
    });
    expect(simulate(file, {method: "euler", step: 50, times: [0.5]}).values["b"]).toEqual([0.5]);
    const {times, values} = simulate(file, {step: 0.7});
    expect(times).toEqual([0, 1, 2]);
    expect(values["b"]?.[2]).toBeCloseTo(1 - Math.exp(-2), 2);
  });

  it("reaches the worked figures whatever the step", () => {
    // Two-node loops of .5: 0.1 on a ends at 0.13333 and 0.06667, balanced at 0.08 and 0.04.
    for (const [back, a] of [
      [0.5, 0.1 / 0.75],
      [-0.5, 0.08]
    ] as const)
      for (const step of [0.4, 0.1, 0.025]) {
        const {values} = simulate(
          model({
            variables: variables("a", "b"),
            links: [link("a", "b", 0.5), link("b", "a", back)],
            interventions: [{id: "p", variable: "a", type: "pulse", value: 0.1, start: 0, end: 1}]
          }),
          {times: [60], step}
        );
        expect(values["a"]?.[0]).toBeCloseTo(a, 7);
      }
  });

  it("says which variable is no number, and when", () => {
    const divides = model({variables: [{id: "t", equation: "1 / (2 - time)"}]});
    expect(() => simulate(divides, {times: [0, 1, 2]})).toThrow(/t is no finite number at time 2/);
    const grows = model({
      horizon: 1000,
      variables: variables("a", "b"),
      links: [link("a", "b", 3), link("b", "a", 3)],
      interventions: [{id: "s", variable: "a", type: "step", value: 1}]
    });
    expect(() => simulate(grows)).toThrow(/no finite number/);
  });

  it("refuses a held variable that leaves links without delay without an answer", () => {
    // a and b reinforce each other; c keeps them in check until it is held.
    const file = model({
      variables: variables("a", "b", "c"),
      links: [
        link("a", "b", 1.2, {delay: 0}),
        link("b", "a", 1, {delay: 0}),
        link("b", "c", 1, {delay: 0}),
        link("c", "b", -3, {delay: 0})
      ],
      interventions: [{id: "f", variable: "c", type: "fix", value: 0, start: 1}]
    });
    expect(() => simulate(file)).toThrow(/no finite number at time 1/);
  });

  it("runs 200 variables and 500 links", () => {
    const random = createRandom(9);
    const ids = Array.from({length: 200}, (_, index) => `v${index}`);
    const links = Array.from({length: 500}, (_, index) =>
      link(ids[index % 200] ?? "", ids[random.integer(200)] ?? "", 0.3 * random.sign(), {
        id: `l${index}`,
        delay: 0.5 + random.uniform()
      })
    );
    const file = model({
      variables: variables(...ids),
      links,
      interventions: [{id: "s", variable: "v0", type: "step", value: 1}]
    });
    const {accuracy, values} = simulate(file, {times: [10]});
    expect(accuracy).toBeLessThan(1e-6);
    expect(values["v1"]?.every(Number.isFinite)).toBe(true);
  });
});

describe("draws under strain", () => {
  it("gives a draw the same numbers, to the bit, wherever it stands among others", () => {
    const file = model({
      variables: variables("a", "b", "c"),
      links: [link("a", "b", 0.5, {interval: [0.2, 0.8]}), link("b", "c", 0.5, {interval: [0.2, 0.8], order: 3})],
      interventions: [{id: "s", variable: "a", type: "step", value: 1}]
    });
    const whole = [...drawRuns(file, [1, 5], {draws: 53, seed: 3}).values];
    for (const size of [1, 7, 16, 40]) {
      const parts: number[] = [];
      for (let first = 0; first < 53; first += size)
        parts.push(...drawRuns(file, [1, 5], {draws: Math.min(size, 53 - first), seed: 3, first}).values);
      expect(parts).toEqual(whole);
    }
  });

  it("draws the value of an intervention that is a distribution", () => {
    const file = model({
      variables: variables("a"),
      interventions: [{id: "s", variable: "a", type: "step", value: {dist: "uniform", args: [1, 3]}}]
    });
    const {low, high} = bandsOf(drawRuns(file, [1], {draws: 500}))["a"] ?? {low: [], high: []};
    expect(low[0]).toBeCloseTo(1.05, 1);
    expect(high[0]).toBeCloseTo(2.95, 1);
  });
});
