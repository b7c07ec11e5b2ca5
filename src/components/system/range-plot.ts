import {scaleLinear} from "d3";
import {isNumber} from "../../locale/format.js";
import {accessibleSvg} from "../accessible-svg.js";
import {s} from "../dom.js";
import {textWidth, wrapText} from "../text-width.js";

/** A bar from one number to another, with its name above it and its numbers in words beside it. */
export interface RangeRow {
  label: string;
  from: number;
  to: number;
  value: string;
  /** Ends of a margin, drawn as a line through the end of the bar. */
  low?: number | null;
  high?: number | null;
}

export interface RangePlotOptions {
  /** Accessible name. */
  label: string;
  width: number;
  /** A line down all bars: nothing, or where things stand now. */
  base: number;
  baseLabel?: string;
}

const font = 14;
const line = 18;
const bar = 12;

/** Bars under each other on one scale. */
export function RangePlot(rows: readonly RangeRow[], {label, width, base, baseLabel}: RangePlotOptions): SVGElement {
  const values = rows.flatMap(({from, to, low, high}) => [from, to, low, high]).filter(isNumber);
  const widest = Math.max(0, ...rows.map(({value}) => textWidth(value, font)));
  const [left, right] = [6, Math.max(60, width - widest - 20)];
  const [least, most] = [Math.min(base, ...values), Math.max(base, ...values)];
  const x = scaleLinear(least === most ? [base - 1, base + 1] : [least, most], [left, right]);
  let at = baseLabel === undefined ? 2 : line + 4;
  const laid = rows.map((row) => {
    const lines = wrapText(row.label, width - 12, font, 3);
    const top = at;
    const middle = top + line * lines.length + 4 + bar / 2;
    at = middle + bar / 2 + 10;
    return {row, lines, top, middle};
  });
  const svg = s(
    "svg",
    {class: "sh-chart sh-range", viewBox: `0 0 ${width} ${at}`, width, height: at},
    baseLabel === undefined ? null : baseName(baseLabel, x(base), width),
    laid.map(({row, lines, top, middle}) => [
      lines.map((text, index) =>
        s("text", {class: "sh-range-label", x: left, y: top + line * (index + 0.75), "font-size": font}, text)
      ),
      s("rect", {
        class: "sh-range-bar",
        x: x(Math.min(row.from, row.to)),
        width: Math.max(1.5, Math.abs(x(row.to) - x(row.from))),
        y: middle - bar / 2,
        height: bar
      }),
      isNumber(row.low) && isNumber(row.high)
        ? s("line", {class: "sh-range-margin", x1: x(row.low), x2: x(row.high), y1: middle, y2: middle})
        : null,
      s("line", {class: "sh-range-base", x1: x(base), x2: x(base), y1: middle - bar / 2 - 3, y2: middle + bar / 2 + 3}),
      s("text", {class: "sh-range-value", x: right + 10, y: middle + 5, "font-size": font}, row.value)
    ])
  );
  accessibleSvg(svg, label);
  return svg;
}

function baseName(name: string, at: number, width: number): SVGElement {
  const half = textWidth(name, 13) / 2;
  const place = Math.min(Math.max(at, half + 4), width - half - 4);
  return s("text", {class: "sh-axis-text", x: place, y: 13, "text-anchor": "middle", "font-size": 13}, name);
}
