import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {exampleSession} from "../../test/helpers/example-session.js";
import {sessionFormat, sessionSchema, type Session} from "./format.js";
import {mergeSessions} from "./merge.js";
import {checkSession} from "./read-session.js";

const soak = Boolean(process.env["SAMENHANG_SOAK"]);
const base = await exampleSession();
const of = (parts: object): Session => sessionSchema.parse({format: sessionFormat, id: "s", ...parts});
const merge = (...sessions: Session[]): Session =>
  mergeSessions(sessions.map((session, at) => ({file: `${at}.json`, session}))).session;
const device = (name: string, parts: object): Session =>
  sessionSchema.parse({
    format: sessionFormat,
    id: base.id,
    contribution: {device: name, made: "2021-03-11T09:00:00+01:00"},
    ...parts
  });
const reading = (participant: string, text: string, at?: string): object => ({
  participant,
  question: "q1",
  text,
  ...(at === undefined ? {} : {at})
});

const moment = fc.option(fc.constantFrom("2021-03-11T09:10:00Z", "2021-03-11T10:10:00+01:00", "2021-03-11T09:40:00Z"), {
  nil: undefined
});
const person = fc.constantFrom("p1", "p2", "p10");
const session = fc
  .record(
    {
      title: fc.constantFrom("Een", "Twee"),
      saved: fc.constantFrom("2021-03-11T12:00:00Z", "2021-03-11T13:00:00Z"),
      contribution: fc.record({device: fc.constantFrom("a", "b")}),
      readings: fc.uniqueArray(
        fc.record({
          participant: person,
          question: fc.constantFrom("q1", "q2"),
          text: fc.constantFrom("x", "y"),
          at: moment
        }),
        {selector: ({participant, question}) => participant + question, maxLength: 4}
      ),
      statements: fc.uniqueArray(
        fc.record({
          id: fc.constantFrom("s1", "s2"),
          type: fc.constant("advies"),
          text: fc.constantFrom("t", "u"),
          changed: moment,
          votes: fc.uniqueArray(fc.record({participant: person, value: fc.constantFrom(1, 5, null), at: moment}), {
            selector: ({participant}) => participant,
            maxLength: 3
          })
        }),
        {selector: ({id}) => id, maxLength: 2}
      ),
      votes: fc.uniqueArray(
        fc.record({participant: person, statement: fc.constantFrom("s1", "s9"), value: fc.constantFrom(2, 3)}),
        {selector: ({participant, statement}) => participant + statement, maxLength: 3}
      ),
      participants: fc.uniqueArray(fc.record({id: person, name: fc.constantFrom("Anneke", "Bilal")}), {
        selector: ({id}) => id,
        maxLength: 2
      }),
      namesDeleted: fc.constant("2022-01-01"),
      own: fc.constantFrom(1, 2)
    },
    {requiredKeys: []}
  )
  .map((parts) => of(parts));

describe("mergeSessions", () => {
  it("does not mind the order of files, nor how they are grouped, and takes a file that comes twice once", () => {
    fc.assert(
      fc.property(session, session, session, (a, b, c) => {
        const whole = merge(a, b, c);
        expect(merge(c, a, b)).toEqual(whole);
        expect(merge(merge(a, b), c)).toEqual(whole);
        expect(merge(a, merge(c, b))).toEqual(whole);
        expect(merge(whole, a, whole)).toEqual(whole);
        expect(merge(whole)).toEqual(whole);
      }),
      {numRuns: soak ? 1000 : 100, seed: 3}
    );
  });

  it("loses nothing: every text of every file stands in the result, chosen or superseded", () => {
    fc.assert(
      fc.property(session, session, (a, b) => {
        const whole = JSON.stringify(merge(a, b));
        for (const {statements, readings} of [a, b]) {
          for (const {text} of statements) expect(whole).toContain(`"text":"${text}"`);
          for (const each of readings) expect(whole).toContain(`"participant":"${each.participant}"`);
        }
      }),
      {numRuns: soak ? 300 : 30, seed: 4}
    );
  });

  it("makes twelve readings of twelve participants on three devices, whatever the order, and names the file that came twice", () => {
    const alone = {...base, readings: [], participants: [], expectations: [], statements: []};
    const files = [0, 1, 2].map((at) => ({
      file: `tablet-${at + 1}.session.json`,
      session: device(`tablet-${at + 1}`, {
        readings: [1, 2, 3, 4].map((n) => reading(`p${4 * at + n}`, `Tekst ${4 * at + n}`))
      })
    }));
    const own = {file: "facilitator.session.json", session: sessionSchema.parse(alone)};
    const twice = {...(files[1] as (typeof files)[number]), file: "kopie.session.json"};
    const merged = mergeSessions([own, ...files, twice]);
    expect(merged).toMatchObject({participants: 12, readings: 12, late: []});
    expect(merged.session.readings.map(({participant}) => participant)).toEqual(
      Array.from({length: 12}, (_, n) => `p${n + 1}`)
    );
    expect(merged.session.readings[4]).toMatchObject({device: "tablet-2", at: "2021-03-11T09:00:00+01:00"});
    expect(merged.doubles).toEqual([
      {kind: "same", part: "readings", key: "4", file: "tablet-2.session.json", firstIn: "kopie.session.json"}
    ]);
    expect(mergeSessions([...files].reverse().concat(twice, own)).session).toEqual(merged.session);
    expect(merged.session.title).toBe(base.title);
    expect(merged.session.contribution).toBeUndefined();
  });

  it("counts of two readings by one person the first, of two votes the last, and keeps and names the others", () => {
    const early = device("a", {
      readings: [reading("p7", "Eerst.", "2021-03-11T09:35:00+01:00")],
      votes: [{participant: "p7", statement: "s1", value: 2, at: "2021-03-11T10:00:00Z"}]
    });
    const later = device("b", {
      readings: [reading("p7", "Later.", "2021-03-11T08:36:00Z")],
      votes: [{participant: "p7", statement: "s1", value: 5, at: "2021-03-11T10:05:00Z"}]
    });
    const {session: merged, doubles} = mergeSessions(
      [base, later, early].map((each, at) => ({file: `${at}`, session: each}))
    );
    expect(merged.readings.find(({participant}) => participant === "p7")?.text).toBe("Eerst.");
    expect(merged.statements[0]?.votes.find(({participant}) => participant === "p7")?.value).toBe(5);
    expect(merged.superseded.map(({part, key}) => [part, key])).toEqual([
      ["readings", "q1 p7"],
      ["votes", "s1 p7"]
    ]);
    expect(doubles.map(({kind, part}) => [kind, part])).toEqual([
      ["other", "readings"],
      ["other", "votes"]
    ]);
  });

  it("names expectations written after the figures were shown, and readings after they were laid together, and keeps them", () => {
    const questions = base.questions.map((question) => ({...question, closed: "2021-03-11T09:50:00+01:00"}));
    const late = device("c", {
      expectations: [{participant: "p7", question: "q1", direction: "up", at: "2021-03-11T08:45:00Z"}],
      readings: [
        reading("p7", "Op tijd.", "2021-03-11T08:45:00Z"),
        {...reading("p8", "Te laat.", "2021-03-11T09:00:00Z")}
      ]
    });
    const merged = mergeSessions([
      {file: "a", session: {...base, questions}},
      {file: "b", session: late}
    ]);
    expect(merged.late.map(({part, participant}) => [part, participant])).toEqual([
      ["expectations", "p7"],
      ["readings", "p8"]
    ]);
    expect(merged.session.readings.filter(({question}) => question === "q1")).toHaveLength(8);
  });

  it("keeps votes on a statement it does not have, does not bring back deleted names, and names one code for two people", () => {
    const votes = device("d", {
      votes: [{participant: "p1", statement: "s99", value: 1}],
      participants: [{id: "p1", name: "Iemand Anders"}]
    });
    const merged = mergeSessions([
      {file: "a", session: base},
      {file: "b", session: votes}
    ]);
    expect(merged.session.votes).toMatchObject([{statement: "s99", value: 1}]);
    expect(merged.doubles).toContainEqual({kind: "names", part: "participants", key: "p1", file: null, firstIn: null});
    const without = {...base, participants: [], namesDeleted: "2022-03-11"};
    const again = merge(without, merged.session);
    expect(again.participants).toEqual([]);
    expect(JSON.stringify(again)).not.toContain("Iemand Anders");
  });

  it("refuses files of two sessions and no file at all, and gives a session that is sound", () => {
    expect(() => merge(base, of({}))).toThrow(/merge files of one session/);
    expect(() => mergeSessions([])).toThrow(/at least one/);
    expect(checkSession(merge(base)).problems).toEqual([]);
    expect(merge(base).questions.map(({id}) => id)).toEqual(["q1", "q2", "q3", "q4"]);
  });

  it("leaves spoilt versions where they are, and takes no name of an object's own machinery for a list", () => {
    const superseded = [
      {part: "readings", key: "q1 p1", item: 5},
      {part: "head", key: "head", item: null},
      {part: "__proto__", key: "x", item: {a: 1}},
      {part: "constructor", key: "x", item: {a: 1}},
      {part: "readings", key: "q9 p9", item: {participant: "p1", question: "q1", text: "onder een andere sleutel"}}
    ];
    const merged = merge({...base, superseded}, base);
    expect(merged.superseded).toHaveLength(5);
    expect(merged.readings).toHaveLength(24);
    expect(merge(merged)).toEqual(merged);
  });

  it("changes none of what it is given", () => {
    const before = JSON.stringify(base);
    merge(base, device("a", {readings: [reading("p1", "Anders.")]}));
    expect(JSON.stringify(base)).toBe(before);
  });
});
