import type {Indicator} from "../catalogue/schema.js";
import type {QualityNote} from "../warehouse/types.js";

/** How values of an indicator are shown: what they are multiplied by, divided by, and called. */
export interface ShownUnit {
  /** Indicator id of the population to divide by; null: shown as stored. */
  denominator: string | null;
  factor: number;
  /** Dutch. */
  unit: string;
  decimals: number;
}

/** The unit of the stored values themselves. */
export const asStored = ({unit, decimals}: Indicator): ShownUnit => ({denominator: null, factor: 1, unit, decimals});

/**
 * The unit people read: counts per 1.000 of their own population, amounts per inhabitant of it, all else as stored.
 * The same choice as `data panel --per rate`.
 */
export function shownUnit(indicator: Indicator, denominatorTitle: string | null): ShownUnit {
  const {measure, denominator} = indicator;
  if (denominator === null || denominatorTitle === null || (measure !== "count" && measure !== "amount"))
    return asStored(indicator);
  const base = denominatorTitle.charAt(0).toLowerCase() + denominatorTitle.slice(1);
  if (measure === "amount")
    return {denominator, factor: 1, unit: `${indicator.unit} per persoon (${base})`, decimals: 0};
  return {denominator, factor: 1000, unit: `${indicator.unit} per 1.000 ${base}`, decimals: 1};
}

/** The population a column of a panel was divided by: its notes say when all inhabitants took the place of its own. */
export function panelBase({id, denominator}: Indicator, notes: readonly Pick<QualityNote, "id">[]): string | null {
  return notes.some((note) => note.id === `panel-andere-noemer-${id}`) ? "inwoners" : denominator;
}

/** The unit of a column of a panel, by the population it was divided by. */
export function panelUnit(
  indicator: Indicator,
  indicators: ReadonlyMap<string, Indicator>,
  notes: readonly Pick<QualityNote, "id">[]
): ShownUnit {
  return shownUnit(indicator, indicators.get(panelBase(indicator, notes) ?? "")?.title ?? null);
}
