import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import type {ScenarioWarning} from "../../models/scenario/warning-codes.js";
import {query} from "./database.js";
import {buildPanel} from "./panel.js";
import {placedVintages, vintageOrder} from "./vintage-order.js";

interface LevelRequest {
  baseYear: number;
  boundaries: number;
  codes: readonly string[];
}

/** Unemployment (%) and labour force (persons) by municipality, in the order of the codes. */
export interface RegionLevels {
  readonly unemployment: Float64Array;
  readonly labourForce: Float64Array;
  readonly warnings: readonly ScenarioWarning[];
}

/**
 * Unemployment and labour force of all municipalities in one year. The country's unemployment is the mean of its four quarters, as
 * in the look back (data/scenarios/realised): the publisher's own year is the same rounded once more. Where not all four are there
 * it is that year. A warehouse that has them of the country alone gives
 * every municipality the country's unemployment, and its labour force in proportion to inhabitants, with a warning each.
 *
 * @throws InputError (missing-level) when some municipalities have a figure and another has not, or nothing is at hand
 */
export async function readLevels(connection: DuckDBConnection, request: LevelRequest): Promise<RegionLevels> {
  const warnings: ScenarioWarning[] = [];
  const {baseYear} = request;
  let unemployment = await municipal(connection, "werkloosheid", request);
  if (unemployment === null) {
    const country = (await quarterMean(connection, baseYear)) ?? (await national(connection, "werkloosheid", baseYear));
    unemployment = new Float64Array(request.codes.length).fill(country);
    warnings.push({
      code: "national-level",
      message: `there is no unemployment by municipality of ${baseYear}: every one has the country's ${country} %, and only the change differs`
    });
  }
  let labourForce = await municipal(connection, "beroepsbevolking", request);
  if (labourForce === null) {
    const country = await national(connection, "beroepsbevolking", baseYear);
    const people = await municipal(connection, "inwoners", request);
    if (people === null) throw missing("inwoners", baseYear, request.codes[0] ?? "", "no-observation");
    const all = people.reduce((sum, own) => sum + own, 0);
    labourForce = people.map((own) => (own * country) / all);
    warnings.push({
      code: "estimated-labour-force",
      message: `there is no labour force by municipality of ${baseYear}: the country's is divided by inhabitants`
    });
  }
  return {unemployment, labourForce, warnings};
}

/** One indicator by municipality; null when none has a figure. */
async function municipal(
  connection: DuckDBConnection,
  indicator: string,
  {baseYear, boundaries, codes}: LevelRequest
): Promise<Float64Array | null> {
  const {rows} = await buildPanel(connection, {
    ...{indicators: [indicator], level: "gemeente", grain: "year", boundaries, per: "count"},
    from: String(baseYear),
    to: String(baseYear)
  });
  const found = new Map(rows.map(({region, cells}) => [region, cells[0]]));
  if (codes.every((code) => found.get(code)?.value == null)) return null;
  return Float64Array.from(codes, (code) => {
    const cell = found.get(code);
    if (cell?.value == null) throw missing(indicator, baseYear, code, cell?.missing ?? "no-observation");
    return cell.value;
  });
}

async function national(connection: DuckDBConnection, indicator: string, baseYear: number): Promise<number> {
  const rows = await query<{value: number}>(
    connection,
    `SELECT arg_min(value, place) AS value FROM current_observation o JOIN ${placedVintages} v ON v.id = o.vintage
     WHERE indicator = $1 AND region = 'NL01' AND grain = 'year' AND breakdown = 'total' AND year(period) = $2
       AND value IS NOT NULL HAVING count(*) > 0`,
    [indicator, baseYear]
  );
  const value = rows[0]?.value;
  if (value === undefined) throw missing(indicator, baseYear, "NL01", "no-observation");
  return value;
}

/** Mean of the four quarters of unemployment of one source; null where they are not all there. */
async function quarterMean(connection: DuckDBConnection, year: number): Promise<number | null> {
  const rows = await query<{value: number}>(
    connection,
    `SELECT avg(o.value) AS value FROM current_observation o JOIN vintage v ON v.id = o.vintage
     WHERE o.indicator = 'werkloosheid' AND o.region = 'NL01' AND o.grain = 'quarter' AND o.breakdown = 'total'
       AND year(o.period) = $1 AND o.value IS NOT NULL
     GROUP BY v.publisher_version, v.source, v.id HAVING count(*) = 4 ORDER BY ${vintageOrder("v")} LIMIT 1`,
    [year]
  );
  const value = rows[0]?.value;
  // Quarters have one decimal, so a fourth of their sum has three; what is beyond is noise of adding.
  return value === undefined ? null : Number(value.toFixed(3));
}

const missing = (indicator: string, year: number, code: string, why: string): InputError =>
  new InputError(
    "missing-level",
    `there is no ${indicator} of ${year} for ${code} (${why}); choose a year that has it`,
    indicator
  );
