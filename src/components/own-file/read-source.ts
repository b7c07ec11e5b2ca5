import type {RegionIndex} from "../../../loaders/warehouse/region-index.js";
import type {Observation, Problem, QualityNote} from "../../../loaders/warehouse/types.js";
import type {StringTable} from "../../../loaders/sources/table/string-table.js";
import {discloseValues} from "../../loaders/warehouse/disclosure.js";
import {mapTable} from "../../loaders/sources/table/map-table.js";
import {houseRules} from "../../models/groups/disclosure.js";
import type {OwnSource} from "./draft.js";

/** What a file of the reader's own gives, fit to be shown. */
export interface OwnResult {
  /** Of a source that is not public: after disclosure control, so that no small number is among them. */
  observations: readonly Observation[];
  problems: readonly Problem[];
  notes: readonly QualityNote[];
  /** Values hidden because a person might be recognised. */
  hidden: number;
}

/**
 * Maps a table as its card says. Codes that are not in the division are left out and listed. Of a source that is not
 * public every value passes the rules for publishing: counts are rounded and small ones hidden with what would give them
 * away; other measures are hidden, because the counts behind them are not known. Throws InputError as mapTable does.
 */
export function readSource(table: StringTable, source: OwnSource, regions: RegionIndex, file: string): OwnResult {
  const {card} = source;
  const mapped = mapTable(table, card, {catalogue: source, regions, file});
  const absent = new Map<string, number>();
  const known = mapped.observations.filter(({region, boundaryYear}) => {
    if (regions.list("gemeente", boundaryYear).length === 0 || !region.startsWith("GM")) return true;
    if (regions.existed(region, boundaryYear)) return true;
    const key = `${region} (${boundaryYear})`;
    absent.set(key, (absent.get(key) ?? 0) + 1);
    return false;
  });
  const problems = [...mapped.problems];
  if (absent.size > 0)
    problems.push({
      source: card.id,
      kind: "code-not-in-division",
      message: `${file}: codes that are not in the division; left out`,
      count: [...absent.values()].reduce((sum, count) => sum + count, 0),
      examples: [...absent.keys()]
    });
  if (card.access === "open") return {observations: known, problems, notes: mapped.notes, hidden: 0};
  const observations = disclose(known, source);
  const hidden = observations.filter(({value}, index) => value === null && known[index]?.value !== null).length;
  return {observations, problems, notes: mapped.notes, hidden};
}

function disclose(observations: readonly Observation[], {card, indicators}: OwnSource): Observation[] {
  const sets = new Map<string, number[]>();
  observations.forEach(({indicator, grain, period, breakdown}, index) => {
    const key = `${indicator}|${grain}|${period}|${breakdown}`;
    const set = sets.get(key);
    if (set) set.push(index);
    else sets.set(key, [index]);
  });
  const shown: Observation[] = [...observations];
  for (const set of sets.values()) {
    const rows = set.flatMap((index) => observations[index] ?? []);
    const isCount = indicators.get(rows[0]?.indicator ?? "")?.measure === "count";
    const values = rows.map(({region, value}) => ({region, category: "total", value}));
    discloseValues(values, isCount ? "count" : "percentage", card.disclosure ?? houseRules).forEach(
      ({value, mark}, place) => {
        const row = rows[place];
        if (row)
          shown[set[place] ?? 0] = {...row, value, missing: mark === null ? (row.missing ?? null) : "suppressed"};
      }
    );
  }
  return shown;
}
