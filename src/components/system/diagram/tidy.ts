import {distance, type Point} from "./shapes.js";
import type {LayoutEdge, LayoutNode} from "./simple-layout.js";

/** Room kept between boxes, px. */
const GAP = {x: 48, y: 40};
/** Width over height a diagram had best have on a screen. */
const RATIO = 1.5;

/**
 * Makes a layout fit for reading: its longest direction lies flat, what the file names first stands
 * left, it is about as wide as a screen for its height, and boxes keep room between them. Whole px, from (0, 0).
 */
export function tidy(
  places: ReadonlyMap<string, Point>,
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[]
): Map<string, Point> {
  const known = nodes.filter(({id}) => places.has(id));
  const points = new Map(known.map(({id}) => [id, places.get(id) as Point]));
  const turned = facing(flat(points), edges);
  const apart = pushApart(gathered(roomy(stretched(turned), known), known, edges), known);
  const left = Math.min(...known.map(({id, width}) => (apart.get(id)?.x ?? 0) - width / 2));
  const top = Math.min(...known.map(({id, height}) => (apart.get(id)?.y ?? 0) - height / 2));
  return new Map([...apart].map(([id, {x, y}]) => [id, {x: Math.round(x - left), y: Math.round(y - top)}]));
}

type Points = ReadonlyMap<string, Point>;

/** Turned so that the first principal axis is horizontal. */
function flat(points: Points): Points {
  const all = [...points.values()];
  const mean = (pick: (point: Point) => number): number =>
    all.reduce((sum, point) => sum + pick(point), 0) / Math.max(all.length, 1);
  const [mx, my] = [mean(({x}) => x), mean(({y}) => y)];
  const xx = mean(({x}) => (x - mx) ** 2);
  const yy = mean(({y}) => (y - my) ** 2);
  const xy = mean(({x, y}) => (x - mx) * (y - my));
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return mapped(points, ({x, y}) => ({
    x: (x - mx) * cos + (y - my) * sin,
    y: (y - my) * cos - (x - mx) * sin
  }));
}

/** Mirrored so that what the file names first stands left, as causes mostly do, and links go down rather than up. */
function facing(points: Points, edges: readonly LayoutEdge[]): Points {
  const middle = (points.size - 1) / 2;
  const right = [...points.values()].reduce((sum, {x}, index) => sum + x * (index - middle), 0);
  let down = 0;
  for (const {from, to} of edges) {
    const [a, b] = [points.get(from), points.get(to)];
    if (a === undefined || b === undefined) continue;
    // Each link counts alike, however long it is.
    down += (b.y - a.y) / Math.max(distance(a, b), 1);
  }
  const [sx, sy] = [right < 0 ? -1 : 1, down < 0 ? -1 : 1];
  return mapped(points, ({x, y}) => ({x: x * sx, y: y * sy}));
}

function stretched(points: Points): Points {
  const all = [...points.values()];
  const spread = (values: number[]): number => Math.max(...values) - Math.min(...values);
  const [width, height] = [spread(all.map(({x}) => x)), spread(all.map(({y}) => y))];
  if (!(width > 0 && height > 0)) return points;
  const factor = Math.min(Math.max(Math.sqrt((RATIO * height) / width), 0.75), 1.35);
  return mapped(points, ({x, y}) => ({x: x * factor, y: y / factor}));
}

/** Drawn out as a whole until few boxes meet, so that pushing them apart leaves the picture as it was. */
function roomy(points: Points, nodes: readonly LayoutNode[]): Points {
  for (let scale = 1; ; scale *= 1.12) {
    const larger = mapped(points, ({x, y}) => ({x: x * scale, y: y * scale}));
    if (scale > 3 || meetings(larger, nodes) <= nodes.length / 2.5) return larger;
  }
}

/** What hangs on one other only comes close to it, in the direction where it was. */
function gathered(points: Points, nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Points {
  const neighbours = new Map(nodes.map(({id}) => [id, new Set<string>()]));
  for (const {from, to} of edges) {
    if (from === to) continue;
    neighbours.get(from)?.add(to);
    neighbours.get(to)?.add(from);
  }
  const sizes = new Map(nodes.map((node) => [node.id, node]));
  return new Map(
    [...points].map(([id, point]) => {
      const [only, second] = neighbours.get(id) ?? [];
      const [own, other, at] = [sizes.get(id), sizes.get(only ?? ""), points.get(only ?? "")];
      if (second !== undefined || own === undefined || other === undefined || at === undefined) return [id, point];
      const away = distance(point, at);
      if (away === 0) return [id, point];
      const [dx, dy] = [(point.x - at.x) / away, (point.y - at.y) / away];
      const close = (Math.abs(dx) * (own.width + other.width) + Math.abs(dy) * (own.height + other.height)) / 2 + 70;
      return close >= away ? [id, point] : [id, {x: at.x + dx * close, y: at.y + dy * close}];
    })
  );
}

function meetings(points: Points, nodes: readonly LayoutNode[]): number {
  return nodes.reduce((sum, a, index) => {
    const at = points.get(a.id) ?? {x: 0, y: 0};
    return (
      sum +
      nodes.slice(index + 1).filter((b) => {
        const other = points.get(b.id) ?? {x: 0, y: 0};
        return (
          Math.abs(at.x - other.x) < (a.width + b.width) / 2 + GAP.x &&
          Math.abs(at.y - other.y) < (a.height + b.height) / 2 + GAP.y
        );
      }).length
    );
  }, 0);
}

/** Boxes pushed out of each other along the shorter way, again and again until none meet. */
function pushApart(points: Points, nodes: readonly LayoutNode[]): Map<string, Point> {
  const boxes = nodes.map(({id, width, height}) => ({id, width, height, ...(points.get(id) ?? {x: 0, y: 0})}));
  for (let round = 0; round < 400; round++) {
    let isDone = true;
    for (let i = 0; i < boxes.length; i++)
      for (let j = i + 1; j < boxes.length; j++) {
        const [a, b] = [boxes[i], boxes[j]] as [(typeof boxes)[number], (typeof boxes)[number]];
        const overX = (a.width + b.width) / 2 + GAP.x - Math.abs(a.x - b.x);
        const overY = (a.height + b.height) / 2 + GAP.y - Math.abs(a.y - b.y);
        if (overX <= 0.01 || overY <= 0.01) continue;
        isDone = false;
        // A whisker more than half, so that a row of boxes comes to rest.
        if (overX < overY) {
          const push = (a.x <= b.x ? -1 : 1) * overX * 0.51;
          a.x += push;
          b.x -= push;
        } else {
          const push = (a.y <= b.y ? -1 : 1) * overY * 0.51;
          a.y += push;
          b.y -= push;
        }
      }
    if (isDone) break;
  }
  return new Map(boxes.map(({id, x, y}) => [id, {x, y}]));
}

function mapped(points: Points, change: (point: Point) => Point): Points {
  return new Map([...points].map(([id, point]) => [id, change(point)]));
}
