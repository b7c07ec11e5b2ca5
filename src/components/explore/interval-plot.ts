import {scaleLinear} from "d3";
import {formatNumber, isNumber} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {accessibleSvg} from "../accessible-svg.js";
import {h, s} from "../dom.js";
import {textWidth, wrapText} from "../text-width.js";

/** An estimate as a point with its interval; a number that does not exist is null, and `reason` says why. */
export interface IntervalRow {
  label: string;
  estimate: number | null;
  low: number | null;
  high: number | null;
  /** The numbers in words, written beside the line. */
  value: string;
  /** Effects smaller than this, either way, could not have been found. */
  detectable?: number | null;
  /** What one would expect. */
  expected?: {low: number; high: number} | null;
  /** The row others are compared with. */
  isMain?: boolean;
  /** Several estimates on one line, such as one for every year left out; the row's own numbers are then null. */
  several?: readonly {estimate: number; low: number | null; high: number | null}[];
  /** Not held against the result: it may lie off the scale, and is then an arrow at the edge. */
  isAside?: boolean;
}

export interface IntervalPlotOptions {
  /** Accessible name. */
  label: string;
  width?: number;
  /** Terms in other units each have their own scale, with 0 in the middle; else one axis for all. */
  ownScales?: boolean;
}

const NARROW = 460;
const FONT = 14;
const LINE = 17;

/** Estimates under each other, each with its interval, on a line through 0. */
export function IntervalPlot(rows: readonly IntervalRow[], options: IntervalPlotOptions): HTMLElement {
  const {label, width = 640, ownScales = false} = options;
  const isNarrow = width < NARROW;
  const labelWidth = isNarrow ? width - 8 : Math.min(300, width * 0.38);
  const widest = Math.max(0, ...rows.map(({value}) => textWidth(value, FONT))) + 12;
  const valueWidth = isNarrow ? 0 : Math.min(width * 0.34, widest);
  const left = isNarrow ? 6 : labelWidth + 14;
  const right = width - (isNarrow ? 6 : valueWidth + 10);
  const laid = layRows(rows, labelWidth - 4, isNarrow);
  const shared = scaleLinear(extentOf(rows, false), [left, right]).nice(5);
  const scaleOf = (row: IntervalRow) => (ownScales ? scaleLinear(extentOf([row], true), [left, right]) : shared);
  const bottom = laid.at(-1)?.bottom ?? 0;
  const height = bottom + (ownScales ? 20 : 30);
  const svg = s(
    "svg",
    {class: "sh-chart sh-intervals", viewBox: `0 0 ${width} ${height}`, width, height},
    laid.map(({row, middle, top}) => bandOf(row, scaleOf(row), top, middle)),
    zeroLine(),
    laid.map(({row, lines, top, middle}) => [
      ...lines.map((text, index) =>
        s(
          "text",
          {
            class: row.isMain ? "sh-interval-label sh-interval-main" : "sh-interval-label",
            x: isNarrow ? left : labelWidth,
            y: top + LINE * (index + 0.8),
            "text-anchor": isNarrow ? "start" : "end",
            "font-size": FONT
          },
          text
        )
      ),
      markOf(row, scaleOf(row), middle, [left, right]),
      valueText(row, top, middle, lines.length)
    ]),
    ownScales ? null : axis()
  );
  accessibleSvg(svg, label);
  return h(
    "div",
    {},
    svg,
    h(
      "ul",
      {class: "sh-chart-notes"},
      notes().map((text) => h("li", {}, text))
    )
  );

  function zeroLine(): SVGElement {
    const zero = ownScales ? (left + right) / 2 : shared(0);
    // Under each other, labels stand above the marks: the line stays out of them.
    const spans = isNarrow
      ? laid.map(({middle}): [number, number] => [middle - 10, middle + 10])
      : [[2, bottom] as const];
    return s(
      "g",
      {},
      spans.map(([y1, y2]) => s("line", {class: "sh-interval-zero", x1: zero, x2: zero, y1, y2})),
      ownScales
        ? s(
            "text",
            {class: "sh-axis-text", x: zero, y: bottom + 14, "text-anchor": "middle", "font-size": 12},
            explore.plot.none
          )
        : null
    );
  }

  function axis(): SVGElement[] {
    const ticks = shared.ticks(Math.max(2, Math.floor((right - left) / 80)));
    const format = shared.tickFormat(ticks.length, "~f");
    return ticks.map((tick) =>
      s(
        "text",
        {class: "sh-axis-text", x: shared(tick), y: bottom + 18, "text-anchor": "middle", "font-size": 12},
        format(tick).replace(".", ",").replace("-", "−").replace("−", "\u2212")
      )
    );
  }

  function valueText(row: IntervalRow, top: number, middle: number, lines: number): SVGElement {
    return isNarrow
      ? s("text", {class: "sh-axis-text", x: left, y: top + LINE * (lines + 0.8), "font-size": 13}, row.value)
      : s("text", {class: "sh-interval-value", x: right + 12, y: middle + 5, "font-size": FONT}, row.value);
  }

  function notes(): string[] {
    return [
      explore.plot.interval,
      ...(rows.some(({detectable}) => isNumber(detectable)) ? [explore.plot.band] : []),
      ...(rows.some(({expected}) => expected) ? [explore.plot.expected] : []),
      ...(rows.some(({several}) => several) ? [explore.plot.several] : []),
      ...(rows.some(({isAside, estimate}) => isAside && isNumber(estimate)) ? [explore.plot.aside] : []),
      ...(ownScales && rows.length > 1 ? [explore.plot.ownScales] : [])
    ];
  }
}

interface LaidRow {
  row: IntervalRow;
  lines: string[];
  top: number;
  middle: number;
  bottom: number;
}

function layRows(rows: readonly IntervalRow[], labelWidth: number, isNarrow: boolean): LaidRow[] {
  let at = 4;
  return rows.map((row) => {
    const lines = wrapText(row.label, labelWidth, FONT, 3);
    const textHeight = LINE * (lines.length + (isNarrow ? 1 : 0));
    const height = isNarrow ? textHeight + 32 : Math.max(30, textHeight + 10);
    const top = at + (isNarrow ? 0 : (height - textHeight) / 2);
    const laid = {row, lines, top, middle: isNarrow ? at + textHeight + 12 : at + height / 2, bottom: at + height};
    at += height;
    return laid;
  });
}

function extentOf(rows: readonly IntervalRow[], isSymmetric: boolean): [number, number] {
  const shown = rows.filter(({isAside}) => !isAside);
  const values = (shown.length > 0 ? shown : rows)
    .flatMap(({estimate, low, high, detectable, expected, several = []}) => [
      ...[estimate, low, high, expected?.low, expected?.high],
      ...several.flatMap((each) => [each.estimate, each.low, each.high]),
      ...(isNumber(detectable) ? [detectable, -detectable] : [])
    ])
    .filter(isNumber);
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const reach = Math.max(-lowest, highest) || 1;
  return isSymmetric || lowest === highest ? [-1.05 * reach, 1.05 * reach] : [lowest, highest];
}

type Scale = (value: number) => number;

function bandOf({detectable, expected}: IntervalRow, x: Scale, top: number, middle: number): SVGElement[] {
  const bands: SVGElement[] = [];
  const half = Math.min(11, middle - top + 4);
  if (isNumber(detectable) && detectable > 0)
    bands.push(
      s("rect", {
        class: "sh-interval-band",
        x: x(-detectable),
        width: x(detectable) - x(-detectable),
        y: middle - half,
        height: 2 * half
      })
    );
  if (expected) {
    const [from, to] = [x(Math.min(expected.low, expected.high)), x(Math.max(expected.low, expected.high))];
    bands.push(
      s("rect", {
        class: "sh-interval-expected",
        x: from - 1,
        width: Math.max(2, to - from + 2),
        y: middle + 6,
        height: 4
      })
    );
  }
  return bands;
}

function markOf(row: IntervalRow, x: Scale, middle: number, [left, right]: readonly [number, number]): SVGElement[] {
  const {estimate, isMain, several = []} = row;
  const lineOf = ({low, high}: {low: number | null; high: number | null}, kind: string): SVGElement[] =>
    isNumber(low) && isNumber(high) && x(low) < right && x(high) > left
      ? [
          s("line", {
            class: kind,
            x1: Math.max(left, x(low)),
            x2: Math.min(right, x(high)),
            y1: middle,
            y2: middle
          })
        ]
      : [];
  if (several.length > 0)
    return several.flatMap((each) => [
      ...lineOf(each, "sh-interval-line sh-interval-faint"),
      s("circle", {class: "sh-interval-point sh-interval-one", cx: x(each.estimate), cy: middle, r: 3.5})
    ]);
  if (!isNumber(estimate)) return [];
  const at = x(estimate);
  const edge = at < left ? left : at > right ? right : null;
  if (edge !== null) {
    const to = edge === left ? -9 : 9;
    const d = `M${edge - to},${middle - 5}L${edge},${middle}L${edge - to},${middle + 5}`;
    return [s("path", {class: "sh-interval-off", d})];
  }
  return [
    ...lineOf(row, "sh-interval-line"),
    s("circle", {class: "sh-interval-point", cx: at, cy: middle, r: isMain ? 5.5 : 4.5})
  ];
}

/** "0,40 (0,12 tot 0,68)", with as many decimals as the size asks for. */
export function intervalWords(
  estimate: number | null,
  low: number | null,
  high: number | null,
  decimals = decimalsFor(estimate, low, high)
): string {
  if (!isNumber(estimate)) return explore.plot.noNumber;
  const value = formatNumber(estimate, decimals);
  if (!isNumber(low) || !isNumber(high)) return value;
  return explore.plot.value(value, formatNumber(low, decimals), formatNumber(high, decimals));
}

/** Decimals that show about two figures of the smallest of these that matters. */
export function decimalsFor(...values: readonly (number | null | undefined)[]): number {
  const sizes = values.filter(isNumber).map(Math.abs);
  const largest = Math.max(0, ...sizes);
  if (largest === 0) return 2;
  return Math.max(0, Math.min(6, 1 - Math.floor(Math.log10(largest))));
}
