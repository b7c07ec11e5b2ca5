import type {DuckDBConnection} from "@duckdb/node-api";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {InputError} from "../../models/errors.js";
import type {CommutingFlows} from "../../models/scenario/commuting.js";
import type {SystemFile} from "../../models/system/format.js";
import {readFineNational} from "../scenarios/fine-national.js";
import {boundaryWeights} from "../warehouse/boundaries.js";
import {query} from "../warehouse/database.js";
import {readChanges} from "../warehouse/panel-data.js";
import {buildPanel} from "../warehouse/panel.js";
import {projectRoot} from "../warehouse/paths.js";
import {readRegionFacts, type WarehouseFacts} from "../warehouse/region-facts.js";
import {joinReadAt, retrievedAt} from "../warehouse/vintage-moments.js";
import {
  factYears,
  type DissolvedRegion,
  type ScenarioFactsFile,
  type ScenarioFactsIndex
} from "./scenario-facts-file.js";
import {readSiteFacts} from "./site-facts.js";
import type {SiteSource} from "./types.js";

/** The files of `factsFileNames`; null for a year that the warehouse has not enough for, with the reason in the index. */
export async function readScenarioFacts(
  connection: DuckDBConnection
): Promise<Record<string, ScenarioFactsFile | ScenarioFactsIndex | null>> {
  const {boundaryYear} = await readSiteFacts(connection);
  const populations = await countedPopulations();
  const index: ScenarioFactsIndex = {
    years: [],
    missing: {},
    dissolved: await readDissolved(connection, boundaryYear)
  };
  const files: Record<string, ScenarioFactsFile | ScenarioFactsIndex | null> = {"index.json": index};
  for (const baseYear of factYears) {
    try {
      const facts = await readRegionFacts(connection, {baseYear, boundaries: boundaryYear});
      files[`${baseYear}.json`] = await factsFile(connection, facts, populations);
      index.years.push(baseYear);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      files[`${baseYear}.json`] = null;
      index.missing[baseYear] = error.kind;
    }
  }
  return files;
}

async function factsFile(
  connection: DuckDBConnection,
  facts: WarehouseFacts,
  populations: readonly string[]
): Promise<ScenarioFactsFile> {
  const {mix, commuting, flows, labourForce, unemployment, levelYear, boundaryYear, corop, names} = facts;
  const unlessExact = (bounds: Float64Array): (number | null)[] =>
    Array.from(bounds, (bound, at) => (bound === mix.jobs[at] ? null : bound));
  return {
    ...{baseYear: levelYear, boundaryYear, structureYear: mix.year},
    ...{commutingYear: facts.commutingYear, synthetic: facts.synthetic},
    sources: await readSources(connection, facts.sources),
    warnings: facts.warnings,
    regions: mix.regions.map((code, r) => ({code, name: names.get(code) ?? code, corop: corop[r] ?? code})),
    withoutMix: facts.withoutMix,
    jobs: [...mix.jobs],
    low: unlessExact(mix.low),
    high: unlessExact(mix.high),
    imputed: [...mix.imputed.keys()].filter((at) => mix.imputed[at]),
    fine: await readFineNational(connection, mix.year),
    commuting: flows === null ? [] : mix.regions.map((code) => homeOf(flows, flows.homes.indexOf(code))),
    labourForce: mix.regions.map((code) => labourForce[commuting.homes.indexOf(code)] ?? NaN),
    unemployment: mix.regions.map((code) => unemployment[commuting.homes.indexOf(code)] ?? NaN),
    populations: await readPopulations(connection, populations, facts)
  };
}

function homeOf({start, work, jobs}: CommutingFlows, home: number): {steps: number[]; jobs: number[]} {
  const [from, to] = [start[home] ?? 0, start[home + 1] ?? 0];
  const works = [...work.subarray(from, to)];
  return {
    steps: works.map((each, at) => each - (works[at - 1] ?? 0)),
    jobs: [...jobs.subarray(from, to)]
  };
}

async function readPopulations(
  connection: DuckDBConnection,
  indicators: readonly string[],
  {levelYear, boundaryYear, mix}: WarehouseFacts
): Promise<Record<string, (number | null)[]>> {
  if (indicators.length === 0) return {};
  const {rows} = await buildPanel(connection, {
    ...{indicators: [...indicators], level: "gemeente", grain: "year", boundaries: boundaryYear, per: "count"},
    ...{from: String(levelYear), to: String(levelYear)}
  });
  const cells = new Map(rows.map((row) => [row.region, row.cells]));
  return Object.fromEntries(
    indicators.map((id, at) => [id, mix.regions.map((code) => cells.get(code)?.[at]?.value ?? null)])
  );
}

/** Populations that the models of data/systems count per so many of. */
async function countedPopulations(): Promise<string[]> {
  const folder = join(projectRoot(), "data", "systems");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".system.json"));
  const models = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8")) as SystemFile)
  );
  const found = models.flatMap(({variables}) => variables.flatMap(({scale}) => scale?.population ?? []));
  return [...new Set(found)].sort();
}

async function readSources(connection: DuckDBConnection, ids: readonly string[]): Promise<SiteSource[]> {
  return query<SiteSource>(
    connection,
    `SELECT s.publisher, s.title, s.table_id AS "table", s.url, s.licence_title AS licence, ${retrievedAt("v")} AS "retrievedAt",
       m.value AS "readAt", v.publisher_version AS "publisherVersion", v.id AS vintage, v.is_synthetic AS synthetic,
       v.is_stale AS stale
     FROM vintage v JOIN source s ON s.id = v.source ${joinReadAt("v")}
     WHERE v.is_current AND s.id IN (SELECT unnest(string_split($1, ','))) ORDER BY s.publisher, s.title`,
    [ids.join(",")]
  );
}

async function readDissolved(connection: DuckDBConnection, boundaryYear: number): Promise<DissolvedRegion[]> {
  const rows = await query<{code: string; name: string; year: number}>(
    connection,
    `SELECT code, arg_max(name, boundary_year) AS name, max(boundary_year)::INTEGER AS year FROM region
     WHERE level = 'gemeente' AND boundary_year <= $1 GROUP BY code
     HAVING max(boundary_year) < $1 ORDER BY name, code`,
    [boundaryYear]
  );
  const changes = await readChanges(connection);
  const weights = new Map(
    [...new Set(rows.map(({year}) => year))].map((year) => [year, boundaryWeights(changes, year, boundaryYear)])
  );
  return rows.map(({code, name, year}) => ({
    ...{code, name, year},
    became: (weights.get(year)?.get(code) ?? [])
      .filter(({weight}) => weight >= 0.001)
      .map(({to, weight}) => [to, Math.round(weight * 1000) / 1000])
  }));
}
