import {scaleLinear} from "d3";
import {formatNumber, isNumber} from "../../../locale/format.js";
import {accessibleSvg} from "../../accessible-svg.js";
import {s} from "../../dom.js";

export interface DotRow {
  label: string;
  /** What was said, and its band. */
  value: number;
  low?: number | null;
  high?: number | null;
  /** What it is held against: one number, or a span. */
  reference: number | null;
  referenceHigh?: number | null;
  /** Shown and not counted. */
  isMuted?: boolean;
}

const top = 26;

/** Rows with what was said (a disc), its band, and what it is held against (a ring); a line between them is the error. */
export function DotRows(
  rows: readonly DotRow[],
  {width, label, decimals = 1}: {width: number; label: string; decimals?: number}
): SVGElement {
  const isNarrow = width < 620;
  const rowHeight = isNarrow ? 46 : 26;
  const left = isNarrow ? 12 : Math.min(460, width * 0.5);
  const height = top + rows.length * rowHeight + 8;
  const values = rows
    .flatMap(({value, low, high, reference, referenceHigh}) => [value, low, high, reference, referenceHigh])
    .filter(isNumber);
  const x = scaleLinear([Math.min(0, ...values), Math.max(...values)], [left, width - 56]).nice(5);
  const middle = (at: number): number => top + at * rowHeight + (isNarrow ? 32 : rowHeight / 2);
  const svg = s(
    "svg",
    {class: "sh-chart sh-dot-rows", viewBox: `0 0 ${width} ${height}`, width, height},
    x
      .ticks(isNarrow ? 4 : 6)
      .map((tick) => [
        s("line", {class: "sh-grid", x1: x(tick), x2: x(tick), y1: top, y2: height}),
        s(
          "text",
          {class: "sh-tick", x: x(tick), y: top - 9, "text-anchor": "middle", "font-size": 13},
          formatNumber(tick)
        )
      ]),
    rows.map(({label: name, value, low, high, reference, referenceHigh, isMuted}, at) => {
      const y = middle(at);
      const end = Math.max(...[value, high, reference, referenceHigh].filter(isNumber));
      return s(
        "g",
        {class: isMuted ? "sh-dot-row sh-dot-muted" : "sh-dot-row"},
        isNarrow
          ? s("text", {class: "sh-dot-label", x: left, y: y - 16, "font-size": 13}, fit(name, width - 24))
          : s(
              "text",
              {class: "sh-dot-label", x: left - 14, y, dy: "0.32em", "text-anchor": "end", "font-size": 13},
              fit(name, left - 20)
            ),
        reference === null ? null : s("line", {class: "sh-dot-error", x1: x(reference), x2: x(value), y1: y, y2: y}),
        isNumber(low) && isNumber(high)
          ? s("line", {class: "sh-dot-band", x1: x(low), x2: x(high), y1: y, y2: y})
          : null,
        isNumber(referenceHigh) && reference !== null && referenceHigh > reference
          ? s("line", {class: "sh-dot-span", x1: x(reference), x2: x(referenceHigh), y1: y, y2: y})
          : null,
        reference === null ? null : s("circle", {class: "sh-dot-reference", cx: x(reference), cy: y, r: 5}),
        s("circle", {class: "sh-dot-value", cx: x(value), cy: y, r: 5}),
        s(
          "text",
          {class: "sh-dot-number", x: x(end) + 11, y, dy: "0.32em", "font-size": 13},
          formatNumber(value, decimals)
        )
      );
    })
  );
  accessibleSvg(svg, label);
  return svg;
}

/** A text cut to a width, at about 6.6 pixels a letter. */
function fit(text: string, width: number): string {
  const most = Math.floor(width / 6.6);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/** Bars from 0, by row, the marked ones dark. */
export function BarRows(
  rows: readonly {label: string; value: number; isMarked: boolean}[],
  {width, label}: {width: number; label: string}
): SVGElement {
  const [rowHeight, left] = [24, Math.min(150, width * 0.38)];
  const height = rows.length * rowHeight + 8;
  const values = rows.map(({value}) => value);
  const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [left, width - 56]);
  const svg = s(
    "svg",
    {class: "sh-chart sh-bar-rows", viewBox: `0 0 ${width} ${height}`, width, height},
    rows.map(({label: name, value, isMarked}, at) => {
      const y = at * rowHeight + 4;
      return [
        s(
          "text",
          {class: "sh-dot-label", x: left - 10, y: y + 8, dy: "0.32em", "text-anchor": "end", "font-size": 13},
          name
        ),
        s("rect", {
          ...{class: isMarked ? "sh-bar-marked" : "sh-bar-plain", x: Math.min(x(0), x(value)), y},
          ...{width: Math.abs(x(value) - x(0)), height: 16}
        }),
        s(
          "text",
          {class: "sh-dot-number", x: x(0) + 8, y: y + 8, dy: "0.32em", "font-size": 13},
          formatNumber(value, 2)
        )
      ];
    })
  );
  accessibleSvg(svg, label);
  return svg;
}
