import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Topology} from "topojson-specification";
import {query} from "../warehouse/database.js";
import {createCartogram, type CartogramCell, type CartogramInput} from "./cartogram.js";

/** As the component RegionMap takes them (src/components/map-shapes.ts). */
export type SiteShapes = {type: "topology"; topology: Topology} | {type: "circles"; circles: CartogramCell[]};

/**
 * The map of municipalities of a division: fetched boundaries where the warehouse has them (`geo` beside its file), else
 * a schematic map made of centroids and inhabitants.
 */
export async function readMapShapes(
  connection: DuckDBConnection,
  warehouse: string,
  boundaryYear: number
): Promise<SiteShapes> {
  const file = join(dirname(warehouse), "geo", `gemeente-${boundaryYear}.topojson`);
  if (existsSync(file)) return {type: "topology", topology: JSON.parse(await readFile(file, "utf8")) as Topology};
  const municipalities = await query<CartogramInput>(
    connection,
    `SELECT code, population, longitude, latitude FROM region
     WHERE level = 'gemeente' AND boundary_year = $1 AND population IS NOT NULL AND longitude IS NOT NULL ORDER BY code`,
    [boundaryYear]
  );
  const circles = createCartogram(municipalities);
  const round = (value: number): number => Number(value.toFixed(4));
  return {type: "circles", circles: circles.map(({code, x, y, r}) => ({code, x: round(x), y: round(y), r: round(r)}))};
}
