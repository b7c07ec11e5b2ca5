import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {exampleSession} from "../../test/helpers/example-session.js";
import {codeContribution} from "./code-contribution.js";
import {decodeReading, encodeReading, type CodedReading} from "./reading-code.js";

const answer = fc.option(
  fc.record({
    direction: fc.constantFrom("up", "down", "same", "unknown"),
    certainty: fc.option(fc.integer({min: 1, max: 5}), {nil: null})
  }),
  {nil: null}
);
const coded = fc.record({
  part: fc.constantFrom("expectation", "reading"),
  participant: fc.integer({min: 1, max: 999}),
  answers: fc.array(answer, {minLength: 1, maxLength: 6})
}) as fc.Arbitrary<CodedReading>;
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

describe("encodeReading and decodeReading", () => {
  it("give back what was written, typed in small letters with spaces", () => {
    fc.assert(
      fc.property(coded, fc.string(), (reading, session) => {
        const code = encodeReading(session, reading);
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
        expect(decodeReading(session, ` ${code.toLowerCase().replaceAll("-", " ")} `)).toEqual(reading);
      })
    );
  });

  it("find every single wrong character, and every two that changed places", () => {
    const reading: CodedReading = {
      part: "reading",
      participant: 12,
      answers: [{direction: "down", certainty: 4}, null]
    };
    const code = encodeReading("helmond-2021-03", reading).replaceAll("-", "");
    let tried = 0;
    for (let at = 0; at < code.length; at++) {
      for (const character of alphabet) {
        if (character === code[at]) continue;
        const wrong = code.slice(0, at) + character + code.slice(at + 1);
        expect(() => decodeReading("helmond-2021-03", wrong), wrong).toThrow(/type the code again/);
        tried += 1;
      }
      for (let other = at + 1; other < code.length; other++) {
        if (code[at] === code[other]) continue;
        const list = [...code];
        [list[at], list[other]] = [list[other] ?? "", list[at] ?? ""];
        expect(() => decodeReading("helmond-2021-03", list.join(""))).toThrow(/type the code again/);
      }
    }
    expect(tried).toBe(12 * 30);
  });

  it("refuse a code of another session, of another length, with a character that is not used, and what does not fit", () => {
    const code = encodeReading("helmond-2021-03", {part: "reading", participant: 1, answers: [null]});
    expect(() => decodeReading("helmond-2021-05", code)).toThrow(/another session/);
    expect(() => decodeReading("helmond-2021-03", code.slice(1))).toThrow(/12 characters, and this one 11/);
    expect(() => decodeReading("helmond-2021-03", `O${code.slice(1)}`)).toThrow(/a code has no O/);
    expect(() => encodeReading("a", {part: "reading", participant: 1000, answers: [null]})).toThrow(/1 to 999/);
    expect(() => encodeReading("a", {part: "reading", participant: 1, answers: []})).toThrow(/1 to 6/);
    expect(() =>
      encodeReading("a", {part: "reading", participant: 1, answers: [{direction: "up", certainty: 6}]})
    ).toThrow(/certainty/);
  });
});

describe("codeContribution", () => {
  it("gives readings of the participant on the questions in their order, and leaves out what was not answered", async () => {
    const session = await exampleSession();
    const code = encodeReading(session.id, {
      part: "expectation",
      participant: 7,
      answers: [{direction: "up", certainty: 2}, null, {direction: "same", certainty: null}]
    });
    const {expectations, readings, contribution} = codeContribution(session, code);
    expect(readings).toEqual([]);
    expect(contribution).toEqual({device: "code"});
    expect(expectations).toEqual([
      {participant: "p7", question: "q1", direction: "up", certainty: 2},
      {participant: "p7", question: "q3", direction: "same"}
    ]);
    expect(() => codeContribution({...session, questions: session.questions.slice(0, 2)}, code)).toThrow(/there are 2/);
  });
});
