import type {Indicator, SourceCard} from "../../../loaders/catalogue/schema.js";
import {indicatorSchema, privacySchema, sourceCardSchema} from "../../loaders/catalogue/schema.js";
import type {CardGuess} from "../../../loaders/sources/table/guess-card.js";
import {parseNumber} from "../../loaders/sources/table/parse-number.js";
import {parsePeriod} from "../../loaders/sources/table/parse-period.js";
import {InputError} from "../../models/errors.js";
import {measureOf} from "./measure-of.js";
import type {ReadFile} from "./read-file.js";

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
  /** null until the reader has said what 1.234 means. */
  decimal: "." | "," | null;
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

/** A field of the form that must be filled in before the file can be read. */
export type OpenField =
  "measures" | "regionColumn" | "period" | "fixedPeriod" | "decimal" | "signs" | "empty" | `privacy.${PrivacyField}`;

/** Words among the numbers that are asked about; a column with more of them is no column of numbers. */
export const mostMarks = 20;

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
    decimal: guess.signsAreClear ? guess.decimal : null,
    thousands: guess.thousands,
    empty: guess.emptyCells === 0 ? "missing" : null,
    marks: Object.fromEntries(guess.marks.slice(0, mostMarks).map(({text}) => [text, "not-available" as const])),
    measures: guess.measures.map(({column, id, title, isWhole}, index) => ({
      column,
      use: index < 12,
      id,
      title: title || column,
      unit: "",
      measure: measureOf(title || column, isWhole),
      direction: "none"
    })),
    access: "open",
    privacy: {}
  };
}

/**
 * The answers of an earlier draft that still make sense for a new file: a corrected edition of the same table should not
 * have to be described again.
 */
export function carryOver(earlier: Draft, next: Draft, columns: readonly string[]): Draft {
  const known = new Map(earlier.measures.map((measure) => [measure.column, measure]));
  const isSameTable = next.measures.some(({column}) => known.has(column));
  if (!isSameTable) return {...next, access: earlier.access, privacy: {...earlier.privacy}};
  const has = (column: string): boolean => column === "" || columns.includes(column);
  return {
    ...earlier,
    regionColumn: has(earlier.regionColumn) ? earlier.regionColumn : next.regionColumn,
    periodColumn: has(earlier.periodColumn) ? earlier.periodColumn : next.periodColumn,
    empty: earlier.empty ?? next.empty,
    marks: {...next.marks, ...earlier.marks},
    measures: next.measures.map((measure) => known.get(measure.column) ?? measure)
  };
}

/** What must still be filled in, in the order of the form. */
export function openFields(draft: Draft): OpenField[] {
  const open: OpenField[] = [];
  const used = draft.measures.filter(({use}) => use);
  if (draft.access === "restricted")
    for (const field of privacyFields) if (!draft.privacy[field]?.trim()) open.push(`privacy.${field}`);
  if (draft.regionColumn === "") open.push("regionColumn");
  if (draft.periodColumn === "" && draft.fixedPeriod !== "" && parsePeriod(draft.fixedPeriod) === null)
    open.push("fixedPeriod");
  const hasYears = used.length > 0 && used.every(({column}) => column.includes("{year}"));
  if (!hasYears && draft.periodColumn === "" && draft.fixedPeriod === "") open.push("period");
  if (draft.decimal === null) open.push("decimal");
  else if (draft.decimal === draft.thousands) open.push("signs");
  if (draft.empty === null) open.push("empty");
  if (used.length === 0) open.push("measures");
  return open;
}

/** Card and indicators of a draft, as they would stand in the catalogue. */
export interface OwnSource {
  card: SourceCard;
  /** The card as a person would write it: without what is so by default. */
  written: Readonly<Record<string, unknown>>;
  indicators: ReadonlyMap<string, Indicator>;
}

/**
 * Turns the form into a source card and indicators. Throws InputError naming the first field that must still be filled
 * (`where` is the form's field, kind `missing-answer`); a source that is not public is refused (`missing-privacy`) while
 * a privacy field is empty.
 */
export function sourceOf(draft: Draft, file: Pick<ReadFile, "type" | "encoding" | "table">): OwnSource {
  const open = openFields(draft);
  const privacy = open.find((field) => field.startsWith("privacy."));
  if (privacy)
    throw new InputError("missing-privacy", "a source that is not public needs every privacy field", privacy);
  if (open[0] !== undefined) throw new InputError("missing-answer", "fill in this field first", open[0]);
  const used = draft.measures.filter(({use}) => use);
  const format = {decimal: draft.decimal ?? ".", thousands: draft.thousands};
  // A mark that is a number in the notation chosen is that number.
  const marks = Object.entries(draft.marks).filter(([text]) => parseNumber(text, format) === null);
  const id = slug(draft.title, "eigen-bestand");
  const written = {
    id,
    title: draft.title.trim() || id,
    publisher: draft.publisher.trim() || "eigen bestand",
    licence: {
      id: slug(draft.licence, "niet-opgegeven"),
      title: draft.licence.trim() || "niet opgegeven",
      commercialUse: false
    },
    access: draft.access,
    ...(draft.access === "restricted" ? {privacy: draft.privacy} : {}),
    protocol: "table",
    signature: {columns: file.table.columns.slice(0, 8)},
    format: {
      type: file.type,
      ...(file.encoding === "utf-8" ? {} : {encoding: file.encoding}),
      decimal: format.decimal,
      ...(format.thousands === "" ? {} : {thousands: format.thousands})
    },
    region: {column: draft.regionColumn, format: draft.regionFormat, level: "gemeente", boundaries: draft.boundaries},
    ...(draft.periodColumn !== ""
      ? {period: {column: draft.periodColumn}}
      : draft.fixedPeriod !== ""
        ? {period: {fixed: draft.fixedPeriod}}
        : {}),
    columns: used.map(({column, id: indicator}) => ({column, indicator})),
    empty: draft.empty ?? "missing",
    ...(marks.length > 0 ? {missing: Object.fromEntries(marks)} : {}),
    rules: [{rule: "repeated-value", years: 3}]
  };
  const card = sourceCardSchema.safeParse(written);
  if (!card.success) throw fieldError(card.error.issues[0]);
  const indicators = new Map<string, Indicator>();
  for (const measure of used) {
    const indicator = indicatorSchema.safeParse({
      id: measure.id,
      title: measure.title.trim() || measure.column,
      definition: measure.title.trim() || measure.column,
      unit: measure.unit.trim() || "eenheid niet opgegeven",
      measure: measure.measure,
      kind: "register",
      flow: "stock",
      direction: measure.direction,
      themes: ["eigen"],
      decimals: measure.measure === "count" ? 0 : 2,
      source: draft.publisher.trim() || "eigen bestand"
    });
    if (!indicator.success) throw fieldError(indicator.error.issues[0]);
    indicators.set(measure.id, indicator.data);
  }
  return {card: card.data, written, indicators};
}

function fieldError(issue: {path: PropertyKey[]; message: string} | undefined): InputError {
  return new InputError("invalid-field", issue?.message ?? "invalid", issue?.path.map(String).join(".") ?? null);
}

const slug = (text: string, fallback: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "") || fallback;
