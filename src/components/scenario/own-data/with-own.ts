import type {ScenarioFactsFile} from "../../../../loaders/site/scenario-facts-file.js";
import {fineSectorCodes, type FineSectorCode} from "../../../models/scenario/fine-sectors.js";
import {ownMixWarnings, withOwnMix} from "../../../models/scenario/own-mix.js";
import type {RegionFacts} from "../../../models/scenario/project.js";
import {readRegister, type Register} from "../../../models/scenario/register.js";
import {nationalShares} from "../../../models/scenario/structure.js";
import type {ScenarioWarning} from "../../../models/scenario/warning-codes.js";
import type {OwnRegister, OwnTable} from "./own-files.js";

/** What of the reader's own files is in a result. */
export interface OwnUse {
  register: {
    id: number;
    name: string;
    year: number;
    imputed: Register["imputed"];
    /** Parts of sectors here of which the country's jobs are known too: they can grow on their own. */
    fine: Register["fine"];
    /** Parts that the file gives, and of which the country's jobs are not known. */
    untold: readonly FineSectorCode[];
  } | null;
  /** With the jobs along the chain for one job at the large employer. */
  table: (OwnTable & {multiplier: number}) | null;
  warnings: readonly ScenarioWarning[];
}

export const noOwnUse: OwnUse = {register: null, table: null, warnings: []};

/** Facts with the register of one municipality in them. Throws InputError as readRegister does. */
export function withRegister(
  {file, facts}: {file: ScenarioFactsFile; facts: RegionFacts},
  region: {code: string; name: string},
  own: OwnRegister,
  baseYear: number
): {facts: RegionFacts; use: Pick<OwnUse, "register" | "warnings">} {
  const {rows, unit, name, id} = own;
  const register = readRegister(rows, {unit, seeds: nationalShares(facts.mix), where: name});
  const year = own.year ?? facts.mix.year;
  const national = {...file.fine, ...register.national};
  const given = fineSectorCodes.filter((code) => register.fine[code] !== undefined);
  const untold = given.filter((code) => national[code] === undefined);
  const fine = Object.fromEntries(
    given.filter((code) => !untold.includes(code)).map((code) => [code, register.fine[code]])
  ) as Register["fine"];
  const mixed = withOwnMix(facts, region.code, {register: {...register, fine}, national, year});
  return {
    facts: mixed,
    use: {
      register: {id, name, year, imputed: register.imputed, fine, untold},
      warnings: ownMixWarnings(register, {
        ...{region: region.name, source: name, baseYear},
        ...{others: facts.mix.year, own: year}
      })
    }
  };
}
