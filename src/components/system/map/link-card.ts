import type {Evidence, SystemFile, SystemLink} from "../../../models/system/format.js";
import {naturalRange} from "../../../models/system/evidence/scale.js";
import {meanDelay, signedInterval, signedStrength} from "../../../models/system/resolve.js";
import {spreadOf} from "../../../models/system/votes/vote-map.js";
import {formatNumber} from "../../../locale/format.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {systemMap} from "../../../locale/system-map.js";
import {whatIf} from "../../../locale/system-what-if.js";
import {h, type Child} from "../../dom.js";
import type {ModelStore} from "../model-store.js";
import {differenceUnit, inSentence, labelOf, variableOf} from "../natural.js";

const words = systemMap.link;

/** What a link does, in natural units, and what that rests on: kinds of evidence side by side, never averaged. */
export function LinkCard(store: ModelStore, id: string): HTMLElement | null {
  const {system} = store;
  const link = system.links.find((each) => each.id === id);
  if (link === undefined) return null;
  const [from, to] = [labelOf(system, link.from), labelOf(system, link.to)];
  const kinds = ["estimate", "literature", "vote", "interview"] as const;
  return h(
    "section",
    {class: "sh-link-card"},
    h("h2", {}, words.title(from, inSentence(to))),
    h(
      "dl",
      {class: "sh-facts"},
      row(words.strength, effectWords(system, link)),
      row(words.delay, delayWords(system, link)),
      row(words.status, systemDiagram.status[link.status ?? "none"]),
      row(words.basis, link.basis === undefined ? words.noBasis : words.bases[link.basis]),
      link.reason === undefined ? null : row(words.reason, link.reason)
    ),
    h("h3", {}, words.evidence),
    link.evidence.length === 0 ? h("p", {}, words.none) : h("p", {class: "sh-field-help"}, words.side),
    h(
      "div",
      {class: "sh-evidence"},
      kinds.map((kind) => {
        const found = link.evidence
          .map((evidence, index) => ({evidence, index}))
          .filter(({evidence}) => evidence.kind === kind);
        if (found.length === 0) return null;
        return h(
          "div",
          {class: "sh-evidence-kind"},
          h("h4", {}, words.kinds[kind]),
          kind === "vote" ? votesLine(link) : null,
          found.map(({evidence}) => evidenceItem(store, link, evidence))
        );
      })
    )
  );
}

const row = (term: string, text: Child): HTMLElement[] => [h("dt", {}, term), h("dd", {}, text)];

/** "werkloosheid + 1 procentpunt geeft op den duur psychische klachten + 0,09 procentpunt (tussen …)". */
function effectWords(system: SystemFile, link: SystemLink): string {
  const strength = signedStrength(link);
  if (strength === null) return systemDiagram.strength.none;
  const [cause, result] = [variableOf(system, link.from), variableOf(system, link.to)];
  const factor = naturalRange(result) / naturalRange(cause);
  const written = (value: number): string => whatIf.signed(Number((value * factor).toPrecision(2)));
  const effect = words.effect(
    `${written(strength)} ${differenceUnit(result)}`,
    `${inSentence(labelOf(system, link.from))}`,
    inSentence(labelOf(system, link.to))
  );
  const interval = signedInterval(link);
  const cause1 = differenceUnit(cause);
  const size = `${effect} (1 ${cause1})`;
  return interval === null ? size : `${size}; ${words.interval(written(interval[0]), written(interval[1]))}`;
}

function delayWords(system: SystemFile, link: SystemLink): string {
  const delay = meanDelay(link, system.timeUnit);
  const unit = whatIf.timeUnits[system.timeUnit] ?? system.timeUnit;
  return delay === 0 ? words.noDelay : `${formatNumber(delay, 1)} ${unit}`;
}

function votesLine(link: SystemLink): HTMLElement | null {
  const {votes, consensus} = spreadOf(link);
  if (votes.length < 2 || consensus === null) return null;
  return h("p", {class: "sh-field-help"}, words.votes(formatNumber(votes.length, 0), formatNumber(consensus, 2)));
}

function evidenceItem(store: ModelStore, link: SystemLink, evidence: Evidence): HTMLElement {
  const {value, low, high, ref, note, kind} = evidence;
  const number = (each: number): string => formatNumber(each, 2);
  const interval =
    typeof low === "number" && typeof high === "number" ? `${number(low)} ${systemMap.loops.to} ${number(high)}` : null;
  const shown = typeof value === "number" ? `${words.value(number(value), interval)} ${words.index}` : words.noValue;
  const canUse = typeof value === "number" && kind !== "interview";
  const use = (): void => {
    if (typeof value !== "number" || kind === "interview") return;
    store.apply({
      type: "set-link",
      id: link.id,
      fields: {
        strength: Math.abs(value),
        sign: value < 0 ? "-" : "+",
        basis: kind,
        reason: words.usedReason(words.kinds[kind].toLowerCase(), ref ?? ""),
        ...(typeof low === "number" && typeof high === "number" ? {interval: [low, high] as [number, number]} : {})
      }
    });
  };
  return h(
    "div",
    {class: "sh-evidence-item"},
    h("p", {}, ref === undefined ? null : h("strong", {}, `${ref}: `), shown),
    note === undefined ? null : h("p", {class: "sh-evidence-note"}, note),
    canUse ? h("button", {type: "button", class: "sh-button sh-button-small", onclick: use}, words.use) : null
  );
}
