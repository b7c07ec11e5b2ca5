import {exactSum} from "./exact-sum.js";

/** A projection beside what happened. */
export interface BacktestRow {
  readonly region: string;
  readonly period: string;
  /** Unemployment in % of the labour force: present level of the base year plus the scenario's change. */
  readonly projected: number;
  /** 80 % band inside the scenario. */
  readonly low: number;
  readonly high: number;
  /** Null when it is not known. */
  readonly realised: number | null;
  /** projected − realised. */
  readonly error: number | null;
  /** Why it does not count in the scores; null when it does. */
  readonly leftOut: "to-be-verified" | "not-realised" | null;
}

/**
 * What a row claims: a published figure of the country beside a realised one is a description; a region's projection is worked
 * out here, and rests on assumptions.
 */
export const backtestLevel = ({region}: Pick<BacktestRow, "region">): "beschrijving" | "modeluitkomst" =>
  region === "NL01" ? "beschrijving" : "modeluitkomst";

export interface Backtest {
  readonly rows: readonly BacktestRow[];
  /** Mean of |error| over rows that count; null without any. */
  readonly mae: number | null;
  /** Part of those rows whose outcome lay inside the 80 % band. */
  readonly coverage80: number | null;
  readonly counted: number;
}

/**
 * Projections against what happened. Rows that rest on a figure still to be verified, or whose outcome is not known, are
 * shown and not scored: a score on guesses would say nothing of the publication.
 */
export function backtest(rows: readonly (Omit<BacktestRow, "error" | "leftOut"> & {isVerified: boolean})[]): Backtest {
  const judged = rows.map(({isVerified, ...row}): BacktestRow => ({
    ...row,
    error: row.realised === null ? null : exactSum(row.projected, -row.realised),
    leftOut: row.realised === null ? "not-realised" : isVerified ? null : "to-be-verified"
  }));
  const counted = judged.filter(({leftOut}) => leftOut === null);
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    rows: judged,
    mae: mean(counted.map(({error}) => Math.abs(error ?? 0))),
    coverage80: mean(
      counted.map(({low, high, realised}) => Number(low <= (realised ?? NaN) && (realised ?? NaN) <= high))
    ),
    counted: counted.length
  };
}
