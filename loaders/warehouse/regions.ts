import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {InputError} from "../../models/errors.js";
import {bareRegion} from "./bare-region.js";
import {sizeClassOf} from "./region-size-class.js";
import type {Region, RegionChange} from "./types.js";

/** The years whose municipal division data/regions holds. */
const firstRegionYear = 2011;
const lastRegionYear = 2026;

type Row = Record<string, string>;

const noLabourRegions = "arbeidsmarktregio en jeugdregio: geen bron bij de hand";

/**
 * Reads data/regions: every region of 2011–2026 once a year, as divided on 1 January, and all boundary changes from
 * 2011 on. Municipalities that began during a year (De Fryske Marren, 1 July 2015) come first in the year after; the
 * region index knows them from their first day. `validTo` is the first day a code no longer held.
 *
 * Throws InputError naming file and line when a cell cannot be read.
 */
export async function readRegions(dataDir: string): Promise<{regions: Region[]; changes: RegionChange[]}> {
  const dir = join(dataDir, "regions");
  const [municipalities, areas, populations, changes] = await Promise.all(
    ["municipalities.csv", "areas.csv", "populations.csv", "changes.csv"].map((name) => readRows(join(dir, name)))
  );
  const population = new Map(
    (populations ?? []).map((row) => [`${row["code"]} ${row["year"]}`, Number(row["population"])])
  );
  const regions: Region[] = [];
  for (let year = firstRegionYear; year <= lastRegionYear; year++) {
    for (const row of areas ?? []) regions.push(area(row, year, population));
    for (const row of municipalities ?? []) if (holds(row, year)) regions.push(municipality(row, year, population));
  }
  return {
    regions,
    changes: (changes ?? []).map((row, index) => change(row, `${join(dir, "changes.csv")}:${index + 2}`))
  };
}

async function readRows(file: string): Promise<Row[]> {
  let content: string;
  try {
    content = await readFile(file, "utf8");
  } catch {
    throw new InputError("missing-file", "file not found; data/regions is part of the project: restore it", file);
  }
  try {
    return parse<Row>(content, {bom: true, columns: true, skip_empty_lines: true});
  } catch (error) {
    throw new InputError("invalid-csv", (error as Error).message, file);
  }
}

function holds(row: Row, year: number): boolean {
  const day = `${year}-01-01`;
  return (row["valid_from"] ?? "") <= day && (!row["valid_to"] || row["valid_to"] > day);
}

function area(row: Row, year: number, population: ReadonlyMap<string, number>): Region {
  const code = row["code"] ?? "";
  const inhabitants = population.get(`${code} ${year}`) ?? null;
  return {
    ...bareRegion,
    code,
    boundaryYear: year,
    level: row["level"] ?? "",
    name: row["name"] ?? "",
    province: row["province"] || null,
    population: inhabitants,
    missingBecause: inhabitants === null ? noPopulation(year) : null
  };
}

function municipality(row: Row, year: number, population: ReadonlyMap<string, number>): Region {
  const code = row["code"] ?? "";
  const inhabitants = population.get(`${code} ${year}`) ?? null;
  const reasons = [
    ...(inhabitants === null ? [noPopulation(year)] : []),
    ...(row["longitude"] ? [] : ["zwaartepunt: geen bron bij de hand voor een opgeheven gemeente"]),
    ...(row["missing_because"] ? [row["missing_because"]] : []),
    noLabourRegions
  ];
  return {
    ...bareRegion,
    code,
    boundaryYear: year,
    level: "gemeente",
    name: row["name"] ?? "",
    province: row["province"] || null,
    corop: row["corop"] || null,
    safetyRegion: row["safety_region"] || null,
    sizeClass: inhabitants === null ? null : sizeClassOf(inhabitants),
    population: inhabitants,
    longitude: row["longitude"] ? Number(row["longitude"]) : null,
    latitude: row["latitude"] ? Number(row["latitude"]) : null,
    validFrom: row["valid_from"] || null,
    validTo: row["valid_to"] || null,
    missingBecause: reasons.join("; ")
  };
}

function noPopulation(year: number): string {
  return `inwonertal en grootteklasse: geen bron bij de hand voor ${year}`;
}

function change(row: Row, where: string): RegionChange {
  const weight = Number(row["weight"]);
  if (!(weight >= 0 && weight <= 1)) throw new InputError("invalid-weight", "weight: a share from 0 to 1", where);
  return {
    from: row["from"] ?? "",
    to: row["to"] ?? "",
    date: row["date"] ?? "",
    weight,
    basis: row["basis"] as RegionChange["basis"],
    kind: row["kind"] as RegionChange["kind"],
    source: row["source"] ?? ""
  };
}
