import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {boundaryWeights} from "../warehouse/boundaries.js";
import {query} from "../warehouse/database.js";
import {readChanges} from "../warehouse/panel-data.js";
import {createRegionIndex} from "../warehouse/region-names.js";
import type {Region, RegionChange} from "../warehouse/types.js";

/**
 * The code of a municipality of one division from a code or a name, as people write it (`matchName`). A dissolved one is
 * refused with what it became, a misspelt one with the names that look like it.
 *
 * @throws InputError (dissolved-region, unknown-region, ambiguous-region)
 */
export async function findMunicipality(
  connection: DuckDBConnection,
  text: string,
  boundaries: number
): Promise<string> {
  const regions = await query<Region>(
    connection,
    `SELECT code, boundary_year::INTEGER AS "boundaryYear", level, name, province, valid_from::VARCHAR AS "validFrom"
     FROM region WHERE level = 'gemeente' ORDER BY boundary_year, code`
  );
  return municipalityOf({regions, changes: await readChanges(connection)}, text, boundaries);
}

/** `findMunicipality` on regions and changes at hand. Throws InputError as it does. */
export function municipalityOf(
  {regions, changes}: {regions: readonly Region[]; changes: readonly RegionChange[]},
  text: string,
  boundaries: number
): string {
  const index = createRegionIndex(regions, changes);
  const names = new Map(index.list("gemeente", boundaries).map(({code, name}) => [code, name]));
  const titled = (codes: readonly string[]): string =>
    codes.map((code) => `${code} ${names.get(code) ?? ""}`.trim()).join(" or ");
  const wanted = text.trim();
  const code = /^gm\d{4}$/i.test(wanted) ? wanted.toUpperCase() : null;
  const found = (year: number): string | null =>
    code === null ? index.matchName(wanted, "gemeente", year).code : index.existed(code, year) ? code : null;
  const present = found(boundaries);
  if (present !== null) return present;

  const years = [...new Set(regions.map(({boundaryYear}) => boundaryYear))].sort((a, b) => a - b);
  for (const year of years.filter((each) => each < boundaries).reverse()) {
    const before = found(year);
    if (before === null) continue;
    const targets = boundaryWeights(changes, year, boundaries).get(before) ?? [];
    const became = targets.map(({to, weight}) =>
      weight < 1 ? `${titled([to])} (${Math.round(weight * 100)} %)` : titled([to])
    );
    throw new InputError(
      "dissolved-region",
      `${before} ${index.get(before, year)?.name ?? wanted} is no municipality of ${boundaries} any more; it became ${became.join(", ") || "something else"}: give that one`,
      "--region"
    );
  }
  const match = code === null ? index.matchName(wanted, "gemeente", boundaries) : null;
  const like = match !== null && match.code === null ? match.candidates : [];
  if (match !== null && match.code === null && match.reason === "ambiguous")
    throw new InputError("ambiguous-region", `${wanted} may be ${titled(like)}: give the code`, "--region");
  const later = years.find((year) => year > boundaries && found(year) !== null);
  const hint =
    later !== undefined
      ? `it is one from ${later} on: give --boundaries ${later}, or what it was before`
      : like.length > 0
        ? `did you mean ${titled(like.slice(0, 3))}?`
        : "see `data regions`";
  throw new InputError(
    "unknown-region",
    `there is no municipality ${wanted} in the division of ${boundaries}; ${hint}`,
    "--region"
  );
}
