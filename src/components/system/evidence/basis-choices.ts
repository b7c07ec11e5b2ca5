import type {LinkFields} from "../../../models/system/edit/edit.js";
import type {Evidence, SystemFile, SystemLink} from "../../../models/system/format.js";
import {withVotes} from "../../../models/system/votes/with-votes.js";
import {spreadOf} from "../../../models/system/votes/vote-map.js";
import {formatNumber} from "../../../locale/format.js";
import {evidence as words} from "../../../locale/system-evidence.js";

/** Something that can set the strength of a link, and what the link then becomes. */
export interface BasisChoice {
  id: string;
  label: string;
  fields: LinkFields;
}

/** What can set the strength of a link: each source with a number, and the middle of the votes. Never a mix of sources. */
export function basisChoices(system: SystemFile, link: SystemLink): BasisChoice[] {
  const sources = link.evidence.flatMap((each, index): BasisChoice[] => {
    const fields = evidenceFields(each);
    if (fields === null) return [];
    const name = `${words.kinds[each.kind]}${each.ref === undefined ? "" : `: ${each.ref}`}`;
    return [{id: `bewijs-${index}`, label: name, fields}];
  });
  const {votes, median} = spreadOf(link);
  const voted = withVotes({...system, links: [link]}).links[0];
  if (median === null || voted === undefined) return sources;
  const {strength, sign, interval} = voted;
  const label = words.basis.votes(formatNumber(votes.length, 0));
  const fields = {strength: strength ?? 0, sign, interval: interval ?? null, basis: "vote" as const};
  return [...sources, {id: "stemmen", label, fields}];
}

/** The id of the choice that one piece of evidence is; null when it has no number of its own. */
export const choiceOf = (evidence: Evidence, index: number): string | null =>
  evidenceFields(evidence) === null ? null : `bewijs-${index}`;

/** A link by one piece of evidence: its strength, sign, interval and, where it has one, mean delay. Votes count together. */
function evidenceFields({kind, value, low, high, delay}: Evidence): LinkFields | null {
  if (typeof value !== "number" || kind === "vote") return null;
  return {
    ...chosenFields(value, typeof low === "number" && typeof high === "number" ? [low, high] : null),
    basis: kind === "interview" ? "chosen" : kind,
    ...(typeof delay === "number" && delay >= 0 ? {delay, speed: null} : {})
  };
}

/** A link by a signed number somebody chose. */
export function chosenFields(value: number, interval: readonly [number, number] | null): LinkFields {
  return {
    strength: Math.abs(value),
    ...(value === 0 ? {} : {sign: value < 0 ? ("-" as const) : ("+" as const)}),
    interval: interval === null ? null : [interval[0], interval[1]],
    basis: "chosen"
  };
}

/** Whether a link is as a choice would make it. */
export function isInForce(link: SystemLink, {fields}: BasisChoice): boolean {
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  return (["strength", "interval", "basis"] as const).every((field) => same(link[field], fields[field]));
}
