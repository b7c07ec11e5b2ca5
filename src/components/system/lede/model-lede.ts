import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {signedInterval, signedStrength} from "../../../models/system/resolve.js";
import {formatNumber} from "../../../locale/format.js";
import {systemPage} from "../../../locale/system.js";
import {inSentence, labelOf, variableOf} from "../natural.js";
import {mayRank} from "./off-path.js";

const words = systemPage.lede;

/** More causes than this are a list, not a sentence. */
const mostNamed = 5;

/** The message of a model: how sure it is, and what works on its first outcome. No numbers of a run. */
export function modelLede(system: SystemFile): string {
  const outcome = system.goals[0]?.variable;
  const causes = outcome === undefined ? null : causesSentence(system, outcome);
  return causes === null ? sizeSentence(system) : `${sizeSentence(system)} ${causes}`;
}

function sizeSentence({name, variables, links}: SystemFile): string {
  const all = formatNumber(links.length, 0);
  if (!links.some(({status}) => status !== undefined)) return words.size(name, formatNumber(variables.length, 0), all);
  const count = (wanted: SystemLink["status"]): number => links.filter(({status}) => status === wanted).length;
  const [facts, fears, contested] = [count("fact"), count("fear"), count("contested")];
  const parts = [
    facts === 0 ? words.fact.none : words.fact.some(formatNumber(facts, 0)),
    ...(fears === 0 ? [] : [words.fear(formatNumber(fears, 0))]),
    ...(contested === 0 ? [] : [words.contested(formatNumber(contested, 0))])
  ];
  return words.judged(name, all, parts.join("; "));
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
