import type {SystemFile} from "../../../models/system/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {createTaskRunner} from "../../workers/run-task.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import type {ForeignTasks} from "./foreign-model.js";
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

/** A model from a file, and what to tell of it. */
export interface OpenedModel {
  system: SystemFile;
  notes: readonly string[];
}

/** A model from a file of this program or another. Throws ModelTrouble; the model that is open stays as it is. */
export async function readModelFile(file: File, run: RunSystemTask = systemTaskRunner()): Promise<OpenedModel> {
  if (file.size > largestModel) throw new ModelTrouble(words.tooBig);
  const text = await file.text().catch(() => {
    throw new ModelTrouble(words.unreadable);
  });
  if (isForeign(file.name)) return readOther(text, file.name);
  if (text.length <= longText) return {system: parseModel(text), notes: []};
  const reading = await run("readModel", {text});
  if ("system" in reading) return {system: reading.system, notes: []};
  throw new ModelTrouble(reading.message, reading.rows);
}

const isForeign = (name: string): boolean => /\.(xmile|stmx|itmx|mdl)$/i.test(name);

/** Longest wait for a file of another program, ms: a model that runs on without end is stopped. */
const patience = 30_000;

/** What reads other programs' files is loaded only now, in a worker that is let go afterwards. */
async function readOther(text: string, name: string): Promise<OpenedModel> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new ModelTrouble(words.tooSlow)), patience);
  const run = createTaskRunner<ForeignTasks>(
    () => new Worker(import.meta.resolve("./foreign-worker.js"), {type: "module"})
  );
  try {
    const reading = await run("read", {text, name}, {signal: stop.signal});
    if ("system" in reading) return reading;
    throw new ModelTrouble(reading.message);
  } finally {
    clearTimeout(timer);
    stop.abort(new Error("done"));
  }
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

/** Loaded when a link is made or opened, which few visits do. */
const packing = () => import("fflate");

/** A model as text for an address. */
export async function packModel(system: SystemFile): Promise<string> {
  const {strToU8, zlibSync} = await packing();
  const bytes = zlibSync(strToU8(JSON.stringify(system)), {level: 9});
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** The model in such a text. Throws ModelTrouble. */
export async function unpackModel(text: string): Promise<SystemFile> {
  const {strFromU8, unzlibSync} = await packing();
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
