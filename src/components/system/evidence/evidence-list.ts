import type {Evidence, SystemFile, SystemLink} from "../../../models/system/format.js";
import {spreadOf} from "../../../models/system/votes/vote-map.js";
import {formatNumber} from "../../../locale/format.js";
import {evidence as words} from "../../../locale/system-evidence.js";
import {h, type Child} from "../../dom.js";
import {amountWords, effectNumber, effectScale} from "./link-effect.js";

const text = words.list;

export interface EvidenceListOptions {
  /** To let this piece of evidence count; null when it cannot. */
  use: (evidence: Evidence, index: number) => (() => void) | null;
  useVotes: (() => void) | null;
  remove: (index: number) => void;
}

/** All evidence of a link by kind, as it was kept: no source is dropped, none is mixed with another. */
export function EvidenceList(system: SystemFile, link: SystemLink, options: EvidenceListOptions): HTMLElement {
  const kinds = ["estimate", "literature", "vote", "interview"] as const;
  const groups = kinds.map((kind) => {
    const found = link.evidence
      .map((evidence, index) => ({evidence, index}))
      .filter((each) => each.evidence.kind === kind);
    if (found.length === 0) return null;
    return h(
      "section",
      {class: "sh-evidence-kind"},
      h("h4", {}, words.kinds[kind]),
      kind === "vote" ? VoteSpread(system, link, options.useVotes) : null,
      found.map(({evidence, index}) => Item(system, link, evidence, index, options))
    );
  });
  return h(
    "section",
    {class: "sh-evidence"},
    h("h3", {}, text.title),
    link.evidence.length === 0 ? h("p", {}, text.none) : null,
    groups
  );
}

function Item(
  system: SystemFile,
  link: SystemLink,
  evidence: Evidence,
  index: number,
  {use, remove}: EvidenceListOptions
): HTMLElement {
  const {ref, note, kind, voter} = evidence;
  const name = ref ?? voter ?? words.kinds[kind];
  const start = use(evidence, index);
  const action = (label: string, onclick: () => void): HTMLElement =>
    h(
      "button",
      {type: "button", class: "sh-button sh-button-small", "aria-label": `${label}: ${name}`, onclick},
      label
    );
  return h(
    "div",
    {class: "sh-evidence-item"},
    h("p", {}, h("strong", {}, name), ": ", numberWords(system, link, evidence)),
    note === undefined ? null : h("p", {class: "sh-evidence-note"}, note),
    factsOf(evidence, name),
    h(
      "p",
      {class: "sh-evidence-actions"},
      start === null ? null : action(text.use, start),
      " ",
      action(text.remove, () => remove(index))
    )
  );
}

/** The number of a source in natural units; a vote as its word. */
function numberWords(system: SystemFile, link: SystemLink, evidence: Evidence): string {
  const {value, low, high} = evidence;
  if (evidence.kind === "vote" && evidence.class !== undefined) return text.voteWords[evidence.class];
  if (typeof value !== "number") return text.noNumber;
  const scale = effectScale(system, link);
  const shown = `${effectNumber(value * scale.factor)} ${scale.toUnit}`;
  const effect = text.value(shown, amountWords(scale), scale.from);
  if (typeof low !== "number" || typeof high !== "number") return effect;
  const ends = [low * scale.factor, high * scale.factor].sort((a, b) => a - b).map(effectNumber);
  return `${effect} (${text.range(ends[0] ?? "", ends[1] ?? "")})`;
}

/** What else was kept with a source, behind a click. */
function factsOf(evidence: Evidence, name: string): HTMLElement | null {
  const told = (key: string): string | null => {
    const value = evidence[key];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const rows: readonly (readonly [string, string | null])[] = [
    [text.population, told("population")],
    [text.country, told("country")],
    [text.confidence, wordOf(text.confidenceWords, told("confidence"))],
    [text.transferable, wordOf(text.transferableWords, told("transferableToNL"))],
    [text.conversion, told("conversion")],
    [text.formula, told("formula")],
    [text.date, told("date")]
  ];
  const known = rows.filter((row): row is readonly [string, string] => row[1] !== null);
  if (known.length === 0) return null;
  const item = ([term, value]: readonly [string, string]): Child => [h("dt", {}, term), h("dd", {}, value)];
  return h(
    "details",
    {class: "sh-evidence-more"},
    h("summary", {"aria-label": `${text.more}: ${name}`}, text.more),
    h("dl", {class: "sh-evidence-facts"}, known.map(item))
  );
}

const wordOf = (known: Record<string, string>, value: string | null): string | null =>
  value === null ? null : (known[value] ?? value);

/** Votes by word, those for the other way, and how far they are apart. */
function VoteSpread(system: SystemFile, link: SystemLink, use: (() => void) | null): HTMLElement {
  const {votes, counts, opposed, median, consensus} = spreadOf(link);
  const {factor, toUnit} = effectScale(system, link);
  const number = (value: number): string => formatNumber(value, 0);
  const parts = (["none", "weak", "average", "strong", "very-strong"] as const)
    .filter((word) => counts[word] > 0)
    .map((word) => text.vote(text.voteWords[word], number(counts[word])));
  if (opposed > 0) parts.push(text.opposed(number(opposed)));
  return h(
    "div",
    {},
    h("p", {}, `${text.votes(number(votes.length))}: ${parts.join(", ")}.`),
    h(
      "p",
      {class: "sh-field-help"},
      [
        median === null ? null : text.median(`${effectNumber(median * factor)} ${toUnit}`),
        consensus === null || votes.length < 2 ? null : text.consensus(number(consensus * 100))
      ]
        .filter((part) => part !== null)
        .join(" ")
    ),
    use === null ? null : h("button", {type: "button", class: "sh-button sh-button-small", onclick: use}, text.useVotes)
  );
}
