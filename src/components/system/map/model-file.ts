import {strFromU8, strToU8, unzlibSync, zlibSync} from "fflate";
import {systemFormat, type SystemFile} from "../../../models/system/format.js";
import {checkSystem} from "../../../models/system/read-system.js";
import type {Problem} from "../../../models/system/structure-problems.js";
import {formatNumber} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";

const words = systemMap.file.trouble;

/** Why a file or a link is no model, in Dutch; with the places when it is one that is not sound. */
export class ModelTrouble extends Error {
  constructor(
    message: string,
    readonly problems: readonly Problem[] = [],
    /** What the file says, to name the places of its problems by. */
    readonly json: unknown = null
  ) {
    super(message);
    this.name = "ModelTrouble";
  }
}

const largest = 20 * 1024 * 1024;

/** Longest link that mail and chat programs leave whole. */
export const longestLink = 30_000;

/** A model from the text of a file. Throws ModelTrouble; the model that is open stays as it is. */
export function parseModel(text: string): SystemFile {
  if (text.length > largest) throw new ModelTrouble(words.tooBig);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new ModelTrouble(words.notJson);
  }
  const format = typeof json === "object" && json !== null ? (json as {format?: unknown}).format : undefined;
  if (format !== systemFormat)
    throw new ModelTrouble(words.newer(typeof format === "string" ? format.slice(0, 40) : "onbekend"));
  const {system, problems} = checkSystem(json);
  if (system === null || problems.length > 0)
    throw new ModelTrouble(words.problems(formatNumber(problems.length, 0)), problems, json);
  return system;
}

export async function readModelFile(file: File): Promise<SystemFile> {
  if (file.size > largest) throw new ModelTrouble(words.tooBig);
  return parseModel(await file.text());
}

export const modelText = (system: SystemFile): string => `${JSON.stringify(system, null, 2)}\n`;

/** A name for the file: letters and digits of the model's name. */
export const modelFileName = (name: string): string =>
  `${
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "model"
  }.system.json`;

/** A model as text for an address. */
export function packModel(system: SystemFile): string {
  const bytes = zlibSync(strToU8(JSON.stringify(system)), {level: 9});
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The model in such a text. Throws ModelTrouble. */
export function unpackModel(text: string): SystemFile {
  let content: string;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    // A small link that unpacks to more than a model may hold is an attack: the room is given beforehand.
    const room = new Uint8Array(4 * 1024 * 1024);
    content = strFromU8(unzlibSync(bytes, {out: room}));
  } catch {
    throw new ModelTrouble(words.link);
  }
  return parseModel(content);
}
