import {InputError} from "../../errors.js";
import {codeColumn, joinCodings, type RawCoding} from "../formula/coding.js";
import {panelIndex} from "../formula/panel-index.js";
import {tableColumn} from "../formula/table-column.js";
import type {Parents} from "../parent-groups.js";
import type {Frame, PanelIndex} from "../types.js";
import {chooseColumns} from "./choose-columns.js";
import {balancedWork, type BalancedWork} from "./balanced-work.js";
import {generalWork, type GeneralWork} from "./general-work.js";
import type {ExcludedColumn} from "./types.js";

export interface ScanOptions {
  /** Columns to try; default all numbers but unit, period, effects and clusters. */
  columns?: readonly string[];
  /** Column of units; null for one series. */
  unit: string | null;
  period: string;
  /** Whole periods x leads y, 0 or more. */
  lags: readonly number[];
  /** Effects taken out on each overlap window: columns, also joined (`region^year`), or `unit` and `period`; default both. */
  within?: readonly string[];
  /** Column to cluster by, or a larger area of `parents`; default the unit. */
  cluster?: string;
  parents?: Parents;
}

/** A scan ready to be computed piece by piece: plain data that can be sent to a worker. */
export interface ScanPlan {
  readonly names: readonly string[];
  readonly lags: readonly number[];
  readonly within: readonly string[];
  readonly cluster: string;
  readonly clusters: number;
  readonly excluded: readonly ExcludedColumn[];
  readonly work: BalancedWork | GeneralWork;
}

/** Tables as cells: row of each unit and step, −1 where there is none. */
export interface ScanCells {
  readonly panel: PanelIndex;
  readonly rowAt: Int32Array;
  readonly effects: readonly {readonly kind: "unit" | "period" | "other"; readonly coding: RawCoding}[];
  readonly cluster: RawCoding;
}

/**
 * Prepares a lagged scan: which columns, on which cells of units and periods, with which effects and clusters. A
 * complete panel whose effects are its units and periods and whose clusters are made of units takes the fast way.
 *
 * Throws InputError: invalid-lag, missing-column, unknown-group, one-cluster, those of chooseColumns and panelIndex.
 *
 * @param how `general`: the general way also for a complete panel
 */
export function planScan(table: Frame, options: ScanOptions, {general = false}: {general?: boolean} = {}): ScanPlan {
  const {unit, period, parents = {}} = options;
  const lags = [...new Set(options.lags)];
  const bad = lags.find((lag) => !Number.isInteger(lag) || lag < 0);
  if (bad !== undefined || lags.length === 0)
    throw new InputError(
      "invalid-lag",
      `lags are whole numbers from 0, not ${bad ?? "none"}; every pair is tried both ways`
    );
  const within = (options.within ?? ["unit", "period"])
    .map((name) => aliased(table, name, options))
    .filter((name) => name !== null);
  const cluster = options.cluster === undefined ? unit : aliased(table, options.cluster, options);
  if (cluster === null)
    throw new InputError(
      "one-cluster",
      "one series has no clusters; name the units (--unit), or a column to cluster by",
      "--cluster"
    );
  const panel = panelIndex(table, unit, period);
  const cells: ScanCells = {
    panel,
    rowAt: rowsByCell(panel),
    effects: within.map((name) => ({
      kind: name === unit ? "unit" : name === period ? "period" : "other",
      coding: name === unit ? panel.unit : groupCoding(table, name)
    })),
    cluster: clusterCoding(table, cluster, panel, parents)
  };
  if (cells.cluster.levels.length < 2)
    throw new InputError("one-cluster", `${cluster} has one cluster; standard errors need two or more`, "--cluster");
  const reserved = [unit, period, cluster, ...within.flatMap((name) => name.split("^"))].filter(
    (name) => name !== null
  );
  const {names, values, excluded} = chooseColumns(table, {columns: options.columns, reserved});
  return {
    names,
    lags,
    within,
    cluster,
    clusters: cells.cluster.levels.length,
    excluded,
    work: (general ? null : balancedWork(cells, values)) ?? generalWork(cells, values)
  };
}

/** `unit` and `period` stand for the columns named so, unless the table has columns of those names. */
function aliased(table: Frame, name: string, {unit, period}: ScanOptions): string | null {
  if (Object.hasOwn(table.columns, name)) return name;
  return name === "unit" ? unit : name === "period" ? period : name;
}

const groupCoding = (table: Frame, name: string): RawCoding =>
  joinCodings(
    (Object.hasOwn(table.columns, name) ? [name] : name.split("^")).map((part) => codeColumn(tableColumn(table, part)))
  );

function clusterCoding(table: Frame, name: string, panel: PanelIndex, parents: Parents): RawCoding {
  if (name === panel.unit.name) return panel.unit;
  const areaOf = Object.hasOwn(table.columns, name) ? undefined : parents[name];
  if (areaOf === undefined) return groupCoding(table, name);
  const unknown = panel.unit.levels.find((unit) => areaOf[unit] === undefined);
  if (unknown !== undefined)
    throw new InputError(
      "unknown-group",
      `no ${name} is known of ${unknown}; leave it out or add a column ${name}`,
      "--cluster"
    );
  const levels = [...new Set(panel.unit.levels.map((unit) => areaOf[unit] ?? ""))].sort();
  const ofUnit = panel.unit.levels.map((unit) => levels.indexOf(areaOf[unit] ?? ""));
  return {codes: panel.unit.codes.map((code) => ofUnit[code] ?? -1), levels};
}

function rowsByCell({unit, time, periods}: PanelIndex): Int32Array {
  const size = unit.levels.length * periods.length;
  if (size > 50_000_000)
    throw new InputError(
      "too-many-cells",
      `${unit.levels.length} units by ${periods.length} periods is too much; check the column of periods`
    );
  const rows = new Int32Array(size).fill(-1);
  for (let row = 0; row < time.length; row++) rows[(unit.codes[row] ?? 0) * periods.length + (time[row] ?? 0)] = row;
  return rows;
}
