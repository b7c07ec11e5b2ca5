import type {CorrelateOptions} from "../../models/statistics/correlation/correlate.js";
import type {LeadingRow} from "../../models/statistics/correlation/leading-scan.js";
import {bareFrame} from "../workers/bare-frame.js";
import type {LeadingLinks} from "../workers/tasks.js";
import {siteTaskRunner, type RunOptions, type RunTask} from "../workers/run-task.js";
import {withoutBreaks, type LeftOut} from "./comparable.js";
import type {PanelTable} from "./panel.js";

/** What is taken out before two figures are compared. */
export const withinChoices = ["both", "region", "period", "none"] as const;
export type Within = (typeof withinChoices)[number];

export const withinColumns: Readonly<Record<Within, readonly string[]>> = {
  both: ["region", "period"],
  region: ["region"],
  period: ["period"],
  none: []
};

export interface LinkOptions extends RunOptions {
  /** Periods the one may lead the other: 0 up to and including this (3). */
  lags?: number;
  /** `both` (default): each area with itself, apart from what all areas have in common in a period. */
  within?: Within;
  /** What shocks are shared by: "province", "corop" or "region". Default: all there are; the largest p leads. */
  cluster?: string;
  /** Keep periods beyond a break in a series. */
  keepBreaks?: boolean;
  run?: RunTask;
}

/** All lagged links between the indicators of a table. */
export interface PanelLinks extends LeadingLinks {
  about: {table: PanelTable; within: Within; lags: number; clusters: readonly string[]; leftOut: readonly LeftOut[]};
}

/**
 * Tests every link between the indicators of a panel, each leading the other by every lag, in a worker. q holds the share
 * of false links among those called found, over all tests done here together.
 */
export async function correlate(table: PanelTable, options: LinkOptions = {}): Promise<PanelLinks> {
  const {run = siteTaskRunner(), signal, onProgress, keepBreaks = false} = options;
  const comparable = keepBreaks ? {table, leftOut: []} : withoutBreaks(table);
  const clusters = options.cluster === undefined ? clustersOf(table) : [options.cluster];
  const input = {table: bareFrame(comparable.table), options: linkSettings(comparable.table, options), clusters};
  const result = await run("scan", input, {signal, onProgress});
  const {within = "both", lags = 3} = options;
  return {...result, about: {table: comparable.table, within, lags, clusters, leftOut: comparable.leftOut}};
}

/** What shocks may be shared by, as far as there is anything larger than the areas themselves. */
export function clustersOf({level}: Pick<PanelTable, "level">): string[] {
  return {gemeente: ["region", "corop", "province"], corop: ["region", "province"], provincie: ["region"]}[level];
}

/** The options of the scan, as models take them; the clustering apart. */
function linkSettings(table: PanelTable, {lags = 3, within = "both"}: LinkOptions): CorrelateOptions {
  return {
    columns: Object.keys(table.variables),
    unit: "region",
    period: "period",
    lags: lagsUpTo(lags),
    within: withinColumns[within],
    adjust: "bh"
  };
}

export const lagsUpTo = (most: number): number[] => Array.from({length: most + 1}, (_, lag) => lag);

/** A cell of the matrix: the strongest of the lags at which x leads y. */
export interface LinkCell {
  x: string;
  y: string;
  best: LeadingRow | null;
  /** Every lag, from 0. */
  lags: readonly LeadingRow[];
}

export const significance = 0.05;

/** The matrix of links, rows leading columns, in the order of the table's indicators. */
export function linkCells(links: Pick<PanelLinks, "results">, ids: readonly string[]): LinkCell[][] {
  const byPair = new Map<string, LeadingRow[]>();
  for (const row of links.results) {
    const key = `${row.x} ${row.y}`;
    const list = byPair.get(key);
    if (list) list.push(row);
    else byPair.set(key, [row]);
  }
  return ids.map((x) =>
    ids.map((y) => {
      // Results come by ascending p, so the first with a number is the strongest.
      const rows = byPair.get(`${x} ${y}`) ?? [];
      const best = rows.find(({p}) => p !== null) ?? null;
      return {x, y, best, lags: [...rows].sort((a, b) => (a.lag ?? 0) - (b.lag ?? 0))};
    })
  );
}

/** Pairs of which some lag stands out after correction, counted once whichever way round. */
export function foundPairs(links: Pick<PanelLinks, "results">): LeadingRow[] {
  const found = new Map<string, LeadingRow>();
  for (const row of links.results) {
    const key = [row.x, row.y].sort().join(" ");
    if (row.q !== null && row.q < significance && !found.has(key)) found.set(key, row);
  }
  return [...found.values()];
}
