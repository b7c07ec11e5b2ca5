import type {BoundaryTarget} from "./boundaries.js";
import type {PanelCell, PanelReason} from "./panel-types.js";
import {emptyCell, worstStatus} from "./panel-types.js";

/** Part of a source region that lies in a target region. */
export interface Part {
  from: string;
  /** Share of the source region, 0–1. */
  weight: number;
  isEstimated: boolean;
}

/** How values of an indicator may be put together: added up, averaged by weights, or not at all. */
export type Additivity = "sum" | "mean" | "none";

/** Target region → the parts of source regions it consists of, for all regions of the source division. */
export function partsByTarget(
  codes: Iterable<string>,
  weights: ReadonlyMap<string, readonly BoundaryTarget[]>
): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  for (const code of codes) {
    for (const {to, weight, isEstimated} of weights.get(code) ?? [{to: code, weight: 1, isEstimated: false}]) {
      const list = parts.get(to);
      if (list) list.push({from: code, weight, isEstimated});
      else parts.set(to, [{from: code, weight, isEstimated}]);
    }
  }
  return parts;
}

/**
 * One value from the parts of a region. Sums take each part's share; means weigh each part by its share of the source
 * region's weight (`weightOf`: inhabitants or the like, null when unknown), but a region that is one whole source region
 * keeps its value without weights; what is neither (medians, indices) only survives whole. A missing part empties the
 * cell, with its reason. Linear in the number of parts.
 */
export function combineParts(
  parts: readonly Part[],
  cellOf: (code: string) => PanelCell | undefined,
  additivity: Additivity,
  weightOf: (code: string) => number | null
): PanelCell {
  const single = parts.length === 1 ? parts[0] : undefined;
  const same = single?.weight === 1 && !single.isEstimated ? cellOf(single.from) : undefined;
  // Nearly every region is one whole source region: its cell stands as it is.
  if (same && same.missing === null) return same;
  const cells = parts.map((part) => cellOf(part.from));
  const missing = missingPart(cells);
  if (missing) return missing;
  const known = cells as PanelCell[];
  const [only] = known;
  const isEstimated = known.some((cell, index) => cell.isEstimated || parts[index]?.isEstimated === true);
  const whole = {
    isEstimated,
    missing: null,
    status: known.reduce<PanelCell["status"]>((status, cell) => worstStatus(status, cell.status), null),
    source: only?.source ?? null
  };
  if (single && only && (single.weight === 1 || additivity !== "sum")) {
    if (additivity === "none" && single.weight < wholeEnough) return emptyCell("not-additive", whole.source);
    return {...only, ...whole};
  }
  if (additivity === "none") return emptyCell("not-additive", whole.source);
  if (additivity === "sum") {
    const value = known.reduce((sum, cell, index) => sum + (parts[index]?.weight ?? 0) * (cell.value ?? 0), 0);
    const made = known.reduce((count, cell) => count + (cell.parts ?? 1), 0);
    return {...whole, value, share: sharedBy(parts, known, weightOf), ...(made > 1 ? {parts: made} : {})};
  }
  let [sum, total, squares] = [0, 0, 0];
  for (const [index, part] of parts.entries()) {
    const weight = weightOf(part.from);
    if (weight === null) return emptyCell("no-denominator", whole.source);
    sum += part.weight * weight * (known[index]?.value ?? 0);
    total += part.weight * weight;
    squares += (part.weight * weight) ** 2 / (known[index]?.parts ?? 1);
  }
  if (total === 0) return emptyCell("zero-denominator", whole.source);
  const made = (total * total) / squares;
  return {...whole, value: sum / total, share: sharedBy(parts, known, weightOf), ...(made > 1 ? {parts: made} : {})};
}

// A region that lost less than a thousandth of itself to a neighbour is still the same one to a median.
const wholeEnough = 0.999;

function missingPart(cells: readonly (PanelCell | undefined)[]): PanelCell | null {
  const reasons = cells.map((cell): PanelReason | null => (cell ? cell.missing : "no-observation"));
  const found = reasons.filter((reason) => reason !== null);
  if (found.length === 0) return null;
  const source = cells.find((cell) => cell)?.source ?? null;
  const first = found[0] ?? "no-observation";
  if (found.length === cells.length && found.every((reason) => reason === first)) return emptyCell(first, source);
  const suppressed = found.some((reason) => ["suppressed", "confidential", "suppressed-part"].includes(reason));
  return emptyCell(suppressed ? "suppressed-part" : "missing-part", source);
}

/** Share of inhabitants known over all parts, by weight where it is known, else by the parts' own shares. */
function sharedBy(
  parts: readonly Part[],
  cells: readonly PanelCell[],
  weightOf: (code: string) => number | null
): number {
  if (cells.every(({share}) => share === 1)) return 1;
  const sizes = parts.map(({from, weight}) => weight * (weightOf(from) ?? Number.NaN));
  const usable = sizes.every((size) => Number.isFinite(size)) ? sizes : parts.map(({weight}) => weight);
  const total = usable.reduce((sum, size) => sum + size, 0);
  return total === 0 ? 1 : cells.reduce((sum, {share}, index) => sum + share * (usable[index] ?? 0), 0) / total;
}
