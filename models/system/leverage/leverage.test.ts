import {describe, expect, it} from "vitest";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {leverage} from "./leverage.js";

const model = (more: object = {}): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "m",
      variables: [
        {id: "a", initial: 0.5, min: 0, max: 1},
        {id: "b", initial: 5, min: 0, max: 10},
        {id: "c", initial: 0.5, min: 0, max: 2}
      ],
      links: [
        {id: "ac", from: "a", to: "c", sign: "-", strength: 0.4, delay: 1},
        {id: "bc", from: "b", to: "c", sign: "+", strength: 0.1, delay: 1},
        {id: "ca", from: "c", to: "a", sign: "+", strength: 0.5, delay: 1}
      ],
      interventions: [
        {id: "more", variable: "b", type: "step", value: 1},
        {id: "less", variable: "a", type: "step", value: 0.2}
      ],
      goals: [{variable: "c", direction: "down"}],
      ...more
    },
    "m"
  );

describe("leverage", () => {
  it("ranks variables by their total effect for a tenth of their range", () => {
    // With the balancing loop −0.2: a → c −0.4/1.2 for 0.1; b → c 0.1/1.2 for 1.
    const [goal] = leverage(model()).goals;
    expect(goal?.levers.map(({variable}) => variable)).toEqual(["b", "a"]);
    expect(goal?.levers[0]?.effect).toBeCloseTo(0.1 / 1.2, 12);
    expect(goal?.levers[1]?.effect).toBeCloseTo(-0.04 / 1.2, 12);
    // The goal should fall, so what raises it by 0.0833 of 2 makes it 0.0417 worse.
    expect(goal?.levers[0]?.gain).toBeCloseTo(-0.1 / 2.4, 12);
  });

  it("names what interventions push to opposite sides, and only for those that are chosen", () => {
    const {pushedBothWays} = leverage(model());
    expect(pushedBothWays).toEqual([{variable: "c", up: ["more"], down: ["less"]}]);
    expect(leverage(model(), {interventions: ["more"]}).pushedBothWays).toEqual([]);
  });

  it("gives how the end of a goal changes without a link of a loop", () => {
    const {knockOut} = leverage(model(), {interventions: ["more"]});
    expect(knockOut).toHaveLength(1);
    const changes = new Map(knockOut[0]?.links.map(({link, goals}) => [link, goals["c"]]));
    // 0.1/1.2 with the loop, 0.1 without either link of it.
    expect(changes.get("ac")).toBeCloseTo(0.1 - 0.1 / 1.2, 12);
    expect(changes.get("ca")).toBeCloseTo(0.1 - 0.1 / 1.2, 12);
  });

  it("names paths of opposite sign from what an intervention acts on to a goal", () => {
    const links = [...model().links, {id: "ba", from: "b", to: "a", sign: "+", strength: 0.1, delay: 1}];
    const [conflict] = leverage(model({links}), {interventions: ["more"]}).opposedPaths;
    expect(conflict).toMatchObject({from: "b", goal: "c", complete: true});
    expect(conflict?.up).toBeCloseTo(0.1 / 1.2, 12);
    expect(conflict?.down).toBeCloseTo(-0.04 / 1.2, 12);
  });

  it("gives no figure in a model without an end, and says so", () => {
    const links = [
      {id: "ac", from: "a", to: "c", sign: "+", strength: 2, delay: 1},
      {id: "ca", from: "c", to: "a", sign: "+", strength: 1, delay: 1}
    ];
    const {goals, reasons} = leverage(model({links}));
    expect(goals[0]?.levers.every(({effect}) => effect === null)).toBe(true);
    expect(reasons.join()).toMatch(/does not settle/);
  });
});
