import type {Column, ColumnBuilder, ColumnRequest} from "./panel-column.js";
import type {PanelIndicator} from "./panel-data.js";
import type {Remarks} from "./panel-remarks.js";
import type {PanelCell} from "./panel-types.js";
import {emptyCell} from "./panel-types.js";

interface Denominator {
  value: number;
  /** Of another year than it should be. */
  isBorrowed: boolean;
}

/**
 * Columns of counts and amounts divided by the right population: counts per 1000, amounts per head. Flows are divided by
 * the mean of 1 January of this year and the next (what is known of the two), stocks by 1 January; a denominator that is a
 * mean over its year already, by that; where neither is
 * known, by the nearest year, and the cell is an estimate. Percentages and the like pass unchanged.
 *
 * `choice`: `own`, `auto` (all inhabitants where the own denominator is not known in every period that has values), or
 * an indicator id. One denominator for the whole column, so that no line changes base on the way.
 */
export async function divideColumns(
  indicator: PanelIndicator,
  columns: ReadonlyMap<string, Column>,
  request: Omit<ColumnRequest, "indicator" | "period">,
  context: {build: ColumnBuilder; indicators: ReadonlyMap<string, PanelIndicator>; remarks: Remarks; choice: string}
): Promise<Map<string, Column>> {
  if (indicator.measure !== "count" && indicator.measure !== "amount") return new Map(columns);
  const {remarks, choice} = context;
  const own = indicator.denominator ?? (indicator.measure === "amount" ? "inwoners" : null);
  const named = choice !== "auto" && choice !== "own" ? choice : null;
  const first = [...columns.keys()].sort()[0] ?? "";
  if (own === null && named === null) {
    const text =
      "Deze indicator heeft geen noemer: de waarden zijn aantallen, ook waar om cijfers per 1.000 is gevraagd.";
    remarks.add({id: "geen-noemer", indicator: indicator.id, kind: "plausibility", period: first, text});
    return new Map(columns);
  }
  const counted = [...columns].filter(([, column]) => [...column.values()].some(({value}) => value !== null));
  const options = named ? [named] : own === "inwoners" || choice === "own" ? [own ?? ""] : [own ?? "", "inwoners"];
  let best: {id: string; denominators: Map<string, Map<string, Denominator>>; covered: number} | null = null;
  for (const id of options) {
    const denominators = new Map<string, Map<string, Denominator>>();
    for (const [period] of counted)
      denominators.set(period, await denominatorsOf(id, indicator, period, request, context));
    const covered = [...denominators.values()].filter((map) => map.size > 0).length;
    if (best === null || covered > best.covered) best = {id, denominators, covered};
    if (covered === counted.length) break;
  }
  if (best && best.id !== own)
    remarks.add({
      id: "andere-noemer",
      indicator: indicator.id,
      kind: "definition-change",
      period: first,
      text: `Gedeeld door ${best.id} in plaats van ${own ?? "een eigen noemer"}${named ? ", zoals gevraagd" : ", omdat die niet voor alle perioden bekend is"}.`
    });
  const factor = indicator.measure === "count" ? 1000 : 1;
  const divided = new Map<string, Column>();
  for (const [period, column] of columns) {
    const known = best?.denominators.get(period);
    const cells = [...column].map(([code, cell]) => [code, divide(cell, known?.get(code), factor)] as const);
    if (cells.some(([code, {value}]) => value !== null && known?.get(code)?.isBorrowed))
      remarks.add({
        id: "noemer-ander-jaar",
        indicator: indicator.id,
        kind: "plausibility",
        period,
        text: `De noemer (${best?.id ?? ""}) van {periods} is niet bekend; gedeeld is door die van een jaar ervoor of erna. Deze waarden zijn schattingen.`
      });
    divided.set(period, new Map(cells));
  }
  return divided;
}

function divide(cell: PanelCell, denominator: Denominator | undefined, factor: number): PanelCell {
  if (cell.value === null) return cell;
  if (!denominator) return emptyCell("no-denominator", cell.source);
  if (denominator.value * cell.share <= 0) return emptyCell("zero-denominator", cell.source);
  return {
    ...cell,
    value: (factor * cell.value) / (denominator.value * cell.share),
    isEstimated: cell.isEstimated || denominator.isBorrowed
  };
}

/**
 * Whether a denominator is a state on 1 January. Others, such as the labour force or insured years, already are the mean
 * over their year: averaging them with the next would shift them by half a year.
 */
const isOnJanuary = (id: string): boolean => /^(inwoners|huishoudens|eenpersoonshuishoudens)(-|$)/.test(id);

async function denominatorsOf(
  id: string,
  indicator: PanelIndicator,
  period: string,
  request: Omit<ColumnRequest, "indicator" | "period">,
  {build, indicators, remarks}: Parameters<typeof divideColumns>[3]
): Promise<Map<string, Denominator>> {
  const denominator = indicators.get(id);
  if (!denominator) return new Map();
  // The middle of a school year is the 1 January inside it.
  const year = Number(period.slice(0, 4)) + (request.grain === "school-year" ? 1 : 0);
  const isAveraged = indicator.flow === "flow" && isOnJanuary(id) && request.grain !== "school-year";
  let years = divisors.get(build);
  if (!years) divisors.set(build, (years = new Map()));
  const key = JSON.stringify([id, isAveraged, year, request]);
  let made = years.get(key);
  if (!made) years.set(key, (made = divisorsOf(id, year, isAveraged, request, build)));
  const {found, halves} = await made;
  if (halves > 0)
    remarks.add({
      id: `noemer-januari-${id}`,
      indicator: indicator.id,
      kind: "plausibility",
      period,
      text: `In {periods} is van ${id} maar één van de twee 1 januari-standen bekend: gedeeld is door die stand in plaats van door het gemiddelde over het jaar.`
    });
  return found;
}

interface Divisors {
  found: Map<string, Denominator>;
  /** Regions with one of the two states on 1 January. */
  halves: number;
}

/** Made once for all months of a year and all indicators with the same denominator. */
const divisors = new WeakMap<ColumnBuilder, Map<string, Promise<Divisors>>>();

async function divisorsOf(
  id: string,
  year: number,
  isAveraged: boolean,
  request: Omit<ColumnRequest, "indicator" | "period">,
  build: ColumnBuilder
): Promise<Divisors> {
  const at = async (candidate: number): Promise<Column> =>
    build({...request, indicator: id, grain: "year", period: `${candidate}-01-01`});
  const wanted = await Promise.all((isAveraged ? [year, year + 1] : [year]).map(at));
  const borrowed = await Promise.all([year - 1, year + 1].map(at));
  const found = new Map<string, Denominator>();
  let halves = 0;
  for (const code of new Set([...wanted, ...borrowed].flatMap((column) => [...column.keys()]))) {
    const valuesIn = (columns: readonly Column[]): number[] =>
      columns.flatMap((column) => column.get(code)?.value ?? []);
    const values = valuesIn(wanted);
    const others = valuesIn(borrowed);
    if (values.length > 0) {
      found.set(code, {value: mean(values), isBorrowed: false});
      if (values.length < wanted.length) halves++;
    } else if (others.length > 0) found.set(code, {value: others[0] ?? 0, isBorrowed: true});
  }
  return {found, halves};
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
