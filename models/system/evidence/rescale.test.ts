import {describe, expect, it} from "vitest";
import {systemLoops} from "../loops/loops.js";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {simulate} from "../simulate/simulate.js";
import {rescaleVariable} from "./rescale.js";
import {fromNatural, naturalRange, toNatural} from "./scale.js";

const file = readSystem(
  {
    format: "samenhang-system/1",
    name: "ww",
    variables: [
      {id: "ww", initial: 0.3, min: 0, max: 1, scale: {unit: "%", low: 2, high: 10}},
      {id: "care", initial: 0.5, min: 0, max: 1, scale: {unit: "per 1000", low: 20, high: 80}},
      {id: "flow", equation: "care * 2"}
    ],
    links: [
      {id: "out", from: "ww", to: "care", sign: "+", strength: 0.4, delay: 1, interval: [0.2, 0.6]},
      {
        ...{id: "back", from: "care", to: "ww", sign: "-", strength: "weak", delay: 2},
        evidence: [{kind: "literature", value: -0.3, low: -0.5, high: -0.1, natural: {value: -0.04}}]
      },
      {id: "self", from: "ww", to: "ww", sign: "+", strength: 0.1, delay: 1}
    ],
    interventions: [
      {id: "step", variable: "ww", type: "step", value: 0.125, start: 0},
      {id: "hold", variable: "ww", type: "setpoint", value: 0.2, start: 4, adjustmentTime: 1}
    ]
  },
  "ww"
);

const natural = (model: SystemFile, id: string): number[] => {
  const variable = model.variables.find((each) => each.id === id)!;
  return (simulate(model).values[id] ?? []).map((level) => toNatural(variable, level ?? NaN));
};

describe("rescaleVariable", () => {
  it("says what the new unit is a share of: as many times as many of the old population, or what it is told", () => {
    const scale = {unit: "%", low: 2, high: 10, population: "beroepsbevolking", per: 100};
    const known = {...file, variables: file.variables.map((each) => (each.id === "ww" ? {...each, scale} : each))};
    const next = {unit: "per 1000", low: 0, high: 250, factor: 10};
    const scaleOf = (made: SystemFile): unknown => made.variables[0]?.scale;
    expect(scaleOf(rescaleVariable(known, "ww", next))).toMatchObject({population: "beroepsbevolking", per: 1000});
    const share = {population: "inwoners", per: 1000};
    expect(scaleOf(rescaleVariable(known, "ww", {...next, factor: 5.6, share}))).toMatchObject(share);
  });

  const wide = rescaleVariable(file, "ww", {unit: "per 1000", low: 0, high: 250, factor: 10});

  it("changes nothing in natural units, and no loop gain", () => {
    const before = natural(file, "ww");
    natural(wide, "ww").forEach((value, at) => void expect(value / 10).toBeCloseTo(before[at] ?? NaN, 9));
    const care = natural(file, "care");
    natural(wide, "care").forEach((value, at) => void expect(value).toBeCloseTo(care[at] ?? NaN, 9));
    expect(Math.max(...care) - Math.min(...care)).toBeGreaterThan(1);
    const gains = (model: SystemFile): (number | null)[] => systemLoops(model).loops.map(({gain}) => gain);
    expect(gains(wide)).toHaveLength(2);
    gains(wide).forEach((gain, at) => void expect(gain).toBeCloseTo(gains(file)[at] ?? NaN, 12));
  });

  it("says the same in another index", () => {
    const [ww] = wide.variables;
    expect(ww?.initial).toBeCloseTo(fromNatural(ww!, 44), 12);
    expect(naturalRange(ww!)).toBe(250);
    // .4 · 60 per 8 % is 3 per 1 %, so .3 per 1 per 1,000: .3 · 250/60.
    expect(wide.links[0]).toMatchObject({strength: expect.closeTo(1.25, 12) as number});
    expect(wide.links[0]?.interval?.[1]).toBeCloseTo(1.875, 12);
    expect(wide.links[1]).toMatchObject({strength: expect.closeTo(0.064, 12) as number});
    expect(wide.links[1]?.interval?.[0]).toBeCloseTo(-0.16, 12);
    expect(wide.links[1]?.evidence[0]?.value).toBeCloseTo(-0.096, 12);
    expect(wide.links[1]?.evidence[0]?.["natural"]).toEqual({value: expect.closeTo(-0.4, 12) as number});
    expect(wide.links[2]).toBe(file.links[2]);
    expect(wide.interventions.map(({value}) => value)).toEqual([
      expect.closeTo(0.04, 12),
      // 3.6 %, 36 per 1,000, on a scale of 250.
      expect.closeTo(0.144, 12)
    ]);
  });

  it("comes back where it was", () => {
    const back = rescaleVariable(wide, "ww", {unit: "%", low: 2, high: 10, factor: 0.1});
    expect(back.variables[0]?.initial).toBeCloseTo(0.3, 12);
    expect(back.links[0]?.strength).toBeCloseTo(0.4, 12);
  });

  it("refuses what it cannot convert", () => {
    expect(() => rescaleVariable(file, "none", {unit: "", low: 0, high: 1})).toThrow(/no variable "none"/);
    expect(() => rescaleVariable(file, "flow", {unit: "", low: 0, high: 1})).toThrow(/has no scale/);
    expect(() => rescaleVariable(file, "care", {unit: "", low: 0, high: 1})).toThrow(/equation of flow/);
  });
});
