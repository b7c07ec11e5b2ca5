import {asR} from "../../models/statistics/as-r.js";
import {correlate, type CorrelateOptions} from "../../models/statistics/correlation/correlate.js";
import type {Correlation} from "../../models/statistics/correlation/types.js";
import {estimate} from "../../models/statistics/estimate.js";
import type {EstimateOptions} from "../../models/statistics/estimate-options.js";
import {prepareEstimate} from "../../models/statistics/prepare-estimate.js";
import type {Estimate, Frame} from "../../models/statistics/types.js";
import {md5} from "../explore/md5.js";

type Tell = (done: number, total: number) => void;

/** A table without what only a page needs, so that little is copied to the worker. */
export const bareFrame = ({length, columns}: Frame): Frame => ({length, columns});

/** The computations that run beside the page, each a function of plain data. */
export const tasks = {
  estimate: ({table, options}: {table: Frame; options: EstimateOptions}, onProgress: Tell): Estimate =>
    estimate(table, {...options, onProgress}),
  correlate: ({table, options}: {table: Frame; options: CorrelateOptions}, onProgress: Tell): Correlation =>
    correlate(table, {...options, onProgress}),
  asR: ({
    table,
    options,
    result
  }: {
    table: Frame;
    options: EstimateOptions;
    result: Estimate;
  }): {data: string; script: string} => {
    const {data, script} = asR(prepareEstimate(table, options), options, result);
    return {data, script: script(md5(data))};
  }
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
