import type {RuleCell} from "./cell.js";

/** Cells that end a run of `years` equal values of one region, zeros apart. They are kept, and questioned. */
export function findRepeatedValues(series: ReadonlyMap<string, RuleCell[]>, years: number): RuleCell[] {
  const runs = new Map<string, {value: number | null; length: number}>();
  const found: RuleCell[] = [];
  for (const cells of series.values())
    for (const cell of cells) {
      const run = runs.get(cell.region);
      const length = run && run.value === cell.value ? run.length + 1 : 1;
      runs.set(cell.region, {value: cell.value, length});
      if (length === years && cell.value !== 0) found.push(cell);
    }
  return found;
}
