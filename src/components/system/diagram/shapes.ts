import type {Box} from "../../label-layout.js";

/** Plane geometry in px; y grows downward. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with round corners around its middle. */
export interface Shape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

/** A place on a border: how far along it, where that is, and which way is out. */
export interface BorderPoint extends Point {
  readonly along: number;
  readonly nx: number;
  readonly ny: number;
}

export function boxOf({x, y, width, height}: Shape, margin = 0): Box {
  const [w, h] = [width / 2 + margin, height / 2 + margin];
  return {x1: x - w, y1: y - h, x2: x + w, y2: y + h};
}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The vector at length 1; (1, 0) for none at all. */
export function unit(x: number, y: number): Point {
  const length = Math.hypot(x, y);
  return length > 0 ? {x: x / length, y: y / length} : {x: 1, y: 0};
}

/** How far a point lies outside a shape; negative inside. */
export function depth({x, y, width, height, radius}: Shape, point: Point): number {
  const dx = Math.abs(point.x - x) - (width / 2 - radius);
  const dy = Math.abs(point.y - y) - (height / 2 - radius);
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

interface Piece {
  readonly length: number;
  at(along: number): Omit<BorderPoint, "along">;
}

/** The four sides and corners, clockwise from the left end of the top side. */
function pieces({x, y, width, height, radius}: Shape): Piece[] {
  const [w, h] = [width / 2 - radius, height / 2 - radius];
  const side = (fromX: number, fromY: number, nx: number, ny: number, length: number): Piece => ({
    length,
    at: (along) => ({x: fromX - ny * along, y: fromY + nx * along, nx, ny})
  });
  const corner = (cx: number, cy: number, start: number): Piece => ({
    length: (radius * Math.PI) / 2,
    at: (along) => {
      const angle = start + (radius > 0 ? along / radius : 0);
      const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
      return {x: cx + radius * nx, y: cy + radius * ny, nx, ny};
    }
  });
  return [
    side(x - w, y - h - radius, 0, -1, 2 * w),
    corner(x + w, y - h, -Math.PI / 2),
    side(x + w + radius, y - h, 1, 0, 2 * h),
    corner(x + w, y + h, 0),
    side(x + w, y + h + radius, 0, 1, 2 * w),
    corner(x - w, y + h, Math.PI / 2),
    side(x - w - radius, y + h, -1, 0, 2 * h),
    corner(x - w, y - h, Math.PI)
  ];
}

/** Length of the border. */
export function perimeter(shape: Shape): number {
  return pieces(shape).reduce((sum, {length}) => sum + length, 0);
}

/** The place at a distance along the border, clockwise from the left end of the top side; goes round. */
export function onBorder(shape: Shape, along: number): BorderPoint {
  const all = pieces(shape);
  const total = all.reduce((sum, {length}) => sum + length, 0);
  const wrapped = ((along % total) + total) % total;
  let left = wrapped;
  for (const piece of all) {
    if (left <= piece.length) return {...piece.at(left), along: wrapped};
    left -= piece.length;
  }
  return {...onBorder(shape, 0), along: wrapped};
}

/** Where the ray from the middle towards a point leaves the shape. */
export function borderToward(shape: Shape, target: Point): BorderPoint {
  const direction = unit(target.x - shape.x, target.y - shape.y);
  let low = 0;
  let high = shape.width + shape.height;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    const point = {x: shape.x + direction.x * middle, y: shape.y + direction.y * middle};
    if (depth(shape, point) < 0) low = middle;
    else high = middle;
  }
  return nearestOnBorder(shape, {x: shape.x + direction.x * high, y: shape.y + direction.y * high});
}

/** The place on the border that belongs to a point on or near it. */
export function nearestOnBorder(shape: Shape, point: Point): BorderPoint {
  const {radius} = shape;
  const [w, h] = [shape.width / 2 - radius, shape.height / 2 - radius];
  const [dx, dy] = [point.x - shape.x, point.y - shape.y];
  const [cx, cy] = [Math.min(Math.max(dx, -w), w), Math.min(Math.max(dy, -h), h)];
  const lengths = pieces(shape).map(({length}) => length);
  const before = (index: number): number => lengths.slice(0, index).reduce((sum, each) => sum + each, 0);
  const [ex, ey] = [dx - cx, dy - cy];
  let along: number;
  if (ex !== 0 && ey !== 0) {
    const index = ey < 0 ? (ex > 0 ? 1 : 7) : ex > 0 ? 3 : 5;
    const start = {1: -Math.PI / 2, 3: 0, 5: Math.PI / 2, 7: Math.PI}[index] ?? 0;
    const turn = (Math.atan2(ey, ex) - start + 4 * Math.PI) % (2 * Math.PI);
    along = before(index) + radius * Math.min(turn, Math.PI / 2);
  } else if (Math.abs(dy) / shape.height >= Math.abs(dx) / shape.width)
    along = dy <= 0 ? before(0) + (cx + w) : before(4) + (w - cx);
  else along = dx >= 0 ? before(2) + (cy + h) : before(6) + (h - cy);
  return onBorder(shape, along);
}
