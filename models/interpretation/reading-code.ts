import {InputError} from "../errors.js";
import type {Direction} from "./parts.js";

/** What fits in a code that is read aloud or typed over: no free text. */
export interface CodedReading {
  part: "expectation" | "reading";
  /** Number of the participant: 7 for p7. */
  participant: number;
  /** By the order of the questions, at most six; null: no answer. */
  answers: ({direction: Direction; certainty: number | null} | null)[];
}

/** Without 0, 1, I, L and O, which are read for each other. 31 is prime: see checkDigit. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const radix = alphabet.length;
const directions: readonly Direction[] = ["up", "down", "same", "unknown"];
/** No answer, or a direction with a certainty of none or 1 to 5. */
const answerStates = 1 + directions.length * 6;
const length = 11;
const tags = 8000;

/**
 * Writes a first reading or an expectation as a code of eleven characters and a check digit, in three groups of four. The
 * code holds a tag of the session, so that one of another session is refused.
 *
 * Digits d_i of Σ in mixed radix (tag 8000, part 2, participant 999, count 6, six answers of 25 states); check digit as in
 * ISBN-10: Σ i·d_i ≡ 0 (mod 31), which finds every single wrong character and every two that changed places.
 *
 * @param session id of the session
 * @throws InputError (`no-code`) when it does not fit
 */
export function encodeReading(session: string, {part, participant, answers}: CodedReading): string {
  if (!Number.isInteger(participant) || participant < 1 || participant > 999)
    throw new InputError("no-code", `a code is for participants 1 to 999, and not ${participant}`, "participant");
  if (answers.length < 1 || answers.length > 6)
    throw new InputError("no-code", `a code holds 1 to 6 answers, and not ${answers.length}`, "answers");
  let value = BigInt(tagOf(session));
  const add = (digit: number, states: number): void => void (value = value * BigInt(states) + BigInt(digit));
  add(part === "reading" ? 1 : 0, 2);
  add(participant - 1, 999);
  add(answers.length - 1, 6);
  for (let at = 0; at < 6; at++) add(stateOf(answers[at] ?? null), answerStates);
  const digits: number[] = [];
  for (let at = 0; at < length; at++) {
    digits.unshift(Number(value % BigInt(radix)));
    value /= BigInt(radix);
  }
  const text = [...digits, checkDigit(digits)].map((digit) => alphabet[digit]).join("");
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/**
 * Reads a code as somebody typed it: small letters, spaces and dashes are fine.
 *
 * @throws InputError (`wrong-code`) when a character is wrong or missing, (`other-session`) when it is of another session
 */
export function decodeReading(session: string, code: string): CodedReading {
  const text = code.replaceAll(/[\s-]/g, "").toUpperCase();
  if (text.length !== length + 1)
    throw new InputError("wrong-code", `a code has ${length + 1} characters, and this one ${text.length}`, "code");
  const digits = [...text].map((character) => alphabet.indexOf(character));
  const strange = digits.indexOf(-1);
  if (strange >= 0)
    throw new InputError("wrong-code", `a code has no ${text.charAt(strange)}; 0, 1, I, L and O are not used`, "code");
  if (checkDigit(digits.slice(0, length)) !== digits[length])
    throw new InputError("wrong-code", "a character is wrong, or two changed places; type the code again", "code");
  let value = digits.slice(0, length).reduce((sum, digit) => sum * BigInt(radix) + BigInt(digit), 0n);
  const take = (states: number): number => {
    const digit = Number(value % BigInt(states));
    value /= BigInt(states);
    return digit;
  };
  const answers = Array.from({length: 6}, () => answerOf(take(answerStates))).reverse();
  const count = take(6) + 1;
  const participant = take(999) + 1;
  const part = take(2) === 1 ? "reading" : "expectation";
  if (value !== BigInt(tagOf(session)))
    throw new InputError("other-session", "this code is of another session", "code");
  return {part, participant, answers: answers.slice(0, count)};
}

function stateOf(answer: CodedReading["answers"][number]): number {
  if (answer === null) return 0;
  const {direction, certainty} = answer;
  if (certainty !== null && !(Number.isInteger(certainty) && certainty >= 1 && certainty <= 5))
    throw new InputError("no-code", `certainty is 1 to 5, and not ${certainty}`, "certainty");
  return 1 + directions.indexOf(direction) * 6 + (certainty ?? 0);
}

function answerOf(state: number): CodedReading["answers"][number] {
  if (state === 0) return null;
  const certainty = (state - 1) % 6;
  return {
    direction: directions[Math.floor((state - 1) / 6)] ?? "unknown",
    certainty: certainty === 0 ? null : certainty
  };
}

/** The digit that makes Σ i·d_i divisible by 31, its own weight being one more than the last. */
function checkDigit(digits: readonly number[]): number {
  const sum = digits.reduce((total, digit, at) => total + (at + 1) * digit, 0) % radix;
  const weight = digits.length + 1;
  for (let digit = 0; digit < radix; digit++) if ((sum + weight * digit) % radix === 0) return digit;
  return 0;
}

/** A number from 0 to 7999 for an id (FNV-1a, Fowler, Noll and Vo 1991). */
function tagOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % tags;
}
