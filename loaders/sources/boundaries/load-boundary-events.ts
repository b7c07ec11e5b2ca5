import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import {InputError} from "../../../models/errors.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import type {RegionChange} from "../../warehouse/types.js";
import type {SourceLoader} from "../source-loader.js";
import type {BoundaryEvent} from "./boundary-event.js";
import {deriveChanges} from "./derive-changes.js";
import {parseCodeText} from "./parse-code-text.js";
import {parseEventsCsv} from "./parse-events-csv.js";

// Weights of border changes rest on inhabitants that publishers revise; below this two weights tell the same.
const sameWeight = 0.001;

/**
 * Boundary events from CBS code texts (a CSV of them, or the RegioS code list of a v4 table as JSON) against
 * data/regions: what one has and the other lacks, weights that differ, and texts that contradict each other are
 * reported. Data/regions stays as it is: a person reviews and derives it anew.
 */
export const loadBoundaryEvents: SourceLoader = async (card, context) => {
  const hash = createHash("sha256");
  for (const path of context.files) {
    context.signal.throwIfAborted();
    const content = await readFile(path, "utf8");
    hash.update(content);
    const file = basename(path);
    const events = /^\s*[{[]/.test(content) ? eventsOfCodes(content, file) : parseEventsCsv(content, file);
    for (const {kind, messages} of compareEvents(events, context.regions)) {
      if (messages.length === 0) continue;
      const shown = `${messages.slice(0, 5).join("; ")}${messages.length > 5 ? "; …" : ""}`;
      context.sink.problem({source: card.id, kind, message: `${file}: ${shown}`, count: messages.length});
    }
  }
  return {sha256: hash.digest("hex"), publisherVersion: null, retrievedAt: null};
};

/** Events of the municipalities of a RegioS code list, as CBS v4 serves it. */
function eventsOfCodes(content: string, file: string): BoundaryEvent[] {
  let list: unknown;
  try {
    list = JSON.parse(content);
  } catch (error) {
    throw new InputError("invalid-json", `not JSON: ${(error as Error).message}`, file);
  }
  const codes = Array.isArray(list) ? list : (list as {value?: unknown} | null)?.value;
  if (!Array.isArray(codes))
    throw new InputError("no-codes", "no list of codes; give the RegioS codes of a v4 table", file);
  return (codes as {Identifier?: unknown; Title?: unknown; Description?: unknown}[]).flatMap((code) => {
    const id = String(code.Identifier ?? "").trim();
    if (!id.startsWith("GM") || typeof code.Description !== "string") return [];
    return parseCodeText(id, String(code.Title ?? ""), code.Description).events;
  });
}

/** What events and the known changes tell differently, by kind; only the years data/regions covers. */
export function compareEvents(
  events: readonly BoundaryEvent[],
  regions: RegionIndex
): {kind: string; messages: string[]}[] {
  const dates = regions.changes.map(({date}) => date).sort();
  const newest =
    events
      .map(({date}) => date)
      .sort()
      .at(-1) ?? "";
  const [from, to] = [dates[0] ?? "", newest];
  const populationOf = (code: string, date: string): number | null =>
    nearestPopulation(regions, code, Number(date.slice(0, 4)));
  const derived = deriveChanges(events, {from, to, source: "", populationOf});
  const keyOf = ({date, from: giver, to: taker}: RegionChange): string => `${date} ${giver} → ${taker}`;
  const told = new Map(derived.changes.map((change) => [keyOf(change), change]));
  const known = new Map(regions.changes.filter(({date}) => date <= to).map((change) => [keyOf(change), change]));
  const differing = [...told].flatMap(([key, change]) => {
    const own = known.get(key);
    const isSame = !own || Math.abs(own.weight - change.weight) <= sameWeight;
    return isSame ? [] : [`${key}: ${change.weight.toFixed(4)}, data/regions has ${own.weight.toFixed(4)}`];
  });
  return [
    {
      kind: "boundary-event-unknown",
      messages: [...told.keys()].filter((key) => !known.has(key)).map((key) => `${key} is not in data/regions`)
    },
    {
      kind: "boundary-event-missing",
      messages: [...known.keys()].filter((key) => !told.has(key)).map((key) => `${key} is in data/regions only`)
    },
    {kind: "boundary-weight-differs", messages: differing},
    {
      kind: "boundary-texts-disagree",
      messages: derived.disagreements.map((item) => `${item.date} ${item.from} → ${item.to}: ${item.message}`)
    }
  ];
}

function nearestPopulation(regions: RegionIndex, code: string, year: number): number | null {
  for (let distance = 0; distance <= 20; distance++)
    for (const candidate of [year - distance, year + distance]) {
      const population = regions.get(code, candidate)?.population ?? null;
      if (population !== null) return population;
    }
  return null;
}
