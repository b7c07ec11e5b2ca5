import type {Point} from "./shapes.js";

export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface LayoutEdge {
  readonly from: string;
  readonly to: string;
}

const GAP = {x: 84, y: 92};

/**
 * A plain start layout, for when the better one cannot be had: rows in which causes stand above consequences where the
 * links allow it, about four boxes wide.
 */
export function simpleLayout(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Map<string, Point> {
  const order = causesFirst(nodes, edges);
  const perRow = Math.max(2, Math.round(Math.sqrt(nodes.length * 0.9)));
  const places = new Map<string, Point>();
  let y = 0;
  for (let start = 0; start < order.length; start += perRow) {
    const row = order.slice(start, start + perRow);
    const height = Math.max(...row.map((node) => node.height));
    const width = row.reduce((sum, node) => sum + node.width + GAP.x, -GAP.x);
    // Every other row is shifted, so that lines down do not run through the row below.
    let x = -width / 2 + ((start / perRow) % 2 === 0 ? 0 : 40);
    for (const node of row) {
      places.set(node.id, {x: x + node.width / 2, y: y + height / 2});
      x += node.width + GAP.x;
    }
    y += height + GAP.y;
  }
  return places;
}

/** Again and again the one with the fewest causes left, in the order of the file when equal. */
function causesFirst(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): LayoutNode[] {
  const left = [...nodes];
  const order: LayoutNode[] = [];
  while (left.length > 0) {
    const ids = new Set(left.map(({id}) => id));
    const causes = (id: string): number =>
      edges.filter(({from, to}) => to === id && from !== id && ids.has(from)).length;
    const next = left.reduce((best, node) => (causes(node.id) < causes(best.id) ? node : best));
    order.push(next);
    left.splice(left.indexOf(next), 1);
  }
  return order;
}

/** A free place for a new box, nearest to a point, clear of the others. */
export function freePlace(
  near: Point,
  size: {width: number; height: number},
  others: readonly (Point & {width: number; height: number})[]
): Point {
  const clear = (point: Point): boolean =>
    others.every(
      (other) =>
        Math.abs(point.x - other.x) >= (size.width + other.width) / 2 + 28 ||
        Math.abs(point.y - other.y) >= (size.height + other.height) / 2 + 28
    );
  for (let radius = 0; ; radius += 20) {
    const count = radius === 0 ? 1 : Math.ceil(radius / 8);
    for (let index = 0; index < count; index++) {
      const angle = (2 * Math.PI * index) / count;
      const point = {
        x: Math.round(near.x + Math.cos(angle) * radius),
        y: Math.round(near.y + Math.sin(angle) * radius)
      };
      if (clear(point)) return point;
    }
  }
}
