import {nl} from "../locale/nl.js";
import {s} from "./dom.js";
import {explanationRows, type ExportInfo} from "./export-info.js";
import {breakLongWords, wrapText} from "./text-width.js";

/** Properties that make a drawing look as it does on the page. */
const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "font-style",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "visibility",
  "display",
  "mix-blend-mode"
] as const;

const FONT = '"Source Sans 3 Variable", "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif';
const SERIF = '"Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", serif';
const PAD = 16;

/** A row of the legend: the little drawing and its words. */
export interface LegendRow {
  swatch: SVGSVGElement;
  text: string;
}

type ReadStyle = (element: Element) => {getPropertyValue(name: string): string};

export interface SvgColours {
  paper: string;
  ink: string;
  inkSoft: string;
  warnInk: string;
}

/** Ink on white, for readers without a style sheet. */
const PRINT: SvgColours = {paper: "#ffffff", ink: "#1c2430", inkSoft: "#56606e", warnInk: "#6b4a00"};

/**
 * One drawing that stands on its own: styles written into it, no links to outside, and title, subtitle, source,
 * choices, date and the mark of made-up data around it.
 *
 * @param chart the drawing on the page (it is copied, not changed)
 * @param options `readStyle` gives the computed style of an element; the browser's own by default
 */
export function buildSvg(
  chart: SVGSVGElement,
  info: ExportInfo,
  {
    readStyle = (element) => getComputedStyle(element),
    colours = PRINT,
    legend = []
  }: {readStyle?: ReadStyle; colours?: SvgColours; legend?: readonly LegendRow[]} = {}
): SVGSVGElement {
  const [chartWidth, chartHeight] = sizeOf(chart);
  const width = Math.max(chartWidth + 2 * PAD, 420);
  const inner = width - 2 * PAD;
  const texts: SVGElement[] = [];
  let y = PAD;
  const write = (text: string, size: number, fill: string, options: {bold?: boolean; serif?: boolean} = {}): void => {
    // Where the house face is not installed a wider one stands in; measured with the house face, so room is kept.
    const room = inner / 1.25;
    for (const line of wrapText(breakLongWords(text, room, size), room, size, 12)) {
      y += Math.round(size * 1.35);
      texts.push(
        s(
          "text",
          {
            x: PAD,
            y,
            fill,
            "font-size": size,
            "font-weight": options.bold ? 600 : 400,
            "font-family": options.serif ? SERIF : FONT
          },
          line
        )
      );
    }
  };
  write(info.title, 18, colours.ink, {serif: true, bold: true});
  write(info.subtitle, 13, colours.inkSoft);
  if (info.synthetic) write(nl.figure.syntheticLong, 13, colours.warnInk, {bold: true});
  y += 8;

  const drawing = copyWithStyles(chart, readStyle);
  drawing.setAttribute("x", String(PAD + Math.max(0, (inner - chartWidth) / 2)));
  drawing.setAttribute("y", String(y));
  drawing.setAttribute("width", String(chartWidth));
  drawing.setAttribute("height", String(chartHeight));
  drawing.setAttribute("font-family", FONT);
  y += chartHeight + 4;

  const swatches = legend.map(({swatch, text}) => {
    const copy = copyWithStyles(swatch, readStyle);
    const [swatchWidth, swatchHeight] = sizeOf(swatch);
    copy.setAttribute("x", String(PAD));
    copy.setAttribute("y", String(y + 4));
    copy.setAttribute("width", String(swatchWidth));
    copy.setAttribute("height", String(swatchHeight));
    y += 19;
    texts.push(
      s("text", {x: PAD + swatchWidth + 8, y: y - 2, fill: colours.ink, "font-size": 12, "font-family": FONT}, text)
    );
    return copy;
  });

  const shown = new Set<string>([nl.export.rows.title, nl.export.rows.subtitle, nl.export.rows.synthetic]);
  for (const [label, text] of explanationRows(info))
    if (!shown.has(label)) write(`${label}: ${text}`, 11, colours.inkSoft);
  const height = Math.round(y + PAD);

  return s(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": info.title,
      lang: "nl"
    },
    s("title", {}, info.title),
    s(
      "desc",
      {},
      explanationRows(info)
        .map(([label, text]) => `${label}: ${text}`)
        .join("\n")
    ),
    s("rect", {width, height, fill: colours.paper}),
    texts,
    drawing,
    swatches
  );
}

/** The drawing as a file's text. */
export function svgText(svg: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;
}

/** Width and height in px of a chart, from its attributes or its view box. */
export function sizeOf(chart: SVGSVGElement): [number, number] {
  const box = (chart.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  const width = Number(chart.getAttribute("width")) || box[2] || 640;
  const height = Number(chart.getAttribute("height")) || box[3] || 400;
  return [width, height];
}

/** Drawings made for another program: `color(srgb …)`, which a mix of tokens computes to, is unknown outside browsers. */
export function plainColour(value: string): string {
  return value.replace(/color\(srgb ([^)]*)\)/g, (_, body: string) => {
    const [r = 0, g = 0, b = 0, alpha = 1] = body.split(/[\s/]+/).map(Number);
    const channel = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 255);
    return alpha < 1
      ? `rgba(${channel(r)}, ${channel(g)}, ${channel(b)}, ${alpha})`
      : `rgb(${channel(r)}, ${channel(g)}, ${channel(b)})`;
  });
}

function copyWithStyles(chart: SVGSVGElement, readStyle: ReadStyle): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, index) => {
    const target = copies[index];
    if (!target || original.closest("defs, style")) return;
    const style = readStyle(original);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value) target.setAttribute(property, plainColour(value));
    }
    target.removeAttribute("style");
    target.removeAttribute("class");
  });
  inlineDefinitions(chart, copy, readStyle);
  for (const element of copy.querySelectorAll("style, script, foreignObject, [data-screen-only]")) element.remove();
  return copy;
}

// Patterns are drawn by reference and have colours of their own; their classes mean nothing outside the page.
function inlineDefinitions(chart: SVGSVGElement, copy: SVGSVGElement, readStyle: ReadStyle): void {
  const targets = [...copy.querySelectorAll("defs *")];
  [...chart.querySelectorAll("defs *")].forEach((original, index) => {
    const style = readStyle(original);
    for (const property of ["fill", "stroke", "stroke-width", "stroke-opacity", "fill-opacity"]) {
      const value = style.getPropertyValue(property);
      if (value) targets[index]?.setAttribute(property, plainColour(value));
    }
    targets[index]?.removeAttribute("class");
    targets[index]?.removeAttribute("style");
  });
}
