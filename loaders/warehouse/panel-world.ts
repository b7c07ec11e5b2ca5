import type {DuckDBConnection} from "@duckdb/node-api";
import type {Level} from "../catalogue/schema.js";
import type {BoundaryTarget} from "./boundaries.js";
import {boundaryWeights} from "./boundaries.js";
import type {Layer, PanelIndicator, PanelRegion} from "./panel-data.js";
import {
  readChanges,
  readCurrentVintages,
  readIndicators,
  readLayers,
  readRegionsOf,
  readWijkPopulations
} from "./panel-data.js";
import type {WijkPopulations} from "./panel-wijken.js";
import {municipalityOfWijk} from "./panel-wijken.js";
import type {Grain, RegionChange} from "./types.js";

/** What one panel reads of the warehouse, each thing once. */
export interface World {
  readonly indicators: ReadonlyMap<string, PanelIndicator>;
  readonly changes: readonly RegionChange[];
  /** Regions as divided on 1 January of a year. */
  regions(year: number, level: Level): Promise<readonly PanelRegion[]>;
  /** Municipalities that began during a year, after 1 January. */
  begunDuring(year: number): Promise<readonly PanelRegion[]>;
  layers(indicator: string, what: {grain: Grain; breakdown: string; level: Level}): Promise<readonly Layer[]>;
  weights(from: number, to: number): ReadonlyMap<string, readonly BoundaryTarget[]>;
  /** Inhabitants of wijken in a year, or in the nearest year known; `year` says which, null when none is. */
  wijkPopulations(year: number): Promise<WijkPopulations & {year: number | null}>;
}

/** Opens the world of a warehouse for the days from `first` to `last`. */
export async function readWorld(connection: DuckDBConnection, first: string, last: string): Promise<World> {
  const indicators = await readIndicators(connection);
  const changes = await readChanges(connection);
  const vintages = await readCurrentVintages(connection);
  const regionsOf = cached((year: string) => readRegionsOf(connection, Number(year)));
  const layersOf = cached((key: string) => {
    const [indicator = "", grain, breakdown = "", levels = ""] = key.split(" ");
    const what = {grain: grain as Grain, breakdown, levels: levels.split(",") as Level[], first, last};
    return readLayers(connection, indicator, vintages, what);
  });
  const divisionOf = cached(async (key: string) => {
    const [year = "", level] = key.split(" ");
    return (await regionsOf(year)).filter((region) => region.level === level && holdsOn(region, `${year}-01-01`));
  });
  const begunIn = cached(async (key: string) => {
    const year = Number(key);
    const rows = [...(await regionsOf(String(year))), ...(await regionsOf(String(year + 1)))];
    const begun = rows.filter(
      ({level, validFrom}) => level === "gemeente" && validFrom?.startsWith(`${year}-`) && validFrom > `${year}-01-01`
    );
    return [...new Map(begun.map((region) => [region.code, region])).values()];
  });
  const weightsOf = cached((key: string) => {
    const [from = "", to = ""] = key.split(" ");
    return boundaryWeights(changes, Number(from), Number(to));
  });
  const populations = cached(() => readWijkPopulations(connection));
  const totals = cached(async (year: string) => {
    const wijken = (await populations("")).get(Number(year)) ?? new Map<string, number>();
    const sums = new Map<string, number>();
    for (const [wijk, count] of wijken) {
      const code = municipalityOfWijk(wijk);
      sums.set(code, (sums.get(code) ?? 0) + count);
    }
    for (const {level, code, population} of await regionsOf(year)) {
      const sum = sums.get(code);
      if (level === "gemeente" && population !== null && sum !== undefined) sums.set(code, Math.max(population, sum));
    }
    return sums;
  });
  return {
    indicators,
    changes,
    regions: (year, level) => divisionOf(`${year} ${level}`),
    begunDuring: (year) => begunIn(String(year)),
    async layers(indicator, {grain, breakdown, level}) {
      // Who asks for municipalities asks for wijken next: one query for both.
      const levels = level === "gemeente" || level === "wijk" ? "gemeente,wijk" : level;
      const layers = await layersOf(`${indicator} ${grain} ${breakdown} ${levels}`);
      return layers.filter((layer) => layer.level === level);
    },
    weights: (from, to) => weightsOf(`${from} ${to}`),
    async wijkPopulations(year) {
      const known = await populations("");
      const nearest = [...known.keys()].sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || b - a)[0];
      const wijken = nearest === undefined ? undefined : known.get(nearest);
      const sums = nearest === undefined ? undefined : await totals(String(nearest));
      return {
        year: nearest ?? null,
        of: (wijk) => wijken?.get(wijk) ?? null,
        municipality: (code) => sums?.get(code) ?? null
      };
    }
  };
}

const holdsOn = ({validFrom, validTo}: PanelRegion, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo > day);

function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) made.set(key, (value = make(key)));
    return value;
  };
}
