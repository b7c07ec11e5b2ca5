import type {Indicator, SourceCard} from "../../../loaders/catalogue/schema.js";
import {indicatorSchema, privacySchema, sourceCardSchema} from "../../loaders/catalogue/schema.js";
import type {CardGuess} from "../../../loaders/sources/table/guess-card.js";
import {InputError} from "../../models/errors.js";

/** What the form holds: the guess, as confirmed or changed by the reader, and what only a person can know. */
export interface Draft {
  title: string;
  publisher: string;
  licence: string;
  regionColumn: string;
  regionFormat: "code" | "number" | "name";
  boundaries: number | "period";
  /** A column, or none when the periods stand in the headers or `fixedPeriod` says it. */
  periodColumn: string;
  fixedPeriod: string;
  decimal: "." | ",";
  thousands: "." | "," | " " | "";
  /** null until the reader has said what an empty cell means. */
  empty: "zero" | "missing" | null;
  marks: Record<string, "confidential" | "impossible" | "not-available" | "suppressed">;
  measures: DraftMeasure[];
  access: "open" | "restricted";
  privacy: Partial<Record<PrivacyField, string>>;
}

export interface DraftMeasure {
  column: string;
  use: boolean;
  id: string;
  title: string;
  unit: string;
  measure: Indicator["measure"];
  direction: Indicator["direction"];
}

export const privacyFields = Object.keys(privacySchema.shape) as PrivacyField[];
export type PrivacyField = keyof typeof privacySchema.shape;

/** The form as first shown: what the table seems to be, questions left open. */
export function draftOf(guess: CardGuess, fileName: string): Draft {
  return {
    title: fileName.replace(/\.[a-z]+$/i, ""),
    publisher: "",
    licence: "",
    regionColumn: guess.region?.column ?? "",
    regionFormat: guess.region?.format ?? "name",
    boundaries: guess.region?.boundaries ?? "period",
    periodColumn: guess.periodColumn ?? "",
    fixedPeriod: "",
    decimal: guess.decimal,
    thousands: guess.thousands,
    empty: guess.emptyCells === 0 ? "missing" : null,
    marks: Object.fromEntries(guess.marks.slice(0, 10).map(({text}) => [text, "not-available" as const])),
    measures: guess.measures.map(({column, id, title}, index) => ({
      column,
      use: index < 12,
      id,
      title: title || column,
      unit: "",
      measure: "count",
      direction: "none"
    })),
    access: "open",
    privacy: {}
  };
}

/** Card and indicators of a draft, as they would stand in the catalogue. */
export interface OwnSource {
  card: SourceCard;
  indicators: ReadonlyMap<string, Indicator>;
}

/**
 * Turns the form into a source card and indicators. Throws InputError naming the first field that must still be filled
 * (`where` is the form's field); a source that is not public is refused while a privacy field is empty.
 */
export function sourceOf(draft: Draft): OwnSource {
  const used = draft.measures.filter(({use}) => use);
  if (used.length === 0) throw new InputError("nothing-chosen", "choose at least one column", "measures");
  if (draft.regionColumn === "")
    throw new InputError("missing-answer", "choose the column with municipalities", "regionColumn");
  if (draft.empty === null) throw new InputError("missing-answer", "say what an empty cell means", "empty");
  const hasYears = used.every(({column}) => column.includes("{year}"));
  if (!hasYears && draft.periodColumn === "" && draft.fixedPeriod === "")
    throw new InputError("missing-answer", "say which period the numbers are about", "period");
  if (draft.access === "restricted") {
    const open = privacyFields.find((field) => !draft.privacy[field]?.trim());
    if (open)
      throw new InputError("missing-privacy", "a source that is not public needs every field", `privacy.${open}`);
  }
  const id = slug(draft.title);
  const input = {
    id,
    title: draft.title || id,
    publisher: draft.publisher || "eigen bestand",
    licence: {id: slug(draft.licence), title: draft.licence || "niet opgegeven", commercialUse: false},
    access: draft.access,
    ...(draft.access === "restricted" ? {privacy: draft.privacy} : {}),
    protocol: "table",
    format: {decimal: draft.decimal, thousands: draft.thousands},
    region: {column: draft.regionColumn, format: draft.regionFormat, level: "gemeente", boundaries: draft.boundaries},
    ...(draft.periodColumn !== ""
      ? {period: {column: draft.periodColumn}}
      : draft.fixedPeriod !== ""
        ? {period: {fixed: draft.fixedPeriod}}
        : {}),
    columns: used.map(({column, id: indicator}) => ({column, indicator})),
    empty: draft.empty,
    missing: draft.marks,
    rules: [{rule: "repeated-value", years: 3}]
  };
  const card = sourceCardSchema.safeParse(input);
  if (!card.success) throw fieldError(card.error.issues[0]);
  const indicators = new Map<string, Indicator>();
  for (const measure of used) {
    const indicator = indicatorSchema.safeParse({
      id: measure.id,
      title: measure.title,
      definition: measure.title,
      unit: measure.unit || "eenheid niet opgegeven",
      measure: measure.measure,
      kind: "register",
      flow: "stock",
      direction: measure.direction,
      themes: ["eigen"],
      decimals: 1,
      source: draft.publisher || "eigen bestand"
    });
    if (!indicator.success) throw fieldError(indicator.error.issues[0]);
    indicators.set(measure.id, indicator.data);
  }
  return {card: card.data, indicators};
}

function fieldError(issue: {path: PropertyKey[]; message: string} | undefined): InputError {
  return new InputError("invalid-field", issue?.message ?? "invalid", issue?.path.map(String).join(".") ?? null);
}

const slug = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "") || "eigen-bestand";
