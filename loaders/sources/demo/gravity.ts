import type {Home} from "./geography.js";

/** Kilometres to a degree, at 52° north. */
const KM_LATITUDE = 111.2;
const KM_LONGITUDE = 68.5;
/** Mean way to work inside a municipality, in kilometres. */
const WITHIN = 4;

/**
 * Jobs by home (row) and work (column) municipality: the pull falls as 1 / (1 + (d / distance)²)², fitted to the margins by
 * iterative proportional fitting (columns last, so that columns are exact).
 * @param workers residents at work, scaled to the sum of jobs
 * @returns home × n + work
 */
export function gravity(
  homes: readonly Home[],
  workers: ArrayLike<number>,
  jobs: ArrayLike<number>,
  distance: number,
  iterations = 12
): Float64Array {
  const n = homes.length;
  const flow = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const a = homes[i];
      const b = homes[j];
      if (!a || !b) continue;
      const x = (a.longitude - b.longitude) * KM_LONGITUDE;
      const y = (a.latitude - b.latitude) * KM_LATITUDE;
      const squared = i === j ? WITHIN * WITHIN : Math.max(WITHIN * WITHIN, x * x + y * y);
      const fall = 1 + squared / (distance * distance);
      flow[i * n + j] = 1 / (fall * fall);
    }
  }
  const scale = total(jobs) / total(workers);
  for (let round = 0; round < iterations; round++) {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += flow[i * n + j] ?? 0;
      const factor = ((workers[i] ?? 0) * scale) / sum;
      for (let j = 0; j < n; j++) flow[i * n + j] = (flow[i * n + j] ?? 0) * factor;
    }
    const columns = new Float64Array(n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) columns[j] = (columns[j] ?? 0) + (flow[i * n + j] ?? 0);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) flow[i * n + j] = ((flow[i * n + j] ?? 0) * (jobs[j] ?? 0)) / (columns[j] ?? 1);
  }
  return flow;
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum;
}
