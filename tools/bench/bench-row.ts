/** One line of the table that `npm run bench` prints. */
export interface BenchRow {
  what: string;
  median: number;
  unit: string;
  runs: number;
  /** Against what it is held, such as a budget or another row. */
  ratio?: string;
}
