import type {Panel, PanelRow} from "./panel-types.js";

/** How full a panel is: complete rows, cells that are estimates, and by indicator the share filled and why the rest is empty. */
export function countRows(
  rows: readonly PanelRow[],
  indicators: readonly string[]
): Pick<Panel, "complete" | "estimated" | "coverage"> {
  return {
    complete: rows.filter(({cells}) => cells.every(({value}) => value !== null)).length,
    estimated: rows.reduce((sum, {cells}) => sum + cells.filter(({isEstimated}) => isEstimated).length, 0),
    coverage: Object.fromEntries(indicators.map((id, index) => [id, cover(rows, index)]))
  };
}

function cover(rows: readonly PanelRow[], index: number): Panel["coverage"][string] {
  const missing: Record<string, number> = {};
  for (const {cells} of rows) {
    const reason = cells[index]?.missing;
    if (reason) missing[reason] = (missing[reason] ?? 0) + 1;
  }
  const empty = Object.values(missing).reduce((sum, count) => sum + count, 0);
  const sorted = Object.entries(missing).sort(([a], [b]) => (a < b ? -1 : 1));
  return {share: rows.length === 0 ? 0 : (rows.length - empty) / rows.length, missing: Object.fromEntries(sorted)};
}
