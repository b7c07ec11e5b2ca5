import {median, quantileSorted, scaleLinear} from "d3";
import {formatBare, formatNumber, formatValue, isNumber, tickNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {accessibleSvg} from "./accessible-svg.js";
import {h, s} from "./dom.js";
import type {RegionValue} from "./map.js";
import {textWidth, wrapText} from "./text-width.js";

export interface DistributionOptions {
  /** Accessible name. */
  label: string;
  unit?: string;
  decimals?: number;
  width?: number;
  /** Code of the region that stands out. */
  chosen?: string | null;
  /** Codes shown darker, such as those of the same size class. */
  group?: readonly string[];
  token?: string;
}

const RADIUS = 3.2;
const PAD = 16;

/** Every region as a dot on one axis, stacked where they meet; the chosen one stands out, with its place in words. */
export function Distribution(values: readonly RegionValue[], options: DistributionOptions): HTMLElement {
  const {label, unit = "", decimals, width = 640, chosen, group = [], token = "accent"} = options;
  const known = values
    .filter((each): each is RegionValue & {value: number} => isNumber(each.value))
    .sort((a, b) => a.value - b.value);
  if (known.length === 0) return h("div", {class: "sh-distribution sh-empty"}, h("p", {}, nl.chart.allMissing));
  const numbers = known.map(({value}) => value);
  const [low, high] = [numbers[0] ?? 0, numbers.at(-1) ?? 1];
  const x = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [PAD + 8, width - PAD - 8]).nice(5);
  const dots = stack(known.map(({value}) => x(value)));
  const rise = Math.max(0, ...dots.map((dot) => -dot));
  const pick = known.findIndex(({code}) => code === chosen);
  const marked = known[pick];
  const markedLines = marked
    ? wrapText(`${marked.name} ${formatBare(marked.value, {unit, decimals})}`, width - 24, 13, 3)
    : [];
  const top = 24 + 16 * markedLines.length;
  const base = top + rise + RADIUS;
  const height = base + 34;
  const ticks = x.ticks(Math.max(2, Math.floor(width / 90)));
  const members = new Set(group);
  const middle = median(numbers) ?? low;
  const svg = s(
    "svg",
    {class: "sh-chart", viewBox: `0 0 ${width} ${height}`, width, height},
    s("line", {class: "sh-axis-line", x1: PAD, x2: width - PAD, y1: base + RADIUS + 3, y2: base + RADIUS + 3}),
    ticks.map((tick, index) =>
      s(
        "text",
        {class: "sh-axis-text", x: x(tick), y: base + 24, "text-anchor": "middle", "font-size": 12},
        tickNumber(unit)(tick, index, ticks)
      )
    ),
    s("line", {class: "sh-median-line", x1: x(middle), x2: x(middle), y1: top - 4, y2: base + RADIUS + 3}),
    known.map(({code}, index) =>
      index === pick
        ? null
        : s("circle", {
            class: members.has(code) ? "sh-dot sh-dot-group" : "sh-dot",
            cx: x(known[index]?.value ?? 0),
            cy: base + (dots[index] ?? 0),
            r: RADIUS
          })
    ),
    marked
      ? s("circle", {
          class: "sh-dot-chosen",
          cx: x(marked.value),
          cy: base + (dots[pick] ?? 0),
          r: RADIUS + 3,
          fill: `var(--sh-${token})`
        })
      : null,
    labels()
  );
  accessibleSvg(svg, label);
  return h(
    "div",
    {class: "sh-distribution"},
    svg,
    h(
      "ul",
      {class: "sh-chart-notes"},
      notes().map((note) => h("li", {}, note))
    )
  );

  // The chosen region's name stands above the label of the middle, each on lines of its own, so they cannot meet.
  function labels(): SVGElement[] {
    const middleText = nl.distribution.median(formatBare(middle, {unit, decimals}));
    const place = (at: number, text: string): number => {
      const half = textWidth(text, 12, {bold: true}) / 2;
      return Math.max(half + 2, Math.min(width - half - 2, at));
    };
    const texts: SVGElement[] = [
      s(
        "text",
        {
          class: "sh-axis-text",
          x: place(x(middle), middleText),
          y: top - 10,
          "text-anchor": "middle",
          "font-size": 12,
          "data-label": "median"
        },
        middleText
      )
    ];
    markedLines.forEach((text, line) =>
      texts.push(
        s(
          "text",
          {
            class: "sh-chosen-text",
            x: place(x(marked?.value ?? middle), text),
            y: 12 + 16 * line,
            "text-anchor": "middle",
            "font-size": 13,
            "font-weight": 600,
            "data-label": "chosen"
          },
          text
        )
      )
    );
    return texts;
  }

  function notes(): string[] {
    const asked = values.find(({code}) => code === chosen);
    const missing = values.length - known.length;
    return [
      nl.distribution.each,
      ...(marked
        ? [nl.distribution.rank(marked.name, formatNumber(pick + 1, 0), formatNumber(known.length, 0))]
        : asked
          ? [nl.distribution.rankUnknown(asked.name)]
          : []),
      ...(known.length >= 8
        ? [
            nl.distribution.middleHalf(
              formatValue(quantileSorted(numbers, 0.25), {unit: unit.startsWith("%") ? "%" : "", decimals}),
              formatValue(quantileSorted(numbers, 0.75), {unit: unit.startsWith("%") ? "%" : "", decimals})
            )
          ]
        : []),
      ...(missing > 0 ? [nl.distribution.missing(formatNumber(missing, 0))] : [])
    ];
  }
}

/** Heights (negative: upward) of dots of one size at sorted places, each as low as its neighbours allow. */
export function stack(places: readonly number[], radius = RADIUS): number[] {
  const heights: number[] = [];
  let from = 0;
  places.forEach((place, index) => {
    while ((places[from] ?? place) < place - 2 * radius) from++;
    const taken: [number, number][] = [];
    for (let other = from; other < index; other++) {
      const dx = place - (places[other] ?? 0);
      const reach = Math.sqrt(Math.max(0, 4 * radius * radius - dx * dx));
      taken.push([-(heights[other] ?? 0) - reach, -(heights[other] ?? 0) + reach]);
    }
    taken.sort((a, b) => a[0] - b[0]);
    let up = 0;
    for (const [low, high] of taken) if (low < up + 1e-9 && high > up + 1e-9) up = high;
    heights.push(up === 0 ? 0 : -up);
  });
  return heights;
}
