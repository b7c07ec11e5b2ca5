import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../../catalogue/catalogue.js";
import type {Level} from "../../catalogue/schema.js";
import type {PanelCell} from "../../warehouse/panel-types.js";
import {isSize, readAreaColumns, stepsOf, type AreaColumn} from "./area-columns.js";

/** Six figures are more than any source gives, and half the download. */
export const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)));

/** Weights of municipalities by year of the period: code → value. */
export type Weights = (period: string) => ReadonlyMap<string, number>;

const noWeights: Weights = () => new Map();

/**
 * The most by which rounding moves the value of one or more regions together, in the unit of the value; 0 where nothing is
 * rounded. A count may be half a step off, so a rate half a step by the smallest population it was divided by (and nothing is
 * said where it is never known); a percentage or mean may itself be half a step off. Errors of n published figures are
 * independent, so with 95 % probability their sum lies within 1.96·√(n/3) half steps and their mean within 1.96/√(3n), but
 * never further than all of them together; a region that was added up from n wijken is n figures.
 */
export function halfStepOf(
  {indicator, periods, cells, counts, steps}: Omit<AreaColumn, "grain" | "notes">,
  members: readonly string[],
  weights: Weights = noWeights
): number {
  if (steps.size === 0) return 0;
  let [step, parts, population] = [0, 0, Infinity];
  let equals = Infinity;
  for (const [at, period] of periods.entries()) {
    const own = members.map((code) => ({code, cell: cells.get(code)?.[at], count: counts?.get(code)?.[at]?.value}));
    const known = own.flatMap(({code, cell}) => (cell && cell.value !== null ? [{code, cell}] : []));
    if (known.length === 0) continue;
    step = Math.max(step, ...known.map(({cell}) => steps.get(cell.source ?? "") ?? 0));
    parts = Math.max(
      parts,
      known.reduce((sum, {cell}) => sum + partsOf(cell), 0)
    );
    equals = Math.min(equals, equalParts(known, weights(period)));
    const divisor = isSize(indicator)
      ? 1
      : own.reduce((sum, {cell, count}) => sum + (cell?.value && count != null ? count / cell.value : NaN), 0);
    if (divisor > 0) population = Math.min(population, divisor);
  }
  if (counts === null) return parts === 0 ? 0 : (short((Math.min(1, 1.96 / Math.sqrt(3 * equals)) * step) / 2) ?? 0);
  const halfSteps = Math.min(parts, Math.max(1, 1.96 * Math.sqrt(parts / 3)));
  return population === Infinity ? 0 : (short((halfSteps * step) / 2 / population) ?? 0);
}

const partsOf = ({parts = 1}: PanelCell): number => parts;

/** As many figures of equal weight as leave as much of their rounding in a mean; without weights as in one figure. */
function equalParts(known: readonly {code: string; cell: PanelCell}[], weights: ReadonlyMap<string, number>): number {
  const [only] = known;
  if (only && known.length === 1) return partsOf(only.cell);
  let [sum, squares] = [0, 0];
  for (const {code, cell} of known) {
    const weight = weights.get(code) ?? 0;
    sum += weight;
    squares += (weight * weight) / partsOf(cell);
  }
  return squares > 0 ? (sum * sum) / squares : 1;
}

// As far back as a change is held against: the years before the crisis.
const years = 12;

/** By indicator and code: the most by which rounding moves the yearly values of regions of a level; those it does not move left out. */
export async function readHalfSteps(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  {level, boundaryYear}: {level: Level; boundaryYear: number}
): Promise<Map<string, Record<string, number>>> {
  const rounded = [...catalogue.indicators.values()].filter((indicator) => stepsOf(indicator, catalogue).size > 0);
  if (rounded.length === 0) return new Map();
  const ids = new Set(rounded.map(({id}) => id));
  const columns = await readAreaColumns(connection, catalogue, {boundaryYear, level, only: "year", ids, years});
  return new Map(
    columns.flatMap((column) => {
      const moved = [...column.cells.keys()].flatMap((code) => {
        const halfStep = halfStepOf(column, [code]);
        return halfStep > 0 ? [[code, halfStep] as const] : [];
      });
      return moved.length > 0 ? [[column.indicator.id, Object.fromEntries(moved)] as const] : [];
    })
  );
}
