/**
 * A table with margins as a network in which every cell, totals included, is an arc and its count the flow: what enters a
 * node leaves it exactly when the rows and columns add up. What an outsider can conclude about hidden cells is then how far
 * a flow can be changed by pushing units round through the other hidden arcs (Cox 1995, network methods for suppression).
 */
export interface Cell {
  /** Row and column; the last of each are the totals. */
  row: number;
  column: number;
  value: number;
  /** How far the cell may rise and fall for all an outsider knows; 0 when it is shown. */
  up: number;
  down: number;
}

/** What hiding a shown cell as well would cost, and the room it would give; null: it cannot be hidden. */
export type Offer = (cell: Cell) => {cost: number; up: number; down: number} | null;

interface Step {
  cell: Cell;
  /** Whether the way round raises the cell. */
  raises: boolean;
}

export interface MarginNetwork {
  cells: readonly Cell[];
  /**
   * How far `cell` can rise (or fall) through hidden cells alone, up to `need`. With an offer, shown cells are hidden at
   * the lowest cost where that is needed; they are given to `hide`.
   */
  reach(cell: Cell, direction: "up" | "down", need: number, offer?: Offer, hide?: (cell: Cell) => void): number;
}

/** @param values counts with totals: rows + 1 by columns + 1, in which every row and column adds up */
export function createMarginNetwork(values: readonly (readonly number[])[]): MarginNetwork {
  const rows = values.length - 1;
  const columns = (values[0]?.length ?? 1) - 1;
  const cells = values.flatMap((line, row) => line.map((value, column) => ({row, column, value, up: 0, down: 0})));
  const node = {row: (i: number) => i, column: (j: number) => rows + 1 + j};
  // Arcs: row → column for inner cells, and back by the column total, the grand total and the row total.
  const ends = ({row, column}: Cell): [from: number, to: number] => {
    if (row < rows && column < columns) return [node.row(row), node.column(column)];
    if (row < rows) return [node.row(rows), node.row(row)];
    if (column < columns) return [node.column(column), node.column(columns)];
    return [node.column(columns), node.row(rows)];
  };

  const reach: MarginNetwork["reach"] = (cell, direction, need, offer, hide) => {
    const flow = new Map<Cell, number>();
    const room = (other: Cell, raises: boolean): number => {
      const moved = flow.get(other) ?? 0;
      return raises ? other.up - moved : other.down + moved;
    };
    const [from, to] = ends(cell);
    const [source, target] = direction === "up" ? [to, from] : [from, to];
    const most = Math.min(need, direction === "up" ? cell.up : cell.down);
    let total = 0;
    while (total < most) {
      const path = cheapestWay(source, target, cell, room, offer);
      if (!path) break;
      for (const {cell: other} of path) {
        const given = other.up === 0 && other.down === 0 ? offer?.(other) : null;
        if (!given) continue;
        other.up = given.up;
        other.down = given.down;
        hide?.(other);
      }
      const step = Math.min(most - total, ...path.map(({cell: other, raises}) => room(other, raises)));
      for (const {cell: other, raises} of path) flow.set(other, (flow.get(other) ?? 0) + (raises ? step : -step));
      total += step;
    }
    return total;
  };

  function cheapestWay(
    source: number,
    target: number,
    without: Cell,
    room: (cell: Cell, raises: boolean) => number,
    offer: Offer | undefined
  ): Step[] | null {
    const distance = new Map<number, number>([[source, 0]]);
    const by = new Map<number, {step: Step; from: number}>();
    // Bellman–Ford: tables are small, and the order of cells makes the outcome repeatable.
    for (let changed = true; changed;) {
      changed = false;
      for (const cell of cells) {
        if (cell === without) continue;
        const [from, to] = ends(cell);
        for (const [a, b, raises] of [
          [from, to, true],
          [to, from, false]
        ] as const) {
          const start = distance.get(a);
          const cost = start === undefined ? Infinity : start + costOf(cell, raises, room, offer);
          if (cost < (distance.get(b) ?? Infinity)) {
            distance.set(b, cost);
            by.set(b, {step: {cell, raises}, from: a});
            changed = true;
          }
        }
      }
    }
    if (!by.has(target)) return null;
    const path: Step[] = [];
    for (let at = target; at !== source;) {
      const last = by.get(at);
      if (!last) return null;
      path.unshift(last.step);
      at = last.from;
    }
    return path;
  }

  return {cells, reach};
}

function costOf(
  cell: Cell,
  raises: boolean,
  room: (cell: Cell, raises: boolean) => number,
  offer: Offer | undefined
): number {
  if (room(cell, raises) > 0) return 0;
  if (cell.up > 0 || cell.down > 0) return Infinity;
  const given = offer?.(cell);
  return given && (raises ? given.up : given.down) > 0 ? given.cost : Infinity;
}
