import type {Level} from "../catalogue/schema.js";
import type {NameMatch, RegionIndex} from "./region-index.js";
import {editDistance, readName} from "./region-name-key.js";
import type {Region, RegionChange} from "./types.js";

// Names in daily use that differ from the official one in more than spelling.
const otherNames: Readonly<Record<string, string>> = {
  "den haag": "GM0518",
  haag: "GM0518",
  "den bosch": "GM0796",
  friesland: "PV21",
  "the netherlands": "NL01",
  "noord holland noord": "VR10",
  "hollands midden": "VR16"
};

/** What is known of the names of one level in one year. */
interface Names {
  exact: Map<string, Set<string>>;
  base: Map<string, Set<string>>;
  province: Map<string, string | null>;
}

/**
 * Look-ups over regions and their changes; pure, also for the browser. Regions stand under the year in whose division
 * (1 January) they are; a code that begins during a year is known by `get` and `existed` from that year on, but listed
 * from the next. Names of renamed municipalities lead to the code of the year asked for, whichever of the names is used.
 */
export function createRegionIndex(regions: readonly Region[], changes: readonly RegionChange[]): RegionIndex {
  const lists = new Map<string, Region[]>();
  const byCode = new Map<string, Map<number, Region>>();
  for (const region of regions) {
    push(lists, `${region.level} ${region.boundaryYear}`, region);
    const years = byCode.get(region.code) ?? new Map<number, Region>();
    byCode.set(region.code, years.set(region.boundaryYear, region));
  }
  const get = (code: string, year: number): Region | undefined => {
    const years = byCode.get(code);
    const there = years?.get(year);
    if (there) return there;
    const next = years?.get(year + 1);
    if (next?.validFrom?.startsWith(`${year}-`)) return {...next, boundaryYear: year};
    return undefined;
  };
  const twins = renamings(changes);
  const cache = new Map<string, Names>();
  const namesOf = (level: Level, year: number): Names => {
    const key = `${level} ${year}`;
    const known = cache.get(key);
    if (known) return known;
    const names = collectNames(lists.get(key) ?? [], level, byCode, twins);
    cache.set(key, names);
    return names;
  };
  return {
    changes,
    list: (level, year) => lists.get(`${level} ${year}`) ?? [],
    get,
    existed: (code, year) => get(code, year) !== undefined,
    matchName: (name, level, year) => match(name, namesOf(level, year))
  };
}

function match(name: string, names: Names): NameMatch {
  const readings = readName(name);
  for (const {key, province, isOpen} of readings) {
    const found = isOpen ? startingWith(names, key) : province ? inProvince(names, key, province) : literal(names, key);
    if (found.length === 1) return {code: found[0] ?? ""};
    if (found.length > 1) return {code: null, reason: "ambiguous", candidates: found};
  }
  return {code: null, reason: "unknown", candidates: near(names, readings[0]?.key ?? "")};
}

function literal(names: Names, key: string): string[] {
  const exact = names.exact.get(key);
  return sorted(exact && exact.size > 0 ? exact : names.base.get(key));
}

function inProvince(names: Names, key: string, province: string): string[] {
  return sorted(names.base.get(key)).filter((code) => names.province.get(code) === province);
}

function startingWith(names: Names, key: string): string[] {
  const found = new Set<string>();
  for (const [name, codes] of names.exact)
    if (name === key || name.startsWith(`${key} `)) for (const code of codes) found.add(code);
  return sorted(found);
}

function near(names: Names, key: string): string[] {
  const limit = key.length < 6 ? 1 : 2;
  const found = [...names.base]
    .map(([name, codes]) => ({codes, distance: editDistance(key, name, limit)}))
    .filter(({distance}) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return [...new Set(found.flatMap(({codes}) => sorted(codes)))];
}

/** Own names first; names of the same municipality under another code, and daily names, where they do not clash. */
function collectNames(
  list: readonly Region[],
  level: Level,
  byCode: ReadonlyMap<string, ReadonlyMap<number, Region>>,
  twins: ReadonlyMap<string, readonly string[]>
): Names {
  const names: Names = {exact: new Map(), base: new Map(), province: new Map()};
  const own = new Set<string>();
  for (const region of list) {
    names.province.set(region.code, region.province);
    for (const {key} of readName(region.name)) {
      add(names.base, key, region.code);
      own.add(key);
    }
    add(names.exact, readName(region.name)[0]?.key ?? "", region.code);
  }
  if (level === "gemeente") {
    for (const region of list) {
      for (const twin of twins.get(region.code) ?? []) {
        const name = [...(byCode.get(twin)?.values() ?? [])][0]?.name;
        for (const {key} of name === undefined ? [] : readName(name))
          if (!own.has(key)) add(names.base, key, region.code);
      }
    }
  }
  const codes = new Set(list.map((region) => region.code));
  for (const [key, code] of Object.entries(otherNames))
    if (codes.has(code) && !own.has(key)) add(names.base, key, code);
  return names;
}

/** Codes joined by a mere change of name, each with all its others. */
function renamings(changes: readonly RegionChange[]): Map<string, string[]> {
  const twins = new Map<string, string[]>();
  for (const {from, to, kind} of changes) {
    if (kind !== "rename") continue;
    const group = [...new Set([from, to, ...(twins.get(from) ?? []), ...(twins.get(to) ?? [])])];
    for (const code of group)
      twins.set(
        code,
        group.filter((other) => other !== code)
      );
  }
  return twins;
}

function sorted(codes: ReadonlySet<string> | undefined): string[] {
  return codes ? [...codes].sort() : [];
}

function add(map: Map<string, Set<string>>, key: string, code: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(code));
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
