import type {RawCoding} from "./formula/coding.js";
import type {Coding, PanelIndex, Warning} from "./types.js";

/**
 * Larger areas by name: the area of every unit. `corop` and `province`, and where known the regions that buy or organise
 * what is measured (`jeugdregio`, `zorgkantoorregio`, `arbeidsmarktregio`), where shocks of policy and supply cluster.
 */
export type Parents = Readonly<Record<string, Readonly<Record<string, string>>>>;

const municipality = /^GM\d{4}$/;

/** Whether the units of a panel are Dutch municipalities by their codes. */
export const areMunicipalities = (panel: PanelIndex | null): boolean =>
  panel !== null && panel.unit.name !== "" && areMunicipalityCodes(panel.unit.levels);

/** Whether labels are codes of Dutch municipalities, and there are any. */
export const areMunicipalityCodes = (labels: readonly string[]): boolean =>
  labels.length > 0 && labels.every((label) => municipality.test(label));

/** The larger area of each row, by the unit of the row; null where it is not known. */
export function parentColumn({codes, levels}: RawCoding, areaOf: Readonly<Record<string, string>>): (string | null)[] {
  const ofUnit = levels.map((unit) => areaOf[unit] ?? null);
  return Array.from(codes, (code) => ofUnit[code] ?? null);
}

/**
 * The larger areas of municipalities as groups of the rows of a frame, so that shocks shared by an area can be allowed
 * for. None unless all units are municipalities. A unit without area leaves out that grouping, with a warning.
 */
export function parentGroups(
  panel: PanelIndex | null,
  parents: Parents
): {groups: Record<string, Coding>; warnings: Warning[]} {
  const groups: Record<string, Coding> = {};
  const warnings: Warning[] = [];
  if (panel === null || !areMunicipalities(panel)) return {groups, warnings};
  for (const [name, areaOf] of Object.entries(parents)) {
    const unknown = panel.unit.levels.filter((unit) => areaOf[unit] === undefined);
    if (unknown.length > 0) {
      const shown = unknown.slice(0, 3).join(", ");
      warnings.push({
        code: "unknown-parent",
        message: `no ${name} is known of ${shown}${unknown.length > 3 ? ` and ${unknown.length - 3} more` : ""}; no standard errors by ${name}`
      });
      continue;
    }
    const levels = [...new Set(panel.unit.levels.map((unit) => areaOf[unit] ?? ""))].sort();
    const place = new Map(levels.map((level, code) => [level, code]));
    const ofUnit = panel.unit.levels.map((unit) => place.get(areaOf[unit] ?? "") ?? 0);
    groups[name] = {name, codes: panel.unit.codes.map((code) => ofUnit[code] ?? 0), levels};
  }
  return {groups, warnings};
}
