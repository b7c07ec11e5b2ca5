import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {exampleText} from "../../test/helpers/example-session.js";
import {checkSession, largestSession, readSession, readSessionText} from "./read-session.js";

const damaged = process.env["SAMENHANG_SOAK"] ? 1000 : 200;
type Json = Record<string, unknown>;
const text = await exampleText();
const example = (): Json => JSON.parse(text) as Json;
const kinds = (json: unknown): string[] => checkSession(json).problems.map(({kind}) => kind);
const places = (json: unknown): string[] => checkSession(json).problems.map(({where}) => where);

describe("readSessionText", () => {
  it("finds nothing wrong with the example, and leaves fields it does not know where they are", () => {
    const reading = readSessionText(JSON.stringify({...example(), ours: {kept: true}}));
    expect(reading.problems).toEqual([]);
    expect(reading.session).toMatchObject({id: "helmond-2021-03", ours: {kept: true}});
  });

  it("refuses a newer format politely, and says of an unknown one what a session begins with", () => {
    expect(readSessionText('{"format": "samenhang-session/2"}').problems).toEqual([
      {
        kind: "newer-format",
        where: "format",
        message:
          "the file has the newer format samenhang-session/2; update samenhang to read it (this version reads samenhang-session/1)"
      }
    ]);
    for (const file of ["{}", "[]", "null", "3", '{"format": "samenhang-system/1"}', '{"format": {"a": 1}}'])
      expect(readSessionText(file).problems, file).toMatchObject([{kind: "unknown-format", where: "format"}]);
  });

  it("says of a file that broke off where to look, and refuses what is too large, too deep or too long", () => {
    const broken = readSessionText(text.slice(0, 5000));
    expect(broken.session).toBeNull();
    expect(broken.problems[0]).toMatchObject({kind: "invalid-json"});
    expect(broken.problems[0]?.message).toContain("its end is missing");
    const head = '{"format": "samenhang-session/1", "id": "a", "x": ';
    expect(readSessionText(" ".repeat(largestSession + 1)).problems[0]?.kind).toBe("too-large");
    expect(readSessionText(`${head}${"[".repeat(50_000)}${"]".repeat(50_000)}}`).problems[0]?.kind).toBe("too-deep");
    expect(readSessionText(`${head}[${"1,".repeat(20_001)}1]}`).problems[0]?.kind).toBe("too-many");
  });

  it("migrates the older format: names move to the part that can be deleted", () => {
    const old = {
      format: "samenhang-session/0",
      id: "oud",
      questions: [{id: "q1", text: "Waarom?"}],
      expectations: [{name: "Anneke", question: "q1", direction: "up"}],
      readings: [
        {name: "Anneke", question: "q1", text: "Meer."},
        {name: "Bilal", question: "q1", text: "Minder."}
      ],
      statements: [{id: "s1", type: "waarneming", text: "Het steeg.", votes: [{name: "Bilal", value: 4}]}]
    };
    const {session, migratedFrom} = checkSession(old);
    expect(migratedFrom).toBe("samenhang-session/0");
    expect(session?.format).toBe("samenhang-session/1");
    expect(session?.participants).toEqual([
      {id: "p1", name: "Anneke"},
      {id: "p2", name: "Bilal"}
    ]);
    expect(session?.readings.map(({participant}) => participant)).toEqual(["p1", "p2"]);
    expect(session?.statements[0]?.votes).toEqual([{participant: "p2", value: 4}]);
    expect(JSON.stringify({...session, participants: []})).not.toContain("Bilal");
  });

  it("names every problem at once, each with its place", () => {
    const session = example();
    const problems = places({
      ...session,
      owner: "",
      questions: (session.questions as Json[]).slice(0, 2),
      status: {stage: "vastgesteld"},
      retention: {until: "soon"}
    });
    expect(problems).toEqual(["retention.until"]);
    const sound = places({
      ...session,
      owner: "",
      questions: (session.questions as Json[]).slice(0, 2),
      status: {stage: "vastgesteld"}
    });
    for (const place of [
      "owner",
      "questions",
      "status.date",
      "status.by",
      "readings[12].question",
      "statements[3].question"
    ])
      expect(sound, place).toContain(place);
  });

  it("finds names that lead nowhere, doubles, and intervals the wrong way round", () => {
    const session = example();
    const [statement] = session.statements as Json[];
    const wrong = {
      ...session,
      statements: [
        {
          ...statement,
          text: "Het werd {{verdwenen}}.",
          votes: [...(statement?.votes as Json[]), {participant: "p1", value: 1}]
        }
      ],
      readings: [
        ...(session.readings as Json[]),
        {participant: "p9", question: "q1"},
        {participant: "p1", question: "q1"}
      ],
      forecasts: [{id: "v", kind: "interval", indicator: "bijstand", region: "GM0794", period: "2021", low: 3, high: 2}]
    };
    const found = checkSession(wrong).problems;
    expect(found).toContainEqual(expect.objectContaining({kind: "unknown-name", where: "statements[0].text"}));
    expect(found).toContainEqual(expect.objectContaining({kind: "unknown-name", where: "readings[24].participant"}));
    expect(found).toContainEqual(expect.objectContaining({kind: "double", where: "readings[25]"}));
    expect(found).toContainEqual(expect.objectContaining({kind: "double", where: "statements[0].votes[6]"}));
    expect(found).toContainEqual(expect.objectContaining({kind: "contradiction", where: "forecasts[0].low"}));
  });

  it("demands a reason for another scenario, parameter or model than in the edition before, and only for those", () => {
    const session = example();
    expect(kinds({...session, reasons: []})).toEqual(["no-reason"]);
    const snapshot = session.snapshot as Json;
    const changed = {...snapshot, boundaries: 2024, software: "samenhang 9.9.9", parameters: {theta: 0.5, transfer: 1}};
    const messages = checkSession({...session, snapshot: changed}).problems.map(({message}) => message);
    expect(messages).toEqual([
      "model software differs from helmond-2021-01: say why",
      "parameter theta differs from helmond-2021-01: say why"
    ]);
  });

  it("asks in a cycle of two weeks for one question or more, and for owner and due date of each question to the field", () => {
    const session = example();
    const questions = (session.questions as Json[]).slice(0, 1);
    const cycle = {kind: "two-weeks", number: 7};
    const found = places({...session, cycle, questions, fieldQuestions: [{id: "f", text: "Wat ziet u?"}]});
    expect(found).not.toContain("questions");
    expect(found).toContain("fieldQuestions[0]");
  });

  it("asks of a device's file only its own part, and does not miss names that were deleted", () => {
    const device = {
      format: "samenhang-session/1",
      id: "helmond-2021-03",
      contribution: {device: "tablet-1"},
      readings: [{participant: "p4", question: "q1", text: "Minder."}],
      votes: [{participant: "p4", statement: "s1", value: 3}]
    };
    expect(checkSession(device).problems).toEqual([]);
    expect(checkSession({...example(), participants: [], namesDeleted: "2022-03-11"}).problems).toEqual([]);
  });

  it("says when names are kept beyond their term, and only then", () => {
    expect(checkSession(example(), {today: "2099-03-11"}).problems).toEqual([]);
    expect(checkSession(example(), {today: "2099-03-12"}).problems).toMatchObject([
      {kind: "retention", where: "retention.until"}
    ]);
  });

  it("keeps hostile text as text, and takes no name of an object's own machinery", () => {
    const hostile = '<img src=x onerror=alert(1)>{{constructor}} ${1+1} =HYPERLINK("x")';
    const session = example();
    const [statement] = session.statements as Json[];
    const file = JSON.stringify({...session, statements: [{...statement, text: hostile}]}).replace(
      '"theta"',
      '"__proto__"'
    );
    const reading = readSessionText(file);
    expect(reading.session?.statements[0]?.text).toBe(hostile);
    expect(({} as Json).theta).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty("transfer");
  });

  it("throws one line about a file that cannot be used", () => {
    expect(() => readSession('{"format": "samenhang-session/1"}', "a.session.json")).toThrow(/expected string/);
  });
});

describe(`${damaged} damaged sessions`, () => {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    paths.push(path);
    if (typeof value !== "object" || value === null) return;
    for (const [key, item] of Object.entries(value)) walk(item, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(JSON.parse(text), []);
  const junk = fc.oneof(
    fc.jsonValue({maxDepth: 3}),
    fc.constantFrom(null, -1, 1e308, "", "\u0000", "q1", "p1", [], {}, [[]], "2021-13-45", {toString: 1}, "__proto__")
  );

  it("give a session or problems, each with a place and something to do, and never a crash", () => {
    let usable = 0;
    fc.assert(
      fc.property(fc.constantFrom(...paths.slice(1)), junk, fc.boolean(), (path, value, remove) => {
        const session = JSON.parse(text) as Json;
        let at: Record<string | number, unknown> = session;
        for (const key of path.slice(0, -1)) at = at[key] as Json;
        const last = path.at(-1) ?? "";
        if (remove) Reflect.deleteProperty(at, last);
        else at[last] = value;
        const reading = readSessionText(JSON.stringify(session), {today: "2021-03-11"});
        if (reading.session !== null) usable += 1;
        else expect(reading.problems.length).toBeGreaterThan(0);
        for (const {where, message, kind} of reading.problems) {
          expect(where).not.toBe("");
          expect(message).not.toBe("");
          expect(kind).not.toBe("");
        }
      }),
      {numRuns: damaged, seed: 7}
    );
    // Both happen, so the test can tell them apart.
    expect(usable).toBeGreaterThan(damaged / 20);
    expect(usable).toBeLessThan(0.99 * damaged);
  });

  it("of which text was cut or struck give the same", () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(40), fc.string({maxLength: 5}), (from, count, put) => {
        const reading = readSessionText(text.slice(0, from) + put + text.slice(from + count));
        expect(reading.session !== null || reading.problems.length > 0).toBe(true);
      }),
      {numRuns: damaged / 2, seed: 8}
    );
  });
});
