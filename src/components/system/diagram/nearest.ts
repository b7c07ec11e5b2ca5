import type {Point} from "./shapes.js";

export type Direction = "up" | "down" | "left" | "right";

const ahead: Readonly<Record<Direction, Point>> = {
  up: {x: 0, y: -1},
  down: {x: 0, y: 1},
  left: {x: -1, y: 0},
  right: {x: 1, y: 0}
};

/**
 * The nearest of some points in a direction: within 60° of it, a step aside counting double; when there is none, the
 * nearest that lies that way at all. Null when there is none either.
 */
export function nearestInDirection(
  from: Point,
  direction: Direction,
  points: ReadonlyMap<string, Point>
): string | null {
  const {x, y} = ahead[direction];
  let best: {key: string; cost: number} | null = null;
  for (const [key, point] of points) {
    const forward = (point.x - from.x) * x + (point.y - from.y) * y;
    const aside = Math.abs((point.x - from.x) * y) + Math.abs((point.y - from.y) * x);
    if (!(forward > 0.5)) continue;
    const cost = forward + 2 * aside + (aside > forward * 1.75 ? 10_000 : 0);
    if (best === null || cost < best.cost) best = {key, cost};
  }
  return best?.key ?? null;
}
