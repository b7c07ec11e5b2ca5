import type {Loop} from "../../../models/system/loops/loops.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatPercent} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {systemPage} from "../../../locale/system.js";
import {durationWords} from "../evidence/duration.js";
import {inSentence, labelOf} from "../natural.js";
import type {ChosenLoop} from "../selection.js";

const words = systemPage.loops;

interface Path {
  readonly nodes: readonly string[];
}

/** The name and note somebody gave to a loop through these variables in this order. */
export function namedLoop(system: SystemFile, {nodes}: Path): {name: string; note: string | null} | null {
  const turned = nodes.join("\u0000");
  const named = system.loops.find(
    ({nodes: own}) =>
      own.length === nodes.length &&
      own.some((_, at) => [...own.slice(at), ...own.slice(0, at)].join("\u0000") === turned)
  );
  return named === undefined ? null : {name: named.name, note: named.note ?? null};
}

/** The variables of a loop in a row, back to the first. */
export const loopPath = (system: SystemFile, {nodes}: Path): string =>
  [...nodes, nodes[0] ?? ""].map((id) => inSentence(labelOf(system, id))).join(" → ");

/** A loop as it is shown on the map; without a name of its own it has that of its place in the list. */
export function chosenLoop(
  system: SystemFile,
  loop: Path & {readonly links: readonly string[]},
  number: string
): ChosenLoop {
  const name = namedLoop(system, loop)?.name ?? systemPage.loopNumber(number);
  return {nodes: loop.nodes, links: loop.links, name};
}

/** What a loop does, how much of a change comes back after one round, with its margin, and how long a round takes. */
export function loopFacts(system: SystemFile, {polarity, gain, delay, interval}: Loop): string {
  const time = delay === 0 ? words.atOnce : durationWords(delay, system.timeUnit);
  return [systemMap.loops.kind[polarity], ...returnWords(gain, interval), words.delay(time)].join(", ");
}

function returnWords(gain: number | null, interval: readonly [number, number] | null): string[] {
  if (gain === null) return [words.unknown];
  const say = gain >= 1 ? words.endless : gain < 0 ? words.returnsOpposite : words.returns;
  const returned = say(shareWords(Math.abs(gain)));
  if (interval === null) return [returned];
  const [low, high] = interval;
  if (low < 0 && high > 0) return [`${returned} ${words.range(shareWords(low), shareWords(high))}`, words.uncertain];
  const [least, most] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  return [`${returned} ${words.range(shareWords(least ?? 0), shareWords(most ?? 0))}`];
}

/** A share in percent with as many figures as tell it from nothing. */
function shareWords(share: number): string {
  const percent = share * 100;
  const size = Math.abs(percent);
  if (size > 0 && size < 0.01) return words.least;
  return formatPercent(percent, size >= 9.95 ? 0 : size >= 0.95 ? 1 : size === 0 ? 0 : 2);
}

export type LoopOrder = keyof typeof words.sorts;

/** The loops of a list in the order a reader asked for; equal ones stay as they were. */
export function sortLoops(system: SystemFile, loops: readonly Loop[], order: LoopOrder): Loop[] {
  const size = ({gain}: Loop): number => (gain === null ? -1 : Math.abs(gain));
  const unnamed = (loop: Loop): number => (namedLoop(system, loop) === null ? 1 : 0);
  const by: Record<LoopOrder, (a: Loop, b: Loop) => number> = {
    named: (a, b) => unnamed(a) - unnamed(b) || size(b) - size(a),
    most: (a, b) => size(b) - size(a),
    quick: (a, b) => a.delay - b.delay,
    short: (a, b) => a.nodes.length - b.nodes.length
  };
  return [...loops].sort(by[order]);
}
