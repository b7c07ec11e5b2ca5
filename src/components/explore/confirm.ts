import {familyHash, type Family} from "../../models/statistics/discovery/family-hash.js";
import type {LookLog} from "../../models/statistics/discovery/look-log.js";
import type {SplitOptions} from "../../models/statistics/discovery/split-panel.js";
import {siteTaskRunner, type RunOptions, type RunTask} from "../workers/run-task.js";
import {bareFrame} from "../workers/bare-frame.js";
import type {ConfirmedFamily} from "../workers/tasks.js";
import {lagsUpTo, withinColumns, type PanelLinks} from "./links.js";
import type {PanelTable} from "./panel.js";

const seed = 1;

/** Everything that is decided before looking, as one declared family of tests. */
function familyOf({about: {table, within, lags, clusters}}: Pick<PanelLinks, "about">): Family {
  const {level, grain, periods, variables} = table;
  return {
    columns: Object.keys(variables),
    lags: lagsUpTo(lags),
    // The window and the areas are part of what was decided, so that another window is another family.
    transforms: {[`${level} ${grain}`]: `${periods[0] ?? ""}–${periods.at(-1) ?? ""}`},
    ...{within: withinColumns[within], clusters, seed}
  };
}

export const hashOf = (links: Pick<PanelLinks, "about">): string => familyHash(familyOf(links));

/** Whole regions on either side, about half of each province, and the last periods kept out of the search. */
function splitOf({level, grain, regions, parents}: PanelTable): SplitOptions {
  const own = Object.fromEntries(regions.map(({code}) => [code, code]));
  const provinces = regions.flatMap(({code, province}) => (province === null ? [] : [[code, province] as const]));
  return {
    ...{unit: "region", period: "period", seed},
    areas: level === "gemeente" ? (parents["corop"] ?? own) : own,
    ...(level === "provincie" ? {} : {strata: Object.fromEntries(provinces)}),
    holdout: grain === "year" ? 2 : 12
  };
}

/** Searches on one half and tests what was found once on the other; the look is added to the log that comes back. */
export async function confirmLinks(
  links: Pick<PanelLinks, "about">,
  {
    log,
    look,
    run = siteTaskRunner(),
    ...work
  }: {log: LookLog; look: {at: string; again?: string}; run?: RunTask} & RunOptions
): Promise<ConfirmedFamily> {
  const {table} = links.about;
  return run("confirm", {table: bareFrame(table), split: splitOf(table), family: familyOf(links), log, look}, work);
}

/** The log as the address keeps it: "hash_moment". */
export function logOf(entries: readonly string[]): LookLog {
  return entries.flatMap((entry) => {
    const [hashOfFamily, at] = entry.split("_");
    return hashOfFamily && at ? [{hashOfFamily, seed, split: "", at, looked: true as const}] : [];
  });
}

export const entriesOf = (log: LookLog): string[] => log.map(({hashOfFamily, at}) => `${hashOfFamily}_${at}`);
