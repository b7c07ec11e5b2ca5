import type {ResolvedSystem} from "../resolve.js";

/** A stretch of time in which a variable was below its min or above its max. */
export interface BoundCrossed {
  id: string;
  from: number;
  to: number;
}

/** Stretches outside [min, max], by variable and time; rounding just over a limit does not count. */
export function boundsCrossed(
  {ids, min, max}: ResolvedSystem,
  times: readonly number[],
  outputs: readonly Float64Array[]
): BoundCrossed[] {
  return ids.flatMap((id, index) => {
    const [low, high] = [min[index] ?? -Infinity, max[index] ?? Infinity];
    const slack = Number.isFinite(high - low) ? 1e-9 * (high - low) : 1e-9;
    const found: BoundCrossed[] = [];
    let open: BoundCrossed | null = null;
    times.forEach((time, at) => {
      const value = outputs[at]?.[index] ?? NaN;
      if (!(value < low - slack || value > high + slack)) open = null;
      else if (open === null) found.push((open = {id, from: time, to: time}));
      else open.to = time;
    });
    return found;
  });
}
