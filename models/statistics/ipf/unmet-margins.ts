import type {IpfFitted} from "./ipf.js";
import type {SeedTable} from "./seed-table.js";

/** A margin that is not met: which, by how much, and why as far as it is known. */
export interface IpfProblem {
  kind: "structural-zeros" | "bounds" | "not-converged";
  rows: {name: string; target: number; reached: number}[];
  columns: {name: string; target: number; reached: number}[];
  /** Plain English. */
  message: string;
}

/**
 * Why margins are not met. When zeros are the reason, the rows that stay below their total can fill only columns that
 * together hold less than they ask; that inequality is checked, so the reason given is a proof.
 */
export function unmetMargins(
  table: SeedTable,
  fitted: readonly IpfFitted[],
  {tolerance, iterations}: {tolerance: number; iterations: number}
): IpfProblem[] {
  const {rows, columns, values, columnOf} = table;
  const off = (lines: SeedTable["rows"]): IpfProblem["rows"] =>
    lines.names
      .map((name, index) => ({
        name,
        target: lines.targets[index] ?? 0,
        reached: (lines.cells[index] ?? []).reduce((sum, cell) => sum + (fitted[cell]?.value ?? 0), 0)
      }))
      .filter(({target, reached}) => Math.abs(reached - target) > tolerance * (target === 0 ? 1 : target));
  const unmet = {rows: off(rows), columns: off(columns)};
  const empty = columns.names.filter(
    (_, index) =>
      (columns.targets[index] ?? 0) > 0 && !(columns.cells[index] ?? []).some((cell) => (values[cell] ?? 0) > 0)
  );
  if (empty.length > 0)
    return [
      {
        kind: "structural-zeros",
        ...unmet,
        message: `all cells of column ${empty.join(", ")} are 0, but its total is not`
      }
    ];
  const short = rows.names.flatMap((name, index) =>
    unmet.rows.some((row) => row.name === name && row.reached < row.target) ? [index] : []
  );
  const reachable = new Set(
    short.flatMap((row) =>
      (rows.cells[row] ?? []).filter((cell) => (values[cell] ?? 0) > 0).map((cell) => columnOf[cell] ?? 0)
    )
  );
  const asked = short.reduce((sum, row) => sum + (rows.targets[row] ?? 0), 0);
  const room = [...reachable].reduce((sum, column) => sum + (columns.targets[column] ?? 0), 0);
  if (asked > room * (1 + 1e-9) || (room === 0 && asked > 0)) {
    const where = [...reachable].sort((x, y) => x - y).map((column) => columns.names[column] ?? "");
    return [{kind: "structural-zeros", ...unmet, message: zerosMessage(short, {table, asked, room, where})}];
  }
  const names = [...unmet.rows.map(({name}) => `row ${name}`), ...unmet.columns.map(({name}) => `column ${name}`)];
  const message = `${iterations} rounds were not enough for ${names.slice(0, 6).join(", ")}${names.length > 6 ? " and others" : ""}`;
  return table.isBounded
    ? [{kind: "bounds", ...unmet, message: `${message}: the bounds, or cells of 0, leave no table with these totals`}]
    : [{kind: "not-converged", ...unmet, message: `${message}: the totals can be met only by cells that go to 0`}];
}

function zerosMessage(
  short: readonly number[],
  {table, asked, room, where}: {table: SeedTable; asked: number; room: number; where: readonly string[]}
): string {
  const names = short.map((row) => table.rows.names[row] ?? "").join(", ");
  const rows = `${short.length === 1 ? "row" : "rows"} ${names}`;
  if (where.length === 0) return `all cells of ${rows} are 0, but the total is ${asked}`;
  const columns = `${where.length === 1 ? "column" : "columns"} ${where.join(", ")}`;
  return `${rows} must add up to ${asked}, but can stand only in ${columns} of ${room} together: their other cells are 0`;
}
