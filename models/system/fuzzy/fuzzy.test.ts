import {describe, expect, it} from "vitest";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {fuzzyMap} from "./fuzzy.js";

const model = (
  weights: readonly (readonly number[])[],
  start: readonly number[],
  kinds: readonly string[] = []
): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "m",
      variables: start.map((initial, index) => ({id: `v${index}`, initial, kind: kinds[index] ?? "variable"})),
      links: weights.flatMap((row, from) =>
        row.flatMap((weight, to) =>
          weight === 0
            ? []
            : [
                {
                  id: `l${from}${to}`,
                  from: `v${from}`,
                  to: `v${to}`,
                  sign: weight < 0 ? "-" : "+",
                  strength: Math.abs(weight)
                }
              ]
        )
      )
    },
    "m"
  );
// Rows are sources. Expected values: numpy 2, a = f(λ·(a @ W [+ a])), 1 and 3000 steps, in a script of its own.
const three = model(
  [
    [0, 0.6, -0.4],
    [0.5, 0, 0.7],
    [-0.3, 0.2, 0]
  ],
  [0.4, 0.5, 0.3]
);
const values = (state: Record<string, number> | undefined): number[] => Object.values(state ?? {});

describe("fuzzyMap", () => {
  it.each([
    [
      "kosko",
      "sigmoid",
      1,
      [0.539914884555566, 0.574442516811659, 0.547357618143089],
      [0.534278107910418, 0.606126037039528, 0.552450572262993]
    ],
    [
      "modified",
      "sigmoid",
      1,
      [0.636452540281566, 0.689974481127613, 0.62010643234309],
      [0.708299674811565, 0.797158930739647, 0.732462860701682]
    ],
    [
      "rescaled",
      "sigmoid",
      5,
      [0.401312339887548, 0.268941421369995, 0.167981614866075],
      [0.002525865813861, 0.000125815698036, 0.001510017961884]
    ],
    [
      "modified",
      "tanh",
      1,
      [0.507977432897896, 0.664036770267849, 0.454216432682259],
      [0.737386079613451, 0.907738406908681, 0.821764211416251]
    ],
    [
      "rescaled",
      "tanh",
      2,
      [-0.158648504297499, -0.379948962255225, -0.564899552846225],
      [-0.999998885210835, -0.999999999167716, -0.999999664234845]
    ]
  ] as const)("equals numpy after one step and at rest: %s, %s, lambda %d", (rule, activation, lambda, first, last) => {
    const reading = fuzzyMap(three, {rule, activation, lambda});
    expect(reading).toMatchObject({outcome: "fixed-point", period: 1});
    values(reading.trajectory[1]).forEach((value, index) => expect(value).toBeCloseTo(first[index] ?? NaN, 12));
    values(reading.states[0]).forEach((value, index) => expect(value).toBeCloseTo(last[index] ?? NaN, 7));
  });

  it("finds the two states between which tanh with lambda 2 goes to and fro, as numpy does", () => {
    const {outcome, period, states} = fuzzyMap(three, {activation: "tanh", lambda: 2});
    expect([outcome, period, states.length]).toEqual(["cycle", 2, 2]);
    const up = states.find((state) => (state["v0"] ?? 0) > 0);
    const expected = [0.900773162053861, -0.898798462804713, 0.962508802214206];
    values(up).forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 7));
  });

  it("calls a map chaotic in which small differences grow: 0.33 a step, as numpy has it", () => {
    const weights = [
      [0, 0.2, 0.6, 0.8],
      [0.8, 0, 0.7, 0.5],
      [0.5, -0.3, 0, -0.9],
      [0.3, 0.2, 0.9, 0]
    ];
    const reading = fuzzyMap(model(weights, [0.4, 0.5, 0.3, 0.2]), {activation: "tanh", lambda: 4, steps: 20_000});
    expect(reading).toMatchObject({outcome: "chaos", period: null, states: []});
    // numpy: 0.329 over 40,000 steps; means of 1000 steps have sd 0.021, so those of the 10,000 counted here 0.007.
    expect(Math.abs((reading.lyapunov ?? NaN) - 0.329)).toBeLessThan(0.03);
  });

  it("turns round a ring of three steps with bivalent states, and of six with a minus in it", () => {
    const ring = (last: number): SystemFile =>
      model(
        [
          [0, 1, 0],
          [0, 0, 1],
          [last, 0, 0]
        ],
        [1, 0, 0]
      );
    expect(fuzzyMap(ring(1), {activation: "bivalent"})).toMatchObject({outcome: "cycle", period: 3, lyapunov: null});
    expect(fuzzyMap(ring(-1), {activation: "trivalent"})).toMatchObject({outcome: "cycle", period: 6});
  });

  it("leaves an exogenous variable where it starts", () => {
    const {states} = fuzzyMap(
      model(
        [
          [0, 0.5],
          [0, 0]
        ],
        [0.8, 0],
        ["exogenous"]
      ),
      {activation: "tanh"}
    );
    // tanh(0.4).
    expect(states[0]).toEqual({v0: 0.8, v1: expect.closeTo(0.379948962255225, 12) as number});
  });

  it("warns of weights above 1, and refuses equations and a lambda that is no steepness", () => {
    const {warnings} = fuzzyMap(
      model(
        [
          [0, 1.2],
          [0, 0]
        ],
        [0, 0]
      ),
      {activation: "tanh"}
    );
    expect(warnings[0]).toMatchObject({code: "weights-above-1"});
    expect(() => fuzzyMap(three, {activation: "tanh", lambda: 0})).toThrow(/above 0/);
    const variables = [{id: "a"}, {id: "b", equation: "2 * a"}];
    const file = readSystem({format: "samenhang-system/1", name: "m", variables}, "m");
    expect(() => fuzzyMap(file, {activation: "tanh"})).toThrow(/b has an equation/);
  });
});
