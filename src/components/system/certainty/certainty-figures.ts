import type {Dominance} from "../../../models/system/dominance/dominance.js";
import type {ExpectationsReport} from "../../../models/system/expectations/check-expectations.js";
import type {SystemFile} from "../../../models/system/format.js";
import type {
  BasisReport,
  DirectionReport,
  SobolReport,
  TornadoReport,
  VoteMap
} from "../../../models/system/sensitivity/types.js";
import {formatNumber} from "../../../locale/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import {whatIf} from "../../../locale/system-what-if.js";
import {DataTable} from "../../data-table.js";
import {figure} from "../../figure.js";
import type {Column, TableData} from "../../table-data.js";
import {decimalsOf, differenceUnit, inSentence, labelOf, unitOf, variableOf} from "../natural.js";
import {linkName, loopName} from "./link-name.js";

interface Said {
  title: string;
  subtitle: string;
  label: string;
  caption?: string;
}

/** A table as a figure: on this page the numbers are read side by side. */
function tableFigure(system: SystemFile, table: TableData, {title, ...said}: Said): HTMLElement {
  return figure(DataTable(table, {caption: title, hideCaption: true, limit: 12}), {
    ...{title, ...said, table, level: "model", headingLevel: 2},
    sources: [{publisher: whatIf.source.publisher, title: words.source(system.name)}]
  });
}

const timeWords = (system: SystemFile, time: number): string =>
  words.time(formatNumber(time), whatIf.timeUnits[system.timeUnit] ?? system.timeUnit);

export function ExpectationsFigure(system: SystemFile, {results}: ExpectationsReport): HTMLElement {
  const say = words.expectations;
  const rows = results.map(({sentence, holds, message, source}) => ({
    sentence,
    holds: holds ? say.yes : say.no,
    source,
    message
  }));
  const columns: Column[] = [
    {key: "sentence", label: say.sentence, isHeader: true},
    {key: "holds", label: say.holds},
    {key: "source", label: say.source}
  ];
  return tableFigure(system, {columns, rows}, {title: say.title, subtitle: say.subtitle, label: say.label});
}

export function DirectionsFigure(system: SystemFile, {outputs, times}: DirectionReport, cause: string): HTMLElement {
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
      key,
      label: key === "share" ? say.holds : say[key],
      type: "number",
      decimals: 0,
      unit: "%"
    }))
  ];
  const [first] = outputs
    .map(({id}, row) => ({id, row: rows[row]}))
    .filter(({row}) => row?.direction !== say.same)
    .sort((a, b) => (a.row?.share ?? 0) - (b.row?.share ?? 0));
  const title =
    first?.row === undefined
      ? say.none
      : say.share(first.row.outcome, first.row.direction, formatNumber(first.row.share, 0));
  return tableFigure(
    system,
    {columns, rows},
    {title, subtitle: say.subtitle(cause, timeWords(system, times[at] ?? 0)), label: say.label, caption: say.explain}
  );
}

const percent = (share: number | null | undefined): number | null => (share == null ? null : share * 100);

export function TornadoFigure(system: SystemFile, {outputs, times}: TornadoReport): HTMLElement[] {
  const say = words.tornado;
  const at = times.length - 1;
  return outputs.map(({id, bars}) => {
    const variable = variableOf(system, id);
    const decimals = decimalsOf(variable) + 1;
    const rows = bars.flatMap(({input, interval}) =>
      interval === null
        ? []
        : [
            {
              link: linkName(system, input),
              low: interval.atLow[at] ?? null,
              high: interval.atHigh[at] ?? null,
              swing: interval.swing[at] ?? null
            }
          ]
    );
    const label = inSentence(labelOf(system, id));
    const columns: Column[] = [
      {key: "link", label: say.link, isHeader: true},
      ...(["low", "high", "swing"] as const).map((key): Column => ({key, label: say[key], type: "number", decimals}))
    ];
    const first = rows.find(({swing}) => (swing ?? 0) > 0);
    return tableFigure(
      system,
      {columns, rows},
      {
        title: first === undefined ? say.nothing : say.title(first.link),
        subtitle: say.subtitle(labelOf(system, id), unitOf(variable)),
        label: say.label(label)
      }
    );
  });
}

export function BasesFigure(system: SystemFile, {outputs, bases}: BasisReport): HTMLElement {
  const say = words.bases;
  // A basis that no link has evidence of says nothing.
  const shown = bases.filter(({problem, links}) => problem === null && links.length > 0);
  const rows = outputs.map(({id, byBasis}) => ({
    outcome: `${labelOf(system, id)} (${differenceUnit(variableOf(system, id))})`,
    ...Object.fromEntries(shown.map(({basis}) => [basis, byBasis[basis]?.end ?? null]))
  }));
  const columns: Column[] = [
    {key: "outcome", label: say.outcome, isHeader: true},
    ...shown.map(({basis}): Column => ({key: basis, label: say.names[basis], type: "number", decimals: 3}))
  ];
  const caption = shown
    .map(({basis, links, kept}) =>
      say.links(say.names[basis], formatNumber(links.length, 0), formatNumber(kept.length, 0))
    )
    .join(" ");
  return tableFigure(
    system,
    {columns, rows},
    {
      title: shown.length < 2 ? say.one : say.title(outputs.some(({changes}) => changes)),
      subtitle: say.subtitle,
      label: say.label,
      caption
    }
  );
}

/** The loops that do most, at the start, half-way and the end. */
export function DominanceFigure(system: SystemFile, {loops, times, method}: Dominance): HTMLElement {
  const say = words.dominance;
  const moments = [0, Math.floor((times.length - 1) / 2), times.length - 1];
  const size = (score: readonly number[]): number => score.reduce((sum, each) => sum + Math.abs(each), 0);
  const strongest = [...loops].sort((a, b) => size(b.score) - size(a.score)).slice(0, 12);
  const kinds = {R: say.reinforcing, B: say.balancing, "?": say.unknown};
  const rows = strongest.map(({nodes, polarity, score}) => ({
    loop: loopName(system, nodes),
    kind: kinds[polarity],
    ...Object.fromEntries(moments.map((moment, at) => [`m${at}`, (score[moment] ?? 0) * 100]))
  }));
  const columns: Column[] = [
    {key: "loop", label: say.loop, isHeader: true},
    {key: "kind", label: say.kind},
    ...moments.map((moment, at): Column => ({
      ...{key: `m${at}`, type: "number", decimals: 0, unit: "%"},
      label: say.at(timeWords(system, times[moment] ?? 0))
    }))
  ];
  const [first] = rows;
  const title = method !== "ltm" || first === undefined ? say.nothing : say.title(first.loop);
  return tableFigure(system, {columns, rows}, {title, subtitle: say.subtitle, label: say.label});
}

export function SharesFigure(system: SystemFile, {outputs, times}: SobolReport): HTMLElement[] {
  const say = words.shares;
  const at = times.length - 1;
  return outputs.map(({id, shares}) => {
    const label = inSentence(labelOf(system, id));
    const rows = shares
      .map(({input, total, shapley}) => ({input, part: total ?? shapley}))
      .map(({input, part}) => ({
        link: linkName(system, input),
        total: percent(part?.estimate[at]),
        low: percent(part?.low[at]),
        high: percent(part?.high[at])
      }))
      .sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
    const columns: Column[] = [
      {key: "link", label: say.link, isHeader: true},
      ...(["total", "low", "high"] as const).map((key): Column => ({
        ...{key, label: say[key], type: "number", decimals: 0, unit: "%"}
      }))
    ];
    const [first] = rows;
    return tableFigure(
      system,
      {columns, rows},
      {
        title: first === undefined || first.total === null ? say.nothing : say.title(first.link),
        subtitle: say.subtitle(label),
        label: say.label(label)
      }
    );
  });
}

/** Null for a model without votes. */
export function VotesFigure(system: SystemFile, {links}: VoteMap): HTMLElement | null {
  const say = words.votes;
  const voted = links.filter(({votes}) => votes.length > 0);
  if (voted.length === 0) return null;
  const rows = voted.map(({link, votes, opposed, consensus}) => ({
    link: linkName(system, link),
    count: votes.length,
    opposed,
    consensus
  }));
  const columns: Column[] = [
    {key: "link", label: say.link, isHeader: true},
    {key: "count", label: say.count, type: "number", decimals: 0},
    {key: "opposed", label: say.opposed, type: "number", decimals: 0},
    {key: "consensus", label: say.consensus, type: "number", decimals: 2}
  ];
  return tableFigure(system, {columns, rows}, {title: say.title, subtitle: say.subtitle, label: say.label});
}
