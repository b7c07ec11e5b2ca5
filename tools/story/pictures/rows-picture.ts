import {scaleLinear} from "d3";
import {textWidth, wrapText} from "../../../src/components/text-width.js";
import {formatNumber} from "../../../src/locale/format.js";
import {element, textElement, type Picture} from "./svg.js";

/** A point with its interval on a line of its own. */
export interface PictureRow {
  label: string;
  estimate: number | null;
  low?: number | null;
  high?: number | null;
  /** The numbers in words, beside the line. */
  value: string;
  /** Effects smaller than this, either way, could not have been found. */
  detectable?: number | null;
  expected?: {low: number; high: number} | null;
  /** A mark across the line: what happened. */
  mark?: number | null;
  /** Shown beside, not the result: dashed, hollow. */
  isAside?: boolean;
}

export interface RowsOptions {
  label: string;
  width: number;
  /** Whether the axis holds 0, with a line there. */
  zero: boolean;
  decimals: number;
}

const font = 14;
const line = 17;
const narrow = 460;

/** Points under each other, each with its interval. */
export function rowsPicture(rows: readonly PictureRow[], {label, width, zero, decimals}: RowsOptions): Picture {
  const isNarrow = width < narrow;
  const labelWidth = isNarrow ? width - 8 : Math.min(270, width * 0.38);
  const valueWidth = isNarrow ? 0 : Math.max(0, ...rows.map(({value}) => textWidth(value, font))) + 14;
  const [left, right] = [isNarrow ? 8 : labelWidth + 14, width - (isNarrow ? 8 : valueWidth)];
  const x = scaleLinear(extentOf(rows, zero), [left, right]).nice(5);
  let at = 4;
  const parts = rows.map((row) => {
    const lines = wrapText(row.label, labelWidth - 4, font, 5);
    const words = line * (lines.length + (isNarrow ? 1 : 0));
    const height = isNarrow ? words + 30 : Math.max(30, words + 10);
    const top = at + (isNarrow ? 0 : (height - words) / 2);
    const middle = isNarrow ? at + words + 12 : at + height / 2;
    at += height;
    return [
      marks(row, x, middle),
      ...lines.map((text, index) =>
        textElement(
          {x: isNarrow ? left : labelWidth, y: top + line * (index + 0.8), "text-anchor": isNarrow ? "start" : "end"},
          text
        )
      ),
      isNarrow
        ? textElement({class: "p-soft", x: left, y: top + line * (lines.length + 0.8)}, row.value)
        : textElement({x: right + 12, y: middle + 5}, row.value)
    ].join("");
  });
  const ticks = ticksOf(x, Math.floor((right - left) / 80));
  const axis = ticks.map((tick) =>
    [
      element("line", {class: "p-rule", x1: x(tick), x2: x(tick), y1: 2, y2: at}),
      textElement({class: "p-soft", x: x(tick), y: at + 17, "text-anchor": "middle"}, formatNumber(tick, decimals))
    ].join("")
  );
  const line0 = zero ? element("line", {class: "p-zero", x1: x(0), x2: x(0), y1: 2, y2: at}) : "";
  return {width, height: at + 26, label: spoken(label, rows), body: [...axis, line0, ...parts].join("")};
}

/** About `count` round values, and never fewer than two: one value alone gives no scale. */
function ticksOf(scale: {ticks(count: number): number[]}, count: number): number[] {
  for (let asked = Math.max(2, count); ; asked++) {
    const ticks = scale.ticks(asked);
    if (ticks.length >= 2) return ticks;
  }
}

const spoken = (label: string, rows: readonly PictureRow[]): string =>
  `${label}. ${rows.map((row) => `${row.label}: ${row.value}`).join("; ")}`;

function extentOf(rows: readonly PictureRow[], zero: boolean): [number, number] {
  const values = rows
    .flatMap(({estimate, low, high, detectable, expected, mark}) => [
      ...[estimate, low, high, expected?.low, expected?.high, mark],
      ...(typeof detectable === "number" ? [detectable, -detectable] : [])
    ])
    .filter((value): value is number => typeof value === "number" && Number.isFinite(value));
  const all = zero || values.length === 0 ? [0, ...values] : values;
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const room = (highest - lowest || 1) * 0.04;
  return [lowest - room, highest + room];
}

function marks(row: PictureRow, x: (value: number) => number, middle: number): string {
  const {estimate, low, high, detectable, expected, mark, isAside = false} = row;
  const between = (from: number, to: number, y: number, height: number, kind: string): string =>
    element("rect", {class: kind, x: x(from), y, width: Math.max(2, x(to) - x(from)), height});
  return [
    typeof detectable === "number" ? between(-detectable, detectable, middle - 11, 22, "p-band") : "",
    expected ? between(expected.low, expected.high, middle + 6, 4, "p-expected") : "",
    typeof low === "number" && typeof high === "number"
      ? element("line", {class: isAside ? "p-aside" : "p-line", x1: x(low), x2: x(high), y1: middle, y2: middle})
      : "",
    estimate === null
      ? ""
      : element("circle", {class: isAside ? "p-aside-point" : "p-point", cx: x(estimate), cy: middle, r: 4.5}),
    typeof mark === "number"
      ? element("line", {class: "p-tick", x1: x(mark), x2: x(mark), y1: middle - 9, y2: middle + 9})
      : ""
  ].join("");
}
