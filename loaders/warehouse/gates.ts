import type {Profile, SourceCard} from "../catalogue/schema.js";
import {privacySchema} from "../catalogue/schema.js";
import {InputError} from "../../models/errors.js";

const privacyFields = Object.keys(privacySchema.shape) as (keyof typeof privacySchema.shape)[];

/**
 * Licence and privacy gates, before a source is opened. Throws InputError when a commercial profile asks for a source
 * whose licence forbids that, when a source that is not public leaves a privacy field open (named), or when a column
 * with personal identifiers is used for anything.
 */
export function checkGates(card: SourceCard, profile: Pick<Profile, "id" | "commercial">): void {
  if (profile.commercial && !card.licence.commercialUse)
    throw new InputError(
      "licence-refused",
      `profile ${profile.id} is commercial and the licence (${card.licence.title}) forbids that use; leave the source out`,
      card.id
    );
  if (card.access === "restricted") checkPrivacy(card);
  const used = new Set(usedColumns(card));
  const personal = card.personal.find((column) => used.has(column));
  if (personal !== undefined)
    throw new InputError("personal-column", `column ${personal} holds personal data and may not be read`, card.id);
}

function checkPrivacy(card: SourceCard): void {
  const open = privacyFields.filter((field) => !card.privacy?.[field]?.trim());
  if (open.length === 0) return;
  const names = open.map((field) => `privacy.${field}`).join(", ");
  throw new InputError(
    "privacy-incomplete",
    `not public, and loading is refused until these are filled in: ${names}`,
    card.id
  );
}

function usedColumns(card: SourceCard): string[] {
  const {region, period, measure} = card;
  const named = [
    region?.column,
    region?.name,
    region?.population,
    period?.column,
    measure?.value,
    measure?.low,
    measure?.high,
    ...(measure ? [measure.column].flat() : []),
    ...card.columns.flatMap(({column, low, high}) => [column, low, high]),
    ...Object.values(card.breakdown).map(({column}) => column)
  ];
  return named.filter((name) => name !== undefined);
}
