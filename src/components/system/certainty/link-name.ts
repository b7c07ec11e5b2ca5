import type {SystemFile} from "../../../models/system/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import {inSentence, labelOf} from "../natural.js";

/** "psychische klachten → gebruik van ggz" for a link's id; the id itself for what is no link. */
export function linkName(system: SystemFile, id: string): string {
  const link = system.links.find((each) => each.id === id);
  if (link === undefined) return id;
  return `${inSentence(labelOf(system, link.from))} ${words.arrow} ${inSentence(labelOf(system, link.to))}`;
}

/** An uncertain number in words: the link for its strength, with what else it may be: its delay, a start, a value. */
export function inputName(system: SystemFile, {input}: {input: string}): string {
  if (system.links.some(({id}) => id === input)) return linkName(system, input);
  const at = input.lastIndexOf(".");
  const [of, kind] = [input.slice(0, at), input.slice(at + 1)];
  if (kind === "delay") return words.inputs.delay(linkName(system, of));
  if (kind === "initial" && system.variables.some(({id}) => id === of))
    return words.inputs.initial(inSentence(labelOf(system, of)));
  const measure = system.interventions.find(({id}) => id === of);
  return kind === "value" && measure !== undefined ? words.inputs.value(measure.label ?? of) : input;
}

/** The variables of a loop in a row, back to the first, after its name when the model gives it one. */
export function loopName(system: SystemFile, nodes: readonly string[]): {name: string | null; way: string} {
  const named = system.loops.find(
    (loop) => loop.nodes.length === nodes.length && loop.nodes.every((node) => nodes.includes(node))
  );
  const way = [...nodes, nodes[0] ?? ""].map((id) => inSentence(labelOf(system, id))).join(` ${words.arrow} `);
  return {name: named?.name ?? null, way};
}
