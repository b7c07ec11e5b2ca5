import {InputError} from "../errors.js";
import {systemFormat, systemSchema, type SystemFile} from "./format.js";
import {structureProblems, type Problem} from "./structure-problems.js";

/** What a file says, with everything that is wrong with it; `system` is null when it cannot be used at all. */
export interface SystemReading {
  system: SystemFile | null;
  problems: Problem[];
}

/**
 * Reads a system model from parsed JSON and collects every problem, each with its place: fields first; when those are
 * sound, what fields say together (see structureProblems).
 *
 * @param json anything JSON.parse gives
 */
export function checkSystem(json: unknown): SystemReading {
  const format = typeof json === "object" && json !== null ? (json as {format?: unknown}).format : undefined;
  if (format !== systemFormat) return {system: null, problems: [{where: "format", message: formatMessage(format)}]};
  const tooMany = sizeProblems(json as Record<string, unknown>);
  if (tooMany.length > 0) return {system: null, problems: tooMany};
  const result = systemSchema.safeParse(json);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => ({where: placeOf(issue.path), message: issue.message}));
    return {system: null, problems};
  }
  const problems = structureProblems(result.data);
  return {system: result.data, problems};
}

/**
 * Reads a system model that must be sound.
 *
 * Throws InputError (`invalid-system`) with the first problem and how many more there are.
 *
 * @param file its name in messages
 */
export function readSystem(json: unknown, file: string): SystemFile {
  const {system, problems} = checkSystem(json);
  const [first] = problems;
  if (system !== null && first === undefined) return system;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more: samenhang model check lists them)` : "";
  throw new InputError(
    "invalid-system",
    `${first?.message ?? "not a system model"}${more}`,
    `${file}: ${first?.where ?? ""}`
  );
}

/** Larger than any diagram people made; what costs its square or more would never end. */
const most = {variables: 3000, links: 20_000, interventions: 1000, goals: 1000, loops: 20_000};

function sizeProblems(json: Record<string, unknown>): Problem[] {
  return Object.entries(most).flatMap(([field, limit]) => {
    const list = json[field];
    if (!Array.isArray(list) || list.length <= limit) return [];
    return [
      {where: field, message: `there are ${list.length} ${field}; a system model has at most ${limit}: split it`}
    ];
  });
}

/** What stands there, short enough to be read. */
function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function formatMessage(format: unknown): string {
  if (format === undefined) return `no format; a system model begins with "format": "${systemFormat}"`;
  const version = typeof format === "string" ? /^samenhang-system\/(\d+)$/.exec(format)?.[1] : undefined;
  if (version !== undefined && Number(version) > 1)
    return `the file has the newer format ${shown(format)}; update samenhang to read it (this version reads ${systemFormat})`;
  return `unknown format ${shown(format)}; a system model has "format": "${systemFormat}"`;
}

/** A path of keys as one reads it: `links[2].sign`. */
export function placeOf(path: readonly PropertyKey[]): string {
  const text = path.reduce<string>(
    (before, key) =>
      typeof key === "number" ? `${before}[${key}]` : `${before}${before === "" ? "" : "."}${String(key)}`,
    ""
  );
  return text === "" ? "file" : text;
}
