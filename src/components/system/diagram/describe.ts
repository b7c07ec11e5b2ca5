import {centre} from "../../../models/system/resolve.js";
import type {SystemFile, SystemLink, SystemVariable} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {nameOf, type DiagramLink} from "./look.js";

/** Parts of a diagram in words, for who hears it and for lists beside it. */

export function nodeWords(variable: SystemVariable, links: Iterable<DiagramLink>): string {
  let causes = 0;
  let results = 0;
  for (const {from, to} of links) {
    if (to === variable.id) causes++;
    if (from === variable.id) results++;
  }
  return words.node(nameOf(variable), words.kind[variable.kind], formatNumber(causes, 0), formatNumber(results, 0));
}

export function linkWords(system: SystemFile, {from, to, link, status}: DiagramLink): string {
  const parts =
    link === null
      ? [words.status.equation]
      : [
          words.signSpoken[link.sign],
          ...(link.strength === undefined ? [] : [words.strengthPart(strengthWord(link))]),
          delayWords(system, link),
          words.status[status]
        ];
  return words.link(labelOf(system, from), labelOf(system, to), parts.join(", "));
}

export function labelOf(system: SystemFile, id: string): string {
  const variable = system.variables.find((each) => each.id === id);
  return variable === undefined ? id : nameOf(variable);
}

function strengthWord({strength}: SystemLink): string {
  if (strength === undefined) return words.strength.none;
  return typeof strength === "string" ? words.strengthSpoken[strength] : plainNumber(centre(strength));
}

function delayWords(system: SystemFile, link: SystemLink): string {
  return link.speed === undefined && link.delay === undefined
    ? words.noDelay
    : words.delayPart(speedText(system, link));
}

/** The strength of a link as it stands in a list. */
export function strengthText({strength}: SystemLink): string {
  if (strength === undefined) return words.strength.none;
  return typeof strength === "string" ? words.strength[strength] : plainNumber(centre(strength));
}

/** The speed of a link as it stands in a list. */
export function speedText({timeUnit}: SystemFile, {speed, delay}: SystemLink): string {
  if (delay !== undefined) return words.speedNumber(plainNumber(centre(delay)), words.units[timeUnit]);
  return words.speed[speed ?? "none"];
}

/** As many decimals as the number needs, three at most. */
export function plainNumber(value: number): string {
  const decimals = [0, 1, 2].find((count) => Math.abs(value - Number(value.toFixed(count))) < 1e-9) ?? 3;
  return formatNumber(value, decimals);
}
