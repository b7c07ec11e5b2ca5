import {scaleLinear, scaleSqrt} from "d3";
import type {AcrossFunnel, AcrossRow} from "../../../../loaders/site/areas/area-types.js";
import type {FunnelLimits} from "../../../../models/signals/funnel-limits.js";
import {areas} from "../../../locale/areas.js";
import {formatBare, formatNumber, isNumber, tickNumber} from "../../../locale/format.js";
import {accessibleSvg} from "../../accessible-svg.js";
import {s} from "../../dom.js";
import {textWidth} from "../../text-width.js";

const words = areas.funnel;

export interface FunnelPlotOptions {
  /** Accessible name. */
  label: string;
  width: number;
  unit: string;
  decimals: number;
  names: ReadonlyMap<string, string>;
  members: ReadonlySet<string>;
}

type Placed = AcrossRow & {size: number; value: number};

const mostNames = 12;
const bottom = 48;
const top = 24;

/** Municipalities by size and value between the limits of chance; those of the region stand out, the outer ones by name. */
export function FunnelPlot(rows: readonly AcrossRow[], funnel: AcrossFunnel, options: FunnelPlotOptions): SVGElement {
  const {label, width, unit, decimals, names, members} = options;
  const placed = rows.filter((row): row is Placed => isNumber(row.size) && row.size > 0 && isNumber(row.value));
  const height = Math.min(460, Math.max(320, width * 0.55));
  const values = placed.map(({value}) => value);
  const largest = Math.max(...placed.map(({size}) => size));
  const ticksOf = scaleLinear([Math.min(...values, funnel.target), Math.max(...values, funnel.target)], [0, 1]).nice(5);
  const yTicks = ticksOf.ticks(5);
  const [low = 0, high = 1] = ticksOf.domain();
  const texts = yTicks.map((tick, index) => tickNumber(unit)(tick, index, yTicks));
  const left = 14 + Math.max(...texts.map((text) => textWidth(text, 12)));
  const right = width - 52;
  // Small municipalities are many and large ones few: a root spreads both.
  const x = scaleSqrt([0, largest], [left, right]);
  const y = scaleLinear([low, high], [height - bottom, top]);
  const inside = (value: number): number => Math.min(height - bottom, Math.max(top, y(value)));
  const sizes = xTicks(largest, right - left);
  const line = (key: keyof FunnelLimits, widening = 1): string =>
    funnel.curve
      .map(({size, [key]: limit}, index) => {
        const at = funnel.target + (limit - funnel.target) * widening;
        return `${index === 0 ? "M" : "L"}${x(size)},${inside(at)}`;
      })
      .join("");
  const widening = funnel.isOverdispersed && funnel.dispersion !== null ? Math.sqrt(funnel.dispersion) : null;
  const end = funnel.curve.at(-1);
  const own = placed.filter(({code}) => members.has(code));
  const svg = s(
    "svg",
    {class: "sh-chart sh-funnel", viewBox: `0 0 ${width} ${height}`, width, height},
    yTicks.map((tick, index) => [
      s("line", {class: "sh-funnel-grid", x1: left, x2: right, y1: y(tick), y2: y(tick)}),
      s(
        "text",
        {class: "sh-axis-text", x: left - 6, y: y(tick) + 4, "text-anchor": "end", "font-size": 12},
        texts[index]
      )
    ]),
    sizes.map((size) =>
      s(
        "text",
        {class: "sh-axis-text", x: x(size), y: height - bottom + 18, "text-anchor": "middle", "font-size": 12},
        formatNumber(size, 0)
      )
    ),
    s("text", {class: "sh-axis-text", x: left, y: height - 8, "font-size": 12}, words.size),
    s("line", {class: "sh-axis-line", x1: left, x2: right, y1: height - bottom, y2: height - bottom}),
    (["low998", "high998"] as const).map((key) => s("path", {class: "sh-funnel-outer", d: line(key)})),
    (["low95", "high95"] as const).map((key) => s("path", {class: "sh-funnel-inner", d: line(key)})),
    widening === null
      ? null
      : (["low95", "high95"] as const).map((key) => s("path", {class: "sh-funnel-wide", d: line(key, widening)})),
    s("line", {class: "sh-median-line", x1: left, x2: right, y1: y(funnel.target), y2: y(funnel.target)}),
    placed.filter(({code}) => !members.has(code)).map((row) => dot(row, "sh-dot")),
    own.map((row) => dot(row, "sh-dot-chosen")),
    end ? limitNames(end) : null,
    nameLabels()
  );
  accessibleSvg(svg, label);
  return svg;

  function dot({size, value, code}: Placed, kind: string): SVGElement {
    const isOwn = kind === "sh-dot-chosen";
    return s(
      "circle",
      {class: kind, cx: x(size), cy: y(value), r: isOwn ? 5 : 2.6, fill: isOwn ? "var(--sh-accent)" : null},
      s("title", {}, `${names.get(code) ?? code}: ${formatBare(value, {unit, decimals})}`)
    );
  }

  /** Names of the limits at their end, kept apart. */
  function limitNames({high95, high998}: FunnelLimits): SVGElement[] {
    const upper = inside(high998);
    const inner = Math.max(inside(high95), upper + 14);
    return [
      s("text", {class: "sh-axis-text", x: right + 6, y: upper + 2, "font-size": 11}, words.limit998),
      s("text", {class: "sh-axis-text", x: right + 6, y: inner + 2, "font-size": 11}, words.limit95)
    ];
  }

  /** The members furthest from the target by name, as many as stand free of each other. */
  function nameLabels(): SVGElement[] {
    const boxes: {x1: number; x2: number; y1: number; y2: number}[] = own.map(({size, value}) => ({
      ...{x1: x(size) - 5, x2: x(size) + 5, y1: y(value) - 5, y2: y(value) + 5}
    }));
    const far = [...own].sort((a, b) => score(b) - score(a)).slice(0, mostNames);
    return far.flatMap(({code, size, value}) => {
      const text = names.get(code) ?? code;
      const wide = textWidth(text, 12, {bold: true});
      const starts = [x(size) + 9, x(size) - 9 - wide].filter((at) => at >= left && at + wide <= width - 2);
      const at = starts
        .map((from) => ({x1: from, x2: from + wide, y1: y(value) - 8, y2: y(value) + 8}))
        .find((box) => !boxes.some((each) => overlaps(each, box)));
      if (!at) return [];
      boxes.push(at);
      return [
        s(
          "text",
          {class: "sh-chosen-text", x: at.x1, y: y(value) + 4, "font-size": 12, "font-weight": 600, "data-label": code},
          text
        )
      ];
    });
  }

  function score({value, size}: Placed): number {
    return Math.abs(value - funnel.target) * Math.sqrt(size);
  }
}

interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

const overlaps = (a: Box, b: Box): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

/** Round sizes that stand about evenly on a scale of roots. */
function xTicks(largest: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / 130));
  const found: number[] = [];
  for (let index = 1; index <= most; index++) {
    const wanted = largest * (index / most) * (index / most);
    const power = 10 ** Math.floor(Math.log10(wanted));
    const round = ([5, 2, 1].find((digit) => digit * power <= wanted) ?? 1) * power;
    if (!found.includes(round)) found.push(round);
  }
  return found;
}
