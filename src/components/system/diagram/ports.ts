import {nearestOnBorder, onBorder, perimeter, type BorderPoint, type Point, type Shape} from "./shapes.js";

/** A line's end that wants to touch a border near a point. */
export interface PortWish {
  readonly key: string;
  readonly toward: Point;
}

/** Between the middles of two ends on one border, px. */
const GAP = 17;

/**
 * Where the ends of lines touch a border: each as near to its wish as can be, in the same order around, and apart by 17
 * px or, on a border with too many, evenly. Least squares on the border cut open at its widest gap (pool adjacent
 * violators, Barlow et al. 1972).
 */
export function placePorts(shape: Shape, wishes: readonly PortWish[]): Map<string, BorderPoint> {
  const total = perimeter(shape);
  const gap = Math.min(GAP, total / Math.max(wishes.length, 1));
  const sorted = wishes
    .map(({key, toward}) => ({key, wish: nearestOnBorder(shape, toward).along}))
    .sort((a, b) => a.wish - b.wish || (a.key < b.key ? -1 : 1));
  const start = afterWidestGap(
    sorted.map(({wish}) => wish),
    total
  );
  const opened = sorted.map((_, index) => {
    const {key, wish} = sorted[(start + index) % sorted.length] as {key: string; wish: number};
    return {key, wish: start + index >= sorted.length ? wish + total : wish};
  });
  const places = spread(
    opened.map(({wish}) => wish),
    gap
  );
  return new Map(opened.map(({key}, index) => [key, onBorder(shape, places[index] ?? 0)]));
}

function afterWidestGap(wishes: readonly number[], total: number): number {
  let widest = -1;
  let after = 0;
  wishes.forEach((wish, index) => {
    const before = index === 0 ? (wishes.at(-1) ?? 0) - total : (wishes[index - 1] ?? 0);
    if (wish - before > widest) [widest, after] = [wish - before, index];
  });
  return after;
}

/** Ascending numbers moved as little as possible (least squares) so that neighbours are at least `gap` apart. */
export function spread(wishes: readonly number[], gap: number): number[] {
  const pools: {sum: number; count: number}[] = [];
  const mean = ({sum, count}: {sum: number; count: number}): number => sum / count;
  wishes.forEach((wish, index) => {
    let pool = {sum: wish - index * gap, count: 1};
    for (let last = pools.at(-1); last !== undefined && mean(last) > mean(pool); last = pools.at(-1)) {
      pools.pop();
      pool = {sum: last.sum + pool.sum, count: last.count + pool.count};
    }
    pools.push(pool);
  });
  return pools
    .flatMap((pool) => new Array<number>(pool.count).fill(mean(pool)))
    .map((value, index) => value + index * gap);
}
