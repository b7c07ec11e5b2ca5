/** A small table as a publisher would hold it; the server derives the v4 and v3 answers from it. */
export interface ReplayTable {
  id: string;
  version: string;
  modified: string;
  regions: readonly string[];
  periods: readonly string[];
  /** Measure code → value of a cell; null is a missing cell. */
  measures: Readonly<Record<string, (region: number, period: number) => number | null>>;
  /** Widths of v3 codes. */
  padding: number;
}

export interface CellRow {
  Id: number;
  Measure: string;
  ValueAttribute: string;
  Value: number | null;
  StringValue: null;
  RegioS: string;
  Perioden: string;
}

/** A table of 2 measures × `regions` × `years`, a few cells missing for a reason CBS knows and one it does not. */
export function makeTable({
  id = "12345NED",
  regions = 20,
  years = 10
}: Partial<{id: string; regions: number; years: number}> = {}): ReplayTable {
  return {
    id,
    version: "202601010000",
    modified: "2026-01-01T00:00:00+01:00",
    regions: ["NL01", ...Array.from({length: regions}, (_, index) => `GM${String(index + 1).padStart(4, "0")}`)],
    periods: Array.from({length: years}, (_, index) => `${2010 + index}JJ00`),
    measures: {
      M000352: (region, period) => ((region * 7 + period) % 23 === 0 ? null : region * 1000 + period),
      T001143_2: (region, period) => region / 4 + period
    },
    padding: 6
  };
}

/** The observations of v4, in the order of their Ids. */
export function cells(table: ReplayTable): CellRow[] {
  const rows: CellRow[] = [];
  for (const [region, RegioS] of table.regions.entries()) {
    for (const [period, Perioden] of table.periods.entries()) {
      for (const [Measure, valueOf] of Object.entries(table.measures)) {
        const Value = valueOf(region, period);
        const ValueAttribute = Value !== null ? "None" : region % 2 === 0 ? "Impossible" : "Onbetrouwbaar";
        rows.push({Id: rows.length, Measure, ValueAttribute, Value, StringValue: null, RegioS, Perioden});
      }
    }
  }
  return rows;
}

/** The wide rows of v3, codes padded; untyped values are padded texts. */
export function wideRows(table: ReplayTable, isTyped: boolean): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [];
  for (const [region, code] of table.regions.entries()) {
    for (const [period, Perioden] of table.periods.entries()) {
      const row: Record<string, unknown> = {ID: rows.length, RegioS: code.padEnd(table.padding), Perioden};
      for (const [index, [measure, valueOf]] of Object.entries(table.measures).entries()) {
        const value = valueOf(region, period);
        row[topic(measure, index)] = isTyped ? value : String(value ?? ".").padStart(8);
      }
      rows.push(row);
    }
  }
  return rows;
}

export const topic = (measure: string, index: number): string => `${measure.replace(/\W.*|_.*/, "")}_${index + 1}`;
