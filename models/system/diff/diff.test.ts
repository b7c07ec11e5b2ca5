import {describe, expect, it} from "vitest";
import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";
import {diffSystems} from "./diff.js";

const read = (json: object): SystemFile => readSystem({format: "samenhang-system/1", name: "m", ...json}, "m");
const variable = (id: string, more: object = {}): object => ({id, initial: 0.5, min: 0, max: 1, ...more});
const link = (id: string, from: string, to: string, strength: number, more: object = {}): object => ({
  ...{id, from, to, sign: "+", strength, delay: 0, interval: [strength - 0.1, strength + 0.1]},
  ...more
});
const base = {
  horizon: 4,
  variables: [variable("a"), variable("b"), variable("c")],
  links: [link("ab", "a", "b", 0.5), link("bc", "b", "c", 0.5)],
  interventions: [{id: "push", variable: "a", type: "step", value: 0.2}],
  goals: [{variable: "c", direction: "up"}]
};
const a = read(base);

describe("diffSystems", () => {
  it("finds no difference in another order of lists, of fields or in another drawing", () => {
    const variables = [variable("c", {x: 10, y: 20}), variable("b"), variable("a")];
    const links = [link("bc", "b", "c", 0.5), {delay: 0, ...link("ab", "a", "b", 0.5)}];
    const diff = diffSystems(read({...base, variables}), read({...base, links}));
    expect(diff).toMatchObject({same: true, single: [], model: [], moved: ["c"]});
    expect(diff.effects.map(({score}) => score.change)).toEqual([0, 0]);
  });

  it("gives the effect of each change alone and of both together: 0.2·b·c for strengths b and c", () => {
    // Without delays the goal rises at once by push · ab · bc: 0.05 in A; 0.2·0.7·0.5 = 0.07 and 0.2·0.5·0.8 = 0.08 with
    // one change, 0.2·0.7·0.8 = 0.112 with both. So 0.062 = 0.02 + 0.03 + 0.012.
    const b = read({...base, links: [link("ab", "a", "b", 0.7), link("bc", "b", "c", 0.8)]});
    const diff = diffSystems(a, b);
    const [none, own] = diff.effects;
    expect(none?.score.change).toBe(0);
    expect(own?.goals[0]?.mean.a).toBeCloseTo(0.55, 9);
    expect(own?.goals[0]?.longRun.b).toBeCloseTo(0.612, 9);
    expect(own?.goals[0]?.mean.change).toBeCloseTo(0.062, 9);
    const alone = diff.single.map(({id, effects}) => [id, effects?.[1]?.goals[0]?.longRun] as const);
    expect(alone.map(([id]) => id)).toEqual(["ab", "bc"]);
    expect(alone[0]?.[1]).toBeCloseTo(0.02, 9);
    expect(alone[1]?.[1]).toBeCloseTo(0.03, 9);
    expect(diff.together[1]?.goals[0]?.longRun).toBeCloseTo(0.012, 9);
    expect(diff.links.changed[0]?.fields).toEqual([
      {field: "strength", from: 0.5, to: 0.7},
      {field: "interval", from: [0.4, 0.6], to: [0.6, 0.7999999999999999]}
    ]);
  });

  it("changes sign when the versions change places", () => {
    const b = read({...base, links: [link("ab", "a", "b", 0.7), link("ac", "a", "c", 0.8)]});
    const [there, back] = [diffSystems(a, b), diffSystems(b, a)];
    expect(there.links.added.map(({id}) => id)).toEqual(["ac"]);
    expect(back.links.removed.map(({id}) => id)).toEqual(["ac"]);
    expect(there.effects[1]?.score.change).toBeCloseTo(-(back.effects[1]?.score.change ?? NaN), 12);
  });

  it("shows a rename as perhaps renamed only when fields and links are the same", () => {
    const renamed = {
      ...base,
      variables: [variable("a"), variable("beta"), variable("c")],
      links: [link("ab", "a", "beta", 0.5), link("bc", "beta", "c", 0.5)]
    };
    const diff = diffSystems(a, read(renamed));
    expect(diff.perhapsRenamed).toEqual([{item: "variable", from: "b", to: "beta"}]);
    expect([diff.variables.added, diff.links.changed, diff.single]).toEqual([[], [], []]);
    const other = diffSystems(
      a,
      read({...renamed, links: [link("ab", "a", "beta", 0.5), link("bc", "beta", "c", 0.6)]})
    );
    expect(other.perhapsRenamed).toEqual([]);
    expect(other.variables.added.map(({id}) => id)).toEqual(["beta"]);
    expect(other.variables.removed.map(({id}) => id)).toEqual(["b"]);
  });

  it("takes no rename where two would do", () => {
    const twins = (names: string[]): SystemFile =>
      read({variables: [variable("a"), ...names.map((id) => variable(id))], links: []});
    const diff = diffSystems(twins(["p", "q"]), twins(["r", "s"]));
    expect(diff.perhapsRenamed).toEqual([]);
    expect(diff.variables.added).toHaveLength(2);
  });

  it("says why a change cannot be made alone, and gives no figure in its place", () => {
    const b = read({...base, variables: [variable("a"), variable("c")], links: [link("ac", "a", "c", 0.3)]});
    const gone = diffSystems(a, b).single.find(({id}) => id === "b");
    expect(gone).toMatchObject({item: "variable", change: "removed", effects: null});
    expect(gone?.reason).toMatch(/there is no variable "b"/);
  });

  it("gives no end where one version does not settle", () => {
    const loop = link("cb", "c", "b", 3, {delay: 1});
    const diff = diffSystems(a, read({...base, links: [...base.links, loop]}));
    const [goal] = diff.effects[1]?.goals ?? [];
    expect(goal?.longRun.a).toBeCloseTo(0.55, 9);
    expect(goal?.longRun).toMatchObject({b: null, change: null});
    expect(diff.effects[1]?.reasons.join()).toMatch(/B: .*no end value/);
  });

  it("counts words as a change without effect", () => {
    const b = read({...base, links: [link("ab", "a", "b", 0.5, {reason: "seen"}), link("bc", "b", "c", 0.5)]});
    const [single] = diffSystems(a, b).single;
    expect(single).toMatchObject({id: "ab", fields: ["reason"]});
    expect(single?.effects?.[1]?.score).toBe(0);
  });
});
