import {describe, expect, it} from "vitest";
import {callSchema, type Call} from "./calls.js";
import {changedFactors, mixedCall} from "./mixed-calls.js";

const call = (fields: object): Call => callSchema.parse(fields);
const projected = {kind: "scenario-project", scenario: "nul", region: "GM0794", outcome: "ww", period: "2021"};
const same = {data: false, model: false};

describe("what differs between two calls for a number", () => {
  it("is named in a fixed order: data, boundaries, model, scenario, other arguments", () => {
    const before = call({...projected, draws: 500, seed: 3});
    const after = call({...projected, scenario: "streng", boundaries: 2023, transfer: 0.4, draws: 1000});
    expect(changedFactors(before, after, {data: true, model: false})?.map(({kind, ref}) => `${kind} ${ref}`)).toEqual([
      ...["revised data", "boundary boundaries", "parameter scenario"],
      ...["parameter draws", "parameter seed", "parameter transfer"]
    ]);
    expect(changedFactors(before, before, same)).toEqual([]);
  });

  it("puts together what is too much to divide over", () => {
    const estimate = {kind: "estimate", indicators: ["a"], boundaries: 2023, from: "2015", to: "2020", term: "x"};
    const before = call({...estimate, formula: "y ~ x"});
    const after = call({
      ...{...estimate, indicators: ["b"], from: "2016", to: "2021", formula: "y ~ x + z", method: "within"},
      ...{vcov: ["robust"], level: "provincie", grain: "month", per: "count", boundaries: 2024, seed: 9}
    });
    const factors = changedFactors(before, after, {data: true, model: false}) ?? [];
    expect(factors).toHaveLength(8);
    expect(factors.at(-1)).toMatchObject({ref: "parameters"});
    expect(mixedCall(before, after, factors)).toEqual(after);
  });

  it("does not divide between two different numbers", () => {
    expect(changedFactors(call(projected), call({...projected, region: "GM0772"}), same)).toBeNull();
    const simulated = call({kind: "simulate", model: "m.json", variable: "x", time: 4});
    expect(changedFactors(call(projected), simulated, same)).toBeNull();
    expect(changedFactors(simulated, simulated, {data: false, model: true})?.map(({ref}) => ref)).toEqual(["model"]);
  });

  it("mixes the two calls, field by field, and takes away what the later one does not have", () => {
    const before = Object.freeze(call({...projected, transfer: 0.4, theta: 1}));
    const after = call({...projected, theta: 0.5});
    const factors = changedFactors(before, after, same) ?? [];
    expect(factors.map(({ref}) => ref)).toEqual(["theta", "transfer"]);
    expect(mixedCall(before, after, factors.slice(0, 1))).toEqual({...before, theta: 0.5});
    expect(mixedCall(before, after, factors)).toEqual(after);
    expect(mixedCall(before, after, [])).toEqual(before);
  });
});
