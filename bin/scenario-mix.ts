import type {DuckDBConnection} from "@duckdb/node-api";
import {readFineNational} from "../loaders/scenarios/fine-national.js";
import type {WarehouseFacts} from "../loaders/warehouse/region-facts.js";
import {InputError} from "../models/errors.js";
import {sectorCodes} from "../models/scenario/format.js";
import {withOwnMix} from "../models/scenario/own-mix.js";
import {oldestMix} from "../models/scenario/project.js";
import {readRegister, type RegisterRow} from "../models/scenario/register.js";
import {nationalShares} from "../models/scenario/structure.js";
import type {ScenarioWarning} from "../models/scenario/warning-codes.js";
import {placeOf, tableColumn} from "../models/statistics/formula/table-column.js";
import type {Column, Frame} from "../models/statistics/types.js";
import type {CommandContext} from "./command.js";
import {readFrame} from "./frame-file.js";

/** Marks by which registers keep a number back. */
const kept = new Set(["", "x", ".", "*", "-", "geheim"]);

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
  const unit = "share" in table.columns ? "share" : "jobs";
  const rows = rowsOf(table, unit, decimal);
  const seeds = nationalShares(facts.mix);
  const register = readRegister(rows, {unit, seeds, where: file});
  const national = await readFineNational(connection, year ?? facts.mix.year);
  const own = withOwnMix(facts, region, {register, national, ...(year === undefined ? {} : {year})});
  const message = `sectors of ${region} come from ${file}, those of the country from jobs of employees in ${facts.mix.year}: a register that counts the self-employed shows more farming, building and trade`;
  const old: ScenarioWarning[] =
    Math.abs(baseYear - facts.mix.year) > oldestMix && own.mix.year !== facts.mix.year
      ? [
          {
            code: "old-structure",
            message: `jobs by sector of the other municipalities are of ${facts.mix.year}, the shock starts after ${baseYear}: an example, not for decisions (voorbeeld, niet voor besluiten)`
          }
        ]
      : [];
  return {...own, warnings: [...own.warnings, {code: "own-mix", message}, ...old, ...register.warnings]};
}

function rowsOf(table: Frame, unit: "jobs" | "share", decimal: string): RegisterRow[] {
  const [sectors, values] = [tableColumn(table, "sector"), tableColumn(table, unit)];
  const [national, establishments, largest] = ["national", "establishments", "largest"].map(
    (name) => table.columns[name]
  );
  const number = (column: Column | undefined, row: number): number | null => {
    const cell = column?.[row] ?? null;
    if (cell === null || typeof cell === "number") return cell === null || Number.isNaN(cell) ? null : cell;
    const text = String(cell).trim();
    // A number below a limit ("<5") is kept back too.
    if (kept.has(text.toLowerCase()) || text.startsWith("<")) return null;
    // Under a decimal comma a point would be one of thousands: refused, so that 1.000 is never read as 1.
    const value = decimal === "," ? (text.includes(".") ? NaN : Number(text.replace(",", "."))) : Number(text);
    if (Number.isNaN(value))
      throw new InputError(
        "invalid-number",
        `"${text}" is no number; leave a cell empty or write x for one kept back`,
        placeOf(table, row)
      );
    return value;
  };
  return Array.from({length: table.length}, (_, row) => ({
    sector: padded(String(sectors[row] ?? "").trim()),
    value: number(values, row),
    ...(national === undefined ? {} : {national: number(national, row)}),
    ...(establishments === undefined ? {} : {establishments: number(establishments, row)}),
    ...(largest === undefined ? {} : {largest: number(largest, row)})
  }));
}

/** Spreadsheets drop the 0 of division 01. */
const padded = (sector: string): string => (/^\d$/.test(sector) ? `0${sector}` : sector);

/** Jobs by sector of one region and of the country, in the order of the sectors. */
export function jobsBySector(
  {mix}: Pick<WarehouseFacts, "mix">,
  region: string
): {region: number[]; nation: number[]; before: number} {
  const at = mix.regions.indexOf(region);
  const own = sectorCodes.map((_, s) => mix.jobs[at * sectorCodes.length + s] ?? 0);
  const nation = sectorCodes.map((_, s) =>
    mix.regions.reduce((sum, _code, r) => sum + (mix.jobs[r * sectorCodes.length + s] ?? 0), 0)
  );
  return {region: own, nation, before: own.reduce((sum, value) => sum + value, 0)};
}
