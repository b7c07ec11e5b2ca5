import type {Problem} from "../../../models/system/structure-problems.js";
import {systemProblems as words} from "../../../locale/system-problems.js";
import {versions} from "../../../locale/system-versions.js";

/** A problem of a file as its reader sees it. */
export interface ProblemRow {
  where: string;
  what: string;
}

type Say = (...found: string[]) => string;

/** What the reading code says, as a pattern, and what the reader is told. Names come from the file: text, never markup. */
const sentences: readonly (readonly [RegExp, Say])[] = [
  [/^(?:.*: )?there is no variable "(.*?)"; add it/s, words.noVariable],
  [/^(.*): min must be below max/s, words.minMax],
  [/^(.*): low must be below high/s, words.lowHigh],
  [/^(.*): a scale ties min and max/s, words.scaleLimits],
  [/^(.*) is exogenous and cannot have an equation/s, words.exogenousEquation],
  [/^(.*) is exogenous: nothing in the model moves it/s, words.exogenousTarget],
  [/^(.*) has an equation, so its links are drawn/s, words.equationTarget],
  [/^(.*) follows from its equation at every moment/s, words.equationIntervention],
  [/^(.*) ends before it starts/s, words.endBeforeStart],
  [/^(.*): a setpoint needs an adjustmentTime/s, words.adjustmentTime],
  [/^there is no event "(.*?)" that (.*) could answer/s, words.noEvent],
  [/^(.*) is a goal, so it needs min and max/s, words.goalLimits],
  [/^there is no link "(.*?)"; name links/s, words.noInput],
  [/^(.*): a strength is 0 or more/s, words.negativeStrength],
  [/^(.*): a delay is 0 or more/s, words.negativeDelay],
  [/^(.*): give a speed class or a delay/s, words.speedAndDelay],
  [/^(.*): the lower end of the interval comes first/s, words.intervalOrder],
  [/^the id "(.*?)" is used twice/s, words.double],
  [/^"(.*)" is no loop: there is no link from (.*) to (.*)$/s, words.noLoop],
  [/^(.*) and (.*) are one name in equations/s, words.sameName],
  [/^a letter first/, () => words.name],
  [/received undefined$/, () => words.missing],
  [/expected number/, () => words.notNumber],
  [/expected string/, () => words.notText],
  [/^Invalid option: expected one of (.*)$/s, (options) => words.option(optionWords(options ?? ""))],
  [/^Invalid input: expected "(.*)"$/s, (option) => words.option(option ?? "")],
  [/^Too small/, () => words.tooFew],
  [/^Too big/, () => words.tooMuch]
];

const optionWords = (options: string): string =>
  options
    .split("|")
    .map((option) => option.replaceAll('"', ""))
    .join(` ${words.or} `);

/** A problem of `checkSystem` in plain Dutch: its place by the names that stand in the file, and what to do. */
export function problemWords({where, message}: Problem, json: unknown): ProblemRow {
  const place = placeWords(where, json);
  for (const [pattern, say] of sentences) {
    const found = pattern.exec(message);
    if (found !== null) return {where: place, what: say(...found.slice(1))};
  }
  const equation = /^variables\[\d+\]\.equation$/.test(where);
  return {where: place, what: equation ? words.equation(message.split(":")[0] ?? "") : words.other};
}

/** `links[2].sign` as "verband 3 (werk → klachten), richting". */
export function placeWords(where: string, json: unknown): string {
  if (where === "file") return words.place.file;
  if (where === "format") return words.place.format;
  const parts = [...where.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, field, index]) => field ?? Number(index));
  const text: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (typeof part === "number") continue;
    if (typeof next === "number" && part !== undefined && isList(part)) {
      text.push(itemWords(part, next, json));
      at++;
    } else if (part !== undefined) text.push(versions.fields[part] ?? versions.otherField(part));
  }
  return text.join(", ");
}

type List = "variables" | "links" | "interventions" | "goals" | "loops" | "correlations" | "evidence";
const isList = (field: string): field is List =>
  Object.hasOwn(words.place, field) && !["file", "format"].includes(field);

function itemWords(list: List, index: number, json: unknown): string {
  const at = String(index + 1);
  if (list === "evidence" || list === "correlations") return words.place[list](at);
  const items = field(json, list);
  const item = Array.isArray(items) ? (items as unknown[])[index] : undefined;
  const text = (key: string): string => {
    const value = field(item, key);
    return typeof value === "string" ? shortened(value) : "";
  };
  const [from, to] = [text("from"), text("to")];
  const ends = from !== "" && to !== "" ? `${from} ${words.arrow} ${to}` : "";
  const name = [list === "links" ? ends : "", text("label"), text("name"), text("variable"), text("id")];
  return words.place[list](at, name.find((each) => each !== "") ?? "");
}

const field = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
