import {createHash} from "node:crypto";
import {mkdir} from "node:fs/promises";
import {join, resolve} from "node:path";
import {asR} from "../models/statistics/as-r.js";
import type {EstimateOptions} from "../models/statistics/estimate-options.js";
import {prepareEstimate} from "../models/statistics/prepare-estimate.js";
import type {Estimate, Frame} from "../models/statistics/types.js";
import type {CommandContext} from "./command.js";
import {writeError, writeWhole} from "./write-whole.js";

/** Writes an estimate as data.csv and estimate.R in a folder, made when it is not there, and says so on stderr. */
export async function writeAsR(
  context: Pick<CommandContext, "cwd" | "stderr">,
  folder: string,
  made: {table: Frame; settings: EstimateOptions; result: Estimate}
): Promise<void> {
  const {data, script} = asR(prepareEstimate(made.table, made.settings), made.settings, made.result);
  const directory = resolve(context.cwd, folder);
  await mkdir(directory, {recursive: true}).catch((error: unknown) => {
    throw writeError(error, folder);
  });
  const text = script(createHash("md5").update(data).digest("hex"));
  await writeWhole(join(directory, "data.csv"), data, join(folder, "data.csv"));
  await writeWhole(join(directory, "estimate.R"), text, join(folder, "estimate.R"));
  context.stderr.write(`written: ${join(folder, "data.csv")} and ${join(folder, "estimate.R")}\n`);
}
