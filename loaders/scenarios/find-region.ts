import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {boundaryWeights} from "../warehouse/boundaries.js";
import {query} from "../warehouse/database.js";
import {readChanges} from "../warehouse/panel-data.js";

/**
 * The code of a municipality of one division from a code or a name. A dissolved one is refused with what it became.
 *
 * @throws InputError (dissolved-region, unknown-region)
 */
export async function findMunicipality(
  connection: DuckDBConnection,
  text: string,
  boundaries: number
): Promise<string> {
  const all = await query<{code: string; name: string; year: number}>(
    connection,
    `SELECT code, name, boundary_year::INTEGER AS year FROM region WHERE level = 'gemeente' ORDER BY boundary_year, code`
  );
  const wanted = text.trim().toLowerCase();
  const matches = all.filter(({code, name}) => code.toLowerCase() === wanted || name.toLowerCase() === wanted);
  const present = matches.find(({year}) => year === boundaries);
  if (present !== undefined) return present.code;
  const before = matches.filter(({year}) => year < boundaries).at(-1);
  if (before === undefined)
    throw new InputError(
      "unknown-region",
      `there is no municipality ${text} in the division of ${boundaries}; see \`data regions\``,
      "--region"
    );
  const targets = boundaryWeights(await readChanges(connection), before.year, boundaries).get(before.code) ?? [];
  const names = new Map(all.filter(({year}) => year === boundaries).map(({code, name}) => [code, name]));
  const became = targets.map(({to, weight}) =>
    weight < 1 ? `${to} ${names.get(to) ?? ""} (${Math.round(weight * 100)} %)` : `${to} ${names.get(to) ?? ""}`
  );
  throw new InputError(
    "dissolved-region",
    `${before.code} ${before.name} is no municipality of ${boundaries} any more; it became ${became.join(", ") || "something else"}: give that one`,
    "--region"
  );
}
