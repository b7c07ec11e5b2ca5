import type {BacktestFile} from "../../../../loaders/site/scenario-backtest.js";
import type {BacktestRow} from "../../../models/scenario/backtest.js";
import {backtestPage as words} from "../../../locale/backtest.js";
import {formatNumber, formatPercentagePoints, formatPeriod} from "../../../locale/format.js";
import {h} from "../../dom.js";
import {figure} from "../../figure.js";
import {DotRows} from "./dot-rows.js";

export type BacktestMeasure = "unemployment" | "growth";

export interface HeldRow extends BacktestRow {
  name: string;
  /** When it was published and the variant: short enough for a drawing. */
  short: string;
}

/** Every figure of every publication, the oldest publication first. */
export function heldRows({publications}: Pick<BacktestFile, "publications">, measure: BacktestMeasure): HeldRow[] {
  return publications.flatMap(({title, published, variants}) =>
    variants.flatMap((variant) =>
      variant[measure].rows.map((row) => ({
        ...row,
        name: words.national.row(title, formatPeriod(published, "month", {short: true}), variant.label),
        short: `${formatPeriod(published, "month", {short: true})}, ${variant.label.charAt(0).toLowerCase()}${variant.label.slice(1)}`
      }))
    )
  );
}

export interface NationalScore {
  all: number;
  /** Rows on the side a crisis makes one fear: unemployment above, growth below what happened. */
  worse: number;
  mae: number;
  inside: number;
}

/** Over the rows that count; null without any. */
export function nationalScore(rows: readonly BacktestRow[], measure: BacktestMeasure): NationalScore | null {
  const counted = rows.filter(({leftOut}) => leftOut === null);
  if (counted.length === 0) return null;
  const errors = counted.map(({error}) => error ?? 0);
  return {
    all: counted.length,
    worse: errors.filter((error) => (measure === "unemployment" ? error > 0 : error < 0)).length,
    mae: errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length,
    inside: counted.filter(({low, high, realised}) => realised !== null && low <= realised && realised <= high).length
  };
}

export function NationalFigure(rows: readonly HeldRow[], score: NationalScore, measure: BacktestMeasure): HTMLElement {
  const {national, sources} = words;
  const all = formatNumber(score.all, 0);
  const mean = formatPercentagePoints(score.mae, 1);
  const label = national.label(all, mean);
  const {columns} = national;
  const number = (key: "projected" | "low" | "high" | "realised" | "error") => ({
    ...{key, label: columns[key], type: "number" as const, decimals: 1},
    unit: key === "error" ? "procentpunt" : "%"
  });
  const legend = h(
    "ul",
    {class: "sh-legend"},
    h("li", {}, h("span", {class: "sh-dot-key sh-dot-key-value", "aria-hidden": "true"}), national.projected),
    h("li", {}, h("span", {class: "sh-dot-key sh-dot-key-reference", "aria-hidden": "true"}), national.realised),
    rows.some(({leftOut}) => leftOut === "to-be-verified")
      ? h("li", {}, h("span", {class: "sh-dot-key sh-dot-key-muted", "aria-hidden": "true"}), national.unsure)
      : null
  );
  const drawn = rows.map(({short, period, projected, realised, leftOut}) => ({
    ...{label: `${period}: ${short}`, value: projected, reference: realised},
    isMuted: leftOut !== null
  }));
  return figure(({width}) => h("div", {}, legend, DotRows(drawn, {width, label})), {
    title: national.titles[measure](formatNumber(score.worse, 0), all),
    ...{subtitle: national.subtitles[measure], label, level: "description", caption: national.caption, headingLevel: 3},
    sources: [sources.publications, {publisher: sources.realised.publisher, table: sources.realised.table[measure]}],
    table: {
      columns: [
        {key: "row", label: columns.row, isHeader: true},
        {key: "year", label: columns.year},
        ...(["projected", "low", "high", "realised", "error"] as const).map(number),
        {key: "counts", label: columns.counts}
      ],
      rows: rows.map(({name, period, projected, low, high, realised, error, leftOut}) => ({
        ...{row: name, year: period, projected, low, high},
        realised: realised ?? {missing: national.counts["not-realised"]},
        error: error ?? {missing: national.counts["not-realised"]},
        counts: national.counts[leftOut ?? "yes"]
      }))
    },
    tableOptions: {limit: 60}
  });
}
