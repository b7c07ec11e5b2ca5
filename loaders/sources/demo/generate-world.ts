import type {CommutingRow, EmploymentRow} from "../source-loader.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import type {Region} from "../../warehouse/types.js";
import {Columns} from "./columns.js";
import {createGeography, type Geography} from "./geography.js";
import {commutingRows} from "./commuting-rows.js";
import {employmentRows} from "./employment-rows.js";
import {createLabour, type Labour} from "./labour.js";
import {createPopulation} from "./population.js";
import type {Amounts} from "./publish.js";
import {Publisher} from "./publish.js";
import {publishLabour} from "./publish-labour.js";
import {publishPopulation} from "./publish-population.js";
import type {Truth, World} from "./recipe-schema.js";
import {SeriesMaker} from "./series-maker.js";
import type {Variable} from "./variables.js";
import {createWijken, wijkRegions} from "./wijken.js";

/** The world as published, and the truth behind it for those who check. */
export interface DemoWorld {
  columns: Columns;
  employment: EmploymentRow[];
  commuting: CommutingRow[];
  wijken: Region[];
  geography: Geography;
  labour: Labour;
  /** True rates and national variables by id, burn-in included. */
  variables: ReadonlyMap<string, Variable>;
  /** True amounts per atom, before rounding, suppression and breaks. */
  amounts: ReadonlyMap<string, Amounts>;
}

/**
 * Makes the demonstration world: pure, deterministic to the bit in every engine. Another truth (a shock taken out, a link
 * changed) gives the counterfactual world of the same seed.
 */
export function generateWorld(world: World, truth: Truth, index: RegionIndex): DemoWorld {
  const geography = createGeography(index, world);
  const population = createPopulation(geography, world);
  const columns = new Columns();
  const wijken = createWijken(geography, world);
  const publisher = new Publisher(geography, wijken, columns, world.seed);
  const amounts = new Map<string, Amounts>();
  for (const [id, values] of population.bands) amounts.set(id, {values, periods: geography.years, monthly: false});
  publishPopulation(publisher, population, geography, world);

  const base = amounts.get(world.employment.base);
  if (!base) throw new RangeError(`no population ${world.employment.base}`);
  const labour = createLabour(world, truth, geography, base);
  amounts.set(world.employment.indicator, publishLabour(publisher, labour, geography, world));

  const maker = new SeriesMaker(world, truth, geography, labour, amounts, publisher, columns);
  for (const series of world.series) maker.make(series);

  return {
    columns,
    employment: employmentRows(labour, geography, world),
    commuting: commutingRows(labour, geography, base, world),
    wijken: wijkRegions(wijken, populationOf(columns, geography.firstYear), world),
    geography,
    labour,
    variables: maker.variables,
    amounts
  };
}

/** Published inhabitants by `region|year`. */
function populationOf(columns: Columns, firstYear: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < columns.length; i++) {
    const key = columns.keys[columns.key[i] ?? 0];
    if (key?.indicator !== "inwoners" || key.breakdown !== "total") continue;
    found.set(`${key.region}|${firstYear + Math.floor((columns.month[i] ?? 0) / 12)}`, columns.value[i] ?? 0);
  }
  return found;
}
