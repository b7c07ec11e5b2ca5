import {line, scaleLinear} from "d3";
import {textWidth} from "../../../src/components/text-width.js";
import {formatNumber} from "../../../src/locale/format.js";
import {element, textElement, type Picture} from "./svg.js";

/** A line over years; a year without a figure is a gap. */
export interface PictureLine {
  label: string;
  points: readonly {year: number; value: number | null}[];
}

export interface LinesOptions {
  label: string;
  width: number;
  /** A value with a line of its own. */
  reference: number;
  decimals: number;
}

/** Lines over years, each with its name at its end. */
export function linesPicture(
  lines: readonly PictureLine[],
  {label, width, reference, decimals}: LinesOptions
): Picture {
  const years = [...new Set(lines.flatMap(({points}) => points.map(({year}) => year)))].sort((a, b) => a - b);
  const values = lines.flatMap(({points}) => points.flatMap(({value}) => (value === null ? [] : [value])));
  const isNarrow = width < 460;
  const names = Math.max(0, ...lines.map((each) => textWidth(each.label, 13))) + 16;
  const [left, right] = [44, width - (isNarrow ? 20 : names)];
  const [top, bottom] = [12, 230];
  const x = scaleLinear([years[0] ?? 0, years.at(-1) ?? 1], [left, right]);
  const y = scaleLinear([Math.min(reference, ...values), Math.max(reference, ...values)], [bottom, top]).nice(5);
  const path = line<{year: number; value: number | null}>()
    .defined(({value}) => value !== null)
    .x(({year}) => x(year))
    .y(({value}) => y(value ?? 0))
    .digits(2);
  const grid = y.ticks(5).map((tick) =>
    [
      element("line", {
        class: tick === reference ? "p-zero" : "p-rule",
        x1: left,
        x2: right,
        y1: y(tick),
        y2: y(tick)
      }),
      textElement({class: "p-soft", x: left - 6, y: y(tick) + 5, "text-anchor": "end"}, formatNumber(tick, 0))
    ].join("")
  );
  const below = years.map((year) =>
    textElement({class: "p-soft", x: x(year), y: bottom + 20, "text-anchor": "middle"}, String(year))
  );
  const ends = apart(lines.map(({points}) => y(points.findLast(({value}) => value !== null)?.value ?? reference)));
  const drawn = lines.map(({points, label: name}, at) =>
    [
      element("path", {class: `p-s${at}`, d: path(points) ?? ""}),
      ...points.map(({year, value}) =>
        value === null ? "" : element("circle", {class: `p-d${at}`, cx: x(year), cy: y(value), r: 3.5})
      ),
      isNarrow
        ? element("circle", {class: `p-d${at}`, cx: left, cy: bottom + 40 + at * 20, r: 5}) +
          textElement({class: "p-soft", x: left + 12, y: bottom + 45 + at * 20}, name)
        : textElement({class: "p-soft", x: right + 10, y: (ends[at] ?? 0) + 5}, name)
    ].join("")
  );
  const said = lines.map(
    (each) =>
      `${each.label}: ${each.points.map(({year, value}) => `${year} ${formatNumber(value, decimals)}`).join(", ")}`
  );
  return {
    width,
    height: bottom + 32 + (isNarrow ? lines.length * 20 : 0),
    label: `${label}. ${said.join("; ")}`,
    body: [...grid, ...below, ...drawn].join("")
  };
}

/** Places for names that would touch, moved down in their order. */
function apart(places: readonly number[]): number[] {
  const order = places.map((place, at) => ({place, at})).sort((a, b) => a.place - b.place);
  const moved: number[] = [];
  let last = -Infinity;
  for (const {place, at} of order) {
    last = Math.max(place, last + 17);
    moved[at] = last;
  }
  return moved;
}
