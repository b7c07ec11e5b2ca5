import type {Additivity} from "./panel-harmonise.js";
import type {PanelCell} from "./panel-types.js";
import {emptyCell, worstStatus} from "./panel-types.js";
import type {Status} from "./types.js";

/** An observation as it stands in the warehouse. */
export interface ObservedCell {
  value: number | null;
  missing: string | null;
  status: Status;
}

/** Inhabitants by wijk, of the year asked for or the nearest one known. */
export interface WijkPopulations {
  of(wijk: string): number | null;
  /** All inhabitants of the municipality: of its wijken together, or its own figure where that is higher. */
  municipality(code: string): number | null;
}

const genuine: ReadonlySet<Status> = new Set(["definitive", "provisional", "revised", "synthetic"]);

/** Share of a municipality's inhabitants that must live in observed wijken for a sum to stand for it. */
const requiredShare = 0.9;

/** Below this the rest is rounding, not a gap. */
const fullShare = 0.9995;

/** The municipality of a wijk code: WK079401 → GM0794. */
export const municipalityOfWijk = (wijk: string): string => `GM${wijk.slice(2, 6)}`;

/**
 * Municipalities from their wijken: sums (or means weighed by `weightOf`) of genuine observations only, imputed and
 * modelled ones left out, and those whose inhabitants nobody knows (a wijk divided anew since), so that a sum and its share
 * of the inhabitants are about the same wijken. They must hold at least 90 % of the inhabitants; otherwise empty with
 * `incomplete-wijken`. Sums are of the wijken observed, never scaled up: `share` says of how many inhabitants, and a
 * rate divides by that share of the denominator.
 */
export function combineWijken(
  wijken: ReadonlyMap<string, ObservedCell>,
  populations: WijkPopulations,
  additivity: Additivity,
  weightOf: (wijk: string) => number | null,
  source: string
): Map<string, PanelCell> {
  const grouped = new Map<string, [string, ObservedCell][]>();
  for (const [wijk, cell] of wijken) {
    const municipality = municipalityOfWijk(wijk);
    const group = grouped.get(municipality);
    if (group) group.push([wijk, cell]);
    else grouped.set(municipality, [[wijk, cell]]);
  }
  const result = new Map<string, PanelCell>();
  for (const [municipality, cells] of grouped) {
    const observed = cells.filter(
      ([wijk, cell]) => cell.value !== null && genuine.has(cell.status) && populations.of(wijk) !== null
    );
    result.set(municipality, combine(municipality, observed));
  }
  return result;

  function combine(municipality: string, observed: readonly [string, ObservedCell][]): PanelCell {
    const total = populations.municipality(municipality);
    const known = observed.reduce((sum, [wijk]) => sum + (populations.of(wijk) ?? 0), 0);
    const share = total ? Math.min(1, known / total) : 0;
    if (share < requiredShare) return emptyCell("incomplete-wijken", source);
    if (additivity === "none") return emptyCell("not-additive", source);
    let [sum, weights, squares] = [0, 0, 0];
    for (const [wijk, {value}] of observed) {
      const weight = additivity === "sum" ? 1 : weightOf(wijk);
      if (weight === null) return emptyCell("no-denominator", source);
      sum += weight * (value ?? 0);
      weights += weight;
      squares += weight * weight;
    }
    if (additivity === "mean" && weights === 0) return emptyCell("zero-denominator", source);
    const parts = additivity === "sum" ? observed.length : (weights * weights) / squares;
    return {
      value: additivity === "sum" ? sum : sum / weights,
      missing: null,
      isEstimated: share < fullShare,
      status: observed.reduce<Status | null>((status, [, cell]) => worstStatus(status, cell.status), null),
      source,
      share: share < fullShare ? share : 1,
      ...(parts > 1 ? {parts} : {})
    };
  }
}
