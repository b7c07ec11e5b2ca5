import {mergeRegion} from "./sink.js";
import {bareRegion} from "./bare-region.js";
import type {RegionIndex} from "./region-index.js";
import type {Region} from "./types.js";

/** The regions a warehouse will hold: those of data/regions, and those the sources bring. */
export interface RegionBook {
  /**
   * Whether a code existed in a boundary year; before the first and after the last year known, that year decides. Wijken
   * and buurten have no register of every year: one is known when its municipality existed.
   */
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
  const byCode = new Map<string, Region[]>();
  const file = (region: Region): void => {
    const rows = byCode.get(region.code) ?? [];
    byCode.set(region.code, [...rows.filter(({boundaryYear}) => boundaryYear !== region.boundaryYear), region]);
  };
  for (const region of regions) file(region);
  const nearestRow = (code: string, year: number): Region | undefined =>
    [...(byCode.get(code) ?? [])].sort(
      (a, b) => Math.abs(a.boundaryYear - year) - Math.abs(b.boundaryYear - year) || b.boundaryYear - a.boundaryYear
    )[0];
  const find = (code: string, year: number): Region | undefined =>
    book.get(key(code, year)) ?? index.get(code, year) ?? index.get(code, nearest(year));

  return {
    isKnown: (code, year) => {
      const municipality = municipalityOf(code);
      return find(code, year) !== undefined || (municipality !== null && find(municipality, year) !== undefined);
    },
    add: (added) => {
      for (const region of added) {
        const id = key(region.code, region.boundaryYear);
        const merged = mergeRegion(book.get(id), region);
        book.set(id, merged);
        file(merged);
      }
    },
    need: (code, year) => {
      if (book.has(key(code, year))) return;
      const region = find(code, year) ?? nearestRow(code, year) ?? unnamed(code, year);
      if (!region) return;
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

/** The municipality a wijk or buurt code begins with: WK079400 → GM0794. */
function municipalityOf(code: string): string | null {
  const digits = /^(?:WK(\d{4})\d{2}|BU(\d{4})\d{4})$/.exec(code);
  return digits ? `GM${digits[1] ?? digits[2]}` : null;
}

/** A wijk or buurt that no source names. */
function unnamed(code: string, year: number): Region | undefined {
  const municipality = municipalityOf(code);
  if (municipality === null) return undefined;
  return {
    ...bareRegion,
    ...{code, boundaryYear: year, level: code.startsWith("WK") ? "wijk" : "buurt", name: code, municipality},
    missingBecause: "geen bron bij de hand die deze code een naam en een aantal inwoners geeft"
  };
}
