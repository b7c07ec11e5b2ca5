import {readFile} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {writeNotes} from "./catalogue-tables.js";
import {query, quote} from "./database.js";
import {apartNote, explainedText, shiftNote} from "./break-notes.js";
import {findRatioShifts, findYearsApart} from "./find-breaks.js";
import {insertRows} from "./insert-rows.js";
import type {QualityNote} from "./types.js";

/** One year's sum of the parts of one source beside the publisher's own total. */
export interface ReconciliationRow {
  indicator: string;
  level: string;
  /** First day of the year. */
  period: string;
  source: string;
  sum: number;
  /** Null when no publisher gives a national figure. */
  published: number | null;
  /** Source of that figure: one for all years of a series, where it has them. */
  nationalSource: string | null;
  /** sum / published. */
  ratio: number | null;
  /** Share of the inhabitants of the level that live in the parts with a value. */
  coverage: number;
  /** Why the year is not compared with others: `incomplete-parts`. */
  reason: string | null;
}

/** A year in which a series does not go on as before. */
export interface Break {
  indicator: string;
  level: string;
  source: string;
  kind: "ratio-shift" | "year-apart";
  period: string;
  /** Ratios to the published total (ratio-shift), or sums of the year itself and of its surroundings (year-apart). */
  before: number;
  after: number;
  /** Dutch, for the reader. */
  text: string;
  /** Id of the note that stands in the warehouse for it. */
  note: string;
  /** A catalogue note for the same indicator and year; then no note of its own is made. */
  explainedBy: string | null;
}

export interface Reconciliation {
  rows: ReconciliationRow[];
  breaks: Break[];
  /** Notes of breaks that nothing explains. */
  notes: QualityNote[];
}

/** Parts that cover less of the inhabitants are not compared: what is missing would look like a break. */
const requiredCoverage = 0.9;

/**
 * Holds each year's sum of the parts (municipalities, wijken) against the publisher's national figure, and tells where
 * the series breaks (docs/method/reconciliation.md). Counts and amounts only: percentages do not add up. Throws
 * InputError at an unknown indicator.
 */
export async function reconcile(
  connection: DuckDBConnection,
  options: {indicator?: string | undefined} = {}
): Promise<Reconciliation> {
  const rows = await sums(connection, options.indicator);
  const known = await query<QualityNote>(
    connection,
    `SELECT id, indicator, starts, ends, kind FROM quality_note WHERE origin <> 'reconciliation' ORDER BY id`
  );
  const breaks: Break[] = [];
  const notes: QualityNote[] = [];
  const names = await titles(connection);
  const settle = (
    row: ReconciliationRow,
    kind: Break["kind"],
    before: number,
    after: number,
    note: QualityNote
  ): void => {
    const explaining = known.find((other) => other.indicator === row.indicator && explains(other, note.starts));
    const {indicator, level, source, period} = row;
    const id = explaining?.id ?? note.id;
    const text = explaining ? explainedText(note) : note.text;
    // A year that two sources took from the same table is one break, told once.
    if (breaks.some((other) => other.note === id && other.text === text)) return;
    breaks.push({
      indicator,
      level,
      source,
      kind,
      period,
      before,
      after,
      text,
      note: id,
      explainedBy: explaining?.id ?? null
    });
    if (!explaining && !notes.some((other) => other.id === note.id)) notes.push(note);
  };

  for (const series of seriesOf(rows)) {
    const find = (period: string): ReconciliationRow | undefined => series.find((row) => row.period === period);
    const rated = heldAgainstOne(series).flatMap(({period, ratio, coverage}) =>
      ratio === null ? [] : [{period, level: ratio, coverage}]
    );
    for (const shift of findRatioShifts(rated)) {
      const [row, reference] = [find(shift.period), find(shift.reference)];
      if (!row || !reference || row.ratio === null || reference.ratio === null) continue;
      settle(row, "ratio-shift", reference.ratio, row.ratio, shiftNote(row, reference, shift.isPassing, names));
    }
    if (rated.length > 1) continue;
    for (const apart of findYearsApart(series.map(({period, sum, coverage}) => ({period, level: sum / coverage})))) {
      const row = find(apart.period);
      if (!row || !(await isShared(connection, row))) continue;
      settle(row, "year-apart", Math.min(apart.before, apart.after), row.sum, apartNote(row, apart, names));
    }
  }
  return {rows, breaks, notes};
}

/** Stores the rows in `reconciliation` and the notes of unexplained breaks in `quality_note`. */
export async function writeReconciliation(
  connection: DuckDBConnection,
  {rows, notes}: Pick<Reconciliation, "rows" | "notes">
): Promise<void> {
  const stored = rows.map(({indicator, level, period, source, sum, published, ratio}) => ({
    ...{indicator, level, period, source},
    ...{sum, published, ratio}
  }));
  await insertRows(connection, "reconciliation", stored);
  await writeNotes(connection, notes);
}

async function sums(connection: DuckDBConnection, indicator: string | undefined): Promise<ReconciliationRow[]> {
  if (indicator !== undefined) {
    const [found] = await query(connection, "SELECT id FROM indicator WHERE id = $1", [indicator]);
    if (!found)
      throw new InputError("unknown-indicator", "not in the catalogue; see `samenhang data indicators`", indicator);
  }
  const [meta] = await query<{value: string}>(connection, "SELECT value FROM meta WHERE key = 'derived_totals'");
  const derived = (meta?.value ?? "").split(" ").map(quote).join(", ");
  const sql = (await readFile(new URL("reconciliation-sums.sql", import.meta.url), "utf8"))
    .replaceAll("{{derived}}", derived)
    .replaceAll("{{coverage}}", String(requiredCoverage))
    .replaceAll("{{indicator}}", indicator === undefined ? "true" : `i.id = ${quote(indicator)}`);
  const rows = await query<ReconciliationRow>(connection, sql);
  return rows.map(({indicator, level, period, source, sum, published, nationalSource, ratio, coverage}) => ({
    ...{indicator, level, period, source, sum, published, nationalSource, ratio, coverage},
    reason: coverage < requiredCoverage ? "incomplete-parts" : null
  }));
}

/**
 * Comparable years in order, a series a source; sources that hold one year each (a file a year) together make one.
 */
function seriesOf(rows: readonly ReconciliationRow[]): ReconciliationRow[][] {
  const bySource = new Map<string, ReconciliationRow[]>();
  for (const row of rows) {
    if (row.reason !== null) continue;
    const key = `${row.indicator} ${row.level} ${row.source}`;
    bySource.set(key, [...(bySource.get(key) ?? []), row]);
  }
  const series: ReconciliationRow[][] = [];
  const singles = new Map<string, Map<string, ReconciliationRow>>();
  for (const own of bySource.values()) {
    const [first] = own;
    if (!first) continue;
    if (own.length > 1) {
      series.push(own);
      continue;
    }
    const key = `${first.indicator} ${first.level}`;
    const years = singles.get(key) ?? new Map<string, ReconciliationRow>();
    const there = years.get(first.period);
    if (!there || there.coverage < first.coverage) years.set(first.period, first);
    singles.set(key, years);
  }
  for (const years of singles.values()) series.push([...years.values()].sort((a, b) => (a.period < b.period ? -1 : 1)));
  return series;
}

/** The years held against the national series that most of them are held against: two of them have no common measure. */
function heldAgainstOne(series: readonly ReconciliationRow[]): ReconciliationRow[] {
  const years = new Map<string, ReconciliationRow[]>();
  for (const row of series)
    if (row.nationalSource !== null) years.set(row.nationalSource, [...(years.get(row.nationalSource) ?? []), row]);
  return [...years.values()].sort((a, b) => b.length - a.length)[0] ?? [];
}

// Filled-in or odd cells may come with a break, but do not say why the level moved.
const explainingKinds = new Set<QualityNote["kind"]>([
  "series-break",
  "definition-change",
  "administrative-backlog",
  "revision",
  "border"
]);

/** A note explains a break when its kind can, and it begins in that year, or has an end and covers it. */
function explains(note: Pick<QualityNote, "starts" | "ends" | "kind">, period: string): boolean {
  if (!explainingKinds.has(note.kind)) return false;
  const year = period.slice(0, 4);
  return note.starts.slice(0, 4) === year || (note.ends !== null && note.starts <= period && note.ends >= period);
}

/** True when most parts move the same way in that year: a fault of one large municipality is no break of the series. */
async function isShared(connection: DuckDBConnection, row: ReconciliationRow): Promise<boolean> {
  const [share] = await query<{lower: number | null; higher: number | null}>(
    connection,
    `SELECT avg((t.value < p.value AND t.value < n.value)::INTEGER) AS lower,
            avg((t.value > p.value AND t.value > n.value)::INTEGER) AS higher
     FROM current_observation t
     JOIN region r ON r.code = t.region AND r.boundary_year = t.boundary_year AND r.level = $3
     JOIN current_observation p ON p.indicator = t.indicator AND p.region = t.region AND p.grain = 'year'
       AND p.breakdown = 'total' AND p.period = t.period - INTERVAL 1 YEAR AND p.value IS NOT NULL
     JOIN current_observation n ON n.indicator = t.indicator AND n.region = t.region AND n.grain = 'year'
       AND n.breakdown = 'total' AND n.period = t.period + INTERVAL 1 YEAR AND n.value IS NOT NULL
     WHERE t.indicator = $1 AND t.period = $2::DATE AND t.grain = 'year' AND t.breakdown = 'total' AND t.value IS NOT NULL`,
    [row.indicator, row.period, row.level]
  );
  return Math.max(share?.lower ?? 0, share?.higher ?? 0) >= 0.8;
}

async function titles(connection: DuckDBConnection): Promise<ReadonlyMap<string, string>> {
  const rows = await query<{id: string; title: string}>(connection, "SELECT id, title FROM indicator");
  return new Map(rows.map(({id, title}) => [id, title]));
}
