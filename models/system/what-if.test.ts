import {describe, expect, it} from "vitest";
import {readSystem} from "./read-system.js";
import {simulate} from "./simulate/simulate.js";
import {naturalValue, withWhatIf, type WhatIf} from "./what-if.js";

/** WW of 2 to 10 % on an index of 0 to 1, moving clients of 20 to 80 per 1,000. */
const model = (scaled = true) =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "m",
      horizon: 20,
      variables: [
        {id: "ww", initial: 0.25, min: 0, max: 1, ...(scaled ? {scale: {unit: "%", low: 2, high: 10}} : {})},
        {id: "care", initial: 0.5, min: 0, max: 1, ...(scaled ? {scale: {unit: "per 1000", low: 20, high: 80}} : {})}
      ],
      links: [
        {id: "ww-care", from: "ww", to: "care", sign: "+", strength: 0.4, delay: 0.5},
        {id: "care-ww", from: "care", to: "ww", sign: "-", strength: 0.5, delay: 0.5}
      ],
      interventions: [
        {id: "cap", variable: "care", type: "setpoint", value: 0.25, start: 0, adjustmentTime: 0.5},
        {id: "jobs", variable: "ww", type: "step", value: -0.1, start: 3, end: 8}
      ]
    },
    "m"
  );
const asked: WhatIf = {variable: "ww", amount: 1, mode: "push", measures: []};
const endOf = (what: WhatIf, id: string): number => {
  const {system, supposed} = withWhatIf(model(), what);
  return simulate(system, {interventions: supposed}).values[id]?.at(-1) ?? NaN;
};

describe("withWhatIf", () => {
  it("pushes by an amount in natural units: 1 point of 8 is 0.125, and the loop of gain −0.2 takes a sixth back", () => {
    expect(endOf(asked, "ww") - 0.25).toBeCloseTo(0.125 / 1.2, 6);
    expect(endOf(asked, "care") - 0.5).toBeCloseTo((0.125 * 0.4) / 1.2, 6);
  });

  it("holds at the start plus the amount, which nothing takes back", () => {
    expect(endOf({...asked, mode: "fix"}, "ww") - 0.25).toBeCloseTo(0.125, 9);
    expect(endOf({...asked, mode: "fix"}, "care") - 0.5).toBeCloseTo(0.05, 6);
  });

  it("leaves a measure of the model alone that has the name it would take", () => {
    const own = {id: "what_if", variable: "care", type: "step" as const, value: 0.1, start: 0, end: null};
    const file = {...model(), interventions: [own, {...own, id: "what_if_2"}]};
    const ends = (measures: string[]): number[] => {
      const {system, supposed, cause} = withWhatIf(file, {...asked, measures});
      expect([cause, supposed]).toEqual(["what_if_3", ["what_if_3", ...measures]]);
      const {values} = simulate(system, {interventions: supposed});
      return ["ww", "care"].map((id) => values[id]?.at(-1) ?? NaN);
    };
    const [ww = 0, care = 0] = ends([]);
    expect([ww, care]).toEqual(["ww", "care"].map((id) => endOf(asked, id)));
    const [held = 0, raised = 0] = ends(["what_if"]);
    expect(held).toBeCloseTo(ww - (0.1 * 0.5) / 1.2, 6);
    expect(raised).toBeCloseTo(care + 0.1 / 1.2, 6);
  });

  it("leaves an amount of 0 out of a push, and keeps a variable at its start with a fix", () => {
    expect(withWhatIf(model(), {...asked, amount: 0}).supposed).toEqual([]);
    expect(withWhatIf(model(), {...asked, amount: 0, mode: "fix"}).supposed).toEqual(["what_if"]);
  });

  it("takes values of measures in natural units, levels as levels and changes as changes, and other times", () => {
    const {system, supposed, without} = withWhatIf(model(), {
      ...{...asked, measures: ["cap", "jobs"], values: {cap: 50, jobs: -2}},
      times: {jobs: {start: 1, end: null}}
    });
    expect([supposed, without]).toEqual([
      ["what_if", "cap", "jobs"],
      ["cap", "jobs"]
    ]);
    expect(system.interventions[0]?.value).toBeCloseTo(0.5, 12);
    expect(system.interventions[1]).toMatchObject({value: -0.25, start: 1, end: null});
    expect(model().interventions[1]).toMatchObject({value: -0.1, start: 3, end: 8});
  });

  it("refuses what the model does not have", () => {
    expect(() => withWhatIf(model(), {...asked, variable: "x"})).toThrow(/"x"/);
    expect(() => withWhatIf(model(), {...asked, measures: ["x"]})).toThrow(/"x"/);
  });
});

describe("naturalValue", () => {
  it("reads a level or a change in the units of the variable, and the index where there is no scale", () => {
    const [cap, jobs] = model().interventions;
    const [ww, care] = model().variables;
    expect(naturalValue(care!, cap!)).toEqual({value: 35, isLevel: true});
    expect(naturalValue(ww!, jobs!).value).toBeCloseTo(-0.8, 12);
    expect(naturalValue(model(false).variables[1]!, cap!)).toEqual({value: 0.25, isLevel: true});
  });
});
