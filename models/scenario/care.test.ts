import {describe, expect, it} from "vitest";
import {readSystem} from "../system/read-system.js";
import {simulate} from "../system/simulate/simulate.js";
import {careChange, careResponses} from "./care.js";

/** Unemployment in % (range 8) moves distress (range 20), which comes back on unemployment: a loop that driving cuts. */
const system = readSystem(
  {
    format: "samenhang-system/1",
    name: "small",
    variables: [
      {id: "unemployment", min: 0, max: 1, initial: 0.3, scale: {unit: "%", low: 2, high: 10}},
      {id: "distress", min: 0, max: 1, initial: 0.3, scale: {unit: "%", low: 0, high: 20}},
      {id: "care", min: 0, max: 1, initial: 0.5}
    ],
    links: [
      {
        id: "a",
        from: "unemployment",
        to: "distress",
        sign: "+",
        strength: 0.4,
        delay: 0.5,
        interval: [0.2, 0.6],
        basis: "estimate"
      },
      {id: "b", from: "distress", to: "unemployment", sign: "+", strength: 0.5, delay: 1},
      {id: "c", from: "distress", to: "care", sign: "+", strength: 0.8, delay: 1}
    ]
  },
  "small"
);
const options = {drivers: ["unemployment"], outcomes: ["distress", "care"], years: 3, draws: 0, seed: 1, transfer: 1};

describe("care under a scenario", () => {
  // y' = (k·x − y)/τ with x straight between the years; k = 0.4·20/8 = 1 in natural units, τ = 0.5.
  it("follows a path in natural units, exactly, whatever else moved the driver before", () => {
    const path = [1, 3, 2];
    const change = careChange(careResponses(system, options), 0, [path]);
    let [x, y] = [0, 0];
    path.forEach((next, at) => {
      const slope = next - x;
      y = next - slope * 0.5 + (y - (x - slope * 0.5)) * Math.exp(-2);
      x = next;
      expect(change[0]?.[at + 1]).toBeCloseTo(y, 6);
    });
  });

  it("equals a run of the whole path at once", () => {
    const path = [1, 3, 2];
    const ramps = path.map((value, at) => ({
      ...{id: `r${at}`, variable: "unemployment", type: "ramp" as const, start: at, end: at + 1},
      value: (value - (path[at - 1] ?? 0)) / 8
    }));
    const cut = {...system, links: system.links.filter(({to}) => to !== "unemployment"), interventions: ramps};
    const run = simulate(cut, {times: [0, 1, 2, 3]});
    const change = careChange(careResponses(system, options), 0, [path]);
    [0, 1, 2, 3].forEach((year) => expect(change[1]?.[year]).toBeCloseTo((run.values["care"]?.[year] ?? NaN) - 0.5, 7));
  });

  it("lets the transfer factor act on links that were estimated, and only on those", () => {
    const twice = careResponses(system, {...options, transfer: 2});
    const once = careResponses(system, options);
    expect(careChange(twice, 0, [[1, 1, 1]])[0]?.[3]).toBeCloseTo(
      2 * (careChange(once, 0, [[1, 1, 1]])[0]?.[3] ?? NaN),
      9
    );
    const chosen = {...system, links: system.links.map((link) => ({...link, basis: "chosen" as const}))};
    expect(careResponses(chosen, {...options, transfer: 2}).values).toEqual(careResponses(chosen, options).values);
  });

  it("draws links and factors from their bands", () => {
    const drawn = careResponses(system, {...options, draws: 2000, transfer: [0.5, 2]});
    const ends = Array.from({length: 2000}, (_, draw) => careChange(drawn, draw, [[1, 1, 1]])[0]?.[3] ?? NaN);
    const mean = ends.reduce((sum, value) => sum + value, 0) / ends.length;
    const middle = careChange(careResponses(system, options), 0, [[1, 1, 1]])[0]?.[3] ?? NaN;
    // The mean of the factor is exp(σ²/2) with σ = ln 2/1.96, of twenty middles a little less.
    expect(mean / middle).toBeGreaterThan(1.02);
    expect(mean / middle).toBeLessThan(1.12);
  });

  it("refuses variables the model lacks, and a model that does not answer in proportion", () => {
    expect(() => careResponses(system, {...options, outcomes: ["nothing"]})).toThrow(/no variable nothing/);
    const bent = readSystem(
      {
        ...{format: "samenhang-system/1", name: "bent"},
        variables: [
          {id: "unemployment", initial: 1},
          {id: "care", equation: "unemployment * unemployment"}
        ]
      },
      "bent"
    );
    expect(() => careResponses(bent, {...options, outcomes: ["care"]})).toThrow(/in proportion/);
  });
});
