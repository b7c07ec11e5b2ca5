import {lineHitsBox, type Box} from "../../label-layout.js";
import {quadratic, straight, type Bezier} from "./curve.js";
import {boxOf, distance, unit, type BorderPoint, type Point, type Shape} from "./shapes.js";

const CLEAR = 14;
const STUBS = [16, 20, 24];
const RADIUS = 34;
/** Between ways around the same corner. */
const LANE = 7;

/** A place just outside the corner of a box, and which way is further out. */
interface Corner extends Point {
  readonly outX: number;
  readonly outY: number;
}

/** Ways around boxes: their corners, a little outside, and which of them see each other (worked out when first asked). */
export class Detours {
  readonly #boxes: readonly Box[];
  readonly #corners: readonly Corner[];
  /** How many ways already go around each corner: the next keeps further out. */
  readonly #used = new Map<Corner, number>();
  readonly #seen = new Map<number, number[]>();

  constructor(shapes: readonly Shape[]) {
    this.#boxes = shapes.map((shape) => boxOf(shape, CLEAR - 2));
    const corners = shapes.flatMap((shape) => {
      const {x1, y1, x2, y2} = boxOf(shape, CLEAR);
      return [
        {x: x1, y: y1, outX: -1, outY: -1},
        {x: x2, y: y1, outX: 1, outY: -1},
        {x: x2, y: y2, outX: 1, outY: 1},
        {x: x1, y: y2, outX: -1, outY: 1}
      ];
    });
    this.#corners = corners.filter((corner) => !this.#boxes.some((box) => inBox(corner, box)));
  }

  /** The shortest way between two places on borders that stays clear of every box; null when they are walled in. */
  between(from: BorderPoint, to: BorderPoint): Bezier[] | null {
    const way = this.#shortest(this.#outside(from), this.#outside(to));
    return way === null ? null : rounded([from, ...way, to]);
  }

  /** Straight out from a border until clear of every box, its own included; a corner has more room to cross. */
  #outside({x, y, nx, ny}: BorderPoint): Point {
    const out = (length: number): Point => ({x: x + nx * length, y: y + ny * length});
    const length = STUBS.find((each) => !this.#boxes.some((box) => inBox(out(each), box)));
    return out(length ?? (STUBS[0] as number));
  }

  /** Dijkstra over the corners. */
  #shortest(start: Point, end: Point): Point[] | null {
    const count = this.#corners.length;
    const cost = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
    const before = new Array<number>(count).fill(-1);
    const done = new Array<boolean>(count).fill(false);
    if (this.#free(start, end)) return [start, end];
    const endCost = this.#corners.map((corner) =>
      this.#free(corner, end) ? distance(corner, end) : Number.POSITIVE_INFINITY
    );
    this.#corners.forEach((corner, index) => {
      if (this.#free(start, corner)) cost[index] = distance(start, corner);
    });
    let best = Number.POSITIVE_INFINITY;
    let last = -1;
    for (;;) {
      let at = -1;
      for (let index = 0; index < count; index++)
        if (!done[index] && (cost[index] ?? 0) < (at < 0 ? best : (cost[at] ?? 0))) at = index;
      if (at < 0) break;
      done[at] = true;
      const here = cost[at] ?? 0;
      if (here + (endCost[at] ?? 0) < best) [best, last] = [here + (endCost[at] ?? 0), at];
      for (const next of this.#visibleFrom(at)) {
        const longer = here + distance(this.#corners[at] as Point, this.#corners[next] as Point);
        if (longer < (cost[next] ?? 0)) [cost[next], before[next]] = [longer, at];
      }
    }
    if (last < 0) return null;
    const corners: Corner[] = [];
    for (let at = last; at >= 0; at = before[at] ?? -1) corners.unshift(this.#corners[at] as Corner);
    return this.#inLanes(start, corners, end);
  }

  /** Each corner as far out as its lane asks, where the line to and from it stays clear of every box. */
  #inLanes(start: Point, corners: readonly Corner[], end: Point): Point[] {
    const way = [start];
    corners.forEach((corner, index) => {
      const lane = this.#used.get(corner) ?? 0;
      this.#used.set(corner, lane + 1);
      const [before, after] = [way.at(-1) as Point, corners[index + 1] ?? end];
      const out = Math.min(lane, 3) * LANE;
      const point = {x: corner.x + corner.outX * out, y: corner.y + corner.outY * out};
      way.push(this.#free(before, point) && this.#free(point, after) ? point : corner);
    });
    return [...way, end];
  }

  #visibleFrom(index: number): number[] {
    const known = this.#seen.get(index);
    if (known !== undefined) return known;
    const here = this.#corners[index] as Point;
    const found = this.#corners.flatMap((corner, other) =>
      other !== index && this.#free(here, corner) ? [other] : []
    );
    this.#seen.set(index, found);
    return found;
  }

  #free(a: Point, b: Point): boolean {
    return !this.#boxes.some((box) => lineHitsBox(a.x, a.y, b.x, b.y, box));
  }
}

function inBox({x, y}: Point, box: Box): boolean {
  return x > box.x1 && x < box.x2 && y > box.y1 && y < box.y2;
}

/** A line through points with its corners rounded, inside the corner by less than the room kept around boxes. */
function rounded(points: readonly Point[]): Bezier[] {
  const kept = points.filter((point, index) => index === 0 || distance(point, points[index - 1] as Point) > 0.5);
  const beziers: Bezier[] = [];
  let at = kept[0] as Point;
  for (let index = 1; index < kept.length - 1; index++) {
    const [before, corner, after] = [kept[index - 1], kept[index], kept[index + 1]] as [Point, Point, Point];
    const cut = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    const into = unit(corner.x - before.x, corner.y - before.y);
    const out = unit(after.x - corner.x, after.y - corner.y);
    const enter = {x: corner.x - into.x * cut, y: corner.y - into.y * cut};
    const leave = {x: corner.x + out.x * cut, y: corner.y + out.y * cut};
    if (distance(at, enter) > 0.5) beziers.push(straight(at, enter));
    beziers.push(quadratic(distance(at, enter) > 0.5 ? enter : at, corner, leave));
    at = leave;
  }
  beziers.push(straight(at, kept.at(-1) as Point));
  return beziers;
}
