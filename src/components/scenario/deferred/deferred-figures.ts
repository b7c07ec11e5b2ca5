import type {DeferredBands} from "../../../models/scenario/deferred-bands.js";
import type {ReferralRow} from "../../../models/scenario/deferred-care.js";
import type {ForecastScores} from "../../../models/scenario/forecast-score.js";
import {deferredCare as words} from "../../../locale/deferred-care.js";
import {formatNumber, formatPercent, isNumber} from "../../../locale/format.js";
import {h} from "../../dom.js";
import {figure, type FigureOptions} from "../../figure.js";
import type {Column} from "../../table-data.js";
import type {Source} from "../../types.js";
import {partNames} from "./parts.js";
import {PeriodPlot, StackedBars} from "./period-plot.js";

/** All a figure of this page needs. */
export interface DeferredResult {
  rows: readonly ReferralRow[];
  outcome: DeferredBands;
  scores: ForecastScores;
  shares: readonly number[];
  /** Weeks in a period. */
  weeks: number;
  sources: readonly Source[];
  filters: FigureOptions["filters"];
}

const people = (value: number | null | undefined): string => formatNumber(value, 0);
const perPeriod: Column = {key: "period", label: words.gap.period, isHeader: true};
const number = (key: string, label: string, decimals = 0): Column => ({key, label, type: "number", decimals});

/** Number of periods that are known; those after it are to come. */
export const knownOf = (rows: readonly ReferralRow[]): number =>
  rows.filter(({referrals}) => referrals !== null).length;

/** The gap by period, in the parts chosen; only of periods that are known. */
export function gapsOf({rows, outcome: {middle}, shares}: DeferredResult): {layers: number[][]; total: number} {
  const known = knownOf(rows);
  const gap = rows.slice(0, known).map(({expected}, at) => {
    const first = (middle.registered[at] ?? 0) - (middle.returned[at] ?? 0);
    return Math.max(0, expected - first);
  });
  return {
    layers: shares.map((share) => gap.map((value) => (value * share) / 100)),
    total: gap.reduce((sum, value) => sum + value, 0)
  };
}

const common = ({sources, filters}: DeferredResult): Pick<FigureOptions, "level" | "sources" | "filters"> => ({
  ...{level: "model" as const, sources},
  ...(filters === undefined ? {} : {filters})
});

export function GapFigure(result: DeferredResult): HTMLElement {
  const {rows} = result;
  const {layers, total} = gapsOf(result);
  const known = rows.slice(0, knownOf(rows));
  const periods = known.map(({period}) => period);
  const named = partNames.map((name, at) => ({name: words.short[name], values: layers[at] ?? []}));
  const sums = named.map(({name, values}) => words.lede.part(people(values.reduce((a, b) => a + b, 0)), name));
  const label = words.gap.label(people(total), sums.join(", "));
  const legend = h(
    "ul",
    {class: "sh-legend"},
    named.map(({name}, at) =>
      h("li", {}, h("span", {class: `sh-stack-key sh-stack-${at}`, "aria-hidden": "true"}), name)
    )
  );
  return figure(({width}) => h("div", {}, legend, StackedBars(periods, named, {width, label})), {
    ...common(result),
    ...{title: words.gap.title(people(total)), subtitle: words.gap.subtitle, label, caption: words.caption},
    table: {
      columns: [
        perPeriod,
        number("referrals", words.gap.referrals),
        number("expected", words.gap.expected),
        ...partNames.map((name) => number(name, words.short[name], 1))
      ],
      rows: known.map(({period, referrals, expected}, at) => ({
        ...{period, referrals, expected},
        ...Object.fromEntries(partNames.map((name, layer) => [name, layers[layer]?.[at] ?? 0]))
      }))
    }
  });
}

export function WaveFigure(result: DeferredResult): HTMLElement {
  const {rows, outcome} = result;
  const {arrivals, returned, postponed, periods} = outcome.middle;
  const at = peakOf(arrivals);
  const [peak, when] = [people(arrivals[at]), words.when(periods[at] ?? "")];
  const label = words.wave.label(peak, when);
  const {low, high} = outcome.bands.arrivals;
  const lines = [
    {name: words.wave.arrivals, values: arrivals, isMain: true, band: {low, high}},
    {name: words.wave.expected, values: rows.map(({expected}) => expected)}
  ];
  const {columns} = words.wave;
  return figure(({width}) => PeriodPlot(periods, lines, {width, label, known: knownOf(rows)}), {
    ...common(result),
    ...{title: words.wave.title(peak, when), subtitle: words.wave.subtitle, label},
    table: {
      columns: [
        perPeriod,
        number("arrivals", columns.arrivals),
        number("low", columns.low),
        number("high", columns.high),
        number("expected", columns.expected),
        number("returned", words.wave.returned, 1),
        number("postponed", words.wave.postponed, 1)
      ],
      rows: rows.map(({period, expected}, index) => ({
        ...{period, expected, arrivals: arrivals[index] ?? null, low: low[index] ?? null, high: high[index] ?? null},
        ...{returned: returned[index] ?? null, postponed: postponed[index] ?? null}
      }))
    }
  });
}

export function QueueFigure(result: DeferredResult): HTMLElement {
  const {rows, outcome, weeks} = result;
  const {wait, waiting, treated, periods} = outcome.middle;
  const inWeeks = (values: readonly (number | null)[]): (number | null)[] =>
    values.map((value) => (isNumber(value) ? value * weeks : null));
  const values = inWeeks(wait);
  const [low, high] = [inWeeks(outcome.bands.wait.low), inWeeks(outcome.bands.wait.high)];
  const at = peakOf(values);
  const peak = formatNumber(values[at], 1);
  const label = words.queue.label(peak, words.when(periods[at] ?? ""));
  const {columns} = words.queue;
  const lines = [{name: words.queue.wait, values, isMain: true, band: {low, high}}];
  return figure(({width}) => PeriodPlot(periods, lines, {width, label, known: knownOf(rows)}), {
    ...common(result),
    title: isNumber(values[at]) ? words.queue.title(peak) : words.queue.none,
    ...{subtitle: words.queue.subtitle, label},
    table: {
      columns: [
        perPeriod,
        {...number("wait", columns.wait, 1), unit: words.queue.weeks},
        {...number("low", columns.low, 1), unit: words.queue.weeks},
        {...number("high", columns.high, 1), unit: words.queue.weeks},
        number("waiting", columns.waiting),
        number("treated", columns.treated)
      ],
      rows: rows.map(({period}, index) => ({
        ...{period, wait: values[index] ?? null, low: low[index] ?? null, high: high[index] ?? null},
        ...{waiting: waiting[index] ?? null, treated: treated[index] ?? null}
      }))
    }
  });
}

/** Forecasts beside what came, with what they were worth in words. */
export function ScoreFigure(result: DeferredResult): HTMLElement[] {
  const {scores} = result;
  const {forecasts, counted} = scores;
  if (counted === 0) return [h("p", {}, words.score.nothing)];
  const inside = forecasts.filter(({isInside}) => isInside === true).length;
  const [mae, naive] = [formatNumber(scores.mae, 1), formatNumber(scores.naive.mae, 1)];
  const label = words.score.label(mae, naive);
  const {columns} = words.score;
  const lines = [
    {
      ...{name: words.score.forecast, values: forecasts.map(({forecast}) => forecast), isMain: true},
      band: {low: forecasts.map(({low}) => low), high: forecasts.map(({high}) => high)}
    },
    {name: words.score.realised, values: forecasts.map(({realised}) => realised), isDots: true}
  ];
  const shown = figure(
    ({width}) =>
      PeriodPlot(
        forecasts.map(({period}) => period),
        lines,
        {width, label}
      ),
    {
      ...common(result),
      title: words.score.title(formatNumber(inside, 0), formatNumber(counted, 0)),
      ...{subtitle: words.score.subtitle, label, caption: words.score.explainedMore},
      table: {
        columns: [
          {key: "period", label: columns.period, isHeader: true},
          ...(["forecast", "low", "high", "realised", "error", "naive"] as const).map((key) =>
            number(key, columns[key], 1)
          ),
          {key: "inside", label: columns.inside},
          number("interval", columns.interval, 1),
          number("crps", columns.crps, 1)
        ],
        rows: forecasts.map(({period, forecast, low, high, realised, error, naive: plain, isInside, ...own}) => ({
          ...{period, forecast, low, high, realised: realised ?? {missing: words.score.next}},
          ...{error: error ?? {missing: words.score.next}, naive: plain},
          inside: isInside === null ? words.score.next : isInside ? words.score.yes : words.score.no,
          interval: own.intervalScore ?? {missing: words.score.next},
          crps: own.crps ?? {missing: words.score.next}
        }))
      }
    }
  );
  return [shown, h("p", {}, scoreWords(scores).join(" "))];
}

function scoreWords({mae, naive, bias, coverage, level, skill, counted}: ForecastScores): string[] {
  const size = formatNumber(Math.abs(bias ?? 0), 1);
  return [
    words.score.mae(formatNumber(mae, 1), formatNumber(naive.mae, 1)),
    !/[1-9]/.test(size)
      ? words.score.bias.none
      : (bias ?? 0) > 0
        ? words.score.bias.high(size)
        : words.score.bias.low(size),
    words.score.coverage(formatPercent((coverage ?? 0) * 100, 0), formatPercent(level * 100, 0)),
    ...(skill === null
      ? []
      : [(skill >= 0 ? words.score.skill.better : words.score.skill.worse)(formatPercent(Math.abs(skill) * 100, 0))]),
    ...(counted < 8 ? [words.score.few(formatNumber(counted, 0))] : [])
  ];
}

/** Where the largest value stands. */
export function peakOf(values: readonly (number | null)[]): number {
  let best = 0;
  values.forEach((value, at) => {
    if (isNumber(value) && value > (values[best] ?? -Infinity)) best = at;
  });
  return best;
}
