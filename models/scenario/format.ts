import {z} from "zod";
import {fineSectorCodes} from "./fine-sectors.js";

/**
 * The scenario library: one file a publication in data/scenarios, one truth for types and JSON Schema. Every cell says
 * what it is (which statistic, which definition), where it was found and how sure that is, so that an annual average is
 * never mistaken for an end of year, nor one definition of unemployment for another.
 */

export const scenarioFormat = "samenhang-scenarios/1";

/** Sections of SBI 2008 taken together as in CBS's regional accounts (ten sectors that are the whole). */
export const sectorCodes = ["A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U"] as const;

export type SectorCode = (typeof sectorCodes)[number];

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case letters, digits and -");
const text = z.string().min(1);
const year = z.int().min(1900).max(2100);
const confidence = z.enum(["high", "medium", "low"]);
const date = z.iso.date();

/** What was written down about one number. */
const provenance = {
  source: text,
  confidence: confidence,
  /** Still to be checked against the publisher's own text: shown as such and left out of scores. */
  verify: z.boolean().optional(),
  /** Why a user changed it. */
  reason: text.optional(),
  note: text.optional()
};

const cellSchema = z.strictObject({
  measure: z.enum(["gdp-growth", "unemployment", "employment-persons", "employment-hours"]),
  year,
  /** Of unemployment, a level in % of the labour force. Growth figures are of the year on the year before, in %. */
  statistic: z.enum(["annual-average", "end-of-year", "peak", "growth"]),
  value: z.number(),
  /** `above` and `below`: the publication says no more than "higher than value"; no number can be projected from it. */
  relation: z.enum(["exact", "about", "above", "below"]).default("exact"),
  ...provenance
});

const sectorShockSchema = z.strictObject({
  sector: z.enum(sectorCodes),
  year,
  /** Growth of value added in %. */
  value: z.number().min(-100),
  ...provenance
});

/** A part of a sector (retail, hotels and restaurants, temporary work, travel, culture) that grows on its own. */
const fineShockSchema = sectorShockSchema.extend({sector: z.enum(fineSectorCodes)});

const variantSchema = z.strictObject({
  id,
  label: text,
  /** The story in one sentence, in Dutch. */
  story: text,
  /** What must be true for it to come out, in Dutch. */
  conditions: z.array(text).default([]),
  cells: z.array(cellSchema),
  sectors: z.array(sectorShockSchema).default([]),
  finer: z.array(fineShockSchema).optional()
});

export const publicationSchema = z.strictObject({
  format: z.literal(scenarioFormat),
  id,
  title: text,
  publisher: text,
  published: date,
  url: z.url().optional(),
  /** Definition of unemployment in this publication: `old` until CBS's new method of February 2022. */
  unemploymentDefinition: z.enum(["old", "new"]),
  /** The year before the shock: changes count from here. */
  baseYear: year,
  /** Levels of the base year, in this publication's own definition. */
  base: z.array(cellSchema).min(1),
  /** Publication or scenario it was copied from. */
  basedOn: id.optional(),
  note: text.optional(),
  variants: z.array(variantSchema).min(1)
});

export type ScenarioCell = z.infer<typeof cellSchema>;
export type SectorShock = z.infer<typeof sectorShockSchema>;
export type ScenarioVariant = z.infer<typeof variantSchema>;
export type ScenarioPublication = z.infer<typeof publicationSchema>;
