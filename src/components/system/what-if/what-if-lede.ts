import type {SystemFile} from "../../../models/system/format.js";
import type {Simulation} from "../../../models/system/simulate/simulate.js";
import {formatNumber, isNumber, withUnit} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {durationWords} from "../evidence/duration.js";
import {
  decimalsOf,
  differenceUnit,
  inSentence,
  labelOf,
  natural,
  naturalDifference,
  naturalSize,
  percentPoint,
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
  const amountWords = withUnit(words.signed(amount), differenceUnit(variableOf(system, cause)));
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
  const small = smallIn(runs, ids, (id) => change(runs.with, id));
  if (supposed === null) return [words.ledeMeasures(time, parts), ...small].join(" ");
  const {label, amount} = supposed;
  return [(hasMeasures ? words.ledeBoth : words.lede)(label, amount, time, parts), ...small].join(" ");
}

/** Of its own level (%): a change below this is called small. */
const mostSmall = 5;

/** How small the changes are when all are small, as a share of what each would be and out of 10,000. */
function smallIn(runs: WhatIfRuns, ids: readonly string[], changeOf: (id: string) => number): string[] {
  const {system} = runs;
  const moved = ids.filter((id) => !isHardly(system, id, changeOf(id)));
  const shares = moved.map((id) => {
    const variable = variableOf(system, id);
    const level = natural(variable, runs.nothing.values[id]?.at(-1) ?? null) ?? 0;
    // Of a level on a scale of the model's own, or around zero, a share says nothing.
    return variable.scale === undefined || level <= 0 ? Infinity : (Math.abs(changeOf(id)) / level) * 100;
  });
  const most = Math.max(0, ...shares);
  if (most === 0 || most >= mostSmall) return [];
  const share = most < 1 ? formatNumber((Math.floor(most * 10) + 1) / 10, 1) : formatNumber(Math.floor(most) + 1, 0);
  const counted = moved.find((id) => differenceUnit(variableOf(system, id)) === percentPoint);
  const outOf = counted === undefined ? [] : [outOfWords(system, counted, Math.abs(changeOf(counted)))];
  return [words.small(share, moved.length), ...outOf];
}

function outOfWords(system: SystemFile, id: string, change: number): string {
  const decimals = decimalsOf(variableOf(system, id));
  const part = Number(change.toFixed(decimals)) * 100;
  return words.outOf(formatNumber(change, decimals), formatNumber(part, Math.max(0, decimals - 2)));
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
