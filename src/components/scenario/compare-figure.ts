import {formatNumber, formatSigned} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {labelOf} from "../system/natural.js";
import type {Column, Row} from "../table-data.js";
import type {RegionOutcome} from "../workers/scenario-tasks.js";
import type {FigureSpec} from "./figure-place.js";
import {signedRoughly} from "./headline.js";
import type {ScenarioView} from "./scenario-data.js";
import {tableFigure} from "./table-figure.js";

const words = scenarioFigures.compare;

/** Every variant of the publication in the chosen municipality, side by side and never averaged. */
export function compareFigure(view: ScenarioView): FigureSpec | null {
  const {publication, variants, region, system} = view;
  if (publication.variants.length < 2) return null;
  const care = [...new Set(view.outcome.result.care.map(({variable}) => variable))];
  const columns: Column[] = [
    {key: "variant", label: words.columns.variant, isHeader: true},
    {key: "year", label: words.columns.year},
    {key: "jobs", label: words.columns.jobs},
    {key: "unemployment", label: words.columns.unemployment, unit: "%"},
    {key: "ww", label: words.columns.ww},
    {key: "bijstand", label: words.columns.bijstand},
    ...care.map((id) => ({key: id, label: labelOf(system, id), unit: words.persons}))
  ];
  const rows = publication.variants.map(({id, label}): Row => {
    const outcome = variants.get(id);
    return {variant: label, ...(outcome === undefined ? missingRow(columns) : rowOf(outcome))};
  });
  const last = publication.variants.flatMap(({cells}) => cells.map(({year}) => year));
  return tableFigure(
    view,
    {columns, rows},
    {
      ...{title: words.title(region.name), subtitle: words.subtitle(String(Math.max(...last)))},
      ...{label: words.label(region.name), caption: words.caption}
    }
  );
}

const missingRow = (columns: readonly Column[]): Row =>
  Object.fromEntries(columns.slice(1).map(({key}) => [key, {missing: words.noUnemployment}]));

export interface Spread {
  value: number;
  low: number;
  high: number;
}

/** "−3.830 (−4.500 tot −3.170)"; only the middle before the draws are there. */
export function withBand({value, low, high}: Spread, write: (value: number) => string): string {
  const isBand = high > low;
  return isBand ? words.band(write(value), write(low), write(high)) : write(value);
}

function rowOf({result, years}: RegionOutcome): Row {
  const last = years.at(-1)?.year ?? 0;
  const now = <T extends {period: string}>(list: readonly T[]): T[] =>
    list.filter(({period}) => period === String(last));
  const [unemployment] = now(result.unemployment);
  return {
    year: String(last),
    jobs: withBand({...result.jobs, value: result.jobs.change}, signedRoughly),
    unemployment: unemployment === undefined ? null : withBand(unemployment, (value) => formatNumber(value, 1)),
    ...Object.fromEntries(now(result.benefits).map((each) => [each.benefit, withBand(each, signedRoughly)])),
    ...Object.fromEntries(
      now(result.care).map((each) => [
        each.variable,
        each.absolute === null
          ? withBand(each, (value) => formatSigned(value, 2))
          : withBand(each.absolute, signedRoughly)
      ])
    )
  };
}
