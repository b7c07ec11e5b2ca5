import {strFromU8, strToU8, unzlibSync, zlibSync} from "fflate";
import type {SystemFile} from "../../../models/system/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {largestModel, ModelTrouble, parseModel} from "./parse-model.js";

const words = systemMap.file.trouble;

/** Longest link that browsers and most programs leave whole. */
export const longestLink = 30_000;

/** A link longer than this may be cut by a mail program. */
export const longLink = 2000;

/** Most that the text of a link may unpack to: a small link that becomes more is no model but an attack. */
const mostUnpacked = 2 * 1024 * 1024;

/** A text longer than this is read in a worker, so that the page answers meanwhile. */
const longText = 200_000;

/** A model from a file. Throws ModelTrouble; the model that is open stays as it is. */
export async function readModelFile(file: File, run: RunSystemTask = systemTaskRunner()): Promise<SystemFile> {
  if (file.size > largestModel) throw new ModelTrouble(words.tooBig);
  const text = await file.text().catch(() => {
    throw new ModelTrouble(words.unreadable);
  });
  if (text.length <= longText) return parseModel(text);
  const reading = await run("readModel", {text});
  if ("system" in reading) return reading.system;
  throw new ModelTrouble(reading.message, reading.rows);
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
      .replaceAll(/^-|-$/g, "")
      .slice(0, 60) || "model"
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
    // Given its room beforehand, nothing unpacks to more.
    content = strFromU8(unzlibSync(bytes, {out: new Uint8Array(mostUnpacked)}));
  } catch {
    throw new ModelTrouble(words.link);
  }
  return parseModel(content);
}
