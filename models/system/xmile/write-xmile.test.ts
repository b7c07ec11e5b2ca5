import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";
import {simulate} from "../simulate/simulate.js";
import {foldName} from "../equation/fold-name.js";
import {simulateXmile} from "./simulate-xmile.js";
import {readXmile} from "./read-xmile.js";
import {writeXmile} from "./write-xmile.js";

const read = (parts: Record<string, unknown>): SystemFile =>
  readSystem({format: "samenhang-system/1", name: "m", horizon: 6, ...parts}, "m");

/** Largest difference between a run of a model and a run of what is written of it. */
function gap(system: SystemFile): number {
  const {text, names} = writeXmile(system);
  // The step is given: by itself a run is as exact as the largest movement of any variable asks, which may be less.
  const own = simulate(system, {step: 1 / 256});
  const written = simulateXmile(text);
  let largest = 0;
  for (const [id, name] of names)
    own.times.forEach((time, at) => {
      const column = written.values[foldName(name)];
      const value = column?.[written.times.indexOf(time)] ?? NaN;
      const difference = Math.abs(value - (own.values[id]?.[at] ?? NaN));
      largest = difference <= largest ? largest : Number.isNaN(difference) ? Infinity : difference;
    });
  return largest;
}

const chain = {
  variables: [{id: "a", initial: 0.4}, {id: "b", initial: -0.3}, {id: "c"}, {id: "d", initial: 1}],
  links: [
    {id: "ab", from: "a", to: "b", sign: "-", strength: 0.8, delay: 0.5},
    {id: "bc", from: "b", to: "c", sign: "+", strength: 0.7, delay: 2, order: 3},
    {id: "ca", from: "c", to: "a", sign: "+", strength: 0.4, delay: 1},
    {id: "cd", from: "c", to: "d", sign: "+", strength: 1.5, delay: 0}
  ]
};
const imposed: [string, Record<string, unknown>[]][] = [
  ["step from the start", [{type: "step", value: 0.5}]],
  ["step in between", [{type: "step", value: 0.5, start: 1.5, end: 3}]],
  ["pulse at once", [{type: "pulse", value: 0.5, start: 1}]],
  ["pulse over time", [{type: "pulse", value: 0.5, start: 1, end: 3.25}]],
  ["ramp", [{type: "ramp", value: 0.1, start: 0.5, end: 4}]],
  ["setpoint", [{type: "setpoint", value: 2, start: 1, end: 4, adjustmentTime: 0.5}]],
  ["fix without end", [{type: "fix", value: 2, start: 1}]],
  ["fix that ends", [{type: "fix", value: 2, start: 1, end: 3}]],
  ["moment that no power of two has", [{type: "step", value: 1, start: 1.3, end: 2.7}]],
  [
    "everything at one moment",
    [
      {type: "step", value: 0.5, start: 0, end: 3},
      {type: "fix", value: 2, start: 1, end: 3},
      {type: "fix", value: 1, start: 3, end: 4},
      {type: "ramp", value: 0.1, start: 2, end: 5},
      {type: "step", value: -0.2, start: 4}
    ]
  ],
  ["start before 0", [{type: "step", value: 0.5, start: -2, end: 1}]]
];

describe("a system model written as XMILE", () => {
  it.each(imposed)("runs the same with a %s", (_, list) => {
    const interventions = list.map((each, at) => ({id: `i${at}`, variable: "b", ...each}));
    expect(gap(read({...chain, interventions}))).toBeLessThan(1e-6);
  });

  it("runs the same with stocks and equations, also under a step and a fix", () => {
    const variables = [
      {id: "tank", kind: "stock", initial: 2, equation: "inflow - drain"},
      {id: "inflow", kind: "exogenous", initial: 1},
      {id: "drain", equation: "tank / 4 + if time > 2 then 0 else 0"},
      {id: "heat", initial: 3}
    ];
    const links = [{id: "dh", from: "drain", to: "heat", sign: "-", strength: 0.5, delay: 1}];
    const interventions = [
      {id: "more", variable: "inflow", type: "step", value: 1, start: 2},
      {id: "add", variable: "tank", type: "step", value: 1, start: 1, end: 3},
      {id: "hold", variable: "tank", type: "fix", value: 5, start: 4, end: 5}
    ];
    expect(gap(read({variables, links, interventions}))).toBeLessThan(1e-6);
  });

  it("runs the same for the default model, and keeps it whole", () => {
    const file = "data/systems/standaardmodel.system.json";
    const system = readSystem(JSON.parse(readFileSync(file, "utf8")), file);
    expect(gap(system)).toBeLessThan(1e-6);
    const kept: unknown = JSON.parse(readXmile(writeXmile(system).text).extension ?? "");
    expect(kept).toEqual(system);
  });

  it("keeps hostile labels and ids that are words or have dots", () => {
    const label = `</aux><x a="1">&amp;lt; ]]> \u0000\u0085\ud800 "q" 'é' <!DOCTYPE`;
    const system = read({
      variables: [
        {id: "time.x", label, unit: label},
        {id: "time-x", label},
        {id: "if", label, equation: "2 * a_b"},
        {id: "a_b", initial: 3}
      ],
      links: [{id: "l", from: "time.x", to: "time-x", sign: "+", strength: 1, delay: 1}],
      interventions: [{id: "i", variable: "time.x", type: "step", value: 1}]
    });
    expect(gap(system)).toBeLessThan(1e-6);
    const {text, names} = writeXmile(system);
    expect([...new Set(names.values())]).toHaveLength(4);
    expect(JSON.parse(readXmile(text).extension ?? "")).toEqual(system);
  });

  it("refuses links without delay that make a cycle, with their names", () => {
    const links = ["ab", "ba"].map((id) => ({
      ...{id, from: id.charAt(0), to: id.charAt(1), sign: "+", strength: 0.5, delay: 0}
    }));
    expect(() => writeXmile(read({variables: [{id: "a"}, {id: "b"}], links}))).toThrow(/a, b|b, a/);
  });
});
