import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {query} from "./database.js";
import {isFirstDay} from "./period.js";
import type {Staging} from "./staging.js";
import type {Grain} from "./types.js";

const grains = new Set(["day", "week", "month", "quarter", "half-year", "year", "school-year"]);
const statuses = new Set(["definitive", "provisional", "revised", "estimated", "imputed", "modelled", "synthetic"]);
const reasons = new Set(["confidential", "impossible", "not-available", "suppressed"]);

interface Fault {
  n: number;
  reason: string;
}

/**
 * Checks every staged row: a value or a reason but never both, finite numbers, low ≤ value ≤ high, the first day of the
 * period, known words. Throws InputError naming the first bad row by number and key.
 */
export async function checkRows(connection: DuckDBConnection, staging: Staging, source: string): Promise<void> {
  const faults = [
    ...(await numericFaults(connection)),
    ...(await wordFaults(connection, staging, "status", (word) => statuses.has(word))),
    ...(await wordFaults(connection, staging, "missing", (word) => reasons.has(word))),
    ...(await wordFaults(connection, staging, "breakdown", isBreakdown)),
    ...(await periodFaults(connection, staging))
  ].sort((a, b) => a.n - b.n);
  const [first] = faults;
  if (!first) return;
  const [row] = await query<Record<"indicator" | "region" | "period" | "breakdown", number>>(
    connection,
    `SELECT indicator, region, period, breakdown FROM temp.staging WHERE n = ${first.n}`
  );
  const key = row ? [row.indicator, row.region, row.period, row.breakdown].map(staging.word).join(", ") : "";
  throw new InputError("invalid-row", `row ${first.n} (${key}): ${first.reason}`, source);
}

async function numericFaults(connection: DuckDBConnection): Promise<Fault[]> {
  const faults: [string, string][] = [
    ["value IS NULL AND missing IS NULL", "no value and no reason why; give one of them"],
    ["value IS NOT NULL AND missing IS NOT NULL", "a value and a reason for its absence; give one of them"],
    ["NOT isfinite(value) OR NOT isfinite(low) OR NOT isfinite(high)", "a number that is not finite"],
    ["low > value OR value > high OR low > high", "the margin does not hold the value (low ≤ value ≤ high)"],
    ["boundary_year NOT BETWEEN 1800 AND 2200", "the boundary year is no year"]
  ];
  const columns = faults.map(([condition], index) => `min(n) FILTER (WHERE ${condition}) AS f${index}`);
  const [row] = await query<Record<string, number | null>>(
    connection,
    `SELECT ${columns.join(", ")} FROM temp.staging`
  );
  return faults.flatMap(([, reason], index) => {
    const n = row?.[`f${index}`];
    return typeof n === "number" ? [{n, reason}] : [];
  });
}

async function wordFaults(
  connection: DuckDBConnection,
  staging: Staging,
  column: "status" | "missing" | "breakdown",
  isGood: (word: string) => boolean
): Promise<Fault[]> {
  const rows = await query<{code: number | null; n: number}>(
    connection,
    `SELECT ${column} AS code, min(n) AS n FROM temp.staging GROUP BY ${column}`
  );
  return rows.flatMap(({code, n}) => {
    if (code === null) return column === "missing" ? [] : [{n, reason: `no ${column}`}];
    const word = staging.word(code);
    return isGood(word) ? [] : [{n, reason: `unknown ${column}: ${word}`}];
  });
}

async function periodFaults(connection: DuckDBConnection, staging: Staging): Promise<Fault[]> {
  const rows = await query<{grain: number; period: number; n: number}>(
    connection,
    "SELECT grain, period, min(n) AS n FROM temp.staging GROUP BY grain, period"
  );
  return rows.flatMap(({grain, period, n}) => {
    const [grainWord, date] = [staging.word(grain), staging.word(period)];
    if (!grains.has(grainWord)) return [{n, reason: `unknown grain: ${grainWord}`}];
    return isFirstDay(grainWord as Grain, date) ? [] : [{n, reason: `${date} is not the first day of a ${grainWord}`}];
  });
}

/** `total`, or `dimension=category` pairs with the dimensions in alphabetical order, each once. */
function isBreakdown(text: string): boolean {
  if (text === "total") return true;
  const dimensions = text.split(";").map((pair) => /^([a-z][a-z0-9-]*)=[^=;]+$/.exec(pair)?.[1]);
  return dimensions.every((dimension, index) => {
    const previous = dimensions[index - 1];
    return dimension !== undefined && (previous === undefined || previous < dimension);
  });
}
