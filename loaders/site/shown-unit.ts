import type {Indicator} from "../catalogue/schema.js";

/** How values of an indicator are shown: what they are multiplied by, divided by, and called. */
export interface ShownUnit {
  /** Indicator id of the population to divide by; null: shown as stored. */
  denominator: string | null;
  factor: number;
  /** Dutch. */
  unit: string;
  decimals: number;
}

/**
 * The unit people read: counts per 1.000 of their own population, amounts per inhabitant of it, all else as stored.
 * The same choice as `data panel --per rate`.
 */
export function shownUnit(indicator: Indicator, denominatorTitle: string | null): ShownUnit {
  const {measure, denominator} = indicator;
  if (denominator === null || denominatorTitle === null || (measure !== "count" && measure !== "amount"))
    return {denominator: null, factor: 1, unit: indicator.unit, decimals: indicator.decimals};
  const base = denominatorTitle.charAt(0).toLowerCase() + denominatorTitle.slice(1);
  if (measure === "amount")
    return {denominator, factor: 1, unit: `${indicator.unit} per persoon (${base})`, decimals: 0};
  return {denominator, factor: 1000, unit: `${indicator.unit} per 1.000 ${base}`, decimals: 1};
}
