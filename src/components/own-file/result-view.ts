import type {MapResult} from "../../../loaders/sources/table/map-table.js";
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
import type {OwnSource} from "./draft.js";
import {ProblemList} from "./trouble.js";

const words = ownFile.result;

/** What was read: how much, what stood out, a figure and table of each measure, and the card to keep. */
export function ResultView(result: MapResult, source: OwnSource, regions: RegionIndex): HTMLElement {
  const values = result.observations.filter(({value}) => value !== null);
  const empties = result.observations.length - values.length;
  const count = (items: readonly Observation[], key: (row: Observation) => string): string =>
    formatNumber(new Set(items.map(key)).size, 0);
  return h(
    "section",
    {class: "sh-own-result"},
    h("h2", {}, words.title),
    source.card.access === "restricted" ? Tag(words.privateMark) : null,
    h(
      "p",
      {},
      words.summary(
        formatNumber(values.length, 0),
        count(values, ({region}) => region),
        count(values, ({period}) => period)
      ),
      empties > 0 ? ` ${words.empties(formatNumber(empties, 0))}` : null
    ),
    h("h3", {}, words.questions),
    ProblemList(result.problems),
    [...source.indicators.keys()].map((id) => measureFigure(id)),
    h("h3", {}, words.saveCard),
    h("p", {}, words.cardHelp),
    h("button", {type: "button", class: "sh-button", onclick: saveCard}, words.saveCard)
  );

  function measureFigure(id: string): HTMLElement | null {
    const indicator = source.indicators.get(id);
    const own = result.observations.filter((row) => row.indicator === id);
    const last = own
      .filter(({value}) => value !== null)
      .reduce((latest, {period}) => (period > latest ? period : latest), "");
    const rows = own.filter(({period}) => period === last);
    const first = rows[0];
    if (!indicator || !first) return null;
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
        title: words.figureTitle(indicator.title, period),
        subtitle: indicator.unit,
        label: `${indicator.title}, ${period}: ${formatNumber(named.length, 0)}`,
        level: "description",
        sources: [{publisher: source.card.publisher, title: source.card.title, licence: source.card.licence.title}],
        table: {
          columns: [
            {key: "name", label: words.region, isHeader: true},
            {key: "period", label: words.period, type: "period", grain: first.grain},
            {key: "value", label: words.value, type: "number", unit: indicator.unit}
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
      stringify(source.card),
      `# indicators, for data/catalogue/indicators:\n${stringify([...source.indicators.values()]).replace(/^/gm, "# ")}`
    ].join("\n");
    browserEffects.save(`${source.card.id}.yaml`, new Blob([text], {type: "application/yaml"}));
  }
}
