import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {signedInterval, signedStrength} from "../../../models/system/resolve.js";
import {formatNumber} from "../../../locale/format.js";
import {systemPage} from "../../../locale/system.js";
import {inSentence, labelOf, variableOf} from "../natural.js";
import {mayRank} from "./off-path.js";

const words = systemPage.lede;

/** More causes than this are a list, not a sentence. */
const mostNamed = 5;

/** The message of a model: how much there is, how sure it is, and what works on its first outcome. No numbers of a run. */
export function modelLede(system: SystemFile): string {
  const count = (n: number): string => formatNumber(n, 0);
  const size = words.size(system.name, count(system.variables.length), count(system.links.length));
  const outcome = system.goals[0]?.variable;
  return [size, statusSentence(system), outcome === undefined ? null : causesSentence(system, outcome)]
    .filter((part) => part !== null)
    .join(" ");
}

function statusSentence({links}: SystemFile): string | null {
  if (!links.some(({status}) => status !== undefined)) return null;
  const parts = (["fact", "plausible", "fear", "contested", "none"] as const).flatMap((status) => {
    const n = links.filter((link) => (link.status ?? "none") === status).length;
    return n === 0 ? [] : [words.status[status](formatNumber(n, 0))];
  });
  return `${parts.join("; ")}.`;
}

/**
 * What works directly on an outcome. One cause is called the largest only when no cause works through another or is worked
 * on by the outcome, when all sizes are known, and when its margin lies wholly above those of the others; else the
 * sentence says why none is.
 */
export function causesSentence(system: SystemFile, outcome: string): string | null {
  const links = system.links.filter(({from, to}) => to === outcome && from !== outcome);
  const causes = [...new Set(links.map(({from}) => from))];
  if (causes.length === 0) return null;
  const name = (id: string): string => inSentence(labelOf(system, id));
  const [only] = causes;
  if (causes.length === 1) return words.cause(name(outcome), name(only ?? ""));
  const listed =
    causes.length > mostNamed
      ? words.causesCount(name(outcome), formatNumber(causes.length, 0))
      : words.causes(name(outcome), joined(causes.map(name)));
  if (!mayRank(system, causes, outcome)) return `${listed} ${words.entangled}`;
  const largest = clearlyLargest(system, links);
  return `${listed} ${largest === null ? words.unsure : words.most(name(largest))}`;
}

/** The cause whose effect over its whole scale is larger than any other's, at the ends of the margins that are nearest. */
function clearlyLargest(system: SystemFile, links: readonly SystemLink[]): string | null {
  const sizes = links.map((link) => sizeOver(system, link));
  if (new Set(links.map(({from}) => from)).size < links.length) return null;
  const found = sizes.find(
    (size) => size !== null && sizes.every((other) => other === size || (other !== null && size.least > other.most))
  );
  return found?.from ?? null;
}

/** Smallest and largest effect of a cause over its whole scale, without sign; null when it is not known. */
function sizeOver(system: SystemFile, link: SystemLink): {from: string; least: number; most: number} | null {
  const strength = signedStrength(link);
  if (strength === null) return null;
  const {min = 0, max = 1} = variableOf(system, link.from);
  const range = max - min;
  const [low, high] = signedInterval(link) ?? [strength, strength];
  const ends = [Math.abs(low), Math.abs(high)];
  // A margin through 0 may be no effect at all.
  const least = low <= 0 && high >= 0 ? 0 : Math.min(...ends);
  return {from: link.from, least: least * range, most: Math.max(...ends) * range};
}

function joined(parts: readonly string[]): string {
  const rest = parts.slice(0, -1);
  const last = parts.at(-1) ?? "";
  return rest.length === 0 ? last : `${rest.join(", ")} ${words.and} ${last}`;
}
