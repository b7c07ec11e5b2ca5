import {InputError} from "../errors.js";
import {placeOf} from "../system/read-system.js";
import {sessionFormat, sessionSchema, type Session} from "./format.js";
import {migrateSession, olderFormat} from "./migrate.js";
import {sessionProblems, type SessionProblem} from "./session-problems.js";

/** What a file says, with everything that is wrong with it; `session` is null when it cannot be used at all. */
export interface SessionReading {
  session: Session | null;
  /** The format it was in, when that was an older one. */
  migratedFrom: string | null;
  problems: SessionProblem[];
}

/** A session is prose and some numbers; a file larger than this (characters) is something else. */
export const largestSession = 10_000_000;
const deepest = 60;
const longest = 20_000;

/**
 * Reads the text of a session file and collects every problem, each with its place and kind: what cannot be read
 * (`too-large`, `invalid-json`, `unknown-format`, `newer-format`, `too-deep`, `too-many`), then fields (`field`), then what
 * fields say together (see sessionProblems).
 *
 * @param today the day it is, for the term of keeping; left out, that is not judged
 */
export function readSessionText(text: string, {today}: {today?: string} = {}): SessionReading {
  if (text.length > largestSession)
    return refused("too-large", `the file has ${text.length} characters; a session has at most ${largestSession}`);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const end = text.trim().endsWith("}") ? "" : "; its end is missing: take the copy that was saved before";
    return refused("invalid-json", `this is not JSON (${shown((error as Error).message)})${end}`);
  }
  return checkSession(json, today === undefined ? {} : {today});
}

/**
 * The same for parsed JSON.
 *
 * @param json anything JSON.parse gives
 */
export function checkSession(json: unknown, {today}: {today?: string} = {}): SessionReading {
  const format = typeof json === "object" && json !== null ? (json as {format?: unknown}).format : undefined;
  if (format !== sessionFormat && format !== olderFormat) return formatProblem(format);
  const size = sizeProblem(json);
  if (size !== null) return refused(size.kind, size.message);
  const result = sessionSchema.safeParse(migrateSession(json));
  const migratedFrom = format === olderFormat ? olderFormat : null;
  if (!result.success) {
    const problems = result.error.issues.map(({path, message}) => ({where: placeOf(path), message, kind: "field"}));
    return {session: null, migratedFrom, problems};
  }
  return {session: result.data, migratedFrom, problems: sessionProblems(result.data, today)};
}

/**
 * Reads a session that can be worked with; what is not yet complete is no reason to refuse it.
 *
 * @param file its name in messages
 * @throws InputError (`invalid-session`) with the first problem and how many more there are
 */
export function readSession(text: string, file: string): Session {
  const {session, problems} = readSessionText(text);
  if (session !== null) return session;
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more: samenhang session check lists them)` : "";
  throw new InputError(
    "invalid-session",
    `${first?.message ?? "not a session"}${more}`,
    `${file}: ${first?.where ?? ""}`
  );
}

const refused = (kind: string, message: string, where = "file"): SessionReading => ({
  session: null,
  migratedFrom: null,
  problems: [{where, message, kind}]
});

function formatProblem(format: unknown): SessionReading {
  if (format === undefined)
    return refused("unknown-format", `no format; a session begins with "format": "${sessionFormat}"`, "format");
  const version = typeof format === "string" ? /^samenhang-session\/(\d{1,6})$/.exec(format)?.[1] : undefined;
  return version !== undefined && Number(version) > 1
    ? refused(
        "newer-format",
        `the file has the newer format ${shown(format)}; update samenhang to read it (this version reads ${sessionFormat})`,
        "format"
      )
    : refused(
        "unknown-format",
        `unknown format ${shown(format)}; a session has "format": "${sessionFormat}"`,
        "format"
      );
}

/** Lists too long or too deep to be a session, found without going down by recursion. */
function sizeProblem(json: unknown): {kind: string; message: string} | null {
  const open: {value: unknown; depth: number}[] = [{value: json, depth: 0}];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const {value, depth} = next;
    if (typeof value !== "object" || value === null) continue;
    if (depth > deepest)
      return {kind: "too-deep", message: `lists lie more than ${deepest} deep in each other; this is no session`};
    const items: unknown[] = Array.isArray(value) ? (value as unknown[]) : Object.values(value);
    if (items.length > longest)
      return {
        kind: "too-many",
        message: `a list has ${items.length} items; a session has at most ${longest}: split it`
      };
    for (const item of items) open.push({value: item, depth: depth + 1});
  }
  return null;
}

/** What stands there, short enough to be read. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
