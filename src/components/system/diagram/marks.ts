import {boxesOverlap, type Box} from "../../label-layout.js";
import {lengthOf, pointAt, type Curve, type CurvePoint} from "./curve.js";
import type {Steps} from "./in-slices.js";
import {SegmentGrid} from "./segment-grid.js";
import type {Point} from "./shapes.js";

/** What stands along a line. */
export interface MarkedLine {
  readonly key: string;
  readonly curve: Curve;
  readonly width: number;
  /** Its sign takes this much room; null: no sign. */
  readonly sign: {readonly width: number; readonly height: number} | null;
  /** Cross bars of its delay. */
  readonly bars: number;
}

export interface Marks {
  /** Middle of the sign. */
  readonly sign: Point | null;
  readonly bars: readonly CurvePoint[];
}

const BAR_GAP = 5;

export const headLength = (width: number): number => 7.5 + width * 1.7;
export const barHalf = (width: number): number => 4.5 + width / 2;

/**
 * Where signs and delay bars go: bars where no other line runs, signs beside the head of their line, clear of boxes,
 * lines, heads, bars and other signs. When there is no such place near the head the sign moves back along its line; a
 * sign never lies over a box or another sign.
 */
export function* placeMarks(lines: readonly MarkedLine[], boxes: readonly Box[]): Steps<Map<string, Marks>> {
  const grid = new SegmentGrid();
  for (const {key, curve} of lines) grid.add(key, curve.points);
  const taken: Box[] = lines.map(headBox);
  const bars = new Map<string, CurvePoint[]>();
  for (const line of lines) {
    const placed = placeBars(line, grid, [...boxes, ...taken.filter((_, index) => lines[index] !== line)]);
    bars.set(line.key, placed);
    taken.push(...placed.map((bar) => around(bar, barHalf(line.width) + 1)));
    yield;
  }
  const marks = new Map<string, Marks>();
  const signs: Box[] = [];
  for (const line of lines) {
    const sign = line.sign === null ? null : placeSign(line, line.sign, grid, {boxes, taken, signs});
    marks.set(line.key, {sign, bars: bars.get(line.key) ?? []});
    yield;
  }
  return marks;
}

function placeBars({key, curve, width, bars}: MarkedLine, grid: SegmentGrid, obstacles: readonly Box[]): CurvePoint[] {
  if (bars === 0) return [];
  const total = lengthOf(curve);
  const room = total - headLength(width);
  const spacing = Math.min(BAR_GAP + width * 0.2, room / (bars + 1));
  const barsAt = (middle: number): CurvePoint[] =>
    Array.from({length: bars}, (_, index) => pointAt(curve, middle + (index - (bars - 1) / 2) * spacing));
  const half = barHalf(width) + 3;
  let best = {cost: Number.POSITIVE_INFINITY, placed: [] as CurvePoint[]};
  for (const part of [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74]) {
    const placed = barsAt(room * part);
    const cost = placed.reduce((sum, bar) => {
      const box = around(bar, half);
      const crossed = grid.ownersIn(box).filter((owner) => owner !== key).length;
      return sum + crossed + obstacles.filter((other) => boxesOverlap(other, box)).length * 2;
    }, 0);
    if (cost < best.cost) best = {cost, placed};
    if (cost === 0) break;
  }
  return best.placed;
}

interface Obstacles {
  readonly boxes: readonly Box[];
  readonly taken: readonly Box[];
  readonly signs: Box[];
}

function placeSign(
  {key, curve, width}: MarkedLine,
  {width: signWidth, height}: {width: number; height: number},
  grid: SegmentGrid,
  {boxes, taken, signs}: Obstacles
): Point | null {
  const total = lengthOf(curve);
  const head = headLength(width);
  const hard = [...boxes, ...signs];
  let best = null as {cost: number; point: Point; box: Box} | null;
  // Beside the line first; further out only when there is no clear place along all of it.
  for (const outs of [
    [0, 5, 11],
    [18, 26, 36]
  ]) {
    for (const [step, back] of backs(head, total).entries()) {
      const {x, y, angle} = pointAt(curve, total - back);
      for (const out of outs)
        for (const side of [1, -1]) {
          const [nx, ny] = [-Math.sin(angle) * side, Math.cos(angle) * side];
          // As far out as the sign's own box needs in that direction.
          const reach = width / 2 + 3 + (Math.abs(nx) * signWidth + Math.abs(ny) * height) / 2 + out;
          const point = {x: x + nx * reach, y: y + ny * reach};
          const box = boxAt(point, signWidth, height);
          if (hard.some((other) => boxesOverlap(other, box))) continue;
          const lines = grid.ownersIn({x1: box.x1 - 1.5, y1: box.y1 - 1.5, x2: box.x2 + 1.5, y2: box.y2 + 1.5});
          const marked = taken.filter((other) => boxesOverlap(other, box)).length;
          const cost = (lines.includes(key) ? 60 : 0) + lines.length * 40 + marked * 25 + step + out / 4;
          if (best === null || cost < best.cost) best = {cost, point, box};
        }
      if (best !== null && best.cost < 25) break;
    }
    if (best !== null && best.cost < 40) break;
  }
  if (best === null) return null;
  signs.push(best.box);
  return best.point;
}

/** How far from the tip to try: beside the head first, then back along the line. */
function backs(head: number, total: number): number[] {
  const found: number[] = [];
  for (let back = Math.min(head + 1, total * 0.6); back < total - 4; back += 6) found.push(back);
  return found.length > 0 ? found : [total / 2];
}

function headBox({curve, width}: MarkedLine): Box {
  const total = lengthOf(curve);
  const length = headLength(width);
  return around(pointAt(curve, total - length / 2), length / 2);
}

function around({x, y}: Point, half: number): Box {
  return {x1: x - half, y1: y - half, x2: x + half, y2: y + half};
}

export function boxAt({x, y}: Point, width: number, height: number): Box {
  return {x1: x - width / 2, y1: y - height / 2, x2: x + width / 2, y2: y + height / 2};
}

/**
 * The middle of a free place for a name of this size, nearest to a point: clear of boxes and, when there is one, of
 * lines; null when every place within 500 px is taken.
 */
export function placeName(
  near: Point,
  size: {width: number; height: number},
  {boxes, curves}: {boxes: readonly Box[]; curves: readonly Curve[]}
): Point | null {
  const grid = new SegmentGrid();
  curves.forEach((curve, index) => grid.add(String(index), curve.points));
  let fallback: Point | null = null;
  for (let radius = 0; radius <= 500; radius += 12) {
    const places = radius === 0 ? 1 : Math.ceil(radius / 5) + 4;
    for (let index = 0; index < places; index++) {
      const angle = (2 * Math.PI * index) / places - Math.PI / 2;
      const point = {x: near.x + Math.cos(angle) * radius, y: near.y + Math.sin(angle) * radius};
      const box = boxAt(point, size.width + 6, size.height + 6);
      if (boxes.some((other) => boxesOverlap(other, box))) continue;
      if (grid.ownersIn(box).length === 0) return point;
      fallback ??= point;
    }
  }
  return fallback;
}
