import {InputError} from "../../../models/errors.js";
import type {SystemFile} from "../../../models/system/format.js";
import {readVensim} from "../../../models/system/vensim/read-vensim.js";
import {keptSystem} from "../../../models/system/xmile/kept-system.js";
import {readXmile} from "../../../models/system/xmile/read-xmile.js";
import {systemFromXmile} from "../../../models/system/xmile/to-system.js";
import {formatNumber} from "../../../locale/format.js";
import {systemProblems} from "../../../locale/system-problems.js";

const words = systemProblems.foreign;

/** A model of another program, and what to know of what was taken over; or why it is none, in Dutch. */
export type ForeignReading = {system: SystemFile; notes: string[]} | {message: string};

/** A model from the text of another program's file. */
export function readForeign({text, name}: {text: string; name: string}): ForeignReading {
  try {
    const isVensim = /\.mdl$/i.test(name);
    const file = isVensim ? readVensim(text, name) : readXmile(text, name);
    const {system: kept, isChanged} = isVensim ? {system: null, isChanged: false} : keptSystem(file, name);
    if (kept !== null) return {system: kept, notes: []};
    const {system, warnings} = systemFromXmile(file, name);
    const leftOut = warnings.filter(({code}) => code === "left-out").length;
    const notes = [
      words.converted,
      ...(isChanged ? [words.changed] : []),
      ...(leftOut > 0 ? [words.leftOut(formatNumber(leftOut, 0))] : []),
      ...(warnings.some(({code}) => code === "time-unit") ? [words.timeUnit] : [])
    ];
    return {system, notes};
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const line = /:(\d+)(?:\D|$)/.exec(error.where ?? "")?.[1];
    const place = line === undefined ? "" : ` ${words.line(line)}`;
    if (error.kind === "hostile-xml") return {message: words.unsafe};
    return {message: `${error.kind === "cannot-convert" ? words.cannot : words.unreadable}${place}`};
  }
}

export const foreignTasks = {read: readForeign};
export type ForeignTasks = typeof foreignTasks;
