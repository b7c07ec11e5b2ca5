import type {Coding} from "../types.js";
import {absolute, fewestNeeded, refuseAlpha, type ConformalRadius} from "./split-conformal.js";

/** Residuals of rows that belong to regions, out of sample. */
export interface RegionResiduals {
  /** n residuals, none missing. */
  readonly residuals: Float64Array;
  /** Region of each row. */
  readonly region: Pick<Coding, "codes" | "levels">;
  /** Class of each row's region, such as its size class: regions count as exchangeable only within one. */
  readonly regionClass?: Pick<Coding, "codes" | "levels">;
}

export interface ClassRadius extends ConformalRadius {
  /** Label of the class; "" without classes. */
  class: string;
}

/**
 * Conformal radii with regions, not rows, as what is exchangeable, in each class by itself. Each of the K regions has
 * mass 1/(K + 1), spread evenly over its rows, and 1/(K + 1) lies at infinity; the radius is the 1 − α quantile of that
 * (hierarchical conformal prediction: Lee, Barber & Willett 2024). It holds a value of another region of the class with
 * a chance of at least 1 − α, however much the rows of one region are alike. With one row a region it is split conformal.
 *
 * @param alpha share that may fall outside
 * @param options `path`: all rows of the other region at once, from each region's largest |residual|
 * @throws InputError `invalid-alpha`, `missing-residual`
 */
export function panelConformal(
  {residuals, region, regionClass}: RegionResiduals,
  alpha: number,
  {path = false}: {path?: boolean} = {}
): ClassRadius[] {
  refuseAlpha(alpha);
  const classes = regionClass?.levels ?? [""];
  const rows = classes.map((): Map<number, number[]> => new Map());
  residuals.forEach((value, row) => {
    const own = rows[regionClass?.codes[row] ?? 0];
    const code = region.codes[row] ?? 0;
    own?.set(code, [...(own.get(code) ?? []), value]);
  });
  return classes.map((name, index) => {
    const groups = [...(rows[index] ?? new Map<number, number[]>()).values()].map(absolute);
    const scores = path ? groups.map((own) => own.slice(-1)) : groups;
    return {class: name, radius: weightedRadius(scores, alpha), n: groups.length, needed: fewestNeeded(alpha)};
  });
}

/** The smallest score up to which lies a mass of 1 − α, every group weighing 1/(K + 1). */
function weightedRadius(groups: readonly Float64Array[], alpha: number): number | null {
  const scores = groups
    .flatMap((own) => Array.from(own, (score) => ({score, mass: 1 / own.length})))
    .sort((a, b) => a.score - b.score);
  const wanted = (groups.length + 1) * (1 - alpha) - 1e-9;
  let mass = 0;
  for (const {score, mass: own} of scores) {
    mass += own;
    if (mass >= wanted) return score;
  }
  return null;
}

/** How often intervals held the value, by class, beside what was promised: a promise on average may fail in a class. */
export function coverageByClass(
  isHeld: readonly boolean[],
  {codes, levels}: Pick<Coding, "codes" | "levels">
): {class: string; n: number; coverage: number | null}[] {
  return levels.map((name, code) => {
    const own = isHeld.filter((_, row) => codes[row] === code);
    return {class: name, n: own.length, coverage: own.length === 0 ? null : own.filter(Boolean).length / own.length};
  });
}
