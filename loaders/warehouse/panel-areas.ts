import type {Level} from "../catalogue/schema.js";
import type {PanelRegion} from "./panel-data.js";
import type {Additivity} from "./panel-harmonise.js";
import {combineParts} from "./panel-harmonise.js";
import type {PanelCell} from "./panel-types.js";
import {emptyCell} from "./panel-types.js";
import type {World} from "./panel-world.js";

/** Levels that are made of whole municipalities and can be added up from them. */
export const areaLevels: ReadonlySet<Level> = new Set(["land", "landsdeel", "provincie", "corop", "veiligheidsregio"]);

const partOfCountry: Readonly<Record<string, string>> = {
  PV20: "LD01", PV21: "LD01", PV22: "LD01", PV23: "LD02", PV24: "LD02", PV25: "LD02",
  PV26: "LD03", PV27: "LD03", PV28: "LD03", PV29: "LD03", PV30: "LD04", PV31: "LD04"
}; // prettier-ignore

function areaOf(region: PanelRegion, level: Level): string | null {
  if (level === "land") return "NL01";
  if (level === "landsdeel") return partOfCountry[region.province ?? ""] ?? null;
  if (level === "provincie") return region.province;
  return level === "corop" ? region.corop : region.safetyRegion;
}

/**
 * Areas added up (or averaged by weight) from all their municipalities. An area of which one municipality is empty is
 * empty: `suppressed-part` when that one is suppressed, else `incomplete-regions`; so is one that a municipality of
 * unknown parent, in the same province, might belong to.
 */
export function aggregateToArea(
  municipalities: readonly PanelRegion[],
  level: Level,
  cells: ReadonlyMap<string, PanelCell>,
  additivity: Additivity,
  weightOf: (code: string) => number | null
): Map<string, PanelCell> {
  const members = new Map<string, PanelRegion[]>();
  const unsure = new Set<string | null>();
  for (const region of municipalities) {
    const area = areaOf(region, level);
    if (area === null) unsure.add(region.province);
    else {
      const list = members.get(area);
      if (list) list.push(region);
      else members.set(area, [region]);
    }
  }
  const column = new Map<string, PanelCell>();
  for (const [area, list] of members) {
    if (list.some(({province}) => unsure.has(province))) {
      column.set(area, emptyCell("incomplete-regions"));
      continue;
    }
    const parts = list.map(({code}) => ({from: code, weight: 1, isEstimated: false}));
    const cell = combineParts(parts, (code) => cells.get(code), additivity, weightOf);
    const isGap = cell.missing === "missing-part" || cell.missing === "no-observation";
    column.set(area, isGap ? emptyCell("incomplete-regions", cell.source) : cell);
  }
  return column;
}

// An area that gained or lost less than a thousandth of a municipality is still the same area.
const negligible = 0.001;

/** Areas whose municipalities of one year are not the same land as those of another, by code. */
export async function changedAreas(world: World, level: Level, from: number, to: number): Promise<Set<string>> {
  const [before, after] = [Math.min(from, to), Math.max(from, to)];
  const early = await world.regions(before, "gemeente");
  const late = new Map((await world.regions(after, "gemeente")).map((region) => [region.code, region]));
  const weights = world.weights(before, after);
  const changed = new Set<string>();
  for (const region of early) {
    const area = areaOf(region, level);
    for (const {to: code, weight} of weights.get(region.code) ?? [{to: region.code, weight: 1}]) {
      const target = late.get(code);
      const next = target ? areaOf(target, level) : null;
      if (weight < negligible || area === next) continue;
      for (const code of [area, next]) if (code !== null) changed.add(code);
    }
  }
  return changed;
}
