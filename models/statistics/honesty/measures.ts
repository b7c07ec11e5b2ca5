import {laggedScan} from "../correlation/lagged-scan.js";
import {leadingScan} from "../correlation/leading-scan.js";
import type {CorrelationRow} from "../correlation/types.js";
import {twoSidedT} from "../distributions.js";
import {adjustP} from "../multiple-testing/adjust-p.js";
import {noisePanel, plantedPanel, shockPanel, type AreaShape, type PanelShape, type Planted} from "./made-panels.js";

/**
 * How often the methods of this project find something where there is nothing, and whether they find what was put in:
 * each over made panels with consecutive seeds, so that every number can be had again.
 */

const panel = {unit: "region", period: "t"} as const;
const level = 0.05;

/** p of a correlation as if every row were independent: t(n − 2 − effects taken out). What one must not do. */
function naiveP({n, r}: CorrelationRow, {regions, periods}: PanelShape, lag: number): number {
  const degrees = n - 1 - (regions - 1) - (periods - lag - 1) - 1;
  return r === null ? NaN : twoSidedT(r * Math.sqrt(degrees / ((1 - r) * (1 + r))), degrees);
}

export interface NoiseMeasure {
  runs: number;
  tests: number;
  /** Runs in which something was found, and in how many it was by naive p-values. */
  found: number;
  foundNaively: number;
}

/** Scans of pure noise: runs with any discovery at q ≤ .05 after Benjamini and Hochberg over all pairs and lags. */
export function measureNoise(
  shape: PanelShape,
  {runs, from = 1, lags}: {runs: number; from?: number; lags: readonly number[]}
): NoiseMeasure {
  const measure: NoiseMeasure = {runs, tests: 0, found: 0, foundNaively: 0};
  for (let run = 0; run < runs; run++) {
    const {tests, results} = laggedScan(noisePanel(shape, from + run), {...panel, lags});
    measure.tests = tests;
    if ((results[0]?.q ?? 1) <= level) measure.found++;
    const naive = adjustP(
      results.map((row) => naiveP(row, shape, row.lag ?? 0)),
      "bh"
    );
    if (naive.some((q) => q <= level)) measure.foundNaively++;
  }
  return measure;
}

export interface SizeMeasure {
  /** Tests of pairs that have nothing to do with each other. */
  tests: number;
  /** Share with p < .05: as if rows were independent, clustered by region, by province, and as shown: the largest p. */
  naive: number;
  region: number;
  province: number;
  shown: number;
}

/** Tests of noise with shocks shared by a province, each unordered pair once at lag 0, every run another panel. */
export function measureShocks(shape: AreaShape, {runs, from = 1}: {runs: number; from?: number}): SizeMeasure {
  const counts = {tests: 0, naive: 0, region: 0, province: 0, shown: 0};
  for (let run = 0; run < runs; run++) {
    const {table, areas} = shockPanel(shape, from + run);
    const scans = ["region", "corop", "province"].map((cluster) =>
      laggedScan(table, {...panel, lags: [0], cluster, parents: areas})
    );
    const [byRegion, , byProvince] = scans.map(({results}) => byPair(results));
    for (const row of leadingScan(scans).results) {
      if (row.x > row.y) continue;
      const key = `${row.x} ${row.y}`;
      counts.tests++;
      if (naiveP(row, shape, 0) < level) counts.naive++;
      if ((byRegion?.get(key)?.p ?? 1) < level) counts.region++;
      if ((byProvince?.get(key)?.p ?? 1) < level) counts.province++;
      if ((row.p ?? 1) < level) counts.shown++;
    }
  }
  const {tests} = counts;
  return {
    tests,
    naive: counts.naive / tests,
    region: counts.region / tests,
    province: counts.province / tests,
    shown: counts.shown / tests
  };
}

const byPair = (rows: readonly CorrelationRow[]): Map<string, CorrelationRow> =>
  new Map(rows.map((row) => [`${row.x} ${row.y}`, row]));

/** Size at nominal 5 % of one pair of unrelated AR series per panel: naive t and clustered by region. */
export function measureNull(
  shape: Omit<PanelShape, "indicators">,
  {runs, from = 1}: {runs: number; from?: number}
): {naive: number; region: number} {
  let [naive, region] = [0, 0];
  const pair = {...shape, indicators: 2};
  for (let run = 0; run < runs; run++) {
    const {results} = laggedScan(noisePanel(pair, from + run), {...panel, lags: [0]});
    const row = results.find(({x}) => x === "v1");
    if (row === undefined) continue;
    if (naiveP(row, pair, 0) < level) naive++;
    if ((row.p ?? 1) < level) region++;
  }
  return {naive: naive / runs, region: region / runs};
}

/** Runs in which the links put in are exactly the first of the scan, at their own lag. */
export function measurePlanted(
  shape: PanelShape,
  {links, runs, from = 1, lags}: {links: readonly Planted[]; runs: number; from?: number; lags: readonly number[]}
): {runs: number; exact: number} {
  const wanted = links.map(({x, y, lag}) => `${x} ${y} ${lag}`).sort();
  let exact = 0;
  for (let run = 0; run < runs; run++) {
    const {results} = laggedScan(plantedPanel(shape, links, from + run), {...panel, lags});
    const top = results.slice(0, links.length).map(({x, y, lag}) => `${x} ${y} ${lag ?? ""}`);
    if (top.sort().join() === wanted.join()) exact++;
  }
  return {runs, exact};
}
