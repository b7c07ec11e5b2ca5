import {scaleLinear} from "d3";
import {formatNumber, formatSigned} from "../../locale/format.js";
import {accessibleSvg} from "../accessible-svg.js";
import {s} from "../dom.js";
import type {GrowthPart} from "./growth-parts.js";

const row = 30;
const margin = {top: 6, bottom: 26};

/**
 * From the country to the region, step by step. The two wholes are points and not bars: a bar from zero would leave no
 * room for the steps between them.
 */
export function WaterfallPlot(
  parts: readonly GrowthPart[],
  names: readonly string[],
  {width, decimals, label}: {width: number; decimals: number; label: string}
): SVGElement {
  const isNarrow = width < 520;
  const left = isNarrow ? 8 : 270;
  const pitch = isNarrow ? row + 18 : row;
  const bottom = margin.top + parts.length * pitch;
  const height = bottom + margin.bottom;
  let sum = 0;
  const spans = parts.map(({kind, value}): [from: number, to: number] => {
    const isWhole = kind === "national" || kind === "total";
    const from = isWhole ? value : sum;
    sum = isWhole ? value : sum + value;
    return [from, sum];
  });
  const ends = spans.flat();
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max(high - low, 0.1);
  const x = scaleLinear([low - room * 0.05, high + room * 0.05], [left + 58, width - 64]);
  const national = x(spans[0]?.[0] ?? 0);
  const ticks = x.ticks(isNarrow ? 3 : 6);
  const svg = s(
    "svg",
    {class: "sh-chart sh-waterfall", viewBox: `0 0 ${width} ${height}`, width, height},
    ticks.map((tick) => [
      s("line", {class: "sh-grid", x1: x(tick), x2: x(tick), y1: margin.top, y2: bottom}),
      s(
        "text",
        {class: "sh-tick", x: x(tick), y: bottom + 18, "text-anchor": "middle", "font-size": 13},
        formatNumber(tick, decimalsOf(ticks))
      )
    ]),
    s("line", {class: "sh-waterfall-national", x1: national, x2: national, y1: margin.top, y2: bottom}),
    parts.map((part, at) => {
      const y = margin.top + at * pitch + (isNarrow ? 18 : 0);
      const span = spans[at] ?? [0, 0];
      const next = at < parts.length - 1 ? y + pitch : null;
      return [
        nameLabel(part, names[at] ?? "", {isNarrow, left, y}),
        next === null
          ? null
          : s("line", {
              class: "sh-waterfall-link",
              x1: x(span[1]),
              x2: x(span[1]),
              y1: y + row / 2,
              y2: next + row / 2
            }),
        mark(part, x(span[0]), x(span[1]), y, decimals)
      ];
    })
  );
  accessibleSvg(svg, label);
  return svg;
}

function nameLabel(
  {kind}: GrowthPart,
  name: string,
  {isNarrow, left, y}: {isNarrow: boolean; left: number; y: number}
): SVGElement {
  const isWhole = kind === "national" || kind === "total";
  return s(
    "text",
    {
      ...{class: isWhole ? "sh-waterfall-name sh-waterfall-whole" : "sh-waterfall-name", "font-size": 14},
      ...(isNarrow ? {x: left, y: y - 3} : {x: left, y: y + row / 2, dy: "0.32em", "text-anchor": "end"})
    },
    name
  );
}

function mark({kind, value}: GrowthPart, from: number, to: number, y: number, decimals: number): SVGElement[] {
  const middle = y + row / 2;
  const isWhole = kind === "national" || kind === "total";
  const isLeft = to < from;
  const shape = isWhole
    ? s("circle", {class: "sh-waterfall-point", cx: to, cy: middle, r: 6.5})
    : s("rect", {
        ...{x: Math.min(from, to), y: y + 6, width: Math.max(1.5, Math.abs(to - from)), height: row - 12},
        class: value < 0 ? "sh-waterfall-down" : "sh-waterfall-up"
      });
  const place = isLeft ? {x: to - 8, "text-anchor": "end"} : {x: to + (isWhole ? 13 : 8), "text-anchor": "start"};
  return [
    shape,
    s(
      "text",
      {
        class: isWhole ? "sh-waterfall-value sh-waterfall-whole" : "sh-waterfall-value",
        ...place,
        y: middle,
        dy: "0.32em",
        "font-size": 14
      },
      formatSigned(value, decimals)
    )
  ];
}

/** Decimals that tell ticks apart. */
function decimalsOf(ticks: readonly number[]): number {
  const step = Math.abs((ticks[1] ?? 1) - (ticks[0] ?? 0));
  return step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
}
