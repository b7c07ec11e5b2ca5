import {group} from "d3";
import type {AgeFigure} from "../../../loaders/site/ages.js";
import type {ThemePage} from "../../../loaders/site/themes.js";
import {formatNumber, formatPeriod, formatSigned, isNumber} from "../../locale/format.js";
import {themes} from "../../locale/themes.js";
import {h} from "../dom.js";
import {figure} from "../figure.js";
import {usedSources} from "../pages/words.js";
import {RangePlot} from "../system/range-plot.js";
import type {TableData} from "../table-data.js";

const words = themes.ages;

type Card = ThemePage["cards"][number];

/**
 * A figure for each indicator that is counted by age, and for each source that does: every class against what was expected
 * of it before the crisis.
 */
export function AgeFigures({cards, crisis}: Pick<ThemePage, "cards" | "crisis">): HTMLElement | null {
  const split = cards.filter(({ages}) => ages.length > 0);
  if (split.length === 0) return null;
  return h(
    "section",
    {class: "sh-ages"},
    h("h2", {}, words.title),
    h(
      "div",
      {class: "sh-age-figures"},
      split.flatMap((card) =>
        [...group(card.ages, ({source}) => source)].map(([source, ages]) =>
          ageFigure({...card, ages}, crisis.starts.slice(0, 4), source)
        )
      )
    )
  );
}

function ageFigure(card: Card, year: string, source: string): HTMLElement {
  const {indicator, ages} = card;
  const isCount = !indicator.unit.startsWith("%");
  const unit = isCount ? words.percent : words.points;
  const rows = ages.map((age) => rowOf(age, isCount));
  const drawn = rows.filter(({change}) => isNumber(change));
  const label = words.label(indicator.title, formatNumber(ages.length, 0));
  const synthetic = card.sources.some((each) => each.title === source && each.synthetic);
  return figure(
    drawn.length === 0
      ? h("p", {class: "sh-missing"}, words.incomparable)
      : ({width}) =>
          RangePlot(
            drawn.map(({age, change, noise, said}) => ({
              ...{label: age, from: 0, to: change ?? 0, value: said},
              ...(isNumber(change) && isNumber(noise) ? {low: change - noise, high: change + noise} : {})
            })),
            {label, width, base: 0, baseLabel: words.base}
          ),
    {
      title:
        drawn.length === 0
          ? words.figureUnsaid(indicator.title, year)
          : words.figure(indicator.title, drawn.filter(({exceeds}) => exceeds === true).length, drawn.length),
      subtitle: words.subtitle(unit, year),
      label,
      level: "description",
      headingLevel: 3,
      sources: usedSources({sources: card.sources.filter(({title}) => title === source), baseSources: []}, [], {
        grain: ages[0]?.grain ?? "year",
        whole: wholeOf(ages)
      }),
      table: tableOf(rows, card, unit),
      caption: words.note,
      synthetic
    }
  );
}

function wholeOf(ages: readonly AgeFigure[]): [string, string] | null {
  const periods = ages.flatMap(({points}) => points.map(({period}) => period)).sort();
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? [first, last] : null;
}

interface AgeRow {
  age: string;
  period: string;
  value: number | null;
  expected: number | null;
  /** In percent of the expected number, or in percentage points. */
  change: number | null;
  /** Half the width of what chance explains, in the same unit. */
  noise: number | null;
  exceeds: boolean | null;
  said: string;
}

function rowOf({title, grain, decimals, unit, pulse}: AgeFigure, isCount: boolean): AgeRow {
  const {latest, baseline, sinceBaseline} = pulse;
  const scale = isCount ? (baseline === null || baseline.expected === 0 ? null : 100 / baseline.expected) : 1;
  const change = sinceBaseline === null || scale === null ? null : sinceBaseline.difference * scale;
  const noise = sinceBaseline?.noise == null || scale === null ? null : sinceBaseline.noise * scale;
  return {
    ...{age: title, period: formatPeriod(latest.period, grain), value: latest.value, change, noise},
    expected: baseline?.expected ?? null,
    exceeds: sinceBaseline?.exceedsNoise ?? null,
    said: words.said(formatSigned(change, 1), isCount, formatNumber(latest.value, decimals), unit.startsWith("%"))
  };
}

function tableOf(rows: readonly AgeRow[], {indicator}: Card, unit: string): TableData {
  const {decimals} = indicator;
  return {
    columns: [
      {key: "age", label: words.age, isHeader: true},
      {key: "period", label: words.period},
      {key: "value", label: words.value, type: "number", unit: indicator.unit, decimals},
      {key: "expected", label: words.expected, type: "number", unit: indicator.unit, decimals},
      {key: "change", label: words.change, type: "number", unit, decimals: 1},
      {key: "chance", label: words.chance}
    ],
    rows: rows.map(({exceeds, age, period, value, expected, change}) => ({
      ...{age, period, value, expected, change},
      chance: exceeds === null ? words.unknown : exceeds ? words.yes : words.no
    }))
  };
}
