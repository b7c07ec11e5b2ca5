import type {SystemFile} from "../../../models/system/format.js";
import type {BasisReport, DirectionReport, VoteMap} from "../../../models/system/sensitivity/types.js";
import {formatNumber} from "../../../locale/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import type {Column} from "../../table-data.js";
import {durationWords} from "../evidence/duration.js";
import {decimalsOf, differenceUnit, inSentence, labelOf, shortUnit, variableOf} from "../natural.js";
import {linkName} from "./link-name.js";
import {modelFigure, percent} from "./model-figure.js";

/** From here on (%) no outcome stands out as doubtful. */
const sure = 95;

/** In what share of the draws each outcome goes its way; the least certain one is the message. */
export function DirectionsFigure(
  system: SystemFile,
  {outputs, times}: DirectionReport,
  {supposed, headingLevel = 2}: {supposed: string; headingLevel?: 2 | 3 | 4}
): HTMLElement {
  const say = words.directions;
  const at = times.length - 1;
  const rows = outputs.map(({id, direction, share}) => ({
    outcome: labelOf(system, id),
    direction: {up: say.up, down: say.down, none: say.same}[direction[at] ?? "none"],
    share: percent(share.estimate[at]),
    low: percent(share.low[at]),
    high: percent(share.high[at])
  }));
  const columns: Column[] = [
    {key: "outcome", label: say.outcome, isHeader: true},
    {key: "direction", label: say.direction},
    ...(["share", "low", "high"] as const).map((key): Column => ({
      ...{key, type: "number", decimals: 0, unit: "%"},
      label: key === "share" ? say.holds : say[key]
    }))
  ];
  const [first] = rows.filter(({direction}) => direction !== say.same).sort((a, b) => (a.share ?? 0) - (b.share ?? 0));
  const title =
    first === undefined
      ? say.none
      : (first.share ?? 0) >= sure
        ? say.allSure(formatNumber(Math.floor(first.share ?? 0), 0))
        : say.share(inSentence(first.outcome), first.direction, formatNumber(first.share, 0));
  const time = durationWords(times[at] ?? 0, system.timeUnit);
  return modelFigure(
    system,
    {columns, rows},
    {title, subtitle: say.subtitle(supposed, time), label: say.label, caption: say.explain, headingLevel}
  );
}

/** The change of each outcome when every link takes its strength from one kind of evidence. */
export function BasesFigure(system: SystemFile, {outputs, bases}: BasisReport): HTMLElement {
  const say = words.bases;
  // A kind of evidence that no link has says nothing.
  const shown = bases.filter(({problem, links}) => problem === null && links.length > 0);
  const rows = outputs.map(({id, byBasis, changes}) => ({
    outcome: `${labelOf(system, id)} (${shortUnit(differenceUnit(variableOf(system, id)))})`,
    ...Object.fromEntries(shown.map(({basis}) => [basis, byBasis[basis]?.end ?? null])),
    changes: shown.length < 2 ? {missing: say.onlyOne} : changes ? say.yes : say.no
  }));
  const decimals = Math.max(...outputs.map(({id}) => decimalsOf(variableOf(system, id))), 2);
  const columns: Column[] = [
    {key: "outcome", label: say.outcome, isHeader: true},
    ...shown.map(({basis}): Column => ({key: basis, label: say.names[basis], type: "number", decimals})),
    {key: "changes", label: say.changes}
  ];
  const counts = shown.map(({basis, links, kept}) =>
    say.links(say.names[basis], formatNumber(links.length, 0), formatNumber(kept.length, 0))
  );
  const title = shown.length < 2 ? say.one : say.title(outputs.some(({changes}) => changes));
  return modelFigure(
    system,
    {columns, rows},
    {title, subtitle: say.subtitle, label: say.label, caption: counts.join(" ")}
  );
}

/** Where experts disagree; null for a model without votes. */
export function VotesFigure(system: SystemFile, {links}: VoteMap): HTMLElement | null {
  const say = words.votes;
  const rows = links
    .filter(({votes}) => votes.length > 0)
    .map(({link, votes, opposed, consensus}) => ({
      ...{link: linkName(system, link), count: votes.length, opposed, consensus}
    }));
  if (rows.length === 0) return null;
  const columns: Column[] = [
    {key: "link", label: say.link, isHeader: true},
    {key: "count", label: say.count, type: "number", decimals: 0},
    {key: "opposed", label: say.opposed, type: "number", decimals: 0},
    {key: "consensus", label: say.consensus, type: "number", decimals: 2}
  ];
  return modelFigure(system, {columns, rows}, {title: say.title, subtitle: say.subtitle, label: say.label});
}

/** "(dreigende) werkloosheid + 1 procentpunt, blijvend". */
export const pushWords = (system: SystemFile, id: string, amount: number): string =>
  words.push(inSentence(labelOf(system, id)), formatNumber(amount), shortUnit(differenceUnit(variableOf(system, id))));
