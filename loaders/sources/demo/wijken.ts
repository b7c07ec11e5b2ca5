import {bareRegion} from "../../warehouse/bare-region.js";
import type {Region} from "../../warehouse/types.js";
import type {Geography} from "./geography.js";
import type {World} from "./recipe-schema.js";
import {Stream} from "./stream.js";

/** Made-up wijken of one municipality; the codes follow the pattern of real ones. */
export interface Wijken {
  municipality: string;
  codes: readonly string[];
  /** Shares of the inhabitants, summing to about 1. */
  shares: readonly number[];
}

/** Wijken of all but the smallest municipalities of the last year, for the years in which those exist. */
export function createWijken(geography: Geography, world: World): Wijken[] {
  return geography.homes
    .filter(({population}) => population >= world.wijken.minimumPopulation)
    .map(({code, population}) => {
      const number = Math.min(world.wijken.maximum, Math.max(2, Math.round(population / world.wijken.size)));
      const codes = Array.from({length: number}, (_, i) => `WK${code.slice(2)}${String(i + 1).padStart(2, "0")}`);
      const sizes = codes.map((wijk) => 0.35 + new Stream(world.seed, "wijk", wijk).uniform());
      const sum = sizes.reduce((a, b) => a + b, 0);
      return {municipality: code, codes, shares: sizes.map((size) => size / sum)};
    });
}

/** Rows of the region table: one for each wijk and year it is published in. */
export function wijkRegions(
  wijken: readonly Wijken[],
  population: ReadonlyMap<string, number>,
  world: World
): Region[] {
  const {from, to} = world.population.wijk;
  return wijken.flatMap(({municipality, codes}) =>
    Array.from({length: to - from + 1}, (_, i) => from + i).flatMap((year) =>
      codes.flatMap((code, i) => {
        const inhabitants = population.get(`${code}|${year}`);
        if (inhabitants === undefined) return [];
        return [
          {
            code,
            boundaryYear: year,
            level: "wijk",
            name: `Wijk ${String(i + 1).padStart(2, "0")}`,
            ...bareRegion,
            municipality,
            population: inhabitants,
            missingBecause: "verzonnen wijk: alleen gemeente en inwoners"
          }
        ];
      })
    )
  );
}
