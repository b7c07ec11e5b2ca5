import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";
import {applyEdit} from "./apply-edit.js";
import type {Edit} from "./edit.js";
import {freeVariableId} from "./free-id.js";
import {renameInEquation} from "./rename-in-equation.js";

/** A model with everything an edit can touch, frozen to its leaves. */
function sample(): SystemFile {
  return frozen(
    readSystem(
      {
        format: "samenhang-system/1",
        name: "proef",
        variables: [
          {id: "work", label: "Werk", min: 0, max: 1, x: 0, y: 0},
          {id: "distress", label: "Klachten", min: 0, max: 1, initial: {dist: "uniform", args: [0, 1]}},
          {id: "care", label: "Zorg", min: 0, max: 1},
          {id: "queue", kind: "stock", equation: "care * 2 - queue / {wait} Wait_Time", min: 0, max: 9},
          {id: "wait_time", kind: "exogenous", initial: 1}
        ],
        links: [
          {
            id: "wd",
            from: "work",
            to: "distress",
            sign: "-",
            strength: "strong",
            interval: [-1.2, -0.5],
            speed: "high"
          },
          {id: "dw", from: "distress", to: "work", sign: "-", strength: 0.1, basis: "literature"},
          {id: "dc", from: "distress", to: "care", sign: "+", strength: "average", delay: 2},
          {id: "qd", from: "queue", to: "distress", sign: "+", evidence: [{kind: "vote", value: 1}]}
        ],
        interventions: [{id: "team", variable: "care", type: "step", value: 0.1}],
        goals: [{variable: "distress", direction: "down"}],
        loops: [
          {name: "R1", nodes: ["work", "distress"]},
          {name: "R2", nodes: ["distress", "care", "queue"]}
        ],
        correlations: [
          {inputs: ["wd", "dw", "distress.initial"], rank: 0.5},
          {inputs: ["dc.delay", "team.value"], rank: 0.2}
        ]
      },
      "proef"
    )
  );
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

const linkOf = (system: SystemFile, id: string): SystemFile["links"][number] | undefined =>
  system.links.find((link) => link.id === id);

function refusal(edit: Edit): InputError {
  try {
    applyEdit(sample(), edit);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("the edit was not refused");
}

describe("applyEdit", () => {
  it("adds a variable with the defaults of the format", () => {
    const next = applyEdit(sample(), {type: "add-variable", variable: {id: "family", label: "Gezin"}});
    expect(next.variables.at(-1)).toEqual({id: "family", label: "Gezin", initial: 0, kind: "variable"});
  });

  it("removes a variable with all that hangs on it", () => {
    const free = applyEdit(sample(), {type: "set-variable", id: "queue", fields: {equation: null}});
    const next = applyEdit(free, {type: "remove-variable", id: "care"});
    expect(next.variables.map(({id}) => id)).toEqual(["work", "distress", "queue", "wait_time"]);
    expect(next.links.map(({id}) => id)).toEqual(["wd", "dw", "qd"]);
    expect(next.interventions).toEqual([]);
    expect(next.loops.map(({name}) => name)).toEqual(["R1"]);
    expect(next.correlations).toHaveLength(1);
  });

  it("does not remove a variable that an equation reads, whatever the case it is written in", () => {
    expect(refusal({type: "remove-variable", id: "wait_time"})).toMatchObject({kind: "variable-in-use"});
    expect(refusal({type: "remove-variable", id: "wait_time"}).message).toContain("queue");
  });

  it("renames a variable everywhere, comments and spacing of equations kept", () => {
    const next = applyEdit(applyEdit(sample(), {type: "rename-variable", id: "wait_time", to: "wachttijd"}), {
      type: "rename-variable",
      id: "distress",
      to: "klachten"
    });
    expect(next.variables.find(({id}) => id === "queue")?.equation).toBe("care * 2 - queue / {wait} wachttijd");
    expect(next.links.map(({from, to}) => `${from}>${to}`)).toEqual([
      "work>klachten",
      "klachten>work",
      "klachten>care",
      "queue>klachten"
    ]);
    expect(next.goals[0]?.variable).toBe("klachten");
    expect(next.loops.map(({nodes}) => nodes)).toEqual([
      ["work", "klachten"],
      ["klachten", "care", "queue"]
    ]);
    expect(next.correlations?.[0]?.inputs).toEqual(["wd", "dw", "klachten.initial"]);
  });

  it("refuses a name that is taken, also by another spelling, and names equations use themselves", () => {
    expect(refusal({type: "rename-variable", id: "work", to: "Distress"}).kind).toBe("name-taken");
    expect(refusal({type: "add-variable", variable: {id: "time"}}).kind).toBe("name-taken");
    expect(refusal({type: "add-variable", variable: {id: "1 <b>"}}).kind).toBe("invalid-edit");
  });

  it("gives a new link an id of its ends, numbered when taken", () => {
    const once = applyEdit(sample(), {type: "connect", from: "work", to: "care"});
    const twice = applyEdit(once, {type: "connect", from: "work", to: "care", fields: {sign: "+", strength: "weak"}});
    expect(twice.links.slice(-2)).toMatchObject([
      {id: "work-care", sign: "?", order: 1, evidence: []},
      {id: "work-care-2", sign: "+", strength: "weak"}
    ]);
  });

  it("refuses links into what cannot be moved, and to what does not exist", () => {
    expect(refusal({type: "connect", from: "work", to: "wait_time"}).message).toContain("exogenous");
    expect(refusal({type: "connect", from: "work", to: "queue"}).message).toContain("equation");
    expect(refusal({type: "connect", from: "work", to: "nobody"}).message).toContain('no variable "nobody"');
  });

  it("removes a link with the named loops that close no more, links of equations counted", () => {
    const next = applyEdit(sample(), {type: "remove-link", id: "wd"});
    expect(next.loops.map(({name}) => name)).toEqual(["R2"]);
    expect(next.correlations?.[0]?.inputs).toEqual(["dw", "distress.initial"]);
  });

  it("lets a speed replace a delay and the other way round", () => {
    const fast = applyEdit(sample(), {type: "set-link", id: "dc", fields: {speed: "low"}});
    expect(linkOf(fast, "dc")).toMatchObject({speed: "low"});
    expect(linkOf(fast, "dc")).not.toHaveProperty("delay");
    const back = applyEdit(fast, {type: "set-link", id: "dc", fields: {delay: 1.5}});
    expect(linkOf(back, "dc")).toMatchObject({delay: 1.5});
    expect(linkOf(back, "dc")).not.toHaveProperty("speed");
  });

  it("drops the interval and the basis of a strength that is replaced, and turns an interval with its sign", () => {
    const weaker = linkOf(applyEdit(sample(), {type: "set-link", id: "wd", fields: {strength: "weak"}}), "wd");
    expect(weaker).not.toHaveProperty("interval");
    expect(weaker?.basis).toBe("chosen");
    const turned = linkOf(applyEdit(sample(), {type: "set-link", id: "wd", fields: {sign: "+"}}), "wd");
    expect(turned?.interval).toEqual([0.5, 1.2]);
    const same = linkOf(applyEdit(sample(), {type: "set-link", id: "dw", fields: {strength: 0.1, reason: "x"}}), "dw");
    expect(same?.basis).toBe("literature");
  });

  it("adds and removes evidence", () => {
    const evidence = {kind: "interview", note: "<img src=x onerror=alert(1)>"} as const;
    const next = applyEdit(sample(), {type: "add-evidence", link: "qd", evidence});
    expect(linkOf(next, "qd")?.evidence).toEqual([{kind: "vote", value: 1}, evidence]);
    const less = applyEdit(next, {type: "remove-evidence", link: "qd", index: 0});
    expect(linkOf(less, "qd")?.evidence).toEqual([evidence]);
    expect(refusal({type: "remove-evidence", link: "qd", index: 5}).kind).toBe("unknown-evidence");
  });

  it("moves variables and nothing else", () => {
    const before = sample();
    const next = applyEdit(before, {type: "move", places: {work: {x: 10, y: -4}}});
    expect(next.variables[0]).toMatchObject({x: 10, y: -4});
    expect(next.variables[1]).toBe(before.variables[1]);
    expect(next.links).toBe(before.links);
    expect(refusal({type: "move", places: {work: {x: Number.NaN, y: 0}}}).kind).toBe("invalid-edit");
    expect(refusal({type: "move", places: {nobody: {x: 0, y: 0}}}).kind).toBe("unknown-variable");
  });

  it("sets interventions, goals and loops by name, and refuses what does not hold together", () => {
    const intervention = {id: "team", variable: "care", type: "pulse", value: 1, start: 2} as const;
    expect(applyEdit(sample(), {type: "set-intervention", intervention}).interventions).toHaveLength(1);
    expect(applyEdit(sample(), {type: "remove-intervention", id: "team"}).interventions).toEqual([]);
    const goal = {variable: "work", direction: "up"} as const;
    expect(applyEdit(sample(), {type: "set-goal", goal}).goals).toHaveLength(2);
    expect(applyEdit(sample(), {type: "remove-goal", variable: "distress"}).goals).toEqual([]);
    const loop = {name: "Spiraal", nodes: ["work", "distress"]};
    expect(applyEdit(sample(), {type: "set-loop", loop, was: "R1"}).loops.map(({name}) => name)).toEqual([
      "Spiraal",
      "R2"
    ]);
    expect(applyEdit(sample(), {type: "remove-loop", name: "R2"}).loops).toHaveLength(1);
    expect(refusal({type: "set-loop", loop: {name: "R9", nodes: ["work", "care"]}}).message).toContain("no loop");
    expect(refusal({type: "set-loop", loop: {name: "R2", nodes: ["work", "distress"]}, was: "R1"}).kind).toBe(
      "name-taken"
    );
    expect(refusal({type: "set-goal", goal: {variable: "wait_time", direction: "up"}}).message).toContain(
      "min and max"
    );
  });

  it("makes several changes or none", () => {
    const edits: Edit[] = [
      {type: "add-variable", variable: {id: "family"}},
      {type: "connect", from: "family", to: "care"}
    ];
    expect(applyEdit(sample(), {type: "several", edits}).links).toHaveLength(5);
    expect(refusal({type: "several", edits: [...edits, {type: "remove-link", id: "none"}]}).kind).toBe("unknown-link");
  });

  it("keeps every model readable and never changes the one it was given, whatever is done to it", () => {
    const names = ["work", "distress", "care", "queue", "wait_time", "family", "x y", "time"];
    const name = fc.constantFrom(...names);
    const link = fc.constantFrom("wd", "dw", "dc", "qd", "work-care", "family-care");
    const number = fc.constantFrom(-1, 0, 0.25, 1, 2, Number.NaN, Number.POSITIVE_INFINITY);
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({type: fc.constant("add-variable" as const), variable: fc.record({id: name})}),
      fc.record({type: fc.constant("remove-variable" as const), id: name}),
      fc.record({type: fc.constant("rename-variable" as const), id: name, to: name}),
      fc.record({type: fc.constant("connect" as const), from: name, to: name}),
      fc.record({type: fc.constant("remove-link" as const), id: link}),
      fc.record({
        type: fc.constant("set-link" as const),
        id: link,
        fields: fc.record({
          sign: fc.constantFrom("+" as const, "-" as const, "?" as const, null),
          strength: fc.option(number),
          speed: fc.constantFrom("low" as const, "high" as const, null)
        })
      }),
      fc.record({
        type: fc.constant("set-variable" as const),
        id: name,
        fields: fc.record({
          kind: fc.constantFrom("stock" as const, "exogenous" as const, "variable" as const),
          equation: fc.constantFrom("care + 1", "work * distress", "1 +", null),
          min: fc.option(number)
        })
      })
    );
    fc.assert(
      fc.property(fc.array(edit, {maxLength: 12}), (edits) => {
        let system = sample();
        for (const each of edits) {
          try {
            system = frozen(applyEdit(system, each));
          } catch (error) {
            if (!(error instanceof InputError)) throw error;
          }
        }
        expect(readSystem(JSON.parse(JSON.stringify(system)), "again")).toEqual(system);
      }),
      {numRuns: 150}
    );
  });
});

describe("renameInEquation", () => {
  it("leaves functions, comments and longer names alone", () => {
    expect(renameInEquation("max(max, max_2) + {max} MAX", "max", "top")).toBe("max(top, max_2) + {max} top");
  });

  it("reads quoted names, and quotes a name that is no plain one", () => {
    expect(renameInEquation('"Wait  time" / wait_time', "wait_time", "wait-time")).toBe('"wait-time" / "wait-time"');
    expect(renameInEquation("a + b", "a", "if")).toBe('"if" + b');
  });
});

describe("freeVariableId", () => {
  it("makes a name of a label, numbered when taken", () => {
    expect(freeVariableId(sample(), "Ëcht werk & zorg!")).toBe("echt_werk_zorg");
    expect(freeVariableId(sample(), "Work")).toBe("work_2");
    expect(freeVariableId(sample(), "2e kind")).toBe("v_2e_kind");
    expect(freeVariableId(sample(), "時間")).toBe("variable");
    expect(freeVariableId(sample(), "time")).toBe("time_2");
  });
});
