import type {Bezier} from "./curve.js";
import type {PortWish} from "./ports.js";
import {
  distance,
  nearestOnBorder,
  onBorder,
  perimeter,
  unit,
  type BorderPoint,
  type Point,
  type Shape
} from "./shapes.js";

const HALF = 13;

/** Where lines from a shape to itself would leave and arrive: around the emptiest places of its top and bottom. */
export function selfLoopWishes(shape: Shape, keys: readonly string[], others: readonly PortWish[]): PortWish[] {
  const {x, y, width, height} = shape;
  const places = [-1, 1].flatMap((side) =>
    [0.32, -0.32, 0].map((part) => ({x: x + part * width, y: y + (side * height) / 2}))
  );
  const taken: Point[] = others.map(({toward}) => toward);
  return keys.flatMap((key) => {
    const room = (place: Point): number => Math.min(60, ...taken.map((other) => distance(place, other)));
    const place = places.reduce((best, each) => (room(each) > room(best) + 1 ? each : best));
    taken.push(place);
    const {along} = nearestOnBorder(shape, place);
    const total = perimeter(shape);
    return [
      {key: `${key}<`, toward: onBorder(shape, (along - HALF + total) % total)},
      {key: `${key}>`, toward: onBorder(shape, along + HALF)}
    ];
  });
}

/** A loop that leaves straight across the border and comes back beside it. */
export function selfLoop(start: BorderPoint, end: BorderPoint): Bezier {
  const out = unit(start.nx + end.nx, start.ny + end.ny);
  const apart = unit(end.x - start.x, end.y - start.y);
  const reach = 46;
  const wide = 16;
  return [
    start,
    {x: start.x + out.x * reach - apart.x * wide, y: start.y + out.y * reach - apart.y * wide},
    {x: end.x + out.x * reach + apart.x * wide, y: end.y + out.y * reach + apart.y * wide},
    end
  ];
}
