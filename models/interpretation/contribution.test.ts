import {describe, expect, it} from "vitest";
import {codeContribution} from "./code-contribution.js";
import {
  adoptHandout,
  asParticipant,
  bareSession,
  contributionCode,
  deviceState,
  handoutDevice,
  speak,
  spokenCount,
  withDeviceState
} from "./contribution.js";
import {handout, ownPart} from "./handout.js";
import {sessionFormat, sessionSchema} from "./format.js";
import {mergeSessions} from "./merge.js";
import {sessionProblems} from "./session-problems.js";

const at = "2021-03-11T09:00:00Z";
const session = sessionSchema.parse({
  format: sessionFormat,
  id: "proef",
  title: "Proef",
  owner: "Gemeente",
  saved: at,
  questions: [
    {id: "q2", text: "Waarom daalt het?"},
    {id: "q1", text: "Wat zien we?"}
  ],
  expectations: [{participant: "p1", question: "q1", direction: "up"}],
  readings: [{participant: "p1", question: "q1", text: "Van Annemarie Visser"}],
  statements: [
    {
      id: "s1",
      type: "waarneming",
      text: "Het daalt.",
      votes: [{participant: "p1", value: 4}],
      dissent: [{text: "Nee", participant: "p1"}]
    }
  ],
  participants: [{id: "p1", name: "Annemarie Visser"}]
});

describe("handout", () => {
  it("holds questions and statements, and nothing that anybody said or is", () => {
    const file = handout(session);
    expect(JSON.stringify(file)).not.toMatch(/Annemarie|"value"|Nee|Gemeente/);
    expect(file.questions).toHaveLength(2);
    expect(file.statements[0]).toMatchObject({text: "Het daalt.", votes: [], dissent: []});
    expect(file.contribution?.device).toBe(handoutDevice);
    expect(sessionProblems(file)).toEqual([]);
  });

  it("changes nothing when it is joined by mistake", () => {
    const {session: joined} = mergeSessions([
      {file: "own", session},
      {file: "handout", session: handout(session)}
    ]);
    expect(joined).toMatchObject({title: "Proef", owner: "Gemeente"});
    expect(joined.statements[0]?.votes).toHaveLength(1);
  });
});

describe("ownPart", () => {
  it("holds only what this device said, and joins to the facilitator's file", () => {
    const device = {...handout(session), contribution: {device: "tablet-3", made: at}};
    const said = speak(device, "readings", {participant: "p2", question: "q1", direction: "down", at});
    const file = ownPart(said);
    expect(file.questions).toEqual([]);
    expect(file.statements).toEqual([]);
    const merged = mergeSessions([
      {file: "own", session},
      {file: "tablet", session: file}
    ]);
    expect(merged.participants).toBe(2);
    expect(merged.session.readings.find(({participant}) => participant === "p2")).toMatchObject({device: "tablet-3"});
  });
});

describe("speak", () => {
  it("holds one word of each participant on each question", () => {
    const twice = (["up", "same"] as const).reduce(
      (before, direction) => speak(before, "expectations", {participant: "p1", question: "q1", direction}),
      session
    );
    expect(twice.expectations).toEqual([{participant: "p1", question: "q1", direction: "same"}]);
    expect(spokenCount(twice, "expectations", "q1")).toEqual({n: 1, of: 1});
    expect(spokenCount({...twice, participants: []}, "expectations", "q2")).toEqual({n: 0, of: null});
  });
});

describe("a device", () => {
  const device = speak({...handout(session), contribution: {device: "tablet", participant: "p3"}}, "expectations", {
    participant: "p3",
    question: "q1",
    direction: "up",
    at
  });

  it("keeps what was said when a newer hand-out comes, with its statements", () => {
    const newer = adoptHandout({...device, statements: []}, handout(session));
    expect(newer.statements).toHaveLength(1);
    expect([newer.expectations, deviceState(newer)]).toEqual([device.expectations, deviceState(device)]);
  });

  it("that had questions only shows the figures when a hand-out brings them, and never the other way round", () => {
    const bare = {...handout(session), numbers: [], contribution: {device: handoutDevice, codeOnly: true}};
    const onScreen = withDeviceState({...device, numbers: []}, {codeOnly: true});
    const filled = adoptHandout(onScreen, handout(session));
    expect([filled.numbers, deviceState(filled).codeOnly]).toEqual([handout(session).numbers, undefined]);
    expect(filled.expectations).toEqual(device.expectations);
    expect(adoptHandout(device, bare)).toEqual(device);
    expect(deviceState(adoptHandout(onScreen, bare)).codeOnly).toBe(true);
  });

  it("takes what was said along to another number", () => {
    const seen = withDeviceState(device, {shown: {p3: at}});
    const other = asParticipant(seen, "p8");
    expect(other.expectations.map(({participant}) => participant)).toEqual(["p8"]);
    expect(deviceState(other)).toEqual({device: "tablet", participant: "p8", shown: {p8: at}});
    expect(JSON.stringify(ownPart(other))).not.toContain("p3");
  });

  it("holds what several people said in turn, and lets one of them come back", () => {
    const next = asParticipant(withDeviceState(device, {participant: ""}), "p4");
    const both = speak(next, "expectations", {participant: "p4", question: "q1", direction: "down"});
    const back = asParticipant(both, "p3");
    expect(back.expectations.map(({participant, direction}) => [participant, direction])).toEqual([
      ["p3", "up"],
      ["p4", "down"]
    ]);
    expect(deviceState(back).participant).toBe("p3");
  });

  it("needs no more than the session's id and the number of questions for a code", () => {
    const known = bareSession("proef", ["Vraag 1", "Vraag 2"]);
    expect(sessionSchema.parse(known)).toEqual(known);
    const bare = speak(known, "readings", {
      participant: "p3",
      question: "q2",
      direction: "down"
    });
    expect(codeContribution(session, contributionCode(bare, "reading", "p3")).readings).toEqual([
      {participant: "p3", question: "q2", direction: "down"}
    ]);
  });
});

describe("contributionCode", () => {
  it("comes back as what was said, by the order of questions and not of the file", () => {
    const said = speak(session, "expectations", {participant: "p7", question: "q2", direction: "down", certainty: 4});
    const code = contributionCode(said, "expectation", "p7");
    expect(codeContribution(session, code).expectations).toEqual([
      {participant: "p7", question: "q2", direction: "down", certainty: 4}
    ]);
  });

  it("refuses a participant without a number", () => {
    expect(() => contributionCode(session, "reading", "jan")).toThrow(/participants 1 to 999/);
  });
});
