import {area, curveMonotoneX, line, scaleLinear} from "d3";
import {formatNumber, isNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {accessibleSvg} from "../../accessible-svg.js";
import {s} from "../../dom.js";

export interface Trajectory {
  times: readonly number[];
  with: readonly (number | null)[];
  without: readonly (number | null)[];
  band: {low: readonly (number | null)[]; high: readonly (number | null)[]} | null;
  decimals: number;
  /** Name of one step of time: "jaar". */
  timeUnit: string;
}

const height = 190;
const margin = {top: 14, right: 66, bottom: 30, left: 52};

/** A level over time, with what is supposed and without it, and the band of the draws. */
export function TrajectoryPlot(data: Trajectory, {width, label}: {width: number; label: string}): SVGElement {
  const {times, band, decimals} = data;
  const all = [...data.with, ...data.without, ...(band?.low ?? []), ...(band?.high ?? [])].filter(isNumber);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  // A line that hardly moves must not look like a cliff.
  const room = Math.max(high - low, Math.abs(high) * 0.02, 1e-9);
  const middle = (low + high) / 2;
  const y = scaleLinear([middle - room * 0.6, middle + room * 0.6], [height - margin.bottom, margin.top]);
  const x = scaleLinear([times[0] ?? 0, times.at(-1) ?? 1], [margin.left, width - margin.right]);
  const ticks = y.ticks(4);
  const tickDecimals = Math.max(decimals, ...ticks.map(decimalsNeeded));
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
        {class: "sh-tick", x: margin.left - 8, y: y(tick), dy: "0.32em", "text-anchor": "end", "font-size": 13},
        formatNumber(tick, tickDecimals)
      )
    ]),
    x
      .ticks(Math.min(times.length - 1, width < 360 ? 3 : 6))
      .map((tick) =>
        s(
          "text",
          {class: "sh-tick", x: x(tick), y: height - margin.bottom + 18, "text-anchor": "middle", "font-size": 13},
          formatNumber(tick)
        )
      ),
    band === null ? null : s("path", {class: "sh-trajectory-band", d: bandPath(data, x, y)}),
    s("path", {class: "sh-trajectory-without", d: path(data.without)}),
    s("path", {class: "sh-trajectory-with", d: path(data.with)}),
    endLabels(data, y, width)
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

/** "met" and "zonder" beside the ends of their lines, apart from each other. */
function endLabels(data: Trajectory, y: (value: number) => number, width: number): SVGElement[] {
  const end = (values: readonly (number | null)[]): number => y(values.at(-1) ?? 0);
  let [withAt, withoutAt] = [end(data.with), end(data.without)];
  const apart = 16 - Math.abs(withAt - withoutAt);
  if (apart > 0) {
    const way = withAt <= withoutAt ? 1 : -1;
    withAt -= (way * apart) / 2;
    withoutAt += (way * apart) / 2;
  }
  const at = width - margin.right + 7;
  const text = (name: string, top: number, kind: string): SVGElement =>
    s("text", {class: kind, x: at, y: top, dy: "0.32em", "font-size": 13}, name);
  return [
    text(words.without, withoutAt, "sh-trajectory-name"),
    text(words.with, withAt, "sh-trajectory-name sh-trajectory-name-with")
  ];
}

/** Decimals at which a tick is told from its neighbours. */
function decimalsNeeded(tick: number): number {
  for (let decimals = 0; decimals < 6; decimals++)
    if (Math.abs(Number(tick.toFixed(decimals)) - tick) < 1e-9) return decimals;
  return 6;
}
