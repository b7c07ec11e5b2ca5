import {systemFormat, type SystemFile} from "../../../models/system/format.js";
import {checkSystem} from "../../../models/system/read-system.js";
import {formatNumber} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {problemWords, type ProblemRow} from "./problem-words.js";

const words = systemMap.file.trouble;

/** Why a file or a link is no model, in Dutch; with its places when it is one that is not sound. */
export class ModelTrouble extends Error {
  constructor(
    message: string,
    readonly rows: readonly ProblemRow[] = []
  ) {
    super(message);
    this.name = "ModelTrouble";
  }
}

/** A system model is prose and numbers; a file larger than this is something else. In characters, and for a file in bytes. */
export const largestModel = 20 * 1024 * 1024;

/** Deeper than any model nests: what would stop a program that follows it down. */
const deepest = 64;

/** Problems listed; a file may have one for every field. */
const mostRows = 200;

/** A model from the text of a file. Throws ModelTrouble. */
export function parseModel(text: string): SystemFile {
  if (text.length > largestModel) throw new ModelTrouble(words.tooBig);
  if (depthOf(text) > deepest) throw new ModelTrouble(words.tooDeep);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new ModelTrouble(words.notJson);
  }
  const format = typeof json === "object" && json !== null ? (json as {format?: unknown}).format : undefined;
  if (format !== systemFormat) throw new ModelTrouble(formatWords(format));
  const {system, problems} = checkSystem(json);
  if (system !== null && problems.length === 0) return system;
  const rows = problems.slice(0, mostRows).map((problem) => problemWords(problem, json));
  throw new ModelTrouble(words.problems(formatNumber(problems.length, 0)), rows);
}

function formatWords(format: unknown): string {
  const version = typeof format === "string" ? /^samenhang-system\/(\d{1,6})$/.exec(format)?.[1] : undefined;
  return version === undefined ? words.otherFormat : words.newer(version);
}

/** How deep brackets stand in each other, outside texts. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfText(text, at);
    else if (sign === openBrace || sign === openBracket) most = Math.max(most, ++depth);
    else if (sign === closeBrace || sign === closeBracket) depth--;
  }
  return most;
}

const [quote, backslash] = [34, 92];
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125];

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === backslash) at++;
    else if (sign === quote) return at;
  }
  return text.length;
}
