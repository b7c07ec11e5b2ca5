import {area, curveMonotoneX, line, scaleLinear} from "d3";
import {formatNumber, isNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {accessibleSvg} from "../../accessible-svg.js";
import {s} from "../../dom.js";
import {textWidth} from "../../text-width.js";

export interface Trajectory {
  times: readonly number[];
  with: readonly (number | null)[];
  without: readonly (number | null)[];
  /** A third line, with nothing imposed at all, when there are measures beside what is supposed. */
  nothing: readonly (number | null)[] | null;
  band: {low: readonly (number | null)[]; high: readonly (number | null)[]} | null;
  /** Levels the axis leaves room for beside what is drawn. */
  room: readonly (number | null)[];
}

const height = 190;
const bottom = 30;
const top = 14;
const left = 56;
const fontSize = 13;

/** Part of its level that the axis shows at least: a line that hardly moves must not look like a cliff. */
const leastShown = 0.06;

/** Lowest and highest level of the axis. */
export function levelsShown({with: chosen, without, nothing, band, room}: Trajectory): [number, number] {
  const drawn = [chosen, without, nothing ?? [], band?.low ?? [], band?.high ?? [], room];
  const all = drawn.flat().filter(isNumber);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const half = 0.6 * Math.max(high - low, Math.abs(high) * leastShown, 1e-9);
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
}

/** A level over time, with what is supposed and without it, and the band of the draws. */
export function TrajectoryPlot(data: Trajectory, {width, label}: {width: number; label: string}): SVGElement {
  const {times, band, nothing} = data;
  const names = namesOf(data);
  const margin = {top, bottom, left, right: Math.max(...names.map(({name}) => textWidth(name, fontSize))) + 14};
  const y = scaleLinear(levelsShown(data), [height - margin.bottom, margin.top]);
  const x = scaleLinear([times[0] ?? 0, times.at(-1) ?? 1], [margin.left, width - margin.right]);
  const ticks = y.ticks(4);
  const tickDecimals = Math.max(0, ...ticks.map(decimalsNeeded));
  const path = (values: readonly (number | null)[]): string =>
    line<number | null>()
      .defined(isNumber)
      .x((_, at) => x(times[at] ?? 0))
      .y((value) => y(value ?? 0))
      .curve(curveMonotoneX)([...values]) ?? "";
  const svg = s(
    "svg",
    {class: "sh-chart sh-trajectory", viewBox: `0 0 ${width} ${height}`, width, height},
    ticks.map((tick) => [
      s("line", {class: "sh-grid", x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick)}),
      s(
        "text",
        {class: "sh-tick", x: margin.left - 8, y: y(tick), dy: "0.32em", "text-anchor": "end", "font-size": fontSize},
        formatNumber(tick, tickDecimals)
      )
    ]),
    x.ticks(Math.min(times.length - 1, width < 360 ? 3 : 6)).map((tick) =>
      s(
        "text",
        {
          class: "sh-tick",
          x: x(tick),
          y: height - margin.bottom + 18,
          "text-anchor": "middle",
          "font-size": fontSize
        },
        formatNumber(tick)
      )
    ),
    band === null ? null : s("path", {class: "sh-trajectory-band", d: bandPath(data, x, y)}),
    nothing === null ? null : s("path", {class: "sh-trajectory-nothing", d: path(nothing)}),
    s("path", {class: "sh-trajectory-without", d: path(data.without)}),
    s("path", {class: "sh-trajectory-with", d: path(data.with)}),
    endLabels(names, y, width - margin.right + 7)
  );
  accessibleSvg(svg, label);
  return svg;
}

function bandPath({times, band}: Trajectory, x: (time: number) => number, y: (value: number) => number): string {
  return (
    area<number>()
      .defined((at) => isNumber(band?.low[at]) && isNumber(band.high[at]))
      .x((at) => x(times[at] ?? 0))
      .y0((at) => y(band?.low[at] ?? 0))
      .y1((at) => y(band?.high[at] ?? 0))
      .curve(curveMonotoneX)([...times.keys()]) ?? ""
  );
}

interface LineName {
  name: string;
  end: number;
  kind: string;
}

/** What the lines are called, at the level where they end. */
function namesOf({with: chosen, without, nothing}: Trajectory): LineName[] {
  const end = (values: readonly (number | null)[]): number => values.findLast(isNumber) ?? 0;
  const quiet = "sh-trajectory-name";
  return [
    {name: words.with, end: end(chosen), kind: `${quiet} sh-trajectory-name-with`},
    {name: nothing === null ? words.without : words.withoutMeasure, end: end(without), kind: quiet},
    ...(nothing === null ? [] : [{name: words.nothingAdded, end: end(nothing), kind: quiet}])
  ];
}

/** Names beside the ends of their lines, moved apart where they would touch. */
function endLabels(names: readonly LineName[], y: (value: number) => number, at: number): SVGElement[] {
  const apart = 16;
  const placed = names.map((each) => ({...each, place: y(each.end)})).sort((a, b) => a.place - b.place);
  placed.forEach((each, index) => {
    const above = placed[index - 1];
    if (above !== undefined) each.place = Math.max(each.place, above.place + apart);
  });
  const over = (placed.at(-1)?.place ?? 0) - (height - bottom + 4);
  if (over > 0)
    placed.toReversed().forEach((each, index, all) => {
      const below = all[index - 1];
      each.place = Math.min(each.place, below === undefined ? each.place - over : below.place - apart);
    });
  return placed.map(({name, place, kind}) =>
    s("text", {class: kind, x: at, y: place, dy: "0.32em", "font-size": fontSize}, name)
  );
}

/** Decimals at which a tick is told from its neighbours. */
function decimalsNeeded(tick: number): number {
  for (let decimals = 0; decimals < 6; decimals++)
    if (Math.abs(Number(tick.toFixed(decimals)) - tick) < 1e-9) return decimals;
  return 6;
}
