import {xmlText} from "../../../models/xml-text.js";
import {wrapText} from "../../../src/components/text-width.js";

/** A picture as text, drawn without a browser: for a width, so that a small screen gets its own. */
export interface Picture {
  width: number;
  height: number;
  /** What it shows, for who cannot see it. */
  label: string;
  body: string;
}

type Attributes = Readonly<Record<string, string | number>>;

/** Two decimals of a pixel: more is no picture, only more text. */
const written = (value: string | number): string =>
  typeof value === "number" ? String(Number(value.toFixed(2))) : xmlText(value);

export function element(name: string, attributes: Attributes, content = ""): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${written(value)}"`);
  return content === "" ? `<${name}${list.join("")}/>` : `<${name}${list.join("")}>${content}</${name}>`;
}

export const textElement = (attributes: Attributes, text: string): string => element("text", attributes, xmlText(text));

/** Inside a page, whose style it takes. */
export function inlineSvg({width, height, label, body}: Picture, kind: string): string {
  const size = `viewBox="0 0 ${written(width)} ${written(height)}" width="${written(width)}" height="${written(height)}"`;
  return `<svg class="picture ${kind}" role="img" aria-label="${xmlText(label)}" ${size}>${body}</svg>`;
}

/** As a file of its own, with title, description and source below the picture. */
export function svgFile(picture: Picture, {title, foot}: {title: string; foot: readonly string[]}): string {
  const {width, height, label, body} = picture;
  const [top, line] = [34, 17];
  const below = foot.flatMap((text) => wrapText(text, width - 16, 13, 20));
  const full = top + height + 12 + below.length * line;
  const words = [
    textElement({x: 8, y: 22, class: "p-title"}, title),
    element("g", {transform: `translate(0 ${top})`}, body),
    ...below.map((text, at) => textElement({x: 8, y: top + height + 18 + at * line, class: "p-soft"}, text))
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${written(width)} ${written(full)}" width="${written(width)}" height="${written(full)}" role="img" lang="nl">
<title>${xmlText(title)}</title>
<desc>${xmlText(label)}</desc>
<style>svg{background:#fff}${pictureStyle(light)}</style>
${words.join("")}
</svg>
`;
}

interface Colours {
  ink: string;
  soft: string;
  rule: string;
  accent: string;
  worse: string;
  band: string;
  series: readonly string[];
}

/** The colours of the site (src/style/tokens.css). */
export const light: Colours = {
  ink: "#1c2430",
  soft: "#56606e",
  rule: "#dcd8cf",
  accent: "#1f5f8b",
  worse: "#b5531c",
  band: "#dcd8cf",
  series: ["#1f5f8b", "#b5531c", "#7a4f9a", "#2e7d5b"]
};
export const dark: Colours = {
  ink: "#e8e6e1",
  soft: "#a9b1bb",
  rule: "#313a43",
  accent: "#7db7dd",
  worse: "#f0975a",
  band: "#313a43",
  series: ["#7db7dd", "#f0975a", "#c39be0", "#7fc9a4"]
};

export const pictureStyle = ({ink, soft, rule, accent, worse, band, series}: Colours): string =>
  [
    `text{font:14px "Source Sans 3 Variable","Source Sans 3",system-ui,sans-serif;fill:${ink}}`,
    `.p-title{font-weight:600;font-size:16px}.p-soft{font-size:13px;fill:${soft}}.p-strong{font-weight:600}`,
    `.p-rule{stroke:${rule};stroke-width:1}.p-zero{stroke:${soft};stroke-width:1.2}`,
    `.p-line{stroke:${accent};stroke-width:2.5;stroke-linecap:round;fill:none}.p-point{fill:${accent}}`,
    `.p-aside{stroke:${soft};stroke-width:1.8;stroke-dasharray:4 3;fill:none}.p-aside-point{fill:none;stroke:${soft};stroke-width:1.8}`,
    `.p-band{fill:${band};opacity:.75}.p-expected{fill:${worse}}.p-tick{stroke:${worse};stroke-width:3}`,
    ...series.map((colour, at) => `.p-s${at}{stroke:${colour};fill:none;stroke-width:2.2}.p-d${at}{fill:${colour}}`)
  ].join("");
