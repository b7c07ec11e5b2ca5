import {area, line, scaleLinear} from "d3";
import {bandLevels} from "../../models/scenario/measures.js";
import type {Bands} from "../../models/scenario/region-result.js";
import {formatNumber, isNumber} from "../../locale/format.js";
import {accessibleSvg} from "../accessible-svg.js";
import {s} from "../dom.js";

export interface BandPath {
  /** The base year first, where there is nothing to draw. */
  years: readonly number[];
  values: readonly number[];
  /** By year; null before the draws are there. */
  bands: readonly Bands[] | null;
  decimals: number;
}

const height = 220;
const margin = {top: 16, right: 64, bottom: 30, left: 58};

/** A path over years in its bands, the widest lightest. */
export function BandPlot({years, values, bands, decimals}: BandPath, width: number, label: string): SVGElement {
  const all = [...values, ...(bands ?? []).flatMap((each) => each[95])].filter(isNumber);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  // A line that hardly moves must not look like a cliff.
  const room = Math.max(high - low, Math.abs(high) * 0.02, 1e-9);
  // What starts at nothing and only rises (or falls) keeps nothing as its edge.
  const bottom = low === 0 ? 0 : low - room * 0.08;
  const above = high === 0 ? 0 : high + room * 0.08;
  const y = scaleLinear([bottom, above], [height - margin.bottom, margin.top]);
  const x = scaleLinear([years[0] ?? 0, years.at(-1) ?? 1], [margin.left, width - margin.right]);
  const ticks = y.ticks(4);
  const tickDecimals = Math.max(0, ...ticks.map(decimalsNeeded));
  const positions = [...years.keys()];
  const path =
    line<number>(
      (at) => x(years[at] ?? 0),
      (at) => y(values[at] ?? 0)
    )(positions) ?? "";
  const band = (level: (typeof bandLevels)[number]): string =>
    area<number>(
      (at) => x(years[at] ?? 0),
      (at) => y(bands?.[at]?.[level][0] ?? 0),
      (at) => y(bands?.[at]?.[level][1] ?? 0)
    )(positions) ?? "";
  const last = years.length - 1;
  const svg = s(
    "svg",
    {class: "sh-chart sh-band-plot", viewBox: `0 0 ${width} ${height}`, width, height},
    ticks.map((tick) => [
      s("line", {class: "sh-grid", x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick)}),
      s(
        "text",
        {class: "sh-tick", x: margin.left - 8, y: y(tick), dy: "0.32em", "text-anchor": "end", "font-size": 13},
        formatNumber(tick, tickDecimals)
      )
    ]),
    years.map((year) =>
      s(
        "text",
        {class: "sh-tick", x: x(year), y: height - margin.bottom + 19, "text-anchor": "middle", "font-size": 13},
        String(year)
      )
    ),
    bands === null
      ? null
      : [...bandLevels].reverse().map((level) => s("path", {class: "sh-band-area", d: band(level)})),
    s("path", {class: "sh-band-line", d: path}),
    positions.map((at) => s("circle", {class: "sh-band-dot", cx: x(years[at] ?? 0), cy: y(values[at] ?? 0), r: 3.5})),
    s(
      "text",
      {
        ...{class: "sh-band-value", x: x(years[last] ?? 0) + 9, y: y(values[last] ?? 0)},
        ...{dy: "0.32em", "font-size": 14}
      },
      formatNumber(values[last], decimals)
    )
  );
  accessibleSvg(svg, label);
  return svg;
}

/** Decimals at which a tick is told from its neighbours. */
function decimalsNeeded(tick: number): number {
  for (let decimals = 0; decimals < 6; decimals++)
    if (Math.abs(Number(tick.toFixed(decimals)) - tick) < 1e-9) return decimals;
  return 6;
}
