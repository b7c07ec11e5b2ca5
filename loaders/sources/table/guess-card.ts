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
  thousands: "." | "," | "";
  /** Headers (years replaced by `{year}`) whose cells are numbers, with a proposed id and title. */
  measures: {column: string; id: string; title: string; hasYears: boolean}[];
  /** Texts that stand where numbers do, most frequent first. */
  marks: {text: string; count: number}[];
  /** Empty cells among the numbers: the card must say whether they mean zero. */
  emptyCells: number;
}

const sampleSize = 400;

/**
 * Guess how a table is built from its cells. Pure; used by the page Eigen bestand and by `samenhang new source`.
 *
 * @param years candidate boundary years, newest first; the one in which most names exist is proposed
 */
export function guessCard(table: StringTable, regions: RegionIndex, years: readonly number[]): CardGuess {
  const columns = table.columns.map((name, index) => ({name, cells: sample(table, index)}));
  const region = guessRegion(columns, regions, years);
  const rest = columns.filter(({name}) => name !== region?.column && name.trim() !== "");
  const period = rest.find(({name, cells}) => isPeriodColumn(name, cells)) ?? null;
  const values = rest.filter(({name}) => name !== period?.name);
  const numeric = values.filter(({cells}) => share(cells, looksNumeric) >= 0.5 && cells.length > 0);
  const {decimal, thousands} = guessSigns(numeric.flatMap(({cells}) => cells));
  const measures = new Map<string, CardGuess["measures"][number]>();
  const marks = new Map<string, number>();
  let emptyCells = 0;
  for (const {name} of numeric) {
    const pattern = yearPattern(
      name,
      numeric.map((column) => column.name)
    );
    const title = pattern
      .replace("{year}", "")
      .replace(/[|_\s-]+$/, "")
      .trim();
    if (!measures.has(pattern))
      measures.set(pattern, {column: pattern, id: slug(title), title, hasYears: pattern !== name});
    const index = table.columns.indexOf(name);
    for (const row of table.rows) {
      const cell = (row[index] ?? "").trim();
      if (cell === "") emptyCells++;
      else if (parseNumber(cell, {decimal, thousands}) === null) marks.set(cell, (marks.get(cell) ?? 0) + 1);
    }
  }
  return {
    region,
    periodColumn: period?.name ?? null,
    decimal,
    thousands,
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

function guessRegion(
  columns: readonly SampledColumn[],
  regions: RegionIndex,
  years: readonly number[]
): CardGuess["region"] {
  for (const {name, cells} of columns) {
    const levels = cells.map(levelOfCode).filter((level): level is Level => level !== null);
    const level = levels[0];
    if (level && levels.length >= 0.8 * cells.length)
      return {
        column: name,
        format: "code",
        level: levels.includes("gemeente") ? "gemeente" : level,
        boundaries: bestYear(years, (year) => cells.filter((cell) => regions.get(cell, year)).length)
      };
  }
  const named = columns
    .map(({name, cells}) => ({name, cells, hits: cells.filter((cell) => isName(cell, regions, years)).length}))
    .sort((a, b) => b.hits - a.hits)[0];
  if (named && named.hits >= 0.5 * named.cells.length && named.hits > 0)
    return {
      column: named.name,
      format: "name",
      level: "gemeente",
      boundaries: bestYear(
        years,
        (year) => named.cells.filter((cell) => regions.matchName(cell, "gemeente", year).code !== null).length
      )
    };
  const numbered = columns.find(
    ({name, cells}) => /gemeente|^gm/i.test(name) && share(cells, (cell) => /^\d{1,4}$/.test(cell)) >= 0.95
  );
  return numbered ? {column: numbered.name, format: "number", level: "gemeente", boundaries: "period"} : null;
}

const isName = (cell: string, regions: RegionIndex, years: readonly number[]): boolean =>
  !looksNumeric(cell) && years.some((year) => regions.matchName(cell, "gemeente", year).code !== null);

/** The newest year in which most regions are found. */
function bestYear(years: readonly number[], hits: (year: number) => number): number | "period" {
  let best: {year: number; count: number} | null = null;
  for (const year of years) {
    const count = hits(year);
    if (!best || count > best.count) best = {year, count};
  }
  return best && best.count > 0 ? best.year : "period";
}

function isPeriodColumn(name: string, cells: readonly string[]): boolean {
  if (cells.length === 0 || share(cells, (cell) => parsePeriod(cell) !== null) < 0.95) return false;
  if (/^(jaar|jaren|periode|perioden|year|period|datum|maand|kwartaal)\b/i.test(name)) return true;
  return cells.every((cell) => !/^\d+$/.test(cell) || (Number(cell) >= 1990 && Number(cell) <= 2060));
}

/** A comma followed by other than three digits, or more than one point as grouping, decides; else a point is decimal. */
function guessSigns(cells: readonly string[]): Pick<CardGuess, "decimal" | "thousands"> {
  const comma = cells.filter((cell) => /^[+-]?[\d.]+,\d+$/.test(cell));
  const commaGroups = cells.filter((cell) => /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell));
  if (comma.some((cell) => !/,\d{3}$/.test(cell)) || (comma.length > 0 && commaGroups.length < comma.length)) {
    return {decimal: ",", thousands: cells.some((cell) => /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(cell)) ? "." : ""};
  }
  return {decimal: ".", thousands: commaGroups.some((cell) => /,.*\.|,.*,/.test(cell)) ? "," : ""};
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

function slug(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "eigen-cijfer" : plain;
}
