import {InputError} from "../../../models/errors.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import type {RegionChange} from "../../warehouse/types.js";
import {Stream} from "./stream.js";

/**
 * A piece of the country that was never cut by a border change: everything is generated here and added up to the
 * municipalities of each year, so that a merger or split conserves every total by construction.
 */
export interface Atom {
  /** Its municipalities over time, joined: `GM0788>GM0824`. */
  key: string;
  /** Municipality on 1 January of each year, first year first. */
  path: readonly string[];
  /** Index of its municipality of the last year in `codes` of the world. */
  home: number;
  /** Inhabitants on 1 January of each year, whole persons. */
  population: Float64Array;
}

interface Piece {
  path: string[];
  weight: number;
}

/** The years whose populations are known of every municipality; those between and around are drawn on a straight line. */
const KNOWN = [2015, 2024] as const;

/**
 * Cuts the country into atoms by the boundary changes of `first` … `last`. Border corrections that move less than
 * `minimumShare` of a municipality are passed over.
 * @throws InputError when changes and municipality lists contradict each other, or a population is unknown
 */
export function createAtoms(
  index: RegionIndex,
  first: number,
  last: number,
  minimumShare: number,
  seed: number
): {codes: string[]; atoms: Atom[]} {
  let pieces: Piece[] = codesOf(index, first).map((code) => ({path: [code], weight: 1}));
  for (let year = first + 1; year <= last; year++) {
    const days = changesOf(index, year, minimumShare);
    pieces = pieces.flatMap((piece) => moveTo(piece, days));
  }
  const codes = codesOf(index, last);
  const homeOf = new Map(codes.map((code, i) => [code, i]));
  const populations = populate(index, pieces, first, last, seed);
  const atoms = pieces.map((piece, i): Atom => {
    const code = piece.path[last - first] ?? "";
    const home = homeOf.get(code);
    if (home === undefined)
      throw new InputError("broken-chain", `${code} is reached by boundary changes but is no municipality`, `${last}`);
    const path = piece.path;
    return {key: keyOf(path), path, home, population: populations[i] ?? new Float64Array(0)};
  });
  const reached = new Set(atoms.map(({home}) => home));
  const orphan = codes.find((_, i) => !reached.has(i));
  if (orphan !== undefined)
    throw new InputError("broken-chain", `${orphan} has no predecessor; add its boundary change`, `${last}`);
  return {codes, atoms};
}

function codesOf(index: RegionIndex, year: number): string[] {
  return index
    .list("gemeente", year)
    .map(({code}) => code)
    .sort();
}

/** The changes after 1 January of the year before, up to 1 January of `year`: one list for each day, in order. */
function changesOf(index: RegionIndex, year: number, minimumShare: number): RegionChange[][] {
  const days = new Map<string, RegionChange[]>();
  for (const change of index.changes) {
    if (change.date <= `${year - 1}-01-01` || change.date > `${year}-01-01` || change.weight < minimumShare) continue;
    days.set(change.date, [...(days.get(change.date) ?? []), change]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, changes]) => changes);
}

/** One or several pieces, each with the municipality it belongs to after these days appended. */
function moveTo(piece: Piece, days: readonly RegionChange[][]): Piece[] {
  let parts = [{code: piece.path.at(-1) ?? "", weight: piece.weight}];
  for (const changes of days) parts = parts.flatMap((part) => divide(part, changes));
  return parts.map(({code, weight}) => ({path: [...piece.path, code], weight}));
}

/** What leaves on one day leaves together; a remainder too small to count goes with it. */
function divide(part: {code: string; weight: number}, changes: RegionChange[]): {code: string; weight: number}[] {
  const leaving = changes.filter(({from, to}) => from === part.code && to !== from);
  if (leaving.length === 0) return [part];
  const share = leaving.reduce((sum, {weight}) => sum + weight, 0);
  const stays = share < 0.99 ? 1 - share : 0;
  const scale = part.weight / (share + stays);
  const parts = leaving.map(({to, weight}) => ({code: to, weight: weight * scale}));
  return stays > 0 ? [{code: part.code, weight: stays * scale}, ...parts] : parts;
}

/** Inhabitants per piece and year: published in the known years, on a straight line elsewhere, whole and at least 1. */
function populate(index: RegionIndex, pieces: Piece[], first: number, last: number, seed: number): Float64Array[] {
  const [early, late] = KNOWN.map((year) => Math.min(Math.max(year, first), last)) as [number, number];
  const atEarly = share(
    pieces,
    (piece) => piece.path[early - first] ?? "",
    (piece) => {
      const size = 0.5 + new Stream(seed, "piece", keyOf(piece.path)).uniform();
      return piece.weight * size;
    },
    (code) => published(index, code, early)
  );
  const atLate = share(
    pieces,
    (piece) => piece.path[late - first] ?? "",
    (_, i) => atEarly[i] ?? 0,
    (code) => published(index, code, late)
  );
  return pieces.map((_, i) => {
    const a = atEarly[i] ?? 0;
    const b = atLate[i] ?? 0;
    const slope = late > early ? (b - a) / (late - early) : 0;
    return Float64Array.from({length: last - first + 1}, (__, k) =>
      Math.max(1, Math.round(a + slope * (first + k - early)))
    );
  });
}

/** Divides each municipality's published number over its pieces by weight. */
function share(
  pieces: Piece[],
  codeOf: (piece: Piece) => string,
  weightOf: (piece: Piece, i: number) => number,
  total: (code: string) => number
): number[] {
  const weights = pieces.map(weightOf);
  const sums = new Map<string, number>();
  pieces.forEach((piece, i) => sums.set(codeOf(piece), (sums.get(codeOf(piece)) ?? 0) + (weights[i] ?? 0)));
  return pieces.map((piece, i) => (total(codeOf(piece)) * (weights[i] ?? 0)) / (sums.get(codeOf(piece)) ?? 1));
}

function published(index: RegionIndex, code: string, year: number): number {
  const population = index.get(code, year)?.population;
  if (population == null)
    throw new InputError("unknown-population", `no population of ${code} in ${year}; add it to data/regions`, code);
  return population;
}

function keyOf(path: readonly string[]): string {
  return path.filter((code, i) => code !== path[i - 1]).join(">");
}
