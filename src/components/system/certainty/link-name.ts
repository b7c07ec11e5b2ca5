import type {SystemFile} from "../../../models/system/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import {inSentence, labelOf} from "../natural.js";

/** "psychische klachten → gebruik van ggz" for a link's id; the id itself for what is no link. */
export function linkName(system: SystemFile, id: string): string {
  const link = system.links.find((each) => each.id === id);
  if (link === undefined) return id;
  return `${inSentence(labelOf(system, link.from))} ${words.arrow} ${inSentence(labelOf(system, link.to))}`;
}

/** The variables of a loop in a row, back to the first. */
export const loopName = (system: SystemFile, nodes: readonly string[]): string => {
  const named = system.loops.find(
    (loop) => loop.nodes.length === nodes.length && loop.nodes.every((node) => nodes.includes(node))
  );
  const path = [...nodes, nodes[0] ?? ""].map((id) => inSentence(labelOf(system, id))).join(` ${words.arrow} `);
  return named === undefined ? path : `${named.name}: ${path}`;
};
