import {lineHitsBox, type Box} from "../../label-layout.js";
import {lengthOf, makeCurve, quadratic, type Bezier, type Curve} from "./curve.js";
import {Detours} from "./detour.js";
import type {Steps} from "./in-slices.js";
import {placePorts, type PortWish} from "./ports.js";
import {SegmentGrid} from "./segment-grid.js";
import {selfLoop, selfLoopWishes} from "./self-loop.js";
import {borderToward, boxOf, depth, distance, unit, type BorderPoint, type Point, type Shape} from "./shapes.js";

/** A link to draw between two shapes, named by their keys. */
export interface Line {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** Bends to try: handle beside the middle, as a part of the distance; left of the way it goes is positive. */
const BENDS = [0.14, -0.14, 0.28, -0.28, 0.45, -0.45, 0.7, -0.7, 1, -1];
/** Lines of one pair lie at least this far apart at their middle, px. */
const APART = 30;
/** Room between a line and a shape it does not belong to, px. */
const CLEAR = 9;

/**
 * A curve for every line, from border to border: no line runs through a shape that is not its own when there is a way
 * around, lines of one pair lie apart, and ends on one border keep their distance. Deterministic, in the order given.
 */
export function* routeLines(shapes: ReadonlyMap<string, Shape>, lines: readonly Line[]): Steps<Map<string, Curve>> {
  const known = lines.filter(({from, to}) => shapes.has(from) && shapes.has(to));
  const shapeOf = (key: string): Shape => shapes.get(key) as Shape;
  const boxes = new Map([...shapes].map(([key, shape]) => [key, boxOf(shape, CLEAR)]));
  const others = new Map<string, Box[]>();
  const boxesBut = ({from, to}: Line): Box[] => {
    const name = `${from}\u0000${to}`;
    let found = others.get(name);
    if (found === undefined) {
      found = [...boxes].filter(([key]) => key !== from && key !== to).map(([, box]) => box);
      others.set(name, found);
    }
    return found;
  };

  const bends = yield* chooseBends(known, shapeOf, boxesBut);
  const ports = choosePorts(shapes, known, bends);
  const detours = new Detours([...shapes.values()]);
  const curves = new Map<string, Curve>();
  for (const line of known) {
    const [start, end] = [ports.get(`${line.key}<`), ports.get(`${line.key}>`)] as [BorderPoint, BorderPoint];
    if (line.from === line.to) curves.set(line.key, makeCurve([selfLoop(start, end)]));
    else {
      const ends = {start, end, from: shapeOf(line.from), to: shapeOf(line.to)};
      curves.set(line.key, curveBetween(ends, bends.get(line.key) ?? 0, boxesBut(line), detours));
    }
    yield;
  }
  return curves;
}

function* chooseBends(
  lines: readonly Line[],
  shapeOf: (key: string) => Shape,
  boxesBut: (line: Line) => Box[]
): Steps<Map<string, number>> {
  const grid = new SegmentGrid();
  const used = new Map<string, number[]>();
  const bends = new Map<string, number>();
  const length = ({from, to}: Line): number => distance(shapeOf(from), shapeOf(to));
  // Short lines first: they have the least choice.
  const order = lines.filter(({from, to}) => from !== to).sort((a, b) => length(a) - length(b));
  for (const line of order) {
    const [from, to] = [shapeOf(line.from), shapeOf(line.to)];
    const [pair, turn] =
      line.from < line.to ? [`${line.from}\u0000${line.to}`, 1] : [`${line.to}\u0000${line.from}`, -1];
    const taken = used.get(pair) ?? [];
    const span = distance(from, to);
    const obstacles = boxesBut(line);
    let best = {cost: Number.POSITIVE_INFINITY, bend: 0, points: [] as readonly Point[]};
    for (const bend of candidateBends(span, taken.length)) {
      // The middle of a curve lies half as far out as its handle.
      const place = (turn * bend * span) / 2;
      const close = taken.filter((other) => Math.abs(other - place) < APART).length;
      const {points} = makeCurve([quadratic(from, handleOf(from, to, bend), to)], 14);
      const cost =
        hits(points, obstacles) * 100 +
        close * 400 +
        grid.crossings(points) * 7 +
        Math.abs(bend) * 30 +
        Math.abs(bend * span) / 25;
      if (cost < best.cost) best = {cost, bend, points};
    }
    used.set(pair, [...taken, (turn * best.bend * span) / 2]);
    bends.set(line.key, best.bend);
    grid.add(line.key, best.points);
    yield;
  }
  return bends;
}

/** Parallel lines need more room the more there are. */
function candidateBends(span: number, taken: number): number[] {
  if (taken === 0) return BENDS;
  const extra = Array.from({length: taken + 1}, (_, index) => ((index + 1) * 2.2 * APART) / Math.max(span, 1));
  return [...BENDS, ...extra.flatMap((bend) => [bend, -bend])];
}

function handleOf(from: Point, to: Point, bend: number): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return {x: (from.x + to.x) / 2 + dy * bend, y: (from.y + to.y) / 2 - dx * bend};
}

function hits(points: readonly Point[], boxes: readonly Box[]): number {
  let [x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [x2, y2] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const {x, y} of points) {
    if (x < x1) x1 = x;
    if (x > x2) x2 = x;
    if (y < y1) y1 = y;
    if (y > y2) y2 = y;
  }
  let count = 0;
  for (const box of boxes)
    if (box.x1 < x2 && box.x2 > x1 && box.y1 < y2 && box.y2 > y1 && crosses(points, box)) count++;
  return count;
}

function crosses(points: readonly Point[], box: Box): boolean {
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1] as Point, points[index] as Point];
    if (lineHitsBox(from.x, from.y, to.x, to.y, box)) return true;
  }
  return false;
}

function choosePorts(
  shapes: ReadonlyMap<string, Shape>,
  lines: readonly Line[],
  bends: ReadonlyMap<string, number>
): Map<string, BorderPoint> {
  const wishes = new Map<string, PortWish[]>([...shapes.keys()].map((key) => [key, []]));
  const selfLines = new Map<string, Line[]>();
  for (const line of lines) {
    if (line.from === line.to) {
      selfLines.set(line.from, [...(selfLines.get(line.from) ?? []), line]);
      continue;
    }
    const [from, to] = [shapes.get(line.from) as Shape, shapes.get(line.to) as Shape];
    const handle = handleOf(from, to, bends.get(line.key) ?? 0);
    wishes.get(line.from)?.push({key: `${line.key}<`, toward: borderToward(from, handle)});
    wishes.get(line.to)?.push({key: `${line.key}>`, toward: borderToward(to, handle)});
  }
  for (const [key, own] of selfLines) {
    const shape = shapes.get(key) as Shape;
    const list = wishes.get(key) ?? [];
    list.push(
      ...selfLoopWishes(
        shape,
        own.map((line) => line.key),
        list
      )
    );
  }
  const ports = new Map<string, BorderPoint>();
  for (const [key, list] of wishes) {
    if (list.length === 0) continue;
    for (const [end, port] of placePorts(shapes.get(key) as Shape, list)) ports.set(end, port);
  }
  return ports;
}

interface Ends {
  readonly start: BorderPoint;
  readonly end: BorderPoint;
  readonly from: Shape;
  readonly to: Shape;
}

/** Ways to try between two places on borders: bend at the start, bend at the end, reach of the handles. */
function* ways(bend: number): Generator<readonly [number, number, number]> {
  for (const reach of [0.36, 0.24, 0.5]) yield [bend, bend, reach];
  for (const other of BENDS) if (other !== bend) yield [other, other, 0.36];
  // Curves like an S.
  for (const one of [0.3, -0.3, 0.6, -0.6, 1, -1])
    for (const other of [0, -one / 2, -one]) {
      yield [one, other, 0.4];
      yield [other, one, 0.4];
    }
}

function curveBetween(ends: Ends, bend: number, obstacles: readonly Box[], detours: Detours): Curve {
  let best: {cost: number; curve: Curve} | null = null;
  for (const [atStart, atEnd, reach] of ways(bend)) {
    const curve = makeCurve([between(ends, atStart, atEnd, reach)]);
    const cost = hits(curve.points, obstacles) + (staysOut(curve, ends) ? 0 : 1);
    if (cost === 0) return curve;
    if (best === null || cost < best.cost) best = {cost, curve};
  }
  const around = detours.between(ends.start, ends.end);
  if (around !== null) return makeCurve(around);
  return (best as {curve: Curve}).curve;
}

/** A curve that leaves and arrives between straight across the border and the way the bends point. */
function between({start, end, from, to}: Ends, atStart: number, atEnd: number, reach: number): Bezier {
  const span = distance(start, end);
  const length = Math.min(Math.max(span * reach, 12), 190);
  const leave = (port: BorderPoint, bend: number): Point => {
    const handle = handleOf(from, to, bend);
    const aim = unit(handle.x - port.x, handle.y - port.y);
    const across = aim.x * port.nx + aim.y * port.ny;
    const weight = across > 0.35 ? 0.55 : 1.2 - across;
    const way = unit(aim.x + port.nx * weight, aim.y + port.ny * weight);
    return {x: port.x + way.x * length, y: port.y + way.y * length};
  };
  return [start, leave(start, atStart), leave(end, atEnd), end];
}

/** Whether a curve keeps out of the shapes it joins, but for its very ends. */
function staysOut(curve: Curve, {from, to}: Ends): boolean {
  const total = lengthOf(curve);
  return curve.points.every((point, index) => {
    const along = curve.lengths[index] ?? 0;
    if (along < 0.01 || total - along < 0.01) return true;
    const room = Math.min(2, along / 4, (total - along) / 4);
    return depth(from, point) > room && depth(to, point) > room;
  });
}
