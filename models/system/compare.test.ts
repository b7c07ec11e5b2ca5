import {describe, expect, it} from "vitest";
import {compareInterventions} from "./compare.js";
import {readSystem} from "./read-system.js";

const file = (more: Record<string, unknown> = {}): ReturnType<typeof readSystem> =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "compare",
      horizon: 10,
      variables: [
        {id: "a", initial: 0.5, min: 0, max: 1},
        {id: "b", initial: 0.5, min: 0, max: 1}
      ],
      links: [{id: "ab", from: "a", to: "b", sign: "-", strength: 0.5, delay: 0}],
      interventions: [
        {id: "up", variable: "a", type: "step", value: 0.2, start: 5},
        {id: "much", variable: "a", type: "step", value: 0.8, start: 0},
        {id: "down", variable: "b", type: "step", value: -0.1, start: 0}
      ],
      goals: [
        {variable: "a", weight: 1, direction: "up"},
        {variable: "b", weight: 3, direction: "down"}
      ],
      ...more
    },
    "compare"
  );

describe("compareInterventions", () => {
  it("scores doing nothing at where things stand, and a step by its time mean", () => {
    const results = compareInterventions(file(), {combinations: 1});
    const nothing = results.find(({interventions}) => interventions.length === 0);
    expect(nothing).toMatchObject({score: 0.5, goals: {a: 0.5, b: 0.5}, effort: 0});
    // From 5 on a = .7 and b = .4: means .6 and 1 − .45.
    const up = results.find(({interventions}) => interventions[0] === "up");
    expect(up?.goals["a"]).toBeCloseTo(0.6, 8);
    expect(up?.goals["b"]).toBeCloseTo(0.55, 8);
    expect(up?.score).toBeCloseTo((0.6 + 3 * 0.55) / 4, 8);
    expect(up?.effort).toBeCloseTo(0.2, 12);
  });

  it("clips a goal to its limits before it is scored", () => {
    const much = compareInterventions(file(), {combinations: 1}).find(({interventions}) => interventions[0] === "much");
    expect(much?.goals["a"]).toBeCloseTo(1, 8);
    expect(much?.goals["b"]).toBeCloseTo(1 - 0.1, 8);
  });

  it("lists every set up to the size asked for, best first", () => {
    const results = compareInterventions(file(), {combinations: 2});
    expect(results).toHaveLength(7);
    results.forEach(({score}, at) => expect(score).toBeLessThanOrEqual(results[at - 1]?.score ?? Infinity));
    expect(compareInterventions(file(), {combinations: 3})).toHaveLength(8);
  });

  it("refuses a model without goals", () => {
    expect(() => compareInterventions(file({goals: []}))).toThrow(/no goals/);
  });

  it("makes sets of the interventions asked for, on top of those that always act and are not counted as effort", () => {
    const results = compareInterventions(file(), {combinations: 2, among: ["up", "down"], always: ["much"]});
    expect(results.map(({interventions}) => interventions.join("+")).sort()).toEqual(["", "down", "up", "up+down"]);
    const alone = results.find(({interventions}) => interventions.length === 0);
    const whole = compareInterventions(file(), {combinations: 1}).find(
      ({interventions}) => interventions[0] === "much"
    );
    expect(alone).toMatchObject({score: whole?.score, goals: whole?.goals, effort: 0});
    expect(results.find(({interventions}) => interventions.join() === "up")?.effort).toBeCloseTo(0.2, 12);
    expect(() => compareInterventions(file(), {among: ["nobody"]})).toThrow(/nobody/);
  });
});
