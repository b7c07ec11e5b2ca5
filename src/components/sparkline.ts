import {extent, line, scaleLinear} from "d3";
import {formatBare, formatPeriod} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {nextPeriod, parseDay} from "../locale/period.js";
import {s} from "./dom.js";
import {lineParts, runsOf} from "./trend-segments.js";
import type {BaselineLevel, Grain, Point, SeriesBreak} from "./types.js";

export interface SparklineOptions {
  grain: Grain;
  /** What it is about, for the accessible name. */
  title: string;
  unit?: string | undefined;
  decimals?: number | undefined;
  token?: string | undefined;
  width?: number;
  height?: number;
  baseline?: BaselineLevel | null | undefined;
  breaks?: readonly SeriesBreak[] | undefined;
}

/** A line the size of a word: level before the crisis dashed, breaks as short lines, last point marked. No text in it. */
export function Sparkline(points: readonly Point[], options: SparklineOptions): SVGSVGElement {
  const {grain, title, unit, decimals, token = "accent", width = 260, height = 56, baseline, breaks = []} = options;
  const svg = s("svg", {class: "sh-sparkline", viewBox: `0 0 ${width} ${height}`, width, height, role: "img"});
  const runs = runsOf({id: "", label: title, points}, grain, breaks);
  const drawn = runs.flat();
  const first = drawn[0];
  const last = drawn.at(-1);
  const periods = points.map(({period}) => period).sort();
  const [start, end] = [periods[0], periods.at(-1)];
  if (!first || !last || !start || !end) {
    svg.setAttribute("aria-label", `${title}: ${nl.chart.allMissing}`);
    return svg;
  }
  svg.setAttribute(
    "aria-label",
    nl.card.sparkline(
      title,
      formatPeriod(first.period, grain),
      formatPeriod(last.period, grain),
      formatBare(first.value, {unit, decimals}),
      formatBare(last.value, {unit, decimals})
    )
  );
  const [low = 0, high = 1] = extent([...drawn.map(({value}) => value), ...(baseline ? [baseline.level] : [])]);
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height - 6, 6]);
  const x = scaleLinear([parseDay(start).getTime(), parseDay(nextPeriod(end, grain)).getTime()], [3, width - 3]);
  const path = line<{date: Date; value: number}>(
    ({date}) => x(date),
    ({value}) => y(value)
  );
  const stroke = `var(--sh-${token})`;
  svg.append(
    ...(baseline
      ? [s("line", {class: "sh-spark-baseline", x1: 3, x2: width - 3, y1: y(baseline.level), y2: y(baseline.level)})]
      : []),
    ...breaks
      .filter(({starts}) => starts > start && starts <= end)
      .map(({starts}) =>
        s("line", {class: "sh-spark-break", x1: x(parseDay(starts)), x2: x(parseDay(starts)), y1: 2, y2: height - 2})
      ),
    ...runs.flatMap((run) => [
      ...lineParts(run).map((part) =>
        s("path", {
          d: path(part.points),
          fill: "none",
          stroke,
          "stroke-width": 2,
          "stroke-linejoin": "round",
          "stroke-dasharray": part.provisional ? "4 3" : null
        })
      ),
      ...(run.length === 1 && run[0]
        ? [s("circle", {cx: x(run[0].date), cy: y(run[0].value), r: 2, fill: stroke})]
        : [])
    ]),
    s("circle", {cx: x(last.date), cy: y(last.value), r: 3.5, fill: stroke})
  );
  return svg;
}
