import {line, scaleLinear} from "d3";
import {formatNumber} from "../../locale/format.js";
import {accessibleSvg} from "../accessible-svg.js";
import {s} from "../dom.js";
import {textWidth} from "../text-width.js";

export interface PlotLine {
  /** Short: it stands beside the end of the line. */
  name: string;
  values: readonly number[];
}

const height = 260;
const [top, bottom, left] = [12, 30, 62];
const fontSize = 13;
const apart = 16;

/** Shares over time, in percent, each line with its name at its end. At most five: more cannot be told apart. */
export function LinesPlot(
  lines: readonly PlotLine[],
  {times, label, width}: {times: readonly number[]; label: string; width: number}
): SVGElement {
  const right = Math.max(0, ...lines.map(({name}) => textWidth(name, fontSize))) + 16;
  const all = lines.flatMap(({values}) => values);
  const y = scaleLinear([Math.min(0, ...all), Math.max(0, ...all)], [height - bottom, top]).nice(4);
  const x = scaleLinear([times[0] ?? 0, times.at(-1) ?? 1], [left, width - right]);
  const path = line<number>()
    .x((_, at) => x(times[at] ?? 0))
    .y((value) => y(value));
  const names = lines
    .map(({name, values}, index) => ({name, index, place: y(values.at(-1) ?? 0)}))
    .sort((a, b) => a.place - b.place);
  names.forEach((each, at) => {
    const above = names[at - 1];
    if (above !== undefined) each.place = Math.max(each.place, above.place + apart);
  });
  const svg = s(
    "svg",
    {class: "sh-chart sh-lines", viewBox: `0 0 ${width} ${height}`, width, height},
    y.ticks(4).map((tick) => [
      s("line", {
        class: tick === 0 ? "sh-lines-zero" : "sh-grid",
        x1: left,
        x2: width - right,
        y1: y(tick),
        y2: y(tick)
      }),
      s(
        "text",
        {class: "sh-axis-text", x: left - 8, y: y(tick), dy: "0.32em", "text-anchor": "end", "font-size": fontSize},
        `${formatNumber(tick, 0)} %`
      )
    ]),
    x
      .ticks(width < 420 ? 4 : 8)
      .map((tick) =>
        s(
          "text",
          {class: "sh-axis-text", x: x(tick), y: height - 8, "text-anchor": "middle", "font-size": fontSize},
          formatNumber(tick)
        )
      ),
    lines.map(({values}, index) =>
      s("path", {class: `sh-lines-line sh-lines-${index + 1}`, d: path([...values]) ?? ""})
    ),
    names.map(({name, index, place}) =>
      s(
        "text",
        {
          class: `sh-lines-name sh-lines-name-${index + 1}`,
          x: width - right + 7,
          y: place,
          dy: "0.32em",
          "font-size": fontSize
        },
        name
      )
    )
  );
  accessibleSvg(svg, label);
  return svg;
}
