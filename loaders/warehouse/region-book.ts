import {mergeRegion} from "./sink.js";
import type {RegionIndex} from "./region-index.js";
import type {Region} from "./types.js";

/** The regions a warehouse will hold: those of data/regions, and those the sources bring. */
export interface RegionBook {
  /** Whether a code existed in a boundary year; before the first and after the last year known, that year decides. */
  isKnown(code: string, year: number): boolean;
  add(regions: readonly Region[]): void;
  /** Makes sure a region with observations has a row in their year. */
  need(code: string, year: number): void;
  /** In order of boundary year and code. */
  list(): Region[];
}

/** A book that begins with `regions`; `index` is made of the same. */
export function createRegionBook(regions: readonly Region[], index: RegionIndex): RegionBook {
  const key = (code: string, year: number): string => `${year} ${code}`;
  const book = new Map(regions.map((region) => [key(region.code, region.boundaryYear), region]));
  const years = regions.map(({boundaryYear}) => boundaryYear);
  const first = years.reduce((a, b) => Math.min(a, b), Infinity);
  const last = years.reduce((a, b) => Math.max(a, b), -Infinity);
  const nearest = (year: number): number => Math.min(Math.max(year, first), last);
  const find = (code: string, year: number): Region | undefined =>
    book.get(key(code, year)) ?? index.get(code, year) ?? index.get(code, nearest(year));

  return {
    isKnown: (code, year) => find(code, year) !== undefined,
    add: (added) => {
      for (const region of added) {
        const id = key(region.code, region.boundaryYear);
        book.set(id, mergeRegion(book.get(id), region));
      }
    },
    need: (code, year) => {
      const region = find(code, year);
      if (book.has(key(code, year)) || !region) return;
      const missingBecause = `indeling van ${year} niet bij de hand; naam en plaats van ${region.boundaryYear}`;
      const copy = {...region, boundaryYear: year, population: null, sizeClass: null};
      book.set(key(code, year), year === region.boundaryYear ? region : {...copy, missingBecause});
    },
    list: () =>
      [...book.values()].sort(
        (a, b) => a.boundaryYear - b.boundaryYear || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
      )
  };
}
