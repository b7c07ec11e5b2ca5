import type {Coding, Column} from "../types.js";
import {pickCodes} from "./pick.js";

/** Categories by row, −1 where missing. Levels are sorted: as numbers when all are numbers, else by code point. */
export interface RawCoding {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** A column is often coded several times over (panel, effect, cluster); columns never change. */
const coded = new WeakMap<Column, RawCoding>();

/** Codes a column: text as it is, numbers by their shortest spelling. */
export function codeColumn(column: Column): RawCoding {
  const known = coded.get(column) ?? makeCoding(column);
  coded.set(column, known);
  return known;
}

function makeCoding(column: Column): RawCoding {
  const codes = new Int32Array(column.length);
  const known = new Map<string | number, number>();
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? null;
    if (value === null || (typeof value === "number" && !Number.isFinite(value))) {
      codes[row] = -1;
      continue;
    }
    let code = known.get(value);
    if (code === undefined) {
      code = known.size;
      known.set(value, code);
    }
    codes[row] = code;
  }
  return sorted(codes, [...known.keys()].map(String));
}

/** Joins codings: a level for every combination that occurs, written `a^b`; missing where one is. */
export function joinCodings(parts: readonly RawCoding[]): RawCoding {
  const [first, ...rest] = parts;
  if (first === undefined) throw new Error("nothing to join");
  return rest.reduce(joinTwo, first);
}

function joinTwo(left: RawCoding, right: RawCoding): RawCoding {
  const width = right.levels.length;
  const known = new Map<number, number>();
  const levels: string[] = [];
  const codes = left.codes.map((code, row) => {
    const other = right.codes[row] ?? -1;
    if (code < 0 || other < 0) return -1;
    const key = code * width + other;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, levels.length);
    levels.push(`${left.levels[code] ?? ""}^${right.levels[other] ?? ""}`);
    return levels.length - 1;
  });
  return sorted(codes, levels);
}

/** The coding of some rows: only the levels they have, in the same order. */
export function codingOf(name: string, raw: RawCoding, rows: Int32Array): Coding {
  const occurs = new Uint8Array(raw.levels.length);
  for (let index = 0; index < rows.length; index++) occurs[raw.codes[rows[index] ?? 0] ?? 0] = 1;
  const place = new Int32Array(raw.levels.length);
  const levels: string[] = [];
  raw.levels.forEach((level, code) => {
    if (occurs[code] === 0) return;
    place[code] = levels.length;
    levels.push(level);
  });
  const codes = pickCodes(raw.codes, rows);
  if (levels.length < raw.levels.length)
    for (let row = 0; row < codes.length; row++) codes[row] = place[codes[row] ?? 0] ?? 0;
  return {name, codes, levels};
}

function sorted(codes: Int32Array, levels: readonly string[]): RawCoding {
  const order = levels.map((_, index) => index);
  const numbers = levels.map((level) => (level.trim() === "" ? NaN : Number(level)));
  if (numbers.every((value) => Number.isFinite(value))) order.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
  else order.sort((a, b) => compareCodePoints(levels[a] ?? "", levels[b] ?? ""));
  const place = new Int32Array(levels.length);
  order.forEach((old, index) => {
    place[old] = index;
  });
  return {
    codes: codes.map((code) => (code < 0 ? -1 : (place[code] ?? 0))),
    levels: order.map((old) => levels[old] ?? "")
  };
}

/** Order by code point: like `<` on strings, but right beyond U+FFFF too. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (x === y) continue;
    // Surrogates stand for code points above all others.
    const isHigh = [x, y].map((unit) => unit >= 0xd800 && unit <= 0xdfff);
    if (isHigh[0] !== isHigh[1]) return isHigh[0] ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
}
