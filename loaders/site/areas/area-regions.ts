import type {DuckDBConnection} from "@duckdb/node-api";
import type {RegionList} from "../../catalogue/region-lists.js";
import {boundaryWeights} from "../../warehouse/boundaries.js";
import {query} from "../../warehouse/database.js";
import {readChanges} from "../../warehouse/panel-data.js";
import {sizeClasses} from "../../warehouse/region-size-class.js";
import type {AreaEntry, AreaIndex, DissolvedEntry, MunicipalityEntry} from "./area-types.js";

export type AreaRegions = Pick<AreaIndex, "municipalities" | "areas" | "dissolved">;

/** Municipalities of a division, the areas they make up, and the codes that went before. */
export async function readAreaRegions(
  connection: DuckDBConnection,
  boundaryYear: number,
  lists: readonly RegionList[]
): Promise<AreaRegions> {
  const rows = await query<MunicipalityEntry>(
    connection,
    `SELECT code, name, province, corop, safety_region AS "safetyRegion", size_class AS "sizeClass", population
     FROM region WHERE level = 'gemeente' AND boundary_year = $1 ORDER BY name, code`,
    [boundaryYear]
  );
  const classCode = (name: string | null): string | null => (name === null ? null : sizeClassCode(name));
  const municipalities = rows.map((row) => ({...row, sizeClass: classCode(row.sizeClass)}));
  const named = await query<{code: string; name: string; level: "land" | "provincie" | "corop" | "veiligheidsregio"}>(
    connection,
    `SELECT code, name, level FROM region
     WHERE level IN ('land', 'provincie', 'corop', 'veiligheidsregio') AND boundary_year = $1
     ORDER BY list_position(['land', 'provincie', 'corop', 'veiligheidsregio'], level), name, code`,
    [boundaryYear]
  );
  const membersOf = (code: string): string[] =>
    municipalities
      .filter(({province, corop, safetyRegion, sizeClass}) => [province, corop, safetyRegion, sizeClass].includes(code))
      .map((each) => each.code);
  const there = new Set(municipalities.map(({code}) => code));
  const areas: AreaEntry[] = [
    ...named.map(({code, name, level}) => ({
      ...{code, name, kind: level},
      members: level === "land" ? municipalities.map((each) => each.code) : membersOf(code)
    })),
    ...sizeClasses.map((name) => {
      const code = sizeClassCode(name);
      return {code, name, kind: "grootteklasse" as const, members: membersOf(code)};
    }),
    ...lists.map(({id, title, members, source, asOf}) => ({
      ...{code: listCode(id), name: title, kind: "lijst" as const, source, asOf},
      members: members.filter((code) => there.has(code))
    }))
  ].filter(({members}) => members.length > 0);
  return {municipalities, areas, dissolved: await readDissolved(connection, boundaryYear)};
}

/** A size class has no code of its own: GK and its lower bound. */
export function sizeClassCode(name: string): string {
  const [, bound = "0"] = name.startsWith("minder") ? [] : (/^([\d.]+)/.exec(name) ?? []);
  return `GK${bound.replaceAll(".", "")}`;
}

export const listCode = (id: string): string => `L-${id}`;

async function readDissolved(connection: DuckDBConnection, boundaryYear: number): Promise<DissolvedEntry[]> {
  const gone = await query<{code: string; name: string; lastYear: number}>(
    connection,
    `SELECT code, arg_max(name, boundary_year) AS name, max(boundary_year)::INTEGER AS "lastYear" FROM region
     WHERE level = 'gemeente' AND boundary_year <= $1
     GROUP BY code HAVING max(boundary_year) < $1 ORDER BY name, code`,
    [boundaryYear]
  );
  const changes = await readChanges(connection);
  const weights = new Map(
    [...new Set(gone.map(({lastYear}) => lastYear))].map((year) => [year, boundaryWeights(changes, year, boundaryYear)])
  );
  return gone.map((entry) => ({
    ...entry,
    became: (weights.get(entry.lastYear)?.get(entry.code) ?? [])
      .map(({to, weight}) => ({code: to, share: weight}))
      .sort((a, b) => b.share - a.share)
  }));
}
