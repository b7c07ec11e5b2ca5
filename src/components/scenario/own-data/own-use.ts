import type {ScenarioFactsFile} from "../../../../loaders/site/scenario-facts-file.js";
import {sectorCodes} from "../../../models/scenario/format.js";
import type {RegionFacts} from "../../../models/scenario/project.js";
import type {ScenarioRuns} from "../scenario-runs.js";
import type {ScenarioChoice} from "../scenario-state.js";
import type {OwnFiles} from "./own-files.js";
import {noOwnUse, withRegister, type OwnUse} from "./with-own.js";

export interface OwnUseOptions {
  file: ScenarioFactsFile;
  facts: RegionFacts;
  region: {code: string; name: string};
  choice: ScenarioChoice;
  files: OwnFiles;
  baseYear: number;
  multipliers: ScenarioRuns["multipliers"];
}

/** Facts with the reader's own files in them, and what of those files counts for this choice. */
export async function ownUse({
  file,
  facts,
  region,
  choice,
  files,
  baseYear,
  multipliers
}: OwnUseOptions): Promise<{facts: RegionFacts; use: OwnUse}> {
  const [register, table] = [files.register(region.code), files.table()];
  const mixed = register === null ? {facts, use: noOwnUse} : withRegister({file, facts}, region, register, baseYear);
  if (table === null) return {facts: mixed.facts, use: {...noOwnUse, ...mixed.use}};
  const at = sectorCodes.findIndex((code) => code === choice.werkgevertak);
  const counts = at >= 0 && choice.banen !== 0;
  const all = counts ? await multipliers({facts: mixed.facts, region: region.code, table: table.table}) : null;
  return {facts: mixed.facts, use: {...noOwnUse, ...mixed.use, table: {...table, multiplier: all?.[at] ?? 1}}};
}
