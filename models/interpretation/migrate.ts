import {sessionFormat} from "./format.js";

/** The format of try-outs: names stood in readings, expectations and votes themselves. */
export const olderFormat = "samenhang-session/0";

type Item = Record<string, unknown>;
const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/**
 * A session in an older format as one in the present format; anything else unchanged. Names (`name` in expectations,
 * readings and votes) move to `participants`, where they can be deleted, and get the ids p1, p2, … in order of appearance.
 *
 * @param json anything JSON.parse gives
 */
export function migrateSession(json: unknown): unknown {
  if (!isItem(json) || json.format !== olderFormat) return json;
  const ids = new Map<string, string>();
  const participants = [...listOf(json.participants)];
  const taken = new Set(participants.map((each) => (isItem(each) ? each.id : undefined)));
  let next = 1;
  const idOf = (name: string): string => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    while (taken.has(`p${next}`)) next += 1;
    const id = `p${next}`;
    next += 1;
    ids.set(name, id);
    participants.push({id, name});
    return id;
  };
  const unnamed = (item: unknown): unknown => {
    if (!isItem(item) || typeof item.name !== "string") return item;
    const {name, ...rest} = item;
    return {participant: idOf(name as string), ...rest};
  };
  const expectations = listOf(json.expectations).map(unnamed);
  const readings = listOf(json.readings).map(unnamed);
  const statements = listOf(json.statements).map((each) =>
    isItem(each) ? {...each, votes: listOf(each.votes).map(unnamed)} : each
  );
  return {...json, format: sessionFormat, expectations, readings, statements, participants};
}
