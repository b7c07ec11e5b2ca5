import * as Plot from "@observablehq/plot";
import {extent} from "d3";
import {formatBare, formatMissing, formatPeriod, isNumber, tickNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {nextPeriod, parseDay} from "../locale/period.js";
import {accessibleSvg} from "./accessible-svg.js";
import {h, s} from "./dom.js";
import {seriesColour, seriesDash} from "./series-colour.js";
import {timeTicks} from "./time-axis.js";
import {layoutAnnotations} from "./trend-annotations.js";
import {marginFor, placeEndLabels, type EndLabel} from "./trend-labels.js";
import {baselineMarks, gapMark, lineMarks, segmentsOf, shaded, valueAxis} from "./trend-marks.js";
import {gapNotes, trendNotes} from "./trend-notes.js";
import {chartReadout, type ReadoutStop} from "./trend-readout.js";
import {gapsOf, runsOf, type Drawn} from "./trend-segments.js";
import type {Segment} from "./label-layout.js";
import type {StraightLine} from "./trend-line.js";
import type {BaselineLevel, Grain, Series, SeriesBreak, TimelineEvent} from "./types.js";

export interface TrendOptions {
  grain: Grain;
  /** Accessible name. */
  label: string;
  unit?: string;
  decimals?: number;
  width?: number;
  height?: number;
  baseline?: BaselineLevel | null;
  breaks?: readonly SeriesBreak[];
  events?: readonly TimelineEvent[];
  /** Start the axis at zero whatever the values. */
  zero?: boolean;
  /** From straightLine(): drawn thin, never reported. */
  straightLine?: StraightLine | null;
}

const LANE = 18;
const BOTTOM = 30;

/**
 * Series over time. Lines stop at gaps and breaks; figures that can still change are dashed; labels stand beside the
 * lines (up to five) and never on top of anything; every oddity is also said in words under the chart.
 */
export function Trend(series: readonly Series[], options: TrendOptions): HTMLElement {
  const {grain, label, unit = "", decimals, width = 640, baseline, breaks = [], events = []} = options;
  const lines = series.map((each, index) => ({
    series: each,
    runs: runsOf(each, grain, breaks),
    colour: seriesColour(each, index),
    dash: seriesDash(index)
  }));
  const drawn = lines.flatMap(({runs}) => runs.flat());
  const [firstPeriod, lastPeriod] = extent(series.flatMap(({points}) => points.map(({period}) => period)));
  if (drawn.length === 0 || !firstPeriod || !lastPeriod) return empty(series, grain);

  const from = parseDay(firstPeriod);
  const to = parseDay(nextPeriod(lastPeriod, grain));
  const [low, high, yTicks] = valueAxis(drawn, options);
  const tickText = yTicks.map((tick, index) => tickNumber(unit)(tick, index, yTicks));
  const direct = series.length <= 5;
  const straight = options.straightLine ?? null;
  const narrow = width < 480;
  const names = direct ? series.map((each) => each.label) : [];
  const baselineText = baseline ? nl.chart.beforeCrisis : null;
  const marginRight =
    16 +
    marginFor(
      [
        ...(series.length > 1 || baseline ? names : []),
        ...(baselineText ? [baselineText] : []),
        ...(straight ? [nl.chart.straightLine] : [])
      ],
      narrow ? 92 : 170
    );
  const marginLeft = 10 + marginFor(tickText, 110);
  const right = width - marginRight;
  const toX = (date: Date): number =>
    marginLeft + ((date.getTime() - from.getTime()) / (to.getTime() - from.getTime())) * (right - marginLeft);
  const layout = layoutAnnotations(breaks, events, {grain, from, to, x: toX, left: marginLeft, right: width - 4});
  const marginTop = 14 + layout.lanes * LANE;
  const height = (options.height ?? (narrow ? 240 : 300)) + layout.lanes * LANE;
  const bottom = height - BOTTOM;
  const ticks = timeTicks(firstPeriod, lastPeriod, grain, right - marginLeft);

  const svg = Plot.plot({
    width,
    height,
    marginTop,
    marginRight,
    marginBottom: BOTTOM,
    marginLeft,
    className: "sh-plot",
    x: {type: "utc", domain: [from, to], axis: null},
    y: {domain: [low, high], axis: null},
    marks: [
      Plot.gridY(yTicks, {stroke: "var(--sh-rule)", strokeOpacity: 1}),
      Plot.rect(shaded(events, from, to), {
        x1: "from",
        x2: "to",
        y1: () => low,
        y2: () => high,
        fill: "var(--sh-rule)",
        fillOpacity: 0.45
      }),
      baselineMarks(baseline, from, to),
      lines.flatMap(({runs, colour}) =>
        runs.map((run) =>
          Plot.areaY(
            run.filter((point) => point.low !== null && point.high !== null),
            {
              x: "date",
              y1: "low",
              y2: "high",
              fill: colour,
              fillOpacity: 0.14
            }
          )
        )
      ),
      options.straightLine
        ? Plot.line([options.straightLine.from, options.straightLine.to], {
            x: "date",
            y: "value",
            stroke: "var(--sh-ink-soft)",
            strokeWidth: 1,
            strokeDasharray: "1 3"
          })
        : null,
      Plot.ruleY(low < 0 && high > 0 ? [low, 0] : [low], {
        stroke: (value: number) => (value === 0 ? "var(--sh-ink-soft)" : "var(--sh-rule-strong)")
      }),
      lines.flatMap(({series: each, runs, colour, dash}) => lineMarks(each, runs, colour, direct ? null : dash)),
      Plot.axisX(
        ticks.map(({date}) => date),
        {
          tickFormat: (_: Date, index: number) => ticks[index]?.label ?? "",
          tickSize: 4,
          label: null,
          fontSize: 12,
          fill: "var(--sh-ink-soft)",
          stroke: "var(--sh-rule-strong)"
        }
      ),
      Plot.axisY(yTicks, {
        tickFormat: (_: number, index: number) => tickText[index] ?? "",
        tickSize: 0,
        label: null,
        fontSize: 12,
        fill: "var(--sh-ink-soft)"
      })
    ]
  }) as SVGSVGElement;
  svg.classList.add("sh-chart");

  const toY = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - marginTop);
  const place = (point: Drawn): [number, number] => [toX(point.date), toY(point.value)];
  svg.append(drawAnnotations());
  const gaps = lines.map((line) => ({series: line.series, gaps: gapsOf(line.series, grain), colour: line.colour}));
  svg.append(
    s(
      "g",
      {class: "sh-gaps"},
      gaps.flatMap((each) => each.gaps.map(({period}) => gapMark(middleX(period), bottom)))
    )
  );
  svg.append(drawEndLabels());
  accessibleSvg(svg, label);

  const box = h("div", {class: "sh-trend-box"}, svg);
  const readout = chartReadout(svg, stops(), {
    title: label,
    plot: {left: marginLeft, right, top: marginTop, bottom, width, height}
  });
  box.append(...readout.slice(0, 1));
  const notes = [
    ...trendNotes({
      series,
      drawn,
      baseline: baseline ?? null,
      hasStraightLine: Boolean(options.straightLine),
      unit,
      decimals,
      runs: lines.map(({runs}) => runs)
    }),
    ...(gaps.some((each) => each.gaps.length > 0) ? [nl.chart.gapMark] : []),
    ...gapNotes(gaps, grain, series.length > 1),
    ...layout.notes
  ];
  return h(
    "div",
    {class: "sh-trend"},
    direct ? null : legend(),
    box,
    readout.slice(1),
    notes.length > 0
      ? h(
          "ul",
          {class: "sh-chart-notes"},
          notes.map((note) => h("li", {}, sentence(note)))
        )
      : null
  );

  function middleX(period: string): number {
    return (toX(parseDay(period)) + toX(parseDay(nextPeriod(period, grain)))) / 2;
  }

  function drawAnnotations(): SVGGElement {
    return s(
      "g",
      {class: "sh-annotations"},
      layout.annotations.map(({kind, date, mark, lane, start}) => {
        const x = toX(date);
        const top = marginTop - 8 - (lane + 1) * LANE + 4;
        return s(
          "g",
          {class: `sh-annotation sh-annotation-${kind}`},
          s("line", {x1: x, x2: x, y1: top, y2: kind === "break" ? bottom : marginTop, class: "sh-annotation-line"}),
          s("text", {x: start, y: top + 11, "data-label": mark, "font-size": 12, "text-anchor": "start"}, mark)
        );
      })
    );
  }

  function drawEndLabels(): SVGGElement {
    const wanted: EndLabel[] = [];
    if (direct && (series.length > 1 || baseline))
      for (const {series: each, runs, colour} of lines) {
        const end = runs.at(-1)?.at(-1);
        if (end) wanted.push({text: each.label, colour, x: toX(end.date), y: toY(end.value), bold: !each.isReference});
      }
    if (baseline && baselineText)
      wanted.push({text: baselineText, colour: "var(--sh-ink-soft)", x: right, y: toY(baseline.level)});
    if (straight)
      wanted.push({
        text: nl.chart.straightLine,
        colour: "var(--sh-ink-soft)",
        x: toX(straight.to.date),
        y: toY(straight.to.value)
      });
    // A line whose last period is the chart's last ends half a period before the edge.
    const edge = Math.max(...drawn.map(({date}) => toX(date)));
    const atEdge = wanted.map((each) => (each.x >= edge - 1 ? {...each, x: right} : each));
    const segments = lines.flatMap(({runs}) => runs.flatMap((run) => segmentsOf(run.map(place))));
    if (straight)
      segments.push([toX(straight.from.date), toY(straight.from.value), toX(straight.to.date), toY(straight.to.value)]);
    for (const {date, kind} of layout.annotations)
      if (kind === "break") segments.push([toX(date), marginTop, toX(date), bottom]);
    if (baseline) segments.push([marginLeft, toY(baseline.level), right, toY(baseline.level)]);
    const placed = placeEndLabels(atEdge, {
      plot: {x1: marginLeft, y1: marginTop, x2: right, y2: bottom - 12},
      margin: marginRight - 16,
      segments,
      grid: yTicks.map((tick): Segment => [marginLeft, toY(tick), right, toY(tick)])
    });
    return s(
      "g",
      {class: "sh-end-labels"},
      placed.map(({lines: rows, left, top, colour, leader, bold, text}, index) => [
        leader ? s("path", {d: `M${leader[0]},${leader[1]}L${leader[2]},${leader[3]}`, class: "sh-leader"}) : null,
        s(
          "text",
          {
            "data-label": `${text}#${index}`,
            "font-size": 13,
            "text-anchor": "start",
            "font-weight": bold ? 600 : 400,
            fill: colour
          },
          rows.map((row, line) => s("tspan", {x: left, y: top + line * 15}, row))
        )
      ])
    );
  }

  function stops(): ReadoutStop[] {
    const periods = [...new Set(series.flatMap(({points}) => points.map(({period}) => period)))].sort();
    return periods.map((period) => {
      const values = series.map((each) => ({each, point: each.points.find((point) => point.period === period)}));
      const words = values.flatMap(({each, point}) => {
        if (!point) return [];
        const name = series.length > 1 ? `${each.label} ` : "";
        if (!isNumber(point.value)) return [`${name}${formatMissing(point.missing)}`];
        const status =
          point.status && point.status !== "definitive" && point.status !== "synthetic"
            ? ` (${nl.status[point.status]})`
            : "";
        const range =
          isNumber(point.low) && isNumber(point.high)
            ? `, ${nl.interval.between(formatBare(point.low, {unit, decimals}), formatBare(point.high, {unit, decimals}))}`
            : "";
        return [`${name}${formatBare(point.value, {unit, decimals})}${range}${status}`];
      });
      const ys = values.flatMap(({point}) => (isNumber(point?.value) ? [toY(point.value)] : []));
      return {x: middleX(period), ys, text: `${formatPeriod(period, grain)}: ${words.join("; ")}`};
    });
  }

  function legend(): HTMLElement {
    return h(
      "ul",
      {class: "sh-legend", "aria-label": nl.chart.legend},
      lines.map(({series: each, colour, dash}) =>
        h(
          "li",
          {},
          s(
            "svg",
            {width: 26, height: 10, "aria-hidden": "true"},
            s("line", {x1: 0, x2: 26, y1: 5, y2: 5, stroke: colour, "stroke-width": 2.5, "stroke-dasharray": dash})
          ),
          ` ${each.label}`
        )
      )
    );
  }
}

function empty(series: readonly Series[], grain: Grain): HTMLElement {
  const gaps = series.map((each) => ({series: each, gaps: gapsOf(each, grain), colour: ""}));
  const notes = gapNotes(gaps, grain, series.length > 1);
  return h(
    "div",
    {class: "sh-trend sh-empty"},
    h("p", {}, nl.chart.allMissing),
    notes.length > 0
      ? h(
          "ul",
          {class: "sh-chart-notes"},
          notes.map((note) => h("li", {}, sentence(note)))
        )
      : null
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
