import type {SystemFile, SystemVariable} from "../../../models/system/format.js";
import type {Box} from "../../label-layout.js";
import {wrapText, textWidth} from "../../text-width.js";
import type {Curve} from "./curve.js";
import type {Steps} from "./in-slices.js";
import {diagramLinks, nameOf, type DiagramLink} from "./look.js";
import {placeMarks, type Marks} from "./marks.js";
import {routeLines} from "./route.js";
import {boxOf, type Point, type Shape} from "./shapes.js";

export const FONT = 15;
export const LINE = 19;
/** About eighteen characters; a longer word makes the box wider, up to twice as wide. */
const CHARACTERS = 18;
export const SIGN = {width: 11, height: 13};

export interface SceneNode extends Shape {
  readonly variable: SystemVariable;
  readonly lines: readonly string[];
}

export interface SceneLink extends DiagramLink {
  readonly curve: Curve;
  readonly marks: Marks;
}

/** Everything of a diagram with its place, in px at scale 1. */
export interface Scene {
  readonly nodes: ReadonlyMap<string, SceneNode>;
  readonly links: ReadonlyMap<string, SceneLink>;
  readonly bounds: Box;
}

export type Sized = Omit<SceneNode, "x" | "y">;

/** A variable's box, as large as its name on lines of about eighteen characters. */
export function sizeOf(variable: SystemVariable): Sized {
  const name = nameOf(variable).slice(0, 400);
  const wrap = textWidth("n".repeat(CHARACTERS), FONT);
  const longest = Math.max(0, ...name.split(/\s+/).map((word) => textWidth(word, FONT)));
  const lines = wrapText(name, Math.min(Math.max(wrap, longest), 2 * wrap), FONT, 4);
  const width = Math.max(52, ...lines.map((line) => textWidth(line, FONT))) + 26;
  const height = lines.length * LINE + 14;
  const radius = variable.kind === "stock" ? 3 : Math.min(height / 2, 17);
  return {variable, lines, width: Math.ceil(width), height, radius};
}

/**
 * Lines and marks between variables that have a place; those without are left out.
 * @param only the lines of this variable, for while it is being moved
 */
export function* sceneSteps(system: SystemFile, places: ReadonlyMap<string, Point>, only?: string): Steps<Scene> {
  const nodes = new Map<string, SceneNode>();
  for (const variable of system.variables) {
    const place = places.get(variable.id);
    if (place !== undefined) nodes.set(variable.id, {...sizeOf(variable), x: place.x, y: place.y});
  }
  const drawn = diagramLinks(system).filter(
    ({from, to}) => nodes.has(from) && nodes.has(to) && (only === undefined || from === only || to === only)
  );
  const curves = yield* routeLines(nodes, drawn);
  const placed = drawn.map((link) => ({...link, curve: curves.get(link.key) as Curve}));
  const boxes = [...nodes.values()].map((node) => boxOf(node, 2));
  const marks = yield* placeMarks(
    placed.map((link) => ({...link, sign: link.sign === null ? null : SIGN})),
    boxes
  );
  const links = placed.map((link) => ({...link, marks: marks.get(link.key) ?? {sign: null, bars: []}}));
  return {nodes, links: new Map(links.map((link) => [link.key, link])), bounds: boundsOf(nodes, links)};
}

function boundsOf(nodes: ReadonlyMap<string, SceneNode>, links: readonly SceneLink[]): Box {
  const margin = 14;
  let [x1, y1, x2, y2] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY
  ];
  const include = (x: number, y: number): void => {
    [x1, y1, x2, y2] = [Math.min(x1, x), Math.min(y1, y), Math.max(x2, x), Math.max(y2, y)];
  };
  for (const node of nodes.values()) {
    const box = boxOf(node);
    include(box.x1, box.y1);
    include(box.x2, box.y2);
  }
  for (const {curve, marks} of links) {
    for (const {x, y} of curve.points) include(x, y);
    if (marks.sign !== null) include(marks.sign.x, marks.sign.y);
  }
  if (x1 > x2) return {x1: -200, y1: -100, x2: 200, y2: 100};
  return {x1: x1 - margin, y1: y1 - margin, x2: x2 + margin, y2: y2 + margin};
}
