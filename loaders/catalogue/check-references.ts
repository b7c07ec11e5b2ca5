import {InputError} from "../../models/errors.js";
import type {Catalogue} from "./catalogue.js";
import type {Indicator} from "./schema.js";

/**
 * Holds the files of the catalogue against each other: every id that one names must stand in another, note ids are
 * unique over all files, nothing ends before it starts, and parts of an analysis series follow each other without overlap
 * and with a note at each seam.
 * Throws InputError naming the item and the field.
 */
export function checkReferences(catalogue: Catalogue): void {
  const {indicators, themes, breakdowns, sources} = catalogue;
  for (const theme of themes.values()) needAll(theme.headline, indicators, `${theme.id}.headline`);
  for (const indicator of indicators.values()) {
    const {id} = indicator;
    if (indicator.denominator !== null) needAll([indicator.denominator], indicators, `${id}.denominator`);
    needAll(indicator.themes, themes, `${id}.themes`);
    needAll(indicator.breakdowns, breakdowns, `${id}.breakdowns`);
    needAll(indicator.leadsTo, indicators, `${id}.leadsTo`);
    needAll(indicator.formerly, indicators, `${id}.formerly`);
    if (indicator.persons !== null) needAll([indicator.persons], indicators, `${id}.persons`);
    checkCounterpart(indicator, indicators);
    needAll(
      indicator.parts.map((part) => part.indicator),
      indicators,
      `${id}.parts`
    );
    checkSeams(indicator);
    const [low, high] = indicator.plausible;
    if (low !== null && high !== null && low >= high)
      throw new InputError("empty-range", "the lower limit must lie below the upper one", `${id}.plausible`);
  }
  for (const event of catalogue.events) checkDates(event, event.id);
  for (const card of sources.values()) {
    needAll(
      card.columns.map((column) => column.indicator),
      indicators,
      `${card.id}.columns`
    );
    needAll(
      card.notes.map((note) => note.indicator),
      indicators,
      `${card.id}.notes`
    );
    needAll(Object.keys(card.breakdown), breakdowns, `${card.id}.breakdown`);
  }
  checkNoteIds(catalogue);
}

function needAll(ids: readonly string[], map: ReadonlyMap<string, unknown>, where: string): void {
  const unknown = ids.find((id) => !map.has(id));
  if (unknown !== undefined)
    throw new InputError("unknown-reference", `unknown id: ${unknown}; add it to the catalogue or mend it`, where);
}

function checkCounterpart({id, counterpartOf, levels}: Indicator, indicators: Catalogue["indicators"]): void {
  if (counterpartOf === null) return;
  const where = `${id}.counterpartOf`;
  needAll([counterpartOf.indicator], indicators, where);
  if (counterpartOf.indicator === id)
    throw new InputError("own-counterpart", "a series cannot be its own counterpart; name the national series", where);
  if (!levels.includes("gemeente"))
    throw new InputError("not-local", "a counterpart needs figures of municipalities; add the level gemeente", where);
}

function checkNoteIds({indicators, sources}: Catalogue): void {
  const owner = new Map<string, string>();
  for (const item of [...indicators.values(), ...sources.values()]) {
    for (const note of item.notes) {
      checkDates(note, `${item.id}.notes.${note.id}`);
      const first = owner.get(note.id);
      if (first !== undefined)
        throw new InputError("duplicate-id", `note ${note.id} also stands with ${first}; rename one`, item.id);
      owner.set(note.id, item.id);
    }
  }
}

function checkSeams({id, parts, notes}: Indicator): void {
  for (const [index, part] of parts.entries()) {
    if (index === 0) continue;
    const before = parts[index - 1]?.to ?? null;
    if (part.from === null || before === null || before >= part.from)
      throw new InputError("overlapping-parts", "parts follow each other: each ends before the next begins", id);
    if (!notes.some((note) => note.starts === part.from))
      throw new InputError("missing-note", `a note must begin at the seam ${part.from}, for readers of the series`, id);
  }
}

function checkDates({starts, ends}: {starts: string; ends: string | null}, where: string): void {
  if (ends !== null && ends < starts)
    throw new InputError("ends-before-start", `ends ${ends}, but starts ${starts}; exchange or mend them`, where);
}
