import {InputError} from "../../errors.js";
import type {Frame, Square} from "../types.js";
import {planScan, type ScanOptions} from "./scan-plan.js";
import {completeWindow} from "./scan-general.js";
import type {ExcludedColumn} from "./types.js";

export type WithinOptions = Omit<ScanOptions, "lags">;

export interface WithinCrossProducts {
  names: string[];
  excluded: ExcludedColumn[];
  rows: number;
  /** Σ of products of the demeaned columns over the rows of each cluster, K×K. */
  byCluster: Square[];
}

/**
 * Products of columns by cluster after taking out effects, on the rows complete in all columns.
 *
 * Throws InputError: too-few-rows, one-cluster, those of planScan.
 */
export function withinCrossProducts(table: Frame, options: WithinOptions): WithinCrossProducts {
  const plan = planScan(table, {...options, lags: [0]}, {general: true});
  if (plan.work.kind !== "general") throw new Error("the general way was asked for");
  const {columns, clusterCodes, clusters, constant} = completeWindow(plan.work);
  const kept = Array.from(plan.names.keys()).filter((index) => !constant.includes(index));
  const rows = columns[0]?.length ?? 0;
  if (kept.length < 2 || rows < 3)
    throw new InputError(
      "too-few-rows",
      `${rows} rows have a value in every column and ${kept.length} columns vary within them; leave columns out`,
      "columns"
    );
  if (clusters < 3)
    throw new InputError("one-cluster", `${clusters} clusters are left; a network needs three or more`, "cluster");
  const byCluster = Array.from({length: clusters}, () => kept.map(() => new Float64Array(kept.length)));
  kept.forEach((first, i) =>
    kept.forEach((second, j) => {
      if (j > i) return;
      const [x, y] = [columns[first] as Float64Array, columns[second] as Float64Array];
      for (let row = 0; row < rows; row++) {
        const line = byCluster[clusterCodes[row] as number]?.[i] as Float64Array;
        line[j] = (line[j] as number) + (x[row] as number) * (y[row] as number);
      }
      for (const matrix of byCluster) (matrix[j] as Float64Array)[i] = matrix[i]?.[j] as number;
    })
  );
  return {
    names: kept.map((index) => plan.names[index] ?? ""),
    excluded: [
      ...plan.excluded,
      ...constant.map((index) => ({column: plan.names[index] ?? "", reason: "constant" as const}))
    ],
    rows,
    byCluster
  };
}

/** The correlations that sums of products over some clusters stand for. */
export function correlationOf(matrices: readonly Square[]): Float64Array[] {
  const k = matrices[0]?.length ?? 0;
  const sum = Array.from({length: k}, () => new Float64Array(k));
  for (const matrix of matrices)
    matrix.forEach((row, i) => {
      const line = sum[i] as Float64Array;
      for (let j = 0; j < k; j++) line[j] = (line[j] as number) + (row[j] as number);
    });
  const scale = sum.map((row, i) => (row[i] === 0 ? 0 : 1 / Math.sqrt(row[i] as number)));
  return sum.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : value * (scale[i] as number) * (scale[j] as number)))
  );
}
