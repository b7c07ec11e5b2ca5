import type {RegionIndex} from "../../../loaders/warehouse/region-index.js";
import type {Observation} from "../../../loaders/warehouse/types.js";
import {stringify} from "yaml";
import {formatNumber, formatPeriod} from "../../locale/format.js";
import {ownFile} from "../../locale/own-file.js";
import {Distribution} from "../distribution.js";
import {h} from "../dom.js";
import {browserEffects} from "../effects.js";
import {figure} from "../figure.js";
import {Tag} from "../tag.js";
import {houseRules} from "../../models/groups/disclosure.js";
import type {OwnSource} from "./draft.js";
import type {OwnResult} from "./read-source.js";
import {ProblemList} from "./trouble.js";

const words = ownFile.result;

/** What was read: how much, what stood out, a figure and table of each measure, and the card to keep. */
export function ResultView(result: OwnResult, source: OwnSource, regions: RegionIndex): HTMLElement {
  const isPrivate = source.card.access === "restricted";
  const limits = source.card.disclosure ?? houseRules;
  const rulesText = words.privateRules(formatNumber(limits.roundTo, 0), formatNumber(limits.suppressBelow, 0));
  const values = result.observations.filter(({value}) => value !== null);
  const empties = result.observations.length - values.length;
  const count = (items: readonly Observation[], key: (row: Observation) => string): string =>
    formatNumber(new Set(items.map(key)).size, 0);
  return h(
    "section",
    {class: "sh-own-result"},
    h("h2", {}, words.title),
    isPrivate ? h("p", {class: "sh-tags"}, Tag(words.privateMark, {tone: "warn"})) : null,
    isPrivate ? h("p", {}, rulesText) : null,
    h(
      "p",
      {},
      words.summary(
        formatNumber(values.length, 0),
        count(values, ({region}) => region),
        count(values, ({period}) => period)
      ),
      empties > 0 ? ` ${words.empties(formatNumber(empties, 0))}` : null,
      result.hidden > 0 ? ` ${words.hidden(formatNumber(result.hidden, 0))}` : null
    ),
    h("h3", {}, words.questions),
    ProblemList(result.problems, result.notes, {
      indicator: (id) => source.indicators.get(id)?.title ?? id,
      region: nameOf
    }),
    [...source.indicators.keys()].map((id) => measureFigure(id)),
    h("h3", {}, words.saveCard),
    h("p", {}, words.cardHelp),
    h("button", {type: "button", class: "sh-button", onclick: saveCard}, words.saveCard)
  );

  /** The name as in the newest division of the file; a code that has none stays a code. */
  function nameOf(code: string): string {
    const row = result.observations.find(({region}) => region === code);
    return (row && regions.get(code, row.boundaryYear)?.name) ?? code;
  }

  function measureFigure(id: string): HTMLElement | null {
    const indicator = source.indicators.get(id);
    const own = result.observations.filter((row) => row.indicator === id);
    const last = own
      .filter(({value}) => value !== null)
      .reduce((latest, {period}) => (period > latest ? period : latest), "");
    const rows = own.filter(({period}) => period === last);
    const first = rows[0];
    if (!indicator) return null;
    if (!first) return h("p", {class: "sh-missing"}, words.nothing(indicator.title));
    const period = formatPeriod(last, first.grain);
    const named = rows.map(({region, boundaryYear, value, missing}) => ({
      code: region,
      name: regions.get(region, boundaryYear)?.name ?? region,
      value,
      missing: missing ?? null
    }));
    return figure(
      ({width}) => Distribution(named, {width, unit: indicator.unit, label: `${indicator.title}, ${period}`}),
      {
        title: words.figureTitle(indicator.title, period) + (isPrivate ? ` (${words.private})` : ""),
        subtitle: indicator.unit,
        label: words.figureLabel(indicator.title, period, formatNumber(named.length, 0)),
        notes: result.notes.filter((note) => note.indicator === id),
        ...(isPrivate ? {caption: rulesText, filters: [[words.privateFilter, rulesText]] as const} : {}),
        level: "description",
        sources: [{publisher: source.card.publisher, title: source.card.title, licence: source.card.licence.title}],
        table: {
          columns: [
            {key: "name", label: words.region, isHeader: true},
            {key: "period", label: words.period, type: "period", grain: first.grain},
            {
              key: "value",
              label: words.value,
              type: "number",
              unit: indicator.unit,
              decimals: mostDecimals(own)
            }
          ],
          rows: own.map((row) => ({
            name: regions.get(row.region, row.boundaryYear)?.name ?? row.region,
            period: row.period,
            value: row.value ?? {missing: row.missing ?? null}
          }))
        },
        tableOptions: {search: true}
      }
    );
  }

  function saveCard(): void {
    const text = [
      stringify(source.written, {flowCollectionPadding: false}),
      `# ${words.indicatorsInCard}\n${stringify([...source.indicators.values()])
        .trimEnd()
        .replace(/^/gm, "# ")}\n`
    ].join("\n");
    browserEffects.save(`${source.card.id}.yaml`, new Blob([text], {type: "application/yaml"}));
  }
}

/** Digits after the sign that the values of a column need, so that it shows them as they were read; three at most. */
function mostDecimals(rows: readonly Observation[]): number {
  const digits = rows.map(({value}) => /\.(\d+)$/.exec(String(value ?? ""))?.[1]?.length ?? 0);
  return Math.min(
    3,
    digits.reduce((most, count) => (count > most ? count : most), 0)
  );
}
