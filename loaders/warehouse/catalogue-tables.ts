import type {DuckDBConnection} from "@duckdb/node-api";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {SourceCard} from "../catalogue/schema.js";
import {InputError} from "../../models/errors.js";
import {insertRows} from "./insert-rows.js";
import type {QualityNote, Region, RegionChange} from "./types.js";

/** Fills indicator, event and source: what data/catalogue says, for the sources of this build. */
export async function writeCatalogue(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  cards: readonly SourceCard[]
): Promise<void> {
  const indicators = [...catalogue.indicators.values()].map((indicator) => ({
    id: indicator.id,
    title: indicator.title,
    definition: indicator.definition,
    unit: indicator.unit,
    measure: indicator.measure,
    kind: indicator.kind,
    flow: indicator.flow,
    direction: indicator.direction,
    denominator: indicator.denominator,
    age_base: indicator.ageBase,
    themes: indicator.themes,
    grains: indicator.grains,
    levels: indicator.levels,
    parts: indicator.parts.map((part) => part.indicator),
    decimals: indicator.decimals,
    delay_days: indicator.delayDays,
    early_warning: indicator.earlyWarning,
    lead_days: indicator.leadDays,
    plausible_low: indicator.plausible[0],
    plausible_high: indicator.plausible[1],
    missing_because: indicator.missingBecause
  }));
  await insertRows(connection, "indicator", indicators);
  await insertRows(
    connection,
    "event",
    catalogue.events.map((event) => ({...event}))
  );
  const sources = cards.map((card) => ({
    id: card.id,
    title: card.title,
    publisher: card.publisher,
    table_id: card.table ?? null,
    url: card.url ?? null,
    licence: card.licence.id,
    licence_title: card.licence.title,
    commercial_use: card.licence.commercialUse,
    access: card.access,
    legal_basis: card.access === "restricted" ? (card.privacy?.legalBasis ?? null) : null,
    stale: false
  }));
  await insertRows(connection, "source", sources);
}

/** The notes the catalogue and the cards of these sources carry. Throws InputError when two share an id. */
export function catalogueNotes(catalogue: Catalogue, cards: readonly SourceCard[]): QualityNote[] {
  const given = [
    ...[...catalogue.indicators.values()].flatMap(({id, notes}) => notes.map((note) => ({...note, indicator: id}))),
    ...cards.flatMap(({notes}) => notes)
  ];
  const ids = new Set<string>();
  return given.map(({id, indicator, regions, starts, ends, kind, text, effect}) => {
    if (ids.has(id))
      throw new InputError("duplicate-id", `quality note ${id} stands in the catalogue twice; rename one`, id);
    ids.add(id);
    return {id, indicator, regions, starts, ends, kind, text, effect, origin: "catalogue", explainedBy: null};
  });
}

/** Adds quality notes; of two with the same id the first stands. */
export async function writeNotes(connection: DuckDBConnection, notes: readonly QualityNote[]): Promise<void> {
  const unique = new Map([...notes].reverse().map((note) => [note.id, note]));
  const rows = [...unique.values()]
    .reverse()
    .map(({explainedBy, level, ...note}) => ({...note, level: level ?? null, explained_by: explainedBy ?? null}));
  await insertRows(connection, "quality_note", rows);
}

export async function writeRegions(connection: DuckDBConnection, regions: readonly Region[]): Promise<void> {
  const rows = regions.map((region) => ({
    code: region.code,
    boundary_year: region.boundaryYear,
    level: region.level,
    name: region.name,
    province: region.province,
    corop: region.corop,
    safety_region: region.safetyRegion,
    municipality: region.municipality,
    size_class: region.sizeClass,
    population: region.population,
    longitude: region.longitude,
    latitude: region.latitude,
    valid_from: region.validFrom,
    valid_to: region.validTo,
    missing_because: region.missingBecause
  }));
  await insertRows(connection, "region", rows);
}

export async function writeRegionChanges(
  connection: DuckDBConnection,
  changes: readonly RegionChange[]
): Promise<void> {
  const rows = changes.map(({from, to, date, weight, basis, kind, source}) => ({
    from_code: from,
    to_code: to,
    changed_on: date,
    weight,
    basis,
    kind,
    source
  }));
  await insertRows(connection, "region_change", rows);
}
