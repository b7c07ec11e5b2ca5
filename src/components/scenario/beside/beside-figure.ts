import {formatNumber} from "../../../locale/format.js";
import {scenarioBeside as words} from "../../../locale/scenario-beside.js";
import {scenarioFigures} from "../../../locale/scenario-figures.js";
import {DataTable} from "../../data-table.js";
import {h} from "../../dom.js";
import {RangePlot, type RangeRow} from "../../system/range-plot.js";
import type {FigureSpec} from "../figure-place.js";
import {scenarioSources} from "../scenario-sources.js";
import {tableFigure} from "../table-figure.js";
import {besideTable, type BesideItem} from "./beside-rows.js";

/** Scenarios side by side: unemployment in the last year they share as bars with margins, and a table of everything. */
export function besideFigure([chosen, ...others]: readonly [BesideItem, ...BesideItem[]]): FigureSpec {
  const items = [chosen, ...others];
  const {context} = chosen;
  const {region} = context;
  const table = besideTable(items);
  const label = words.label(region.name, items.map(({name}) => name).join("; "));
  const title = words.title(region.name, formatNumber(items.length, 0));
  const year = sharedYear(items);
  const bars = year === null ? [] : items.flatMap((item) => barOf(item, year));
  const before = context.facts.unemployment[context.at] ?? 0;
  const base = words.base(String(context.publication.baseYear), formatNumber(before, 1));
  const sources = items.flatMap((item) => scenarioSources(item.context, {care: true}));
  return {
    ...tableFigure(context, table, {
      ...{title, label, caption: words.caption},
      subtitle: words.subtitle(bars.length > 1 ? year : null),
      sources: [...new Map(sources.map((source) => [JSON.stringify(source), source])).values()],
      synthetic: items.some((item) => item.context.file.synthetic)
    }),
    body: ({width}) =>
      h(
        "div",
        {class: "sh-scenario-beside-body"},
        bars.length > 1 ? RangePlot(bars, {label, width: Math.min(width, 860), base: before, baseLabel: base}) : null,
        DataTable(table, {caption: title, hideCaption: true})
      )
  };
}

/** The last year that all projected scenarios have; null when there is none. */
function sharedYear(items: readonly BesideItem[]): string | null {
  const known = items.flatMap(({outcome}) => outcome ?? []);
  const periods = known.map(({result}) => result.unemployment.map(({period}) => period));
  const shared = (periods[0] ?? []).filter((period) => periods.every((each) => each.includes(period)));
  return shared.at(-1) ?? null;
}

function barOf({name, outcome, context}: BesideItem, year: string): RangeRow[] {
  const found = outcome?.result.unemployment.find(({period}) => period === year);
  if (found === undefined) return [];
  const {value, low, high} = found;
  const write = (number: number): string => formatNumber(number, 1);
  const hasBand = high > low;
  return [
    {
      ...{label: name, from: context.facts.unemployment[context.at] ?? 0, to: value},
      ...(hasBand ? {low, high} : {}),
      value: hasBand ? scenarioFigures.compare.band(write(value), write(low), write(high)) : write(value)
    }
  ];
}
