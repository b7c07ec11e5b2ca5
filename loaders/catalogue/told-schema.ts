import {z} from "zod";
import {id, isoDate, text} from "./schema.js";

/** Files of data/texts, data/practice and lists of regions: what people say, beside what the catalogue counts. */

/** The text of a theme, "Wat betekenen de cijfers?": people's words, with who answers for them. */
export const themeTextSchema = z
  .strictObject({
    theme: id,
    /** A draft, tested by someone else, or adopted. */
    status: z.enum(["concept", "getoetst", "vastgesteld"]),
    date: isoDate,
    author: text,
    /** Who tested it; needed from `getoetst` on. */
    tester: text.nullable().default(null),
    /** Dutch, plain text, a paragraph each. */
    paragraphs: z.array(text).min(1)
  })
  .refine(({status, tester}) => status === "concept" || tester !== null, {
    message: "a text that is tested or adopted names its tester",
    path: ["tester"]
  })
  .refine(({author, tester}) => tester === null || tester.trim().toLowerCase() !== author.trim().toLowerCase(), {
    message: "the author cannot test the own text; name somebody else",
    path: ["tester"]
  });

/** What people saw in practice: told, not counted. Beside the figures of its regions, with who says so and where. */
export const practiceSchema = z.strictObject({
  id,
  /** Codes of municipalities and areas it is about (GM0794, VR18), or ids of lists. */
  regions: z.array(text).min(1),
  /** Of the event or of the text, as exact as is known: 2020, 2020-11, 2020-11-03. */
  date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "a year, month or day as 2020-11"),
  title: text,
  /** Who says so. */
  author: text,
  /** Where it stands. */
  source: text,
  url: z
    .url({protocol: /^https$/})
    .nullable()
    .default(null),
  themes: z.array(id).default([]),
  /** Dutch, plain text, a paragraph each. */
  paragraphs: z.array(text).min(1)
});

/** A named list of municipalities, such as G4. */
export const regionListSchema = z.strictObject({
  id,
  title: text,
  /** Codes of municipalities as of the date. */
  members: z.array(z.string().regex(/^GM\d{4}$/, "a code as GM0794")).min(2),
  asOf: isoDate,
  source: text,
  url: z
    .url({protocol: /^https$/})
    .nullable()
    .default(null)
});

export type ThemeText = z.infer<typeof themeTextSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type RegionList = z.infer<typeof regionListSchema>;
