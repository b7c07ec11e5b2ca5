import type {Point} from "./shapes.js";

/** A cubic Bézier curve: start, two handles, end. */
export type Bezier = readonly [Point, Point, Point, Point];

/** Curves end to end, with points along them and the length up to each. */
export interface Curve {
  readonly beziers: readonly Bezier[];
  readonly points: readonly Point[];
  readonly lengths: readonly number[];
}

/** A point of a curve and the way it goes there, in radians. */
export interface CurvePoint extends Point {
  readonly angle: number;
}

const STEPS = 20;

const mix = (a: Point, b: Point, t: number): Point => ({x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t});

function pointOn([a, b, c, d]: Bezier, t: number): Point {
  const u = 1 - t;
  const [wa, wb, wc, wd] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y};
}

/** The part of a curve up to t (de Casteljau). */
export function upTo([a, b, c, d]: Bezier, t: number): Bezier {
  const [ab, bc, cd] = [mix(a, b, t), mix(b, c, t), mix(c, d, t)];
  const [abc, bcd] = [mix(ab, bc, t), mix(bc, cd, t)];
  return [a, ab, abc, mix(abc, bcd, t)];
}

/** A straight line, written as a curve. */
export const straight = (a: Point, b: Point): Bezier => [a, mix(a, b, 1 / 3), mix(a, b, 2 / 3), b];

/** A curve of one handle, written with two. */
export const quadratic = (a: Point, handle: Point, b: Point): Bezier => [
  a,
  mix(a, handle, 2 / 3),
  mix(b, handle, 2 / 3),
  b
];

export function makeCurve(beziers: readonly Bezier[], steps = STEPS): Curve {
  const points: Point[] = [];
  beziers.forEach((bezier, index) => {
    for (let step = index === 0 ? 0 : 1; step <= steps; step++) points.push(pointOn(bezier, step / steps));
  });
  const lengths: number[] = [];
  points.forEach((point, index) => {
    const before = points[index - 1] ?? point;
    lengths.push((lengths[index - 1] ?? 0) + Math.hypot(point.x - before.x, point.y - before.y));
  });
  return {beziers, points, lengths};
}

export const lengthOf = ({lengths}: Curve): number => lengths.at(-1) ?? 0;

/** The point at a length along a curve; the ends beyond them. */
export function pointAt(curve: Curve, along: number): CurvePoint {
  const {points, lengths} = curve;
  let index = 1;
  while (index < lengths.length - 1 && (lengths[index] ?? 0) < along) index++;
  const [from, to] = [points[index - 1] ?? {x: 0, y: 0}, points[index] ?? {x: 0, y: 0}];
  const start = lengths[index - 1] ?? 0;
  const part = (lengths[index] ?? 0) - start;
  const t = part > 0 ? Math.min(Math.max((along - start) / part, 0), 1) : 0;
  return {...mix(from, to, t), angle: Math.atan2(to.y - from.y, to.x - from.x)};
}

/** SVG path data of a curve without its last `cut` px. */
export function pathData(curve: Curve, cut = 0): string {
  const wanted = Math.max(lengthOf(curve) - cut, 0);
  const steps = curve.beziers.length > 0 ? (curve.points.length - 1) / curve.beziers.length : 1;
  const kept: Bezier[] = [];
  for (const [index, bezier] of curve.beziers.entries()) {
    const [start, end] = [curve.lengths[index * steps] ?? 0, curve.lengths[(index + 1) * steps] ?? 0];
    if (end <= wanted) kept.push(bezier);
    else {
      if (start < wanted) kept.push(upTo(bezier, parameterAt(curve, index * steps, steps, wanted)));
      break;
    }
  }
  const [first] = kept[0] ?? curve.beziers[0] ?? [{x: 0, y: 0}];
  const parts = kept.map(([, b, c, d]) => `C${coordinates(b)} ${coordinates(c)} ${coordinates(d)}`);
  return `M${coordinates(first)}${parts.join("")}`;
}

function parameterAt({lengths}: Curve, offset: number, steps: number, wanted: number): number {
  let step = 0;
  while (step < steps - 1 && (lengths[offset + step + 1] ?? 0) < wanted) step++;
  const [start, end] = [lengths[offset + step] ?? 0, lengths[offset + step + 1] ?? 0];
  return (step + (end > start ? (wanted - start) / (end - start) : 0)) / steps;
}

export const coordinates = ({x, y}: Point): string => `${round(x)},${round(y)}`;

const round = (value: number): number => Math.round(value * 100) / 100;
