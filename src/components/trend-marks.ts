import * as Plot from "@observablehq/plot";
import {extent, nice, ticks as numericTicks} from "d3";
import {isNumber} from "../locale/format.js";
import {parseDay} from "../locale/period.js";
import {s} from "./dom.js";
import type {Segment} from "./label-layout.js";
import type {StraightLine} from "./trend-line.js";
import {lineParts, type Drawn} from "./trend-segments.js";
import type {BaselineLevel, Series, TimelineEvent} from "./types.js";

/** Bounds and ticks of the value axis. Near zero it starts at zero; so little movement that it would look like much is not magnified. */
export function valueAxis(
  drawn: readonly Drawn[],
  {baseline, zero, straightLine}: {baseline?: BaselineLevel | null; zero?: boolean; straightLine?: StraightLine | null}
): [number, number, number[]] {
  const values = drawn.flatMap(({value, low, high}) => [value, low ?? value, high ?? value]);
  if (baseline) values.push(baseline.level, baseline.low ?? baseline.level, baseline.high ?? baseline.level);
  if (straightLine) values.push(straightLine.from.value, straightLine.to.value);
  let [low = 0, high = 1] = extent(values);
  // An axis that starts near zero starts at zero; one that would magnify noise is widened.
  if (zero || (low > 0 && low < 0.4 * high)) low = Math.min(0, low);
  if (zero) high = Math.max(0, high);
  const least = Math.max(Math.abs(low), Math.abs(high)) * 0.02 || 1;
  if (high - low < least) {
    const middle = (low + high) / 2;
    [low, high] = [middle - least / 2, middle + least / 2];
  }
  [low, high] = nice(low, high, 5);
  return [low, high, numericTicks(low, high, 5)];
}

/** Spans of events, cut off at the chart's ends. */
export function shaded(events: readonly TimelineEvent[], from: Date, to: Date): {from: Date; to: Date}[] {
  return events.flatMap(({starts, ends}) => {
    if (!ends) return [];
    const span = {
      from: new Date(Math.max(from.getTime(), parseDay(starts).getTime())),
      to: new Date(Math.min(to.getTime(), parseDay(ends).getTime()))
    };
    return span.from < span.to ? [span] : [];
  });
}

/** The level before the crisis and its interval. */
export function baselineMarks(baseline: BaselineLevel | null | undefined, from: Date, to: Date): Plot.Markish[] {
  if (!baseline) return [];
  const band =
    isNumber(baseline.low) && isNumber(baseline.high) ? [{from, to, low: baseline.low, high: baseline.high}] : [];
  return [
    Plot.rect(band, {x1: "from", x2: "to", y1: "low", y2: "high", fill: "var(--sh-neutral)", fillOpacity: 0.13}),
    Plot.ruleY([baseline.level], {stroke: "var(--sh-ink-soft)", strokeDasharray: "2 3"})
  ];
}

/** Lines and points of one series: dashed where figures can still change, never across a gap or a break. */
export function lineMarks(
  series: Series,
  runs: readonly Drawn[][],
  colour: string,
  dash: string | null
): Plot.Markish[] {
  const strokeWidth = series.isReference ? 1.5 : 2.25;
  const count = runs.reduce((sum, run) => sum + run.length, 0);
  return runs.flatMap((run): Plot.Markish[] => [
    ...lineParts(run).map((part) =>
      Plot.line(part.points, {
        x: "date",
        y: "value",
        stroke: colour,
        strokeWidth,
        strokeLinejoin: "round",
        ...(part.provisional ? {strokeDasharray: "5 4"} : dash ? {strokeDasharray: dash} : {})
      })
    ),
    Plot.dot(count <= 30 || run.length === 1 ? run : run.slice(-1), {
      x: "date",
      y: "value",
      r: series.isReference ? 2 : 3,
      fill: (point: Drawn) => (point.provisional ? "var(--sh-surface)" : colour),
      stroke: colour,
      strokeWidth: 1.5
    })
  ]);
}

/** The stretches between successive points, as obstacles for labels. */
export function segmentsOf(points: readonly [number, number][]): Segment[] {
  return points.slice(1).map(([x, y], index): Segment => [points[index]?.[0] ?? x, points[index]?.[1] ?? y, x, y]);
}

/** A cross on the axis where there is no value. */
export function gapMark(x: number, bottom: number): SVGElement {
  return s("path", {class: "sh-gap-mark", d: `M${x - 3.5},${bottom - 10}l7,7m0,-7l-7,7`});
}
