/** A table as it was published: text cells, before anything is interpreted. */
export interface StringTable {
  columns: string[];
  /** As many cells a row as there are columns. */
  rows: string[][];
  /** Line (CSV) or row number (XLSX, Parquet, JSON) of each row, for messages. */
  rowNumbers: number[];
}
