import type {RegionFacts, ScenarioProjection} from "./project.js";
import {regionTotals} from "./structure.js";

/** A scenario in the areas that regions belong to, and in the country. */
export interface AreaPath {
  readonly years: readonly number[];
  readonly country: AreaYears;
  readonly areas: Readonly<Record<string, AreaYears>>;
}

export interface AreaYears {
  /** Growth of value added since the base year, in %, by year; weighed by jobs. */
  readonly growth: readonly number[];
  /** Percentage points of unemployment since the base year, by year; weighed by the labour force. */
  readonly unemployment: readonly number[];
}

const country = "";

/**
 * Means over areas of a projection of regions: Σ w_r x_r / Σ w_r, w jobs for growth and the labour force for unemployment.
 *
 * @param parents areas of each region by its code; a region may have several, or none
 */
export function areaPath(
  {years}: ScenarioProjection,
  {mix, commuting, labourForce}: Pick<RegionFacts, "mix" | "commuting" | "labourForce">,
  parents: ReadonlyMap<string, readonly string[]>
): AreaPath {
  const totals = regionTotals(mix);
  const means = (codes: readonly string[], weights: Float64Array, values: Float64Array): Map<string, number> => {
    const sums = new Map<string, [number, number]>();
    codes.forEach((code, r) => {
      const weight = weights[r] ?? 0;
      for (const area of [country, ...(parents.get(code) ?? [])]) {
        const [sum, whole] = sums.get(area) ?? [0, 0];
        sums.set(area, [sum + weight * (values[r] ?? 0), whole + weight]);
      }
    });
    return new Map([...sums].map(([area, [sum, whole]]) => [area, sum / whole]));
  };
  const growth = years.map((year) => means(mix.regions, totals, year.growth));
  const unemployment = years.map((year) => means(commuting.homes, labourForce, year.unemploymentChange));
  const of = (area: string): AreaYears => ({
    growth: growth.map((byArea) => byArea.get(area) ?? NaN),
    unemployment: unemployment.map((byArea) => byArea.get(area) ?? NaN)
  });
  const areas = [...new Set([...parents.values()].flat())].sort();
  return {
    years: years.map(({year}) => year),
    country: of(country),
    areas: Object.fromEntries(areas.map((area) => [area, of(area)]))
  };
}
