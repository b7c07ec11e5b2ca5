import type {DuckDBConnection} from "@duckdb/node-api";
import {readFineNational} from "../loaders/scenarios/fine-national.js";
import type {WarehouseFacts} from "../loaders/warehouse/region-facts.js";
import {ownMixWarnings, withOwnMix} from "../models/scenario/own-mix.js";
import {readRegister} from "../models/scenario/register.js";
import {registerRows} from "../models/scenario/register-rows.js";
import {nationalShares} from "../models/scenario/structure.js";
import type {CommandContext} from "./command.js";
import {readFrame} from "./frame-file.js";

/** Facts with the mix of one region from a file of a business register (`sector` and `jobs` or `share`). */
export async function withMixFile(
  context: CommandContext,
  connection: DuckDBConnection,
  facts: WarehouseFacts,
  {
    file,
    region,
    decimal,
    year,
    baseYear
  }: {file: string; region: string; decimal: string; year?: number | undefined; baseYear: number}
): Promise<WarehouseFacts> {
  const table = await readFrame(context, file, {decimal, text: ["sector", "jobs", "share", "national", "largest"]});
  const {rows, unit} = registerRows(table, decimal);
  const seeds = nationalShares(facts.mix);
  const register = readRegister(rows, {unit, seeds, where: file});
  const national = await readFineNational(connection, year ?? facts.mix.year);
  const own = withOwnMix(facts, region, {register, national, ...(year === undefined ? {} : {year})});
  const warnings = ownMixWarnings(register, {
    ...{region, source: file, baseYear},
    ...{others: facts.mix.year, own: own.mix.year}
  });
  return {...own, warnings: [...own.warnings, ...warnings]};
}
