import {z} from "zod";

export const editionFormat = "samenhang-edition/1";

const text = z.string().trim().min(1);
const isoDay = z.iso.date();

/** Period (first day), value, and its status or, where there is no value, why. */
const point = z.tuple([isoDay, z.number().nullable(), text]);

/** What a figure means; when one of these changes, the figures before and after are different figures. */
const definitionSchema = z.strictObject({
  title: text,
  definition: text,
  unit: text,
  measure: text,
  flow: text,
  denominator: text.nullable(),
  ageBase: text.nullable()
});

/** Why a model or a parameter is not what it was: a person's words. */
export const reasonSchema = z.strictObject({
  kind: z.enum(["model", "parameter"]),
  /** Id of the model, or name of the parameter. */
  ref: text,
  reason: text,
  author: text,
  date: isoDay
});

/** An edition: what was published on a day, and all it rests on, frozen. */
export const editionSchema = z.strictObject({
  format: z.literal(editionFormat),
  /** Name of the file too: letters, digits and hyphens. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters, digits and hyphens, as 2021-07"),
  title: text,
  date: isoDay,
  /** Who answers for it. */
  owner: text,
  profile: text,
  /** All figures are made up. */
  isSynthetic: z.boolean(),
  software: text,
  /** Year of the division of municipalities, and how many it counts. */
  boundaries: z.strictObject({year: z.int(), municipalities: z.int().min(0)}),
  vintages: z.array(z.strictObject({id: text, source: text, title: text, sha256: text, isSynthetic: z.boolean()})),
  definitions: z.record(text, definitionSchema),
  /** Figures of the Netherlands, by indicator and grain; ascending periods, each once. */
  figures: z.array(z.strictObject({indicator: text, grain: text, points: z.array(point)})),
  /** Of the figures of municipalities, by year: how many there are and a fingerprint that changes when one does. */
  municipal: z.array(
    z.strictObject({indicator: text, grain: text, years: z.array(z.tuple([z.int(), z.int().min(0), text]))})
  ),
  /**
   * Of all figures but totals of the Netherlands, by year: how many values there are, and the place in `regionSets` of the areas
   * that have a row; null for wijken and buurten. Editions made before this was kept lack both.
   */
  held: z
    .array(
      z.strictObject({
        ...{indicator: text, grain: text, level: text, breakdown: text},
        years: z.array(z.tuple([z.int(), z.int().min(0), z.int().min(0).nullable()]))
      })
    )
    .optional(),
  /** Codes of areas that have figures together; each set once. */
  regionSets: z.array(z.array(text)).optional(),
  /** System models as their files are. */
  models: z.array(z.strictObject({id: text, name: text, content: z.record(z.string(), z.unknown())})),
  /** Publications with scenarios: fingerprints of their files. */
  scenarios: z.array(z.strictObject({id: text, sha256: text})),
  /** Numbers and choices behind what pages say. */
  parameters: z.record(text, z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Texts on what figures mean, and how far each was tested. */
  texts: z.array(
    z.strictObject({
      theme: text,
      title: text,
      status: z.enum(["concept", "getoetst", "vastgesteld"]),
      date: isoDay,
      author: text,
      tester: text.nullable(),
      paragraphs: z.array(text).min(1)
    })
  ),
  reasons: z.array(reasonSchema)
});

export type Edition = z.infer<typeof editionSchema>;
export type EditionReason = z.infer<typeof reasonSchema>;
/** What stands between two editions: all of an edition but its name, its day, who answers and the reasons. */
export type EditionContent = Omit<Edition, "format" | "id" | "title" | "date" | "owner" | "reasons">;
export type Definition = z.infer<typeof definitionSchema>;
