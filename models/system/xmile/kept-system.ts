import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";
import {flatten} from "./flatten.js";
import type {XmileFile} from "./model.js";
import {readXmile} from "./read-xmile.js";
import {writeXmile} from "./write-xmile.js";

/**
 * The system model that an XMILE file was written from, as kept in its own element; null when there is none, or when the
 * equations beside it are no longer those written from it (`isChanged`): then the equations are what somebody meant.
 *
 * @throws InputError: invalid-json, invalid-system when what is kept is no sound model
 */
export function keptSystem(file: XmileFile, where: string): {system: SystemFile | null; isChanged: boolean} {
  if (file.extension === null) return {system: null, isChanged: false};
  let json: unknown;
  try {
    json = JSON.parse(file.extension);
  } catch {
    throw new InputError("invalid-json", "the model kept in samenhang:model is not JSON; remove that element", where);
  }
  const system = readSystem(json, `${where}, samenhang:model`);
  const isSame = equationsOf(file, where) === equationsOf(readXmile(writeXmile(system).text), where);
  return {system: isSame ? system : null, isChanged: !isSame};
}

/** What runs, whatever the order, the spaces and the remarks. */
function equationsOf(file: XmileFile, where: string): string {
  const {variables} = flatten(file, where);
  const shown = variables.map((variable) => ({...variable, units: null, doc: null}));
  const sorted = shown.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const {start, stop, step, method} = file.simulation;
  return JSON.stringify([sorted, start, stop, step, method], (name, value: unknown) => (name === "at" ? null : value));
}
