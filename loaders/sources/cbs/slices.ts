import {InputError} from "../../../models/errors.js";
import type {Row} from "./odata-page.js";

/** A dimension with its codes as the publisher writes them (v3: padded with spaces). */
export interface Dimension {
  id: string;
  isTime: boolean;
  codes: readonly string[];
}

/** A part of a table, asked for and checked by itself. */
export interface Slice {
  /** OData filter; null is the whole. */
  filter: string | null;
  /** Whether a row belongs here: a server that ignores the filter is found out at once. */
  holds(row: Row): boolean;
}

/**
 * Cuts a table into slices that do not overlap: a time dimension by calendar year (`startswith(Perioden,'2020')`), any
 * other by code (`RegioS eq 'GM0363'`), several dimensions crossed. `filter` holds for every slice.
 */
export function slicesOf(dimensions: readonly Dimension[], sliceBy: readonly string[], filter: string | null): Slice[] {
  let slices: Slice[] = [{filter: null, holds: () => true}];
  for (const id of sliceBy) {
    const dimension = dimensions.find((candidate) => candidate.id === id);
    if (!dimension) {
      const known = dimensions.map((candidate) => candidate.id).join(", ");
      throw new InputError("unknown-dimension", `cannot slice by ${id}; the table has ${known}`, "fetch.sliceBy");
    }
    const parts = dimension.isTime ? years(dimension) : dimension.codes.map((code) => single(id, code));
    slices = slices.flatMap((slice) => parts.map((part) => both(slice, part)));
  }
  return filter === null ? slices : slices.map((slice) => ({...slice, filter: joined(filter, slice.filter)}));
}

function years({id, codes}: Dimension): Slice[] {
  const all = [...new Set(codes.map((code) => code.slice(0, 4)))].sort();
  return all.map((year) => ({
    filter: `startswith(${id},${literal(year)})`,
    holds: (row) => String(row[id]).startsWith(year)
  }));
}

const single = (id: string, code: string): Slice => ({
  filter: `${id} eq ${literal(code)}`,
  holds: (row) => String(row[id]).trimEnd() === code.trimEnd()
});

const both = (a: Slice, b: Slice): Slice => ({
  filter: a.filter === null ? b.filter : `${a.filter} and ${b.filter}`,
  holds: (row) => a.holds(row) && b.holds(row)
});

const joined = (filter: string, slice: string | null): string => (slice === null ? filter : `(${filter}) and ${slice}`);

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
