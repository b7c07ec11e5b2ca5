import {describe, expect, it} from "vitest";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {simulate} from "./simulate.js";

const model = (rest: Record<string, unknown>): SystemFile =>
  readSystem({format: "samenhang-system/1", name: "test", ...rest}, "test.system.json");
const variable = (id: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  initial: 0,
  ...more
});
const link = (id: string, from: string, to: string, strength: number, more: Record<string, unknown> = {}): unknown => ({
  id,
  from,
  to,
  sign: strength < 0 ? "-" : "+",
  strength: Math.abs(strength),
  delay: 1,
  ...more
});
const pulse = (id: string, name: string, value: number, end: number | null = 1): unknown => ({
  id,
  variable: name,
  type: "pulse",
  value,
  start: 0,
  end
});

describe("simulate", () => {
  // Closed form: B = k·v(1 − (1 − e^−t)/t … ) for the pulse spread over a year: 0.0368 and 0.0768, and 0.1 in the end.
  it("passes a change spread over a year through a delayed link", () => {
    const {values} = simulate(
      model({
        variables: [variable("a"), variable("b")],
        links: [link("ab", "a", "b", 0.5)],
        interventions: [pulse("p", "a", 0.2)]
      }),
      {times: [1, 2, 60]}
    );
    const [one, two, end] = values["b"] as number[];
    expect(one).toBeCloseTo(0.1 * Math.exp(-1), 8);
    expect(two).toBeCloseTo(0.1 - 0.1 * (1 - Math.exp(-1)) * Math.exp(-1), 8);
    expect(end).toBeCloseTo(0.1, 8);
  });

  it("settles a reinforcing and a balancing loop at (I − S)⁻¹u", () => {
    const loop = (back: number): SystemFile =>
      model({
        variables: [variable("a"), variable("b")],
        links: [link("ab", "a", "b", 0.5), link("ba", "b", "a", back)],
        interventions: [pulse("p", "a", 0.1, null)]
      });
    const reinforcing = simulate(loop(0.5), {times: [0, 200]}).values;
    expect(reinforcing["a"]?.[0]).toBeCloseTo(0.1, 12);
    expect(reinforcing["a"]?.[1]).toBeCloseTo(0.1 / 0.75, 7);
    expect(reinforcing["b"]?.[1]).toBeCloseTo(0.05 / 0.75, 7);
    const balancing = simulate(loop(-0.5), {times: [200]}).values;
    expect(balancing["a"]?.[0]).toBeCloseTo(0.08, 7);
    expect(balancing["b"]?.[0]).toBeCloseTo(0.04, 7);
  });

  it("gives the Erlang step response for every order of delay, to 1e-7", () => {
    // 1 − Σ_{j<n} e^−x x^j/j!, x = n·t/T, T = 4.
    const exact = (order: number, time: number): number => {
      let [term, sum] = [1, 0];
      const x = (order * time) / 4;
      for (let j = 0; j < order; j++) {
        sum += term;
        term = (term * x) / (j + 1);
      }
      return 1 - Math.exp(-x) * sum;
    };
    for (const order of [1, 2, 3, 6, 12]) {
      const {values} = simulate(
        model({
          variables: [variable("a"), variable("b")],
          links: [link("ab", "a", "b", 1, {delay: 4, order})],
          interventions: [{id: "s", variable: "a", type: "step", value: 1}]
        }),
        {times: [0.5, 4, 10, 20]}
      );
      values["b"]?.forEach((value, at) => expect(value).toBeCloseTo(exact(order, [0.5, 4, 10, 20][at] ?? 0), 6));
    }
  });

  it("gives Euler's own values when asked for Euler with a step", () => {
    // Case 27: third-order delay, mean 4, dt .25: 0.17623330908827484 at 2, 0.9547193863739486 at 8.
    const {values, accuracy} = simulate(
      model({
        variables: [variable("a"), variable("b")],
        links: [link("ab", "a", "b", 1, {delay: 4, order: 3})],
        interventions: [{id: "s", variable: "a", type: "step", value: 1}]
      }),
      {times: [2, 8], method: "euler", step: 0.25}
    );
    expect(values["b"]?.[0]).toBeCloseTo(0.17623330908827484, 12);
    expect(values["b"]?.[1]).toBeCloseTo(0.9547193863739486, 12);
    expect(accuracy).toBeGreaterThan(1e-4);
  });

  it("moves nothing without interventions", () => {
    const {values} = simulate(
      model({
        variables: [variable("a", {initial: 0.3}), variable("b", {initial: 0.7})],
        links: [link("ab", "a", "b", 1.2), link("ba", "b", "a", 0.5)]
      })
    );
    expect(values["a"]).toEqual(Array.from({length: 11}, () => 0.3));
    expect(values["b"]).toEqual(Array.from({length: 11}, () => 0.7));
  });

  it("solves a cycle without delay as one system, and refuses one that has no answer", () => {
    const cycle = (strength: number): SystemFile =>
      model({
        variables: [variable("a"), variable("b"), variable("c")],
        links: [
          link("ab", "a", "b", strength, {delay: 0}),
          link("ba", "b", "a", strength, {delay: 0}),
          link("bc", "b", "c", 1)
        ],
        interventions: [pulse("p", "a", 0.1, null)]
      });
    const {values} = simulate(cycle(0.5), {times: [0, 50]});
    expect(values["a"]?.[0]).toBeCloseTo(0.1 / 0.75, 12);
    expect(values["b"]?.[0]).toBeCloseTo(0.05 / 0.75, 12);
    expect(values["c"]?.[1]).toBeCloseTo(0.05 / 0.75, 7);
    expect(() => simulate(cycle(1))).toThrow(/a, b reinforce each other/);
  });

  it("holds a variable, discards what comes in, and leaves it where it is afterwards", () => {
    const {values} = simulate(
      model({
        variables: [variable("a"), variable("b")],
        links: [link("ab", "a", "b", 1, {delay: 0})],
        interventions: [
          {id: "s", variable: "a", type: "step", value: 1, start: 2, end: 6},
          {id: "f", variable: "b", type: "fix", value: 0.4, start: 1, end: 4}
        ]
      }),
      {times: [0, 1, 3, 4, 5, 7]}
    );
    expect(values["b"]).toEqual([0, 0.4, 0.4, 0.4, 0.4, expect.closeTo(-0.6, 12)]);
  });

  it("moves to a set point, ramps, and takes a step away at its end", () => {
    const {values} = simulate(
      model({
        variables: [variable("a", {initial: 0.5}), variable("r"), variable("s")],
        interventions: [
          {id: "c", variable: "a", type: "setpoint", value: 0.8, adjustmentTime: 2},
          {id: "r", variable: "r", type: "ramp", value: 0.1, start: 1, end: 3},
          {id: "s", variable: "s", type: "step", value: 0.2, start: 1, end: 2}
        ]
      }),
      {times: [1, 2, 4]}
    );
    expect(values["a"]?.[2]).toBeCloseTo(0.8 - 0.3 * Math.exp(-2), 7);
    expect(values["r"]).toEqual([0, expect.closeTo(0.1, 12), expect.closeTo(0.2, 12)]);
    expect(values["s"]).toEqual([0.2, 0, 0]);
  });

  it("adds up interventions on one variable, as does the general engine", () => {
    const interventions = [
      {id: "r", variable: "a", type: "ramp", value: 0.1, start: 0, end: 4},
      {id: "p", variable: "a", type: "pulse", value: 0.2, start: 1, end: 3},
      {id: "c", variable: "a", type: "setpoint", value: 0.5, start: 2, end: null, adjustmentTime: 3}
    ];
    const plain = {
      variables: [variable("a"), variable("b")],
      links: [link("ab", "a", "b", 0.5, {order: 2})],
      interventions
    };
    // An equation that nothing reads sends the same model through the general engine.
    const general = {...plain, variables: [...plain.variables, variable("c", {equation: "2 * 3"})]};
    const times = [1, 2, 3, 5, 10];
    const [fast, slow] = [simulate(model(plain), {times}), simulate(model(general), {times})];
    for (const id of ["a", "b"])
      fast.values[id]?.forEach((value, at) => expect(value).toBeCloseTo(slow.values[id]?.[at] ?? NaN, 7));
  });

  it("reports when a limit is crossed and never clips", () => {
    const {values, bounds} = simulate(
      model({
        variables: [variable("a", {initial: 0.5, min: 0, max: 1})],
        interventions: [{id: "r", variable: "a", type: "ramp", value: 0.25, start: 0, end: 4}]
      }),
      {times: [0, 4, 10]}
    );
    expect(values["a"]?.[1]).toBeCloseTo(1.5, 12);
    expect(bounds).toEqual([{id: "a", from: expect.closeTo(2, 0) as number, to: 10}]);
  });

  it("runs a stock by its equation and a link that leaves it", () => {
    const {values} = simulate(
      model({
        variables: [
          variable("queue", {kind: "stock", initial: 100, equation: "inflow - treated"}),
          variable("inflow", {initial: 10, kind: "exogenous"}),
          variable("treated", {equation: "min(capacity, queue / 2)"}),
          variable("capacity", {initial: 12}),
          variable("stress")
        ],
        links: [link("qs", "queue", "stress", 0.01, {delay: 0})]
      }),
      {times: [0, 5, 10]}
    );
    expect(values["queue"]).toEqual([100, expect.closeTo(90, 8), expect.closeTo(80, 8)]);
    expect(values["treated"]).toEqual([12, 12, 12]);
    expect(values["stress"]?.[2]).toBeCloseTo(-0.2, 8);
  });

  it("leaves out links that carry structure only, and says so", () => {
    const {values, warnings} = simulate(
      model({
        variables: [variable("a"), variable("b")],
        links: [{id: "ab", from: "a", to: "b", sign: "?"}],
        interventions: [pulse("p", "a", 1)]
      })
    );
    expect(values["b"]?.every((value) => value === 0)).toBe(true);
    expect(warnings.map(({code}) => code)).toEqual(["structure-only"]);
  });
});
