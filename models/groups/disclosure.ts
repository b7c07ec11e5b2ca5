import type {Cell} from "./margin-network.js";
import {createMarginNetwork} from "./margin-network.js";
import {InputError} from "../errors.js";

/** Limits for publishing what is not public; per source in the catalogue. */
export interface DisclosureRules {
  /** Counts are shown as the nearest multiple. */
  roundTo: number;
  /** Counts from 1 to below this are hidden and shown as `<10`. */
  suppressBelow: number;
  /** Percentages of fewer are hidden. */
  denominatorBelow: number;
  /** Hidden when the n largest contributions together exceed this share of the cell. */
  dominance?: {n: number; share: number} | undefined;
}

export const houseRules: DisclosureRules = {roundTo: 5, suppressBelow: 10, denominatorBelow: 50};

/** Why a cell is hidden: itself too small, dominated, all of its row; or to protect another; or hidden in the last edition. */
export type HiddenBecause = "small" | "dominance" | "group" | "secondary" | "edition";

export interface DisclosedCell {
  /** Rounded count; null when hidden. */
  value: number | null;
  /** As a reader sees it: the rounded count, `<10`, or `.`. */
  shown: string;
  hidden: HiddenBecause | null;
}

export interface CrossTable {
  /** Counts, rows by columns, without totals. */
  counts: readonly (readonly number[])[];
  /** Largest contributions to each cell, for the dominance rule. */
  contributions?: readonly (readonly (readonly number[])[])[];
  /** The columns are a trait that may not be told of a whole row (group disclosure). Default true. */
  columnsAreSensitive?: boolean;
}

export interface DisclosedTable {
  /** Rows + 1 by columns + 1: the last of each are the totals. */
  cells: DisclosedCell[][];
  /** Cells that cannot be protected, because an earlier edition showed what would give them away. */
  exposed: {row: number; column: number}[];
}

/** An edition published before, on the same rows and columns. */
export interface EarlierEdition {
  counts: readonly (readonly number[])[];
  cells: readonly (readonly DisclosedCell[])[];
}

interface Hidden {
  because: HiddenBecause;
  /** Lowest and highest value an outsider must at least think possible. */
  low: number;
  high: number;
}

/**
 * Makes a cross table with totals fit for publishing: small cells, dominated cells and a row that is all in one column
 * are hidden; then further cells, the cheapest first, until no outsider who knows every shown number exactly can place a
 * small cell more narrowly than `<10` does; then what is left is rounded, each number by itself (sums of rounded cells
 * need not equal rounded totals). With an earlier edition, what was hidden stays hidden, and a change of fewer than
 * `suppressBelow` is not shown, so that the difference of the two tells nothing.
 *
 * Throws InputError when counts are no whole numbers from 0, or the shapes differ.
 */
export function discloseTable(table: CrossTable, rules: DisclosureRules, earlier?: EarlierEdition): DisclosedTable {
  const values = withTotals(table.counts);
  const before = earlier ? withTotals(earlier.counts) : null;
  if (before && (before.length !== values.length || before[0]?.length !== values[0]?.length))
    throw new InputError("other-shape", "the earlier edition has other rows or columns", null);
  const network = createMarginNetwork(values);
  const hidden = new Map<Cell, Hidden>();
  const shownBefore = (cell: Cell): boolean => earlier?.cells[cell.row]?.[cell.column]?.hidden === null;
  const isCloseToBefore = ({row, column, value}: Cell): boolean =>
    before !== null && Math.abs(value - (before[row]?.[column] ?? 0)) < rules.suppressBelow;
  const isKnown = (cell: Cell): boolean => shownBefore(cell) && isCloseToBefore(cell);

  for (const cell of network.cells) {
    const rule = primary(cell, values, table, rules);
    const wasHidden = earlier !== undefined && !shownBefore(cell) && isCloseToBefore(cell) && cell.value > 0;
    const reason = rule ?? (wasHidden ? around(cell, "edition", rules) : null);
    if (!reason) continue;
    hidden.set(cell, reason);
    Object.assign(cell, roomOf(cell, reason, rules));
  }
  const exposed = [...hidden.keys()].filter(isKnown);
  for (const cell of exposed) Object.assign(cell, {up: 0, down: 0});

  let protectsAll = true;
  for (const [cell, {because, low, high}] of [...hidden].filter(([cell]) => !exposed.includes(cell))) {
    const offer = (other: Cell) =>
      isKnown(other) || hidden.has(other) ? null : offerOf(other, because, values, rules);
    const hide = (other: Cell): void => {
      hidden.set(other, {because: "secondary", low: other.value, high: other.value});
    };
    const needs = {up: high - cell.value, down: cell.value - low};
    for (const direction of ["up", "down"] as const)
      if (network.reach(cell, direction, needs[direction], offer, hide) < needs[direction]) {
        protectsAll = false;
        if (earlier) exposed.push(cell);
      }
  }
  // Where hiding some cells cannot do it, hiding all tells nothing; the marks are then all alike.
  const hidesAll = !protectsAll && !earlier;
  const cells = values.map((line) => line.map(() => ({value: null, shown: ".", hidden: "secondary"}) as DisclosedCell));
  for (const cell of network.cells) {
    const line = cells[cell.row];
    if (line && !hidesAll) line[cell.column] = show(cell, hidden.get(cell) ?? null);
  }
  return {cells, exposed: [...new Set(exposed)].map(({row, column}) => ({row, column}))};

  function show(cell: Cell, reason: Hidden | null): DisclosedCell {
    if (reason) {
      const shown = reason.because === "small" ? `<${rules.suppressBelow}` : ".";
      return {value: null, shown, hidden: reason.because};
    }
    const last = isKnown(cell) ? earlier?.cells[cell.row]?.[cell.column]?.value : null;
    const value = last ?? roundTo(cell.value, rules.roundTo);
    return {value, shown: String(value), hidden: null};
  }
}

function primary(
  cell: Cell,
  values: readonly (readonly number[])[],
  table: CrossTable,
  rules: DisclosureRules
): Hidden | null {
  const {row, column, value} = cell;
  if (value > 0 && value < rules.suppressBelow) return {because: "small", low: 1, high: rules.suppressBelow - 1};
  const isInner = row < values.length - 1 && column < (values[0]?.length ?? 1) - 1;
  if (!isInner || value === 0) return null;
  const parts = [...(table.contributions?.[row]?.[column] ?? [])]
    .sort((a, b) => b - a)
    .slice(0, rules.dominance?.n ?? 0);
  const largest = parts.reduce((sum, part) => sum + part, 0);
  if (rules.dominance && largest > rules.dominance.share * value) return around(cell, "dominance", rules);
  const isWholeRow = values[row]?.at(-1) === value && (values[row]?.length ?? 0) > 2;
  return isWholeRow && table.columnsAreSensitive !== false ? {...around(cell, "group", rules), high: value} : null;
}

/** A tenth to either side, and never less than the smallest count shown. */
function around({value}: Cell, because: HiddenBecause, rules: DisclosureRules): Hidden {
  const width = Math.max(rules.suppressBelow - 1, Math.ceil(value / 10));
  return {because, low: Math.max(0, value - width), high: value + width};
}

/** What the mark itself tells: `<10` is 1–9, `.` anything from 0. */
function roomOf({value}: Cell, {because}: Hidden, rules: DisclosureRules): {up: number; down: number} {
  if (because === "small") return {up: rules.suppressBelow - 1 - value, down: value - 1};
  return {up: Infinity, down: value};
}

/**
 * Hiding a cell to protect another. Its mark tells that it is not 1–9, so it may fall to `suppressBelow` only, and a zero
 * cannot rise by a little; only where a whole row stands in one column must zeros be hidden too.
 */
function offerOf(
  {row, column, value}: Cell,
  because: HiddenBecause,
  values: readonly (readonly number[])[],
  rules: DisclosureRules
): {cost: number; up: number; down: number} | null {
  const isTotal = row === values.length - 1 || column === (values[0]?.length ?? 1) - 1;
  const total = values.at(-1)?.at(-1) ?? 0;
  const cost = 1 + value / Math.max(1, total) + (isTotal ? 10 : 0);
  if (value === 0) return because === "group" ? {cost: cost + 5, up: Infinity, down: 0} : null;
  return {cost, up: Infinity, down: value - rules.suppressBelow};
}

export interface DisclosedPercentage {
  /** Whole percent; null when hidden. */
  value: number | null;
  hidden: "denominator" | "numerator" | "group" | null;
}

/**
 * A percentage fit for publishing: hidden when the denominator is under `denominatorBelow`, or the rounded numerator or
 * what is left of the denominator is under `suppressBelow` (nearly nobody, nearly everybody). Computed from the unrounded
 * counts, shown whole so that they cannot be computed back.
 */
export function disclosePercentage(
  numerator: number,
  denominator: number,
  rules: DisclosureRules
): DisclosedPercentage {
  if (denominator < rules.denominatorBelow) return {value: null, hidden: "denominator"};
  if (roundTo(numerator, rules.roundTo) < rules.suppressBelow) return {value: null, hidden: "numerator"};
  if (roundTo(denominator - numerator, rules.roundTo) < rules.suppressBelow) return {value: null, hidden: "group"};
  return {value: Math.round((100 * numerator) / denominator), hidden: null};
}

/** The nearest multiple, halves up; a step of 0 leaves the value. */
export const roundTo = (value: number, step: number): number =>
  step > 0 ? Math.floor(value / step + 0.5) * step : value;

function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const columns = counts[0]?.length ?? 0;
  for (const [row, line] of counts.entries()) {
    if (line.length !== columns)
      throw new InputError("other-shape", "every row needs as many columns", `row ${row + 1}`);
    const bad = line.findIndex((value) => !Number.isSafeInteger(value) || value < 0);
    if (bad >= 0)
      throw new InputError(
        "invalid-count",
        `not a whole number from 0: ${line[bad]}`,
        `row ${row + 1}, column ${bad + 1}`
      );
  }
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const lines = counts.map((line) => [...line, sum(line)]);
  const totals = Array.from({length: columns + 1}, (_, column) => sum(lines.map((line) => line[column] ?? 0)));
  return [...lines, totals];
}
