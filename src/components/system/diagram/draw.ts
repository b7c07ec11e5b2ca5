import {s} from "../../dom.js";
import {coordinates, lengthOf, pathData, pointAt, type Curve} from "./curve.js";
import type {Status} from "./look.js";
import {barHalf, headLength} from "./marks.js";
import {FONT, LINE, type SceneLink, type SceneNode} from "./scene.js";
import type {Point} from "./shapes.js";

/** Dash patterns in widths of the line: told apart in black and white too. */
const dashes: Readonly<Partial<Record<Status, readonly number[]>>> = {
  plausible: [5, 2.2],
  fear: [1.2, 1.8],
  contested: [6, 1.8, 1.2, 1.8],
  none: [2.6, 1.6]
};

/** The pattern of a status on a line of this width and length: it ends with a whole dash, at the head. */
function dashOf(status: Status, width: number, length: number): Record<string, string | number> {
  const pattern = dashes[status]?.map((part) => Math.round(part * Math.max(width, 1.6) * 10) / 10);
  if (pattern === undefined) return {};
  const period = pattern.reduce((sum, part) => sum + part, 0);
  const offset = ((pattern[0] ?? 0) - length) % period;
  return {"stroke-dasharray": pattern.join(" "), "stroke-dashoffset": Math.round((offset + period) * 10) / 10};
}

/** A variable: its box, its name, and the dot a new link is drawn from. */
export function drawNode(node: SceneNode, label: string, {handle}: {handle: boolean}): SVGGElement {
  const {variable, width, height, radius, lines} = node;
  const top = -((lines.length - 1) * LINE) / 2;
  const group = s(
    "g",
    {
      class: "sh-diagram-node",
      "data-key": variable.id,
      "data-kind": variable.kind,
      role: "button",
      tabindex: -1,
      "aria-label": label,
      transform: `translate(${node.x},${node.y})`
    },
    s("rect", {
      class: "sh-diagram-ring",
      x: -width / 2 - 4,
      y: -height / 2 - 4,
      width: width + 8,
      height: height + 8,
      rx: radius + 4
    }),
    s("rect", {class: "sh-diagram-body", x: -width / 2, y: -height / 2, width, height, rx: radius}),
    s(
      "text",
      {"text-anchor": "middle", "font-size": FONT, "aria-hidden": "true"},
      lines.map((line, index) => s("tspan", {x: 0, y: top + index * LINE + FONT * 0.34}, line))
    )
  );
  if (handle) group.append(s("circle", {class: "sh-diagram-handle", cx: width / 2 + 9, cy: 0, r: 6.5}));
  return group;
}

/** A link: a wide invisible line to point at, the line, its head, its bars and its sign. */
export function drawLink(link: SceneLink, label: string): SVGGElement {
  const {curve, width, status, marks, sign, key} = link;
  const cut = headLength(width) * 0.8;
  const isEquation = link.link === null;
  return s(
    "g",
    {
      class: "sh-diagram-link",
      "data-key": key,
      "data-status": status,
      role: "button",
      tabindex: -1,
      "aria-label": label
    },
    s("path", {class: "sh-diagram-hit", d: pathData(curve), "stroke-width": width + 13}),
    s("path", {
      class: "sh-diagram-line",
      d: pathData(curve, cut),
      "stroke-width": width,
      ...dashOf(status, width, lengthOf(curve) - cut)
    }),
    s("path", {class: "sh-diagram-head", d: headData(curve, width, isEquation)}),
    marks.bars.map((bar) => {
      const half = barHalf(width);
      const [nx, ny] = [-Math.sin(bar.angle) * half, Math.cos(bar.angle) * half];
      const ends = [
        {x: bar.x - nx, y: bar.y - ny},
        {x: bar.x + nx, y: bar.y + ny}
      ].map(coordinates);
      return s("path", {class: "sh-diagram-delay", d: `M${ends.join("L")}`});
    }),
    marks.sign !== null && sign !== null
      ? s(
          "text",
          {
            class: "sh-diagram-sign",
            x: marks.sign.x,
            y: marks.sign.y + 5,
            "text-anchor": "middle",
            "font-size": 16,
            "aria-hidden": "true"
          },
          sign
        )
      : null
  );
}

/** A triangle whose tip is the end of the curve; of an equation an open one. */
function headData(curve: Curve, width: number, isOpen: boolean): string {
  const total = lengthOf(curve);
  const length = headLength(width);
  const tip = pointAt(curve, total);
  const base = pointAt(curve, total - length);
  const angle = Math.atan2(tip.y - base.y, tip.x - base.x);
  const half = length * 0.42;
  const corner = (side: number): Point => ({
    x: tip.x - Math.cos(angle) * length - Math.sin(angle) * half * side,
    y: tip.y - Math.sin(angle) * length + Math.cos(angle) * half * side
  });
  const ends = [corner(1), tip, corner(-1)].map(coordinates);
  return `M${ends.join("L")}${isOpen ? "" : "Z"}`;
}

/** The light around a chosen loop. */
export function drawHalo({curve, width}: SceneLink): SVGPathElement {
  return s("path", {class: "sh-diagram-halo", d: pathData(curve), "stroke-width": width + 12});
}

/** The name of the chosen loop. */
export function drawName(name: string, at: Point, size: {width: number; height: number}): SVGGElement {
  return s(
    "g",
    {class: "sh-diagram-name", transform: `translate(${at.x},${at.y})`, "aria-hidden": "true"},
    s("rect", {x: -size.width / 2, y: -size.height / 2, width: size.width, height: size.height, rx: 4}),
    s("text", {"text-anchor": "middle", y: 5, "font-size": 15}, name)
  );
}

/** A piece of line for the legend. */
export function drawSample(status: Status): SVGSVGElement {
  const width = 2.6;
  return s(
    "svg",
    {class: "sh-diagram-sample", width: 46, height: 14, viewBox: "0 0 46 14", "aria-hidden": "true"},
    s(
      "g",
      {class: "sh-diagram-link", "data-status": status},
      s("path", {
        class: "sh-diagram-line",
        d: "M1,7H36",
        "stroke-width": status === "equation" ? 1.25 : width,
        ...dashOf(status, width, 35)
      }),
      s("path", {class: "sh-diagram-head", d: status === "equation" ? "M36,2L45,7L36,12" : "M34,2L45,7L34,12Z"})
    )
  );
}

/** Text that may be long, cut for a label. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
