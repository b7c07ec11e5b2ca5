import {quantileSorted} from "d3";
import {isNumber} from "../locale/format.js";

export interface MapClasses {
  /** Lower limits of all classes but the first; a value equal to a limit is in the upper class. */
  limits: number[];
  /** Class number of a value, 0 first. */
  classOf: (value: number) => number;
  count: number;
  /** How many regions each class has. */
  sizes: number[];
}

/**
 * Class limits for a map. `quantile`: about equal numbers of regions; `equal`: equal steps, on round numbers.
 * Limits that coincide, or that no value reaches, are dropped, so that no class is empty by construction.
 */
export function mapClasses(
  values: readonly (number | null | undefined)[],
  {
    method = "quantile",
    classes = 5,
    decimals
  }: {method?: "quantile" | "equal"; classes?: number; decimals?: number | undefined} = {}
): MapClasses {
  const sorted = values.filter(isNumber).sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high)
    return {
      limits: [],
      classOf: () => 0,
      count: low === undefined ? 0 : 1,
      sizes: low === undefined ? [] : [sorted.length]
    };
  // Limits are rounded as the values are shown, so that the legend says exactly what was done.
  const digits = decimals ?? Math.max(0, 2 - Math.floor(Math.log10(high - low)));
  const round = (value: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
  const wished = Array.from({length: classes - 1}, (_, index) => {
    const share = (index + 1) / classes;
    return round(method === "quantile" ? (quantileSorted(sorted, share) ?? low) : low + share * (high - low));
  });
  const limits = [...new Set(wished)].filter((limit) => limit > low && limit <= high);
  const classOf = (value: number): number => limits.filter((limit) => value >= limit).length;
  const sizes = new Array<number>(limits.length + 1).fill(0);
  for (const value of sorted) sizes[classOf(value)] = (sizes[classOf(value)] ?? 0) + 1;
  return {limits, classOf, count: sizes.length, sizes};
}

/**
 * Whether classes have about as many regions; many equal values, or rounded limits, make them differ. One more or less is what
 * a few regions leave when they are divided.
 */
export function areEven({sizes}: MapClasses): boolean {
  const least = Math.min(...sizes);
  return Math.max(...sizes) <= Math.max(1.5 * least, least + 1);
}
