import {area, line, scaleLinear} from "d3";
import {formatNumber, isNumber} from "../../../locale/format.js";
import {accessibleSvg} from "../../accessible-svg.js";
import {s} from "../../dom.js";

export interface PeriodLine {
  name: string;
  values: readonly (number | null)[];
  /** The one the figure is about; the other is for comparison. */
  isMain?: boolean;
  /** Points that are not joined: outcomes beside forecasts. */
  isDots?: boolean;
  band?: {low: readonly (number | null)[]; high: readonly (number | null)[]};
}

const height = 230;
const margin = {top: 16, right: 84, bottom: 32, left: 52};

/** Lines over named periods, from 0, with a band and a mark where what is known ends. */
export function PeriodPlot(
  periods: readonly string[],
  lines: readonly PeriodLine[],
  {width, label, known}: {width: number; label: string; known?: number}
): SVGElement {
  const {x, y} = scales(
    periods.length,
    width,
    lines.flatMap(({values, band}) => [...values, ...(band?.high ?? [])])
  );
  const last = (values: readonly (number | null)[]): number => values.findLastIndex(isNumber);
  const svg = s(
    "svg",
    {class: "sh-chart sh-trajectory", viewBox: `0 0 ${width} ${height}`, width, height},
    frame(periods, x, y, width),
    known === undefined || known >= periods.length
      ? null
      : s("line", {
          ...{class: "sh-known-until", x1: x(known - 0.5), x2: x(known - 0.5)},
          ...{y1: margin.top, y2: height - margin.bottom}
        }),
    lines.map(({values, band, isMain, isDots}) => [
      band === undefined
        ? null
        : s("path", {
            class: "sh-trajectory-band",
            d: area<number>(
              (at) => x(at),
              (at) => y(band.low[at] ?? 0),
              (at) => y(band.high[at] ?? 0)
            ).defined((at) => isNumber(band.low[at]) && isNumber(band.high[at]))([...periods.keys()])
          }),
      isDots
        ? values.map((value, at) =>
            isNumber(value) ? s("circle", {class: "sh-period-dot", cx: x(at), cy: y(value), r: 4}) : null
          )
        : s("path", {
            class: isMain ? "sh-trajectory-with" : "sh-trajectory-without",
            d: line<number>(
              (at) => x(at),
              (at) => y(values[at] ?? 0)
            ).defined((at) => isNumber(values[at]))([...periods.keys()])
          })
    ]),
    apart(
      lines.map((each) => ({...each, at: last(each.values)})).filter(({at}) => at >= 0),
      y
    ).map(({name, isMain, at, top}) =>
      s(
        "text",
        {
          ...{x: x(at) + 9, y: top, dy: "0.32em", "font-size": 13},
          class: isMain ? "sh-trajectory-name sh-trajectory-name-with" : "sh-trajectory-name"
        },
        name
      )
    )
  );
  accessibleSvg(svg, label);
  return svg;
}

/** Stacked bars over named periods, with what each shade is under them. */
export function StackedBars(
  periods: readonly string[],
  layers: readonly {name: string; values: readonly number[]}[],
  {width, label}: {width: number; label: string}
): SVGElement {
  const sums = periods.map((_, at) => layers.reduce((sum, {values}) => sum + (values[at] ?? 0), 0));
  const {x, y} = scales(periods.length, width, sums);
  const step = (width - margin.left - margin.right) / Math.max(1, periods.length);
  const bar = Math.max(2, Math.min(28, step * 0.7));
  const svg = s(
    "svg",
    {class: "sh-chart sh-stack", viewBox: `0 0 ${width} ${height}`, width, height},
    frame(periods, x, y, width),
    periods.map((_, at) => {
      let base = 0;
      return layers.map(({values}, layer) => {
        const [from, to] = [base, base + (values[at] ?? 0)];
        base = to;
        return to > from
          ? s("rect", {
              ...{class: `sh-stack-part sh-stack-${layer}`, x: x(at) - bar / 2, width: bar},
              ...{y: y(to), height: y(from) - y(to)}
            })
          : null;
      });
    })
  );
  accessibleSvg(svg, label);
  return svg;
}

interface Scales {
  x: (at: number) => number;
  y: ReturnType<typeof scaleLinear<number, number>>;
}

function scales(count: number, width: number, values: readonly (number | null)[]): Scales {
  const most = Math.max(1e-9, ...values.filter(isNumber));
  const y = scaleLinear([0, most * 1.06], [height - margin.bottom, margin.top]);
  const half = (width - margin.left - margin.right) / Math.max(1, count) / 2;
  const x = scaleLinear([0, Math.max(1, count - 1)], [margin.left + half, width - margin.right - half]);
  return {x, y};
}

function frame(
  periods: readonly string[],
  x: Scales["x"],
  y: Scales["y"],
  width: number
): (SVGElement | SVGElement[])[] {
  const ticks = y.ticks(4);
  const decimals = (ticks[1] ?? 1) < 1 ? 1 : 0;
  const longest = Math.max(...periods.map((period) => period.length)) * 7 + 14;
  const every = Math.max(1, Math.ceil((longest * periods.length) / (width - margin.left - margin.right)));
  return [
    ...ticks.map((tick) => [
      s("line", {class: "sh-grid", x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick)}),
      s(
        "text",
        {class: "sh-tick", x: margin.left - 8, y: y(tick), dy: "0.32em", "text-anchor": "end", "font-size": 13},
        formatNumber(tick, decimals)
      )
    ]),
    ...periods.flatMap((period, at) =>
      at % every === 0
        ? s(
            "text",
            {class: "sh-tick", x: x(at), y: height - margin.bottom + 20, "text-anchor": "middle", "font-size": 13},
            period
          )
        : []
    )
  ];
}

/** Heights of names beside the ends of their lines, at least a line of text apart. */
function apart<T extends {values: readonly (number | null)[]; at: number}>(
  ends: readonly T[],
  y: Scales["y"]
): (T & {top: number})[] {
  const placed = ends.map((end) => ({...end, top: y(end.values[end.at] ?? 0)})).sort((a, b) => a.top - b.top);
  placed.forEach((each, index) => {
    const above = placed[index - 1];
    if (above !== undefined && each.top - above.top < 16) each.top = above.top + 16;
  });
  return placed;
}
