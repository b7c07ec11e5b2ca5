import {InputError} from "../../errors.js";
import {laggedScan} from "../correlation/lagged-scan.js";
import {leadingScan, type LeadingRow} from "../correlation/leading-scan.js";
import type {Watch} from "../correlation/types.js";
import {adjustP} from "../multiple-testing/adjust-p.js";
import {twoStageScreen} from "../multiple-testing/two-stage.js";
import type {Parents} from "../parent-groups.js";
import type {Frame} from "../types.js";
import {familyHash, type Family} from "./family-hash.js";
import {recordLook, type LookLog} from "./look-log.js";

export interface PanelColumns {
  unit: string;
  period: string;
  parents?: Parents;
}

/** A link found on the discovery part, to be confirmed or not. */
export interface Candidate {
  x: string;
  y: string;
  lag: number;
  r: number;
  slope: number;
  p: number;
  /** Adjusted over all tests, or within its pair when chosen in two stages. */
  q: number;
}

export interface Discovery {
  hash: string;
  family: Family;
  tests: number;
  candidates: Candidate[];
}

/**
 * Scans the declared family on the discovery part. Candidates are tests with q ≤ alpha, or, in two stages, those found
 * within the pairs selected; with `onePerPair` (the default) only the best lag of a pair, so that neighbouring lags of
 * one link are not confirmed as several.
 *
 * Throws InputError: see laggedScan.
 */
export function runDiscovery(
  discovery: Frame,
  family: Family,
  {
    alpha = 0.05,
    screen = "bh",
    onePerPair = true,
    ...columns
  }: PanelColumns & Watch & {alpha?: number; screen?: "bh" | "two-stage"; onePerPair?: boolean}
): Discovery {
  const {results, tests} = scanFamily(discovery, family, columns);
  const stages =
    screen === "bh"
      ? null
      : twoStageScreen(
          results.map(({x, y, p}) => ({group: pairOf(x, y), p: p ?? NaN})),
          {alpha}
        );
  const found = results.flatMap(({x, y, lag, r, slope, p, q}, index): Candidate[] => {
    const value = stages === null ? q : (stages.within[index] ?? null);
    if (value === null || value > alpha || r === null || slope === null || p === null) return [];
    return [{x, y, lag: lag ?? 0, r, slope, p, q: value}];
  });
  const seen = new Set<string>();
  const candidates = found.filter(({x, y}) => {
    const isFirst = !seen.has(pairOf(x, y));
    seen.add(pairOf(x, y));
    return isFirst || !onePerPair;
  });
  return {hash: familyHash(family), family, tests, candidates};
}

const pairOf = (x: string, y: string): string => `${x}\u0000${y}`;

export interface Confirmed extends Candidate {
  /** The same test on the confirmation part. */
  confirmation: {n: number; r: number | null; slope: number | null; se: number | null; p: number | null};
  /** p adjusted by Holm over the candidates. */
  holm: number | null;
  sameSign: boolean;
  confirmed: boolean;
}

export interface Confirmation {
  hash: string;
  results: Confirmed[];
  /** Candidates confirmed, and their share; null without candidates. */
  confirmed: number;
  replication: number | null;
  /** False for a second look: what it shows is description. */
  isFirstLook: boolean;
  log: LookLog;
}

/**
 * Tests every candidate once on the confirmation part: confirmed when its p after Holm over the candidates is at most
 * alpha and its sign the same. The look is written into the log, which comes back with the results.
 *
 * @param log looks so far
 * @param look when it is done, the split in words, and why for a second look
 * @throws InputError `already-looked`, see recordLook; `changed-family` when the candidates are of another family
 */
export function confirm(
  confirmation: Frame,
  {hash, family, candidates}: Discovery,
  {
    log,
    look,
    alpha = 0.05,
    ...columns
  }: PanelColumns & Watch & {log: LookLog; look: {at: string; split: string; again?: string}; alpha?: number}
): Confirmation {
  if (familyHash(family) !== hash)
    throw new InputError("changed-family", "the family is not the one that was declared; discover again", hash);
  const next = recordLook(log, {hashOfFamily: hash, seed: family.seed, ...look});
  const rows = candidates.length === 0 ? [] : scanFamily(confirmation, restricted(family, candidates), columns).results;
  const tested = candidates.map(({x, y, lag}) => rows.find((row) => row.x === x && row.y === y && row.lag === lag));
  const holm = adjustP(
    tested.map((row) => row?.p ?? NaN),
    "holm"
  );
  const results = candidates.map((candidate, index): Confirmed => {
    const row = tested[index];
    const value = holm[index] ?? NaN;
    const sameSign = row?.r != null && row.r * candidate.r > 0;
    return {
      ...candidate,
      confirmation: {
        n: row?.n ?? 0,
        r: row?.r ?? null,
        slope: row?.slope ?? null,
        se: row?.se ?? null,
        p: row?.p ?? null
      },
      holm: Number.isNaN(value) ? null : value,
      sameSign,
      confirmed: sameSign && value <= alpha
    };
  });
  const confirmed = results.filter((result) => result.confirmed).length;
  return {
    hash,
    results,
    confirmed,
    replication: results.length === 0 ? null : confirmed / results.length,
    isFirstLook: next[next.length - 1]?.again === undefined,
    log: next
  };
}

const restricted = (family: Family, candidates: readonly Candidate[]): Family => ({
  ...family,
  columns: family.columns.filter((name) => candidates.some(({x, y}) => x === name || y === name)),
  lags: family.lags.filter((lag) => candidates.some((candidate) => candidate.lag === lag))
});

function scanFamily(
  table: Frame,
  {columns, lags, within, clusters}: Family,
  {unit, period, parents, signal, onProgress}: PanelColumns & Watch
): {results: LeadingRow[]; tests: number} {
  const names = clusters ?? [unit];
  return leadingScan(
    names.map((cluster, index) =>
      laggedScan(table, {
        ...{columns, lags, unit, period, cluster},
        ...(within === undefined ? {} : {within}),
        ...(parents === undefined ? {} : {parents}),
        ...(signal === undefined ? {} : {signal}),
        ...(onProgress === undefined
          ? {}
          : {onProgress: (done: number, total: number) => onProgress(index * total + done, names.length * total)})
      })
    )
  );
}
