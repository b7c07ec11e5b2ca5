import {z} from "zod";

/**
 * The files of data/catalogue, data/profiles and source cards, one truth: TypeScript types come from these schemas, and
 * so do the JSON Schema files beside the data (`npm run schemas`).
 */

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case words joined by hyphens");
export const isoDate = z.iso.date("a date as 2020-03-15");
export const text = z.string().min(1);

export const grainSchema = z.enum(["day", "week", "month", "quarter", "half-year", "year", "school-year"]);
export const levelSchema = z.enum([
  "land",
  "landsdeel",
  "provincie",
  "corop",
  "veiligheidsregio",
  "arbeidsmarktregio",
  "jeugdregio",
  "gemeente",
  "wijk",
  "buurt"
]);

export const noteSchema = z.strictObject({
  id,
  starts: isoDate,
  ends: isoDate.nullable().default(null),
  regions: z.array(text).nullable().default(null),
  kind: z.enum([
    "series-break",
    "definition-change",
    "administrative-backlog",
    "revision",
    "border",
    "plausibility",
    "imputation"
  ]),
  /** Dutch, for the reader: what changed and what not to do with it. */
  text,
  effect: z.enum(["warn", "exclude", "overrule-signal"]),
  source: text.optional()
});

export const indicatorSchema = z.strictObject({
  id,
  /** Dutch, sentence case. */
  title: text,
  definition: text,
  /** Of the stored value, as people read it: "personen", "%", "euro", "per 1.000 jongeren van 0 tot 23 jaar". */
  unit: text,
  measure: z.enum(["count", "amount", "percentage", "rate", "mean", "median", "index"]),
  kind: z.enum(["register", "panel", "model", "message"]),
  flow: z.enum(["flow", "stock"]),
  /** Which way is worse; `none` for use of care, which is never judged. */
  direction: z.enum(["up-is-worse", "down-is-worse", "none"]),
  /** Indicator id of the right population, for rates of counts and amounts and for weighing percentages. */
  denominator: id.nullable().default(null),
  /** In words: "0 tot 23 jaar". */
  ageBase: text.nullable().default(null),
  /** Configuration, not code: theme ids of several classifications (themes.yaml). */
  themes: z.array(id).min(1),
  grains: z.array(grainSchema).default([]),
  levels: z.array(levelSchema).default([]),
  breakdowns: z.array(id).default([]),
  decimals: z.number().int().min(0).max(6).default(0),
  /** Days between the end of a period and its publication. */
  delayDays: z.number().int().nullable().default(null),
  earlyWarning: z.boolean().default(false),
  /** Days by which it leads what it warns of; usable lead = lead − delay. */
  leadDays: z.number().int().nullable().default(null),
  leadsTo: z.array(id).default([]),
  /** Values outside are refused as implausible (lost decimals, wrong unit). In the stored unit. */
  plausible: z.tuple([z.number().nullable(), z.number().nullable()]).default([null, null]),
  cbs: z
    .strictObject({table: text, measure: text.optional(), version: z.enum(["v3", "v4"]).default("v4")})
    .nullable()
    .default(null),
  /**
   * A series for analysis that joins others over time, each in its window, never drawn as one line. Every seam needs a
   * note; the panel carries it.
   */
  parts: z
    .array(
      z.strictObject({indicator: id, from: isoDate.nullable().default(null), to: isoDate.nullable().default(null)})
    )
    .default([]),
  /**
   * Series that measured much the same before, counted otherwise or of another population: never joined with this one, but
   * named where somebody asks how it changed since.
   */
  formerly: z.array(id).default([]),
  /**
   * The national series this local one is the counterpart of, and why the two may be held against each other. They are
   * never drawn as one line: only the direction of their changes is compared.
   */
  counterpartOf: z.strictObject({indicator: id, because: text}).nullable().default(null),
  /** Of a share: the indicator that counts the persons, shown beside it. */
  persons: id.nullable().default(null),
  /** Other words people search by. */
  synonyms: z.array(text).default([]),
  notes: z.array(noteSchema).default([]),
  source: text,
  /** A visible gap: no observations anywhere yet, because … (Dutch). */
  missingBecause: text.nullable().default(null)
});

export const themeSchema = z.strictObject({
  id,
  title: text,
  classification: z.enum(["dashboard", "waarstaatjegemeente", "base"]),
  /** Colour token in the style sheet, without `--sh-`. */
  token: text.nullable().default(null),
  description: text,
  /** Indicators shown first, in this order. */
  headline: z.array(id).default([])
});

export const eventSchema = z.strictObject({
  id,
  title: text,
  kind: z.enum(["crisis", "measure", "policy"]),
  starts: isoDate,
  ends: isoDate.nullable().default(null),
  description: text,
  source: text
});

export const breakdownSchema = z.strictObject({
  id,
  title: text,
  categories: z.array(z.strictObject({id: text, title: text})).min(1)
});

const licenceSchema = z.strictObject({
  id: text,
  title: text,
  url: text.optional(),
  /** False: personal and research use only; the licence gate then refuses commercial profiles. */
  commercialUse: z.boolean(),
  attribution: text.optional()
});

/** Required, every field, of a source that is not public (AVG); a missing one refuses the load and is named. */
export const privacySchema = z.strictObject({
  purpose: text,
  legalBasis: text,
  controller: text,
  processor: text,
  agreement: text,
  dpia: text,
  retention: text,
  officerAdvice: text
});

const missingReason = z.enum(["confidential", "impossible", "not-available", "suppressed"]);

/** How one column of a table becomes values of one indicator. */
const columnSchema = z.strictObject({
  /** Exact header, or a pattern with `{year}` / `{period}` as in `a_soz_ww_{year}` and `Banen|{year}`. */
  column: text,
  indicator: id,
  /** Fixed breakdown of this column, such as `age=0-3`. */
  breakdown: text.default("total"),
  /** Stored value = raw × scale (`x 1 000` gives 1000). */
  scale: z.number().default(1),
  /** Periods this column is valid for; others are passed over with a reason. */
  periods: z.array(text).optional(),
  /** Grains this column is valid for, where a table mixes months, quarters and years. */
  grains: z.array(grainSchema).optional(),
  /**
   * How much of a category's value belongs here (a category not named: all of it), such as two of the five years of age
   * 15–19 for adults. A share other than 0 and 1 makes the value an estimate.
   */
  shares: z.strictObject({column: text, of: z.record(z.string(), z.number().min(0).max(1))}).optional(),
  /** Values of this column, as stored, are multiples of this; of counts where that is not so of the whole table. */
  rounding: z.number().positive().optional(),
  low: text.optional(),
  high: text.optional(),
  /** Also add up into this indicator (several cost columns into one). */
  sum: z.boolean().default(false)
});

/** Declared rules for oddities; each reports a problem with its count. Parameters are documented in docs/how-to/source.md. */
export const ruleSchema = z.discriminatedUnion("rule", [
  /** A value of many decimals, or not on the rounding grid, repeated over at least `atLeast` regions in one period. */
  z.strictObject({
    rule: z.literal("repeated-mean"),
    columns: z.array(text).optional(),
    atLeast: z.number().int().default(5)
  }),
  /** A region whose values of all `columns` together equal those of the year before. */
  z.strictObject({
    rule: z.literal("carried-forward"),
    columns: z.array(text).optional(),
    /** Columns where one equal value is enough: unrounded or with decimals, so that genuine equality is rare. */
    alone: z.array(text).default([])
  }),
  /** A column of a year that equals that of another year in at least `share` of the regions: the later one is dropped. */
  z.strictObject({rule: z.literal("copied-year"), columns: z.array(text).optional(), share: z.number().default(0.98)}),
  /** Rows of regions after their dissolution or before their birth. */
  z.strictObject({rule: z.literal("dissolved-region")}),
  /** A column whose median lies outside the indicator's plausible range: the whole column is refused. */
  z.strictObject({rule: z.literal("lost-decimals"), columns: z.array(text).optional()}),
  /** A region's value that repeats to the digit over `years` years: kept, flagged. */
  z.strictObject({
    rule: z.literal("repeated-value"),
    columns: z.array(text).optional(),
    years: z.number().int().default(3)
  })
]);

export const sourceCardSchema = z.strictObject({
  id,
  title: text,
  publisher: text,
  table: text.optional(),
  url: text.optional(),
  licence: licenceSchema,
  access: z.enum(["open", "restricted"]),
  privacy: privacySchema.partial().optional(),
  /** Which loader reads it: a name registered in loaders/sources. */
  protocol: z.enum([
    "table",
    "cbs-v4-folder",
    "cbs-odata4",
    "cbs-odata3",
    "boundaries",
    "boundary-events",
    "demo",
    "none"
  ]),
  synthetic: z.boolean().default(false),
  /** How a file is recognised under --from, by content alone. All that is given must hold. */
  signature: z
    .strictObject({
      /** Headers that must all be there (CSV, XLSX, Parquet, JSON rows). */
      columns: z.array(text).optional(),
      /** Headers that must not be there. */
      without: z.array(text).optional(),
      /** Value of Identifier in properties.json, or of TableInfos. */
      table: text.optional(),
      /** Top-level type of a GeoJSON or TopoJSON, and a property its features carry. */
      geo: z.strictObject({type: text, property: text}).optional(),
      /** Root element of an XML message. */
      xml: text.optional(),
      /** Cells that must hold this value in the first data rows, such as {Perioden: "2022JJ00"}. */
      cells: z.record(text, text).optional()
    })
    .optional(),
  format: z
    .strictObject({
      type: z.enum(["csv", "xlsx", "parquet", "json"]).default("csv"),
      delimiter: z.enum([",", ";", "\t", "auto"]).default("auto"),
      decimal: z.enum([".", ","]).default("."),
      thousands: z.enum([".", ",", " ", ""]).default(""),
      encoding: z.enum(["utf-8", "windows-1252"]).default("utf-8"),
      sheet: text.optional()
    })
    .prefault({}),
  region: z
    .strictObject({
      column: text.optional(),
      /** The whole file is about this region. */
      fixed: text.optional(),
      /** `code`: GM0794, WK…, padded or not; `number`: 794 or 0794 with level; `name`: matched to codes. */
      format: z.enum(["code", "number", "name"]).default("code"),
      level: levelSchema.optional(),
      /** Boundary year of the codes: a year, `period` (the year of each row), or one for each year: {"2017": 2019}. */
      boundaries: z.union([z.number().int(), z.literal("period"), z.record(text, z.number().int())]).default("period"),
      /**
       * Every row, also one without a region, adds to this region too: for publishers who give parts and a remainder
       * but no total. Counts and amounts only.
       */
      total: text.optional(),
      /** What an empty region cell means: only into `total`, or a defect (default). */
      empty: z.enum(["refuse", "total-only"]).default("refuse"),
      /** Columns that hold the regions' names and inhabitants; wijken and buurten are registered from them. */
      name: text.optional(),
      population: text.optional(),
      /** Spellings that matching may not guess: {"BERGEN LB": "GM0893"}. Facts about a publisher, with the card. */
      aliases: z.record(text, text).default({})
    })
    .optional(),
  period: z
    .strictObject({
      column: text.optional(),
      fixed: text.optional(),
      /** Take it from the file's name by this regular expression's first group, where the content does not say. */
      fileName: text.optional(),
      grain: grainSchema.default("year")
    })
    .optional(),
  /** Long tables: which column names the measure, and which holds the value. */
  measure: z
    .strictObject({
      /** Several columns together name the measure: their cells joined by `|`. */
      column: z.union([text, z.array(text).min(1)]),
      value: text,
      low: text.optional(),
      high: text.optional()
    })
    .optional(),
  columns: z.array(columnSchema).default([]),
  /** Columns that split values: dimension → column and the categories' names here. */
  breakdown: z
    .record(
      id,
      z.strictObject({
        column: text,
        /** Category there → category here; `total` leaves the dimension out. */
        map: z.record(z.string(), text),
        /** Add the categories up over this dimension: also beside them, or only the sum is kept. */
        sum: z.enum(["also", "only"]).optional()
      })
    )
    .default({}),
  /** Rows are kept only where these columns hold one of these values. */
  where: z.record(text, z.array(z.string())).default({}),
  /** What the publisher's marks mean: {".": "suppressed", "x": "confidential"}. Cells are trimmed first. */
  missing: z.record(z.string(), missingReason).default({}),
  /** What an empty cell means. Zero is not missing: the card must say. */
  empty: z.enum(["zero", "missing"]).default("missing"),
  emptyReason: missingReason.default("not-available"),
  /** Published counts, as stored, are multiples of this: how far rounding can move them, and the repeated-mean rule. */
  rounding: z.number().positive().optional(),
  status: z.enum(["definitive", "provisional", "revised", "estimated", "modelled", "synthetic"]).default("definitive"),
  /** Columns with personal identifiers: dropped while parsing. */
  personal: z.array(text).default([]),
  rules: z.array(ruleSchema).default([]),
  /** Quality notes that come with this source, each naming its indicator. */
  notes: z.array(noteSchema.extend({indicator: id})).default([]),
  /** Limits for publishing what is not public (docs/privacy.md). */
  disclosure: z
    .strictObject({
      roundTo: z.number().positive().default(5),
      suppressBelow: z.number().default(10),
      denominatorBelow: z.number().default(50),
      dominance: z.strictObject({n: z.number().int(), share: z.number()}).optional()
    })
    .optional(),
  /** What a network protocol asks for. */
  fetch: z
    .strictObject({
      filter: text.optional(),
      /** Slice large tables by these dimensions. */
      sliceBy: z.array(text).default([]),
      version: z.enum(["v3", "v4"]).default("v4")
    })
    .optional()
});

export const profileSchema = z.strictObject({
  id,
  title: text,
  description: text,
  /** Source card ids, in order. With `files: true` every recognised file source under --from joins. */
  sources: z.array(id),
  files: z.boolean().default(false),
  network: z.boolean().default(false),
  /** A commercial profile may not load sources whose licence forbids it. */
  commercial: z.boolean().default(false),
  keepVintages: z.number().int().min(1).default(5)
});

export type Indicator = z.infer<typeof indicatorSchema>;
export type Theme = z.infer<typeof themeSchema>;
export type CrisisEvent = z.infer<typeof eventSchema>;
export type Breakdown = z.infer<typeof breakdownSchema>;
export type SourceCard = z.infer<typeof sourceCardSchema>;
export type SourceRule = z.infer<typeof ruleSchema>;
export type Profile = z.infer<typeof profileSchema>;
export type Level = z.infer<typeof levelSchema>;
