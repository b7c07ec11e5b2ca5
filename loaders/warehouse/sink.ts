import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {CommutingRow, EmploymentRow, Sink} from "../sources/source-loader.js";
import {query} from "./database.js";
import {dropRows} from "./drop-rows.js";
import {checkRows} from "./row-checks.js";
import type {Staging} from "./staging.js";
import type {Problem, QualityNote, Region} from "./types.js";

export interface SinkOptions {
  connection: DuckDBConnection;
  staging: Staging;
  catalogue: Catalogue;
  /** Source card id, for problems. */
  source: string;
  /** Whether a region code existed in a boundary year, as far as data/regions knows. */
  isKnown(code: string, year: number): boolean;
}

/** What a source left, checked; observations stand in the table `staging`. */
export interface SourceContent {
  rows: number;
  problems: Problem[];
  notes: QualityNote[];
  regions: Region[];
  employment: EmploymentRow[];
  commuting: CommutingRow[];
}

/** A sink for one source, and the function that checks what it holds once the loader is done (InputError at a bad row). */
export function createSink(options: SinkOptions): {sink: Sink; finish(): Promise<SourceContent>} {
  const {connection, staging, source} = options;
  const problems: Problem[] = [];
  const notes: QualityNote[] = [];
  const regions = new Map<string, Region>();
  const employment: EmploymentRow[] = [];
  const commuting: CommutingRow[] = [];
  const key = (code: string, year: number): string => `${code} ${year}`;

  const sink: Sink = {
    observations: (rows) => staging.append(rows),
    select: (sql) => staging.appendSelect(sql),
    code: (word) => staging.code(word),
    selectCoded: (sql) => staging.appendCoded(sql),
    regions: async (rows) => {
      for (const region of rows) {
        const id = key(region.code, region.boundaryYear);
        regions.set(id, mergeRegion(regions.get(id), region));
      }
    },
    note: (note) => notes.push(note),
    problem: (problem) => problems.push(problem),
    employment: async (rows) => {
      for (const row of rows) employment.push(row);
    },
    commuting: async (rows) => {
      for (const row of rows) commuting.push(row);
    }
  };

  const finish = async (): Promise<SourceContent> => {
    await staging.sync();
    await checkRows(connection, staging, source);
    const isKnown = (code: string, year: number): boolean =>
      regions.has(key(code, year)) || options.isKnown(code, year);
    problems.push(...(await dropRows({...options, isKnown})));
    const kept = filterKnown(employment, ({region, boundaryYear}) => isKnown(region, boundaryYear));
    const flows = filterKnown(
      commuting,
      ({home, work, boundaryYear}) => isKnown(home, boundaryYear) && isKnown(work, boundaryYear)
    );
    const dropped = kept.dropped + flows.dropped;
    if (dropped > 0) {
      const message = "jobs of regions that did not exist in their year, dropped";
      problems.push({source, kind: "unknown-region", message, count: dropped});
    }
    const [count] = await query<{rows: number}>(connection, "SELECT count(*) AS rows FROM temp.staging");
    return {
      rows: count?.rows ?? 0,
      problems,
      notes,
      regions: [...regions.values()],
      employment: kept.rows,
      commuting: flows.rows
    };
  };
  return {sink, finish};
}

function filterKnown<T>(rows: readonly T[], isKnown: (row: T) => boolean): {rows: T[]; dropped: number} {
  const known = rows.filter(isKnown);
  return {rows: known, dropped: rows.length - known.length};
}

/** The first row of a region stands; a later one only fills what it left empty. */
export function mergeRegion(first: Region | undefined, later: Region): Region {
  if (!first) return later;
  const merged = Object.entries(later).map(([field, value]) => [field, first[field as keyof Region] ?? value]);
  return Object.fromEntries(merged) as unknown as Region;
}
