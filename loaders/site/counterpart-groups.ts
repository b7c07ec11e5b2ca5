import type {DuckDBConnection} from "@duckdb/node-api";
import {deviatingPart, type BeforeAndNow, type Deviation} from "../../models/signals/counterpart.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Indicator} from "../catalogue/schema.js";
import {query} from "../warehouse/database.js";
import type {Grain} from "../warehouse/types.js";
import type {Pulse} from "./pulse.js";
import type {SitePoint} from "./types.js";

/** Groups of people within a local series, for the whole country, as one source counts them. */
export interface CounterpartGroups {
  /** Title of that source. */
  source: string;
  /** Deviations are percentages; false: percentage points, or points of a score. */
  relative: boolean;
  firstYear: number;
  lastYear: number;
  parts: (Deviation & {title: string; value: number})[];
  /** Id of the part that deviates most beyond noise. */
  most: string | null;
}

interface GroupRow extends SitePoint {
  source: string;
  title: string;
  breakdown: string;
}

/**
 * Ages and sexes of a local series as the source counts them that also gives its total. Classes of another source are
 * another division of people: they are never put beside these.
 * @param judge the pulse of a series at the period that is looked at, or null
 */
export async function readCounterpartGroups(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  {local, grain, judge}: {local: Indicator; grain: Grain; judge: (points: readonly SitePoint[]) => Pulse | null}
): Promise<CounterpartGroups | null> {
  const rows = await query<GroupRow>(
    connection,
    `SELECT o.source, s.title, o.breakdown, o.period, o.value, o.status FROM current_observation o
     JOIN source s ON s.id = o.source
     WHERE o.indicator = $1 AND o.grain = $2 AND o.region = 'NL01' AND o.missing IS NULL
       AND regexp_matches(o.breakdown, '^(total|age=[^&,;]+|sex=[^&,;]+)$')
     QUALIFY row_number() OVER (PARTITION BY o.source, o.breakdown, o.period ORDER BY o.vintage) = 1
     ORDER BY o.source, o.period`,
    [local.id, grain]
  );
  for (const source of new Set(rows.map((row) => row.source))) {
    const own = rows.filter((row) => row.source === source);
    const found = groupsOf(own, local, judge);
    if (found === null) continue;
    const parts = found.parts.map((part) => ({...part, title: titleOf(catalogue, part.id)}));
    return {...found, parts: parts.sort((a, b) => (sortKey(a.id) < sortKey(b.id) ? -1 : 1))};
  }
  return null;
}

function groupsOf(
  rows: readonly GroupRow[],
  local: Indicator,
  judge: (points: readonly SitePoint[]) => Pulse | null
): (Omit<CounterpartGroups, "parts"> & {parts: (Deviation & {value: number})[]}) | null {
  const pulse = judge(rows.filter(({breakdown}) => breakdown === "total"));
  if (!pulse?.baseline) return null;
  const {firstYear, lastYear} = pulse.baseline;
  const season = pulse.latest.period.slice(4);
  const years = Array.from({length: lastYear - firstYear + 1}, (_, at) => `${firstYear + at}${season}`);
  const levelsOf = (name: string): BeforeAndNow | null => {
    const values = new Map(rows.filter(({breakdown}) => breakdown === name).map(({period, value}) => [period, value]));
    const now = values.get(pulse.latest.period) ?? null;
    return now === null ? null : {before: years.map((period) => values.get(period) ?? null), now};
  };
  const whole = levelsOf("total");
  const names = [...new Set(rows.map(({breakdown}) => breakdown))].filter((name) => name !== "total");
  const parts = names.flatMap((id) => {
    const levels = levelsOf(id);
    return levels === null ? [] : [{id, ...levels}];
  });
  const relative = local.measure !== "percentage" && local.measure !== "mean";
  const found = whole && deviatingPart(whole, parts, {relative});
  if (!found || found.parts.length === 0) return null;
  const now = new Map(parts.map((part) => [part.id, part.now]));
  return {
    ...{source: rows[0]?.title ?? "", relative, firstYear, lastYear, most: found.most},
    parts: found.parts.map((part) => ({...part, value: now.get(part.id) ?? 0}))
  };
}

function titleOf(catalogue: Catalogue, breakdown: string): string {
  const [dimension = "", category = ""] = breakdown.split("=");
  const known = catalogue.breakdowns.get(dimension)?.categories.find(({id}) => id === category);
  return known?.title ?? category;
}

/** Ages from young to old, then sexes. */
const sortKey = (breakdown: string): string => breakdown.replace(/\d+/, (age) => age.padStart(3, "0"));
