import type {Indicator} from "../catalogue/schema.js";

/**
 * Lowest and highest value an indicator may take, in its stored unit; null: no limit. What the catalogue leaves open
 * follows from the measure: a percentage lies in 0–100 unless the catalogue gives a range of its own (growth), a count
 * is not negative.
 */
export function plausibleRange(
  indicator: Pick<Indicator, "measure" | "plausible">
): readonly [low: number | null, high: number | null] {
  const [low, high] = indicator.plausible;
  if (indicator.measure === "percentage" && low === null && high === null) return [0, 100];
  if (indicator.measure === "count") return [low ?? 0, high];
  return [low, high];
}
