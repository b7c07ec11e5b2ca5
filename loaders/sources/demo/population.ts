import type {Geography} from "./geography.js";
import type {World} from "./recipe-schema.js";
import {Stream} from "./stream.js";

/** Inhabitants per atom and year (atom × years + year) by age and by band; ages sum to everyone, exactly. */
export interface Population {
  ages: ReadonlyMap<string, Float64Array>;
  /** `inwoners` and the bands of the recipe. */
  bands: ReadonlyMap<string, Float64Array>;
}

/** Divides each atom's inhabitants over the ages; older places stay older, everywhere ages along the recipe. */
export function createPopulation(geography: Geography, world: World): Population {
  const {atoms, years} = geography;
  const {ages, bands} = world.population;
  const everyone = new Float64Array(atoms.length * years);
  const byAge = new Map(ages.map(({id}) => [id, new Float64Array(everyone.length)]));
  const columns = ages.map(({id}) => byAge.get(id) ?? everyone);
  atoms.forEach((atom, a) => {
    const code = geography.homes[atom.home]?.code ?? "";
    const ageing =
      new Stream(world.seed, "ageing", code).normal() * 0.8 - (geography.homes[atom.home]?.urban ?? 0) * 0.5;
    for (let year = 0; year < years; year++) {
      const total = atom.population[year] ?? 0;
      const passed = years > 1 ? year / (years - 1) : 0;
      const weights = ages.map(({first, last, ageing: follows}) =>
        Math.max(0.001, (first + (last - first) * passed) * (1 + follows * ageing))
      );
      const parts = splitWhole(total, weights);
      parts.forEach((part, k) => {
        const column = columns[k];
        if (column) column[a * years + year] = part;
      });
      everyone[a * years + year] = total;
    }
  });
  const sums = new Map<string, Float64Array>([["inwoners", everyone]]);
  for (const [id, parts] of Object.entries(bands)) sums.set(id, addUp(parts, byAge, everyone.length));
  return {ages: byAge, bands: sums};
}

/** The sum of some ages. */
export function addUp(parts: readonly string[], ages: ReadonlyMap<string, Float64Array>, length: number): Float64Array {
  const sum = new Float64Array(length);
  for (const part of parts) ages.get(part)?.forEach((value, i) => (sum[i] = (sum[i] ?? 0) + value));
  return sum;
}

/** Whole parts of a whole number in proportion to weights, summing to it exactly (cumulative rounding). */
export function splitWhole(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let cumulative = 0;
  let given = 0;
  return weights.map((weight) => {
    cumulative += weight;
    const upTo = Math.round((total * cumulative) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}
