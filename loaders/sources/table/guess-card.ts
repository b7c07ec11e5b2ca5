import type {Level} from "../../catalogue/schema.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import {parseNumber} from "./parse-number.js";
import {parsePeriod} from "./parse-period.js";
import {levelOfCode} from "./region-code.js";
import type {StringTable} from "./string-table.js";

/** What a table seems to be, for a person to confirm: nothing here is used before it stands in a card. */
export interface CardGuess {
  region: {column: string; format: "code" | "number" | "name"; level: Level; boundaries: number | "period"} | null;
  /** A column with periods; null when they stand in the headers (`{year}`) or nowhere. */
  periodColumn: string | null;
  decimal: "." | ",";
  thousands: "." | "," | " " | "";
  /** False when 1.234 may be a thousand and more, or one and a bit: a person must say which. */
  signsAreClear: boolean;
  /** Headers (years replaced by `{year}`) whose cells are numbers, with a proposed id (no two alike) and title. */
  measures: {column: string; id: string; title: string; hasYears: boolean; isWhole: boolean}[];
  /** Words that stand where numbers do, most frequent first; a number in another notation is none. */
  marks: {text: string; count: number}[];
  /** Empty cells among the numbers: the card must say whether they mean zero. */
  emptyCells: number;
}

const sampleSize = 400;
/** Names beyond these add nothing to which division a table is in. */
const mostRegions = 3000;

/**
 * Guess how a table is built from its cells. Pure; used by the page Eigen bestand and by `samenhang new source`.
 *
 * @param years candidate boundary years, newest first; proposed is the one, or the year of each row's own figures, in
 *   which most regions of the table exist; when several are equal, the one with the fewest regions that are not in the
 *   table (a table as a rule is complete)
 */
export function guessCard(table: StringTable, regions: RegionIndex, years: readonly number[]): CardGuess {
  const columns = table.columns.map((name, index) => ({name, cells: sample(table, index)}));
  const found = findRegion(columns, regions, years);
  const rest = columns.filter(({name}) => name !== found?.column && name.trim() !== "");
  const period = rest.find(({name, cells}) => isPeriodColumn(name, cells)) ?? null;
  const values = rest.filter(({name}) => name !== period?.name);
  const numeric = values.filter(({cells}) => share(cells, looksNumeric) >= 0.5 && cells.length > 0);
  const {decimal, thousands, signsAreClear} = guessSigns(numeric.flatMap(({cells}) => cells));
  const measures = new Map<string, CardGuess["measures"][number]>();
  const marks = new Map<string, number>();
  let emptyCells = 0;
  const ids = new Set<string>();
  for (const {name, cells} of numeric) {
    const pattern = yearPattern(
      name,
      numeric.map((column) => column.name)
    );
    const title = pattern
      .replace("{year}", "")
      .replace(/[|_\s-]+$/, "")
      .trim();
    const isWhole = cells.every((cell) => Number.isInteger(parseNumber(cell, {decimal, thousands}) ?? 0));
    const known = measures.get(pattern);
    if (known) known.isWhole &&= isWhole;
    else
      measures.set(pattern, {column: pattern, id: ownId(slug(title), ids), title, hasYears: pattern !== name, isWhole});
    const index = table.columns.indexOf(name);
    for (const row of table.rows) {
      const cell = (row[index] ?? "").trim();
      if (cell === "") emptyCells++;
      else if (!looksNumeric(cell) && parseNumber(cell, {decimal, thousands}) === null)
        marks.set(cell, (marks.get(cell) ?? 0) + 1);
    }
  }
  const region = found && {
    ...found,
    boundaries:
      found.format === "number"
        ? ("period" as const)
        : guessDivision(table, found, regions, years, period?.name ?? null, numeric)
  };
  return {
    region,
    periodColumn: period?.name ?? null,
    decimal,
    thousands,
    signsAreClear,
    measures: [...measures.values()],
    marks: [...marks].map(([text, count]) => ({text, count})).sort((a, b) => b.count - a.count),
    emptyCells
  };
}

interface SampledColumn {
  name: string;
  /** Trimmed cells that hold something. */
  cells: string[];
}

function sample(table: StringTable, index: number): string[] {
  const step = Math.max(1, Math.floor(table.rows.length / sampleSize));
  const cells: string[] = [];
  for (let row = 0; row < table.rows.length; row += step) {
    const cell = (table.rows[row]?.[index] ?? "").trim();
    if (cell !== "") cells.push(cell);
  }
  return cells;
}

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

const looksNumeric = (cell: string): boolean => /^[+-]?\d[\d.,\s]*$/.test(cell);

type FoundRegion = Omit<NonNullable<CardGuess["region"]>, "boundaries">;

function findRegion(
  columns: readonly SampledColumn[],
  regions: RegionIndex,
  years: readonly number[]
): FoundRegion | null {
  for (const {name, cells} of columns) {
    const levels = cells.map(levelOfCode).filter((level): level is Level => level !== null);
    const level = levels[0];
    if (level && levels.length >= 0.8 * cells.length)
      return {column: name, format: "code", level: levels.includes("gemeente") ? "gemeente" : level};
  }
  const named = columns
    .map(({name, cells}) => ({name, cells, hits: cells.filter((cell) => isName(cell, regions, years)).length}))
    .sort((a, b) => b.hits - a.hits)[0];
  if (named && named.hits >= 0.5 * named.cells.length && named.hits > 0)
    return {column: named.name, format: "name", level: "gemeente"};
  const numbered = columns.find(
    ({name, cells}) => /gemeente|^gm/i.test(name) && share(cells, (cell) => /^\d{1,4}$/.test(cell)) >= 0.95
  );
  return numbered ? {column: numbered.name, format: "number", level: "gemeente"} : null;
}

const isName = (cell: string, regions: RegionIndex, years: readonly number[]): boolean =>
  !looksNumeric(cell) && years.some((year) => regions.matchName(cell, "gemeente", year).code !== null);

/** The division that fits the regions of the table best; see guessCard for what is best. */
function guessDivision(
  table: StringTable,
  {column, format, level}: FoundRegion,
  regions: RegionIndex,
  years: readonly number[],
  periodColumn: string | null,
  numeric: readonly SampledColumn[]
): number | "period" {
  const regionIndex = table.columns.indexOf(column);
  const periodIndex = periodColumn === null ? -1 : table.columns.indexOf(periodColumn);
  const headerYears = new Set(
    periodIndex >= 0 ? [] : numeric.flatMap(({name}) => /(?:19|20)\d{2}(?!\d)/.exec(name)?.[0] ?? []).map(Number)
  );
  const cellsOf = new Map<number, Set<string>>();
  const all = new Set<string>();
  for (const row of table.rows) {
    const cell = (row[regionIndex] ?? "").trim();
    if (cell === "" || all.size >= mostRegions) continue;
    all.add(cell);
    const own = periodIndex < 0 ? null : parsePeriod(row[periodIndex] ?? "");
    for (const year of own ? [Number(own.start.slice(0, 4))] : headerYears)
      cellsOf.set(year, (cellsOf.get(year) ?? new Set()).add(cell));
  }
  const fit = (cells: ReadonlySet<string>, year: number): {matched: number; absent: number} => {
    const codes = [...cells].flatMap((cell) =>
      format === "code" ? (regions.get(cell, year)?.code ?? []) : (regions.matchName(cell, level, year).code ?? [])
    );
    return {matched: codes.length / cells.size, absent: regions.list(level, year).length - new Set(codes).size};
  };
  const candidates: {division: number | "period"; matched: number; absent: number}[] = [];
  const own = [...cellsOf].map(([year, cells]) => fit(cells, year));
  const mean = (key: "matched" | "absent"): number => own.reduce((sum, each) => sum + each[key], 0) / own.length;
  if (own.length > 0) candidates.push({division: "period", matched: mean("matched"), absent: mean("absent")});
  if (all.size > 0) for (const year of years) candidates.push({division: year, ...fit(all, year)});
  const best = candidates.sort((a, b) => b.matched - a.matched || a.absent - b.absent)[0];
  return best && best.matched > 0 ? best.division : "period";
}

function isPeriodColumn(name: string, cells: readonly string[]): boolean {
  if (cells.length === 0 || share(cells, (cell) => parsePeriod(cell) !== null) < 0.95) return false;
  if (/^(jaar|jaren|periode|perioden|year|period|datum|maand|kwartaal)\b/i.test(name)) return true;
  return cells.every((cell) => !/^\d+$/.test(cell) || (Number(cell) >= 1990 && Number(cell) <= 2060));
}

/**
 * Two different signs in one number, or a group that is not three digits, decides. Where every sign has one to three
 * digits before it and three after, it is taken for a thousands sign and said to be unclear.
 */
function guessSigns(cells: readonly string[]): Pick<CardGuess, "decimal" | "thousands" | "signsAreClear"> {
  const clear = (decimal: "." | ",", thousands: CardGuess["thousands"]) => ({decimal, thousands, signsAreClear: true});
  const some = (pattern: RegExp): boolean => cells.some((cell) => pattern.test(cell));
  const space = some(/^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/) ? " " : "";
  if (some(/^[+-]?\d{1,3}(\.\d{3})+,\d+$/) || some(/^[+-]?\d{1,3}(\.\d{3}){2,}$/)) return clear(",", ".");
  if (some(/^[+-]?\d{1,3}(,\d{3})+\.\d+$/) || some(/^[+-]?\d{1,3}(,\d{3}){2,}$/)) return clear(".", ",");
  const points = some(/^[+-]?[1-9]\d{0,2}\.\d{3}$/);
  const commas = some(/^[+-]?[1-9]\d{0,2},\d{3}$/);
  const isPoint = some(/^[+-]?(\d[\d\s]*\.(\d{1,2}|\d{4,})|(0|\d{4,})\.\d+)$/);
  const isComma = some(/^[+-]?(\d[\d\s]*,(\d{1,2}|\d{4,})|(0|\d{4,}),\d+)$/);
  if (isComma) return clear(",", !isPoint && points ? "." : space);
  if (isPoint) return clear(".", commas ? "," : space);
  if (points) return {decimal: ",", thousands: ".", signsAreClear: false};
  if (commas) return {decimal: ".", thousands: ",", signsAreClear: false};
  return clear(".", space);
}

/** `Banen|2015` becomes `Banen|{year}` when another column differs from it in the year alone. */
function yearPattern(name: string, names: readonly string[]): string {
  const hit = /(?:19|20)\d{2}(?!\d)/.exec(name);
  if (!hit) return name;
  const pattern = name.slice(0, hit.index) + "{year}" + name.slice(hit.index + 4);
  const siblings = names.filter(
    (other) => other !== name && other.replace(/(?:19|20)\d{2}(?!\d)/, "{year}") === pattern
  );
  return siblings.length > 0 ? pattern : name;
}

/** A second column of the same name gets `-2` behind its id. */
function ownId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let next = 2; taken.has(id); next++) id = `${wanted}-${next}`;
  taken.add(id);
  return id;
}

function slug(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "eigen-cijfer" : plain;
}
