import type {RuleCell} from "./cell.js";

/**
 * Marks a whole period of a series that equals an earlier one in at least `share` of the regions (at least 20 regions and
 * 10 different values, or equality says nothing). The later period is the copy.
 */
export function markCopiedYears(series: ReadonlyMap<string, RuleCell[]>, share: number): void {
  const periods = [...series.keys()];
  const values = new Map(
    [...series].map(([period, cells]) => [period, new Map(cells.map((cell) => [cell.region, cell.value]))])
  );
  periods.forEach((later, index) => {
    const cells = series.get(later) ?? [];
    for (const earlier of periods.slice(0, index)) {
      const before = values.get(earlier) ?? new Map<string, number | null>();
      const shared = cells.filter(({region}) => before.has(region));
      const equal = shared.filter(({region, value}) => before.get(region) === value);
      const different = new Set(equal.map(({value}) => value)).size;
      if (shared.length < 20 || different < 10 || equal.length < share * shared.length) continue;
      for (const cell of cells) cell.drop ??= "copied-year";
      return;
    }
  });
}
