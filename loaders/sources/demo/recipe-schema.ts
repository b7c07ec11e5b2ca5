import {z} from "zod";

/**
 * The recipe of the demonstration world, data/demo/world.yaml (what is measured, how much it varies) and
 * data/demo/truth.yaml (what causes what). Types come from these schemas; docs/method/demo-world.md explains them.
 */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case words joined by hyphens");
const text = z.string().min(1);
const year = z.number().int().min(1990).max(2100);
/** Points of a line over time: a year stands for its middle, a year and month for the middle of the month. */
const path = z
  .record(z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, "a year as 2020 or a month as 2020-03"), z.number())
  .refine((points) => Object.keys(points).length > 0, "at least one point");
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month as 2020-03");
const share = z.number().min(0).max(1);
const grain = z.enum(["year", "month"]);
export const publishedLevels = ["land", "provincie", "corop", "veiligheidsregio", "gemeente"] as const;

const splitSchema = z.strictObject({
  /** Fixed text of the breakdown, such as `sex=f`. */
  breakdown: text,
  /** Counts and amounts: share of the total (the shares of one dimension sum to 1). Percentages: times the total. */
  share: z.number().positive()
});

export const seriesSchema = z.strictObject({
  id,
  measure: z.enum(["count", "amount", "percentage", "mean"]),
  /** Population or earlier count that the rate is of; also the weight of percentages and means. */
  base: id,
  /** Counts: the rate is per so many of the base. Percentages: 100. */
  per: z.number().positive().default(100),
  grain: grain.default("year"),
  /** How a year follows from its months. */
  yearly: z.enum(["mean", "sum", "end"]).default("mean"),
  /** Rate of the Netherlands without links, shocks and breaks. */
  level: path,
  /** additive: effects add to the rate; multiplicative: they multiply it (it stays positive, with a long tail). */
  form: z.enum(["additive", "multiplicative"]).default("additive"),
  /** Standard deviation between municipalities, as a share of the level. */
  spread: z.number().min(0).max(2),
  /** Correlation of the municipal effect with the two hidden features; the rest is the municipality's own. */
  deprivation: z.number().min(-1).max(1).default(0),
  urban: z.number().min(-1).max(1).default(0),
  /** Standard deviation of the municipal trend over ten years, as a share of the level. */
  trendSpread: z.number().min(0).max(1).default(0),
  /** Deviations over time, as a share of the level, with their correlation from one period of the grain to the next. */
  noise: z.strictObject({sd: z.number().min(0), autocorrelation: z.number().min(0).lt(1)}),
  /** Standard deviation of what all municipalities of a province share in a year, as a share of the level. */
  provinceYear: z.number().min(0).default(0),
  /** January … December, times the rate. */
  season: z.array(z.number().positive()).length(12).optional(),
  from: year.optional(),
  to: year.optional(),
  /** First and last month published, within those years. */
  window: z.tuple([month, month]).optional(),
  /** By default the grain itself and, of months, the year. `day`: a survey on the first of the month. */
  grains: z
    .array(z.enum(["day", "month", "year", "school-year"]))
    .min(1)
    .optional(),
  /** Only these years (surveys held now and then). */
  waves: z.array(year).optional(),
  levels: z.array(z.enum(publishedLevels)),
  decimals: z.number().int().min(0).max(6).default(0),
  /** Published as multiples of this, below province level too. */
  roundTo: z.number().positive().default(1),
  /** Published as missing (suppressed) below this: the count itself, or the count behind a percentage. */
  suppressBelow: z.number().min(0).default(0),
  /** A survey: share of the base that answers, with limits; the margin and the sampling error follow from it. */
  sample: z.strictObject({share, min: z.number().int(), max: z.number().int()}).optional(),
  breakdowns: z.array(splitSchema).default([]),
  /** Also by wijk, in the municipalities that have wijken here. */
  wijk: z
    .strictObject({from: year, to: year, spread: z.number().min(0).max(1), roundTo: z.number().positive().default(1)})
    .optional()
});

/** A percentage or rate of two counts made earlier: no randomness of its own. */
const ratioSchema = z.strictObject({
  id,
  measure: z.literal("ratio"),
  numerator: id,
  base: id,
  per: z.number().positive().default(100),
  from: year.optional(),
  to: year.optional(),
  levels: z.array(z.enum(publishedLevels)),
  decimals: z.number().int().min(0).max(6).default(1),
  suppressBelow: z.number().min(0).default(0),
  wijk: z.strictObject({from: year, to: year, spread: z.number().min(0).max(1).default(0.25)}).optional()
});

/** A series of the Netherlands alone. */
const nationalSchema = z.strictObject({
  id,
  measure: z.literal("national"),
  grain: grain.default("year"),
  level: path,
  noise: z.number().min(0).default(0),
  season: z.array(z.number().positive()).length(12).optional(),
  yearly: z.enum(["mean", "sum", "end"]).default("mean"),
  grains: z
    .array(z.enum(["month", "quarter", "year"]))
    .min(1)
    .optional(),
  from: year.optional(),
  to: year.optional(),
  decimals: z.number().int().min(0).max(6).default(0),
  breakdowns: z.array(splitSchema).default([])
});

export const worldSchema = z.strictObject({
  format: z.literal("samenhang-demo-world/1"),
  seed: z.number().int(),
  years: z.tuple([year, year]),
  /** Years before the first that are made and not published, so that lags have something to look back on. */
  burnIn: z.number().int().min(1).max(10),
  /** Border corrections that move a smaller share of a municipality are passed over. */
  minimumShare: share,
  population: z.strictObject({
    /** Ages that sum to everyone: share of the inhabitants in the first and last year, and how it follows age. */
    ages: z.array(z.strictObject({id: text, first: share, last: share, ageing: z.number()})).min(2),
    /** Indicator → the ages it adds up. */
    bands: z.record(id, z.array(text).min(1)),
    /** Bands that only serve as a base and are not published. */
    hidden: z.array(id).default([]),
    /** Breakdowns of the inhabitants: `age=0-3` → ages. */
    breakdowns: z.record(text, z.array(text).min(1)),
    women: share,
    levels: z.array(z.enum(publishedLevels)),
    wijk: z.strictObject({from: year, to: year, bands: z.array(id)})
  }),
  wijken: z.strictObject({
    /** Municipalities of at least so many inhabitants have wijken here. */
    minimumPopulation: z.number(),
    /** Inhabitants to a wijk, roughly. */
    size: z.number().positive(),
    maximum: z.number().int()
  }),
  employment: z.strictObject({
    indicator: id,
    base: id,
    /** Jobs to 100 of the base, by sector. */
    sectors: z.record(
      text,
      z.strictObject({level: path, spread: z.number(), urban: z.number().min(-1).max(1), noise: z.number()})
    ),
    /** Published as multiples of this, with bounds. */
    roundTo: z.number().positive(),
    levels: z.array(z.enum(publishedLevels))
  }),
  commuting: z.strictObject({
    years: z.array(year),
    /** Residents at work to 100 of the base of employment. */
    workers: z.number().positive(),
    /** Kilometres at which the pull of a job has fallen to a quarter. */
    distance: z.number().positive(),
    roundTo: z.number().positive()
  }),
  series: z.array(z.discriminatedUnion("measure", [seriesSchema, ratioSchema, nationalSchema]))
});

const variableSchema = z.discriminatedUnion("kind", [
  /** The same everywhere: a measure or a crisis, between 0 and 1 as a rule. */
  z.strictObject({id, kind: z.literal("national"), unit: text, path, description: text}),
  /** A series of the world: its true rate, before sampling, rounding and breaks. */
  z.strictObject({id, kind: z.literal("series"), unit: text, description: text}),
  /** 0 before and 1 after a date that differs by municipality: earlier where the hidden feature is high. */
  z.strictObject({
    id,
    kind: z.literal("policy"),
    unit: text,
    starts: month,
    ends: month,
    /** Correlation of an early start with deprivation. */
    deprivation: z.number().min(-1).max(1),
    description: text
  }),
  /** Jobs lost (−) to residents, in percent, through sectors and commuting. */
  z.strictObject({id, kind: z.literal("jobs"), unit: text, description: text})
]);

export const linkSchema = z.strictObject({
  id,
  from: id,
  to: id,
  /** Effect on the rate of `to` of one unit of `from` above `reference`. */
  strength: z.number(),
  lagMonths: z.number().int().min(0).max(60),
  /** linear: adds strength × deviation to the rate; proportional: multiplies the rate by 1 + strength × deviation. */
  form: z.enum(["linear", "proportional"]).default("linear"),
  reference: z.number().default(0),
  /** Stronger (+) or weaker (−) in cities: times 1 + urbanLoading × the feature. */
  urbanLoading: z.number().min(-1).max(1).default(0),
  unit: text,
  evidence: text,
  description: text
});

export const truthSchema = z.strictObject({
  format: z.literal("samenhang-demo-truth/1"),
  variables: z.array(variableSchema),
  links: z.array(linkSchema),
  shocks: z.array(
    z.strictObject({
      id,
      title: text,
      /** Fall of jobs in percent if nobody helped, by sector, at full strength. */
      sectors: z.record(text, z.number()),
      /** Strength over time, 0 to 1. */
      profile: path,
      description: text
    })
  ),
  moderators: z.array(
    z.strictObject({
      id,
      /** National variable that says how much help there is. */
      variable: id,
      /** Shocks it dampens, and by which share at full help. */
      dampens: z.record(id, share),
      starts: month,
      ends: month,
      description: text
    })
  ),
  /** What the publisher does to the true figures. */
  measurement: z.array(
    z.strictObject({
      id,
      series: id,
      level: z
        .enum([...publishedLevels, "wijk"])
        .nullable()
        .default(null),
      from: year,
      to: year.nullable().default(null),
      factor: z.number().positive(),
      description: text
    })
  ),
  /** Known answers: the effect of one unit, all its paths together, after so many years. */
  totals: z.array(
    z.strictObject({
      from: id,
      to: id,
      lagYears: z.number(),
      effect: z.number(),
      unit: text,
      paths: z.array(z.array(id))
    })
  )
});

export type World = z.infer<typeof worldSchema>;
export type Truth = z.infer<typeof truthSchema>;
export type Series = z.infer<typeof seriesSchema>;
export type RatioSeries = z.infer<typeof ratioSchema>;
export type NationalSeries = z.infer<typeof nationalSchema>;
export type Link = z.infer<typeof linkSchema>;
export type PathPoints = Readonly<Record<string, number>>;
