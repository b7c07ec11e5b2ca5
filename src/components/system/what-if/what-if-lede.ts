import type {SystemFile} from "../../../models/system/format.js";
import type {Simulation} from "../../../models/system/simulate/simulate.js";
import {formatNumber, isNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {durationWords} from "../evidence/duration.js";
import {
  decimalsOf,
  differenceUnit,
  inSentence,
  labelOf,
  naturalDifference,
  naturalSize,
  shortUnit,
  variableOf
} from "../natural.js";
import {visible} from "./trajectories.js";
import type {WhatIfRuns} from "./what-if-result.js";

/** "werkloosheid", "+ 1 procentpunt": what is supposed, in words. */
export interface Supposed {
  label: string;
  amount: string;
}

export function supposedOf(system: SystemFile, cause: string, amount: number, mode: "push" | "fix"): Supposed {
  const amountWords = `${words.signed(amount)} ${differenceUnit(variableOf(system, cause))}`;
  return {label: inSentence(labelOf(system, cause)), amount: mode === "push" ? amountWords : words.stays(amountWords)};
}

/**
 * Each outcome against nothing at all at the end of the run, in the order they are shown in: its own change, never one
 * cause weighed against another. One that moves less than a thousandth of its scale is said to stay as it is.
 */
export function ledeOf(runs: WhatIfRuns, ids: readonly string[], supposed: Supposed | null): string {
  const {system, times, hasMeasures} = runs;
  const change = (run: Simulation, id: string): number => {
    const [a, b] = [run.values[id]?.at(-1), runs.nothing.values[id]?.at(-1)];
    return isNumber(a) && isNumber(b) ? naturalDifference(variableOf(system, id), a - b) : 0;
  };
  const parts = ids.map((id) => {
    const part = partOf(system, id, change(runs.with, id));
    if (supposed === null || !hasMeasures) return part;
    return words.partWithout(part, justPartOf(system, id, change(runs.without, id)));
  });
  const time = durationWords(times.at(-1) ?? 0, system.timeUnit);
  if (supposed === null) return words.ledeMeasures(time, parts);
  const {label, amount} = supposed;
  return (hasMeasures ? words.ledeBoth : words.lede)(label, amount, time, parts);
}

const isHardly = (system: SystemFile, id: string, change: number): boolean =>
  Math.abs(change) < visible * naturalSize(variableOf(system, id));

const sizeOf = (system: SystemFile, id: string, change: number): string =>
  formatNumber(Math.abs(change), decimalsOf(variableOf(system, id)));

function partOf(system: SystemFile, id: string, change: number): string {
  const label = inSentence(labelOf(system, id));
  if (isHardly(system, id, change)) return words.hardly(label);
  const unit = shortUnit(differenceUnit(variableOf(system, id)));
  return words.part(label, sizeOf(system, id, change), unit, change > 0 ? "up" : "down");
}

function justPartOf(system: SystemFile, id: string, change: number): string {
  if (isHardly(system, id, change)) return words.justHardly;
  return words.justPart(sizeOf(system, id, change), change > 0 ? "up" : "down");
}
