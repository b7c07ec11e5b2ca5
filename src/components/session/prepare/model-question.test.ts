import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {callLine} from "../../../models/interpretation/call-lines.js";
import {callResult} from "../../../models/interpretation/call-result.js";
import {sessionFormat, sessionSchema} from "../../../models/interpretation/format.js";
import {readSystem} from "../../../models/system/read-system.js";
import {simulate} from "../../../models/system/simulate/simulate.js";
import {addModelQuestion, hasModelQuestion, restsOnOther, type ModelOutcome} from "./model-question.js";

const system = readSystem(JSON.parse(await readFile("data/systems/standaardmodel.system.json", "utf8")), "model");
const model = {id: "standaardmodel", system, sha256: "a".repeat(64), expectations: null};
const cause = "unemployment_plus_1";
const {values} = simulate(system, {times: [0, 2], interventions: [cause]});
const [first, last] = values["adult_distress"] ?? [];
const outcome: ModelOutcome = {
  model,
  intervention: cause,
  variable: "adult_distress",
  time: 2,
  change: (last ?? NaN) - (first ?? NaN)
};
const context = {tag: "abc", effects: {now: () => new Date(0)}} as Parameters<typeof addModelQuestion>[0];
const empty = sessionSchema.parse({
  format: sessionFormat,
  id: "proef",
  snapshot: {software: "samenhang 0.0.0"}
});

describe("a question about what a model says", () => {
  const session = addModelQuestion(context, Object.freeze(empty), outcome);

  it("has the figure with the call that makes it again, to the digit, and names the model it rests on", () => {
    const [number] = session.numbers;
    expect(sessionSchema.parse(session)).toEqual(session);
    expect(number).toMatchObject({level: "modeluitkomst", moved: "up", question: "q1"});
    if (number === undefined) return;
    expect(callLine(number.call).args.slice(0, 5)).toEqual([
      ...["model", "simulate", "data/systems/standaardmodel.system.json", "--times=0,2", `--interventions=${cause}`]
    ]);
    expect(callResult(number.call, {document: {values}, csv: null})).toBe(number.value);
    expect(session.snapshot?.model).toEqual({file: "data/systems/standaardmodel.system.json", sha256: model.sha256});
  });

  it("says nothing of the outcome before everybody has said what they expect", () => {
    const [question] = session.questions;
    expect(question?.text).toContain("werkloosheid + 1 procentpunt");
    expect(question?.text).not.toMatch(/0,0|hoger|lager/);
    expect(hasModelQuestion(session, outcome)).toBe(true);
    expect(hasModelQuestion(empty, outcome)).toBe(false);
  });

  it("is not put to a session whose figures rest on another model, or another version of this one", () => {
    const other = {...outcome, model: {...model, sha256: "b".repeat(64)}, variable: "youth_distress"};
    expect(restsOnOther(session, other.model)).toBe(true);
    expect(addModelQuestion(context, session, other)).toBe(session);
    expect(restsOnOther(empty, other.model)).toBe(false);
  });
});
