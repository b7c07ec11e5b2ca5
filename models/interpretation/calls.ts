import {z} from "zod";
import {daySchema, finiteSchema, idSchema, lineSchema, momentSchema} from "./parts.js";

/**
 * The calls that can make a number of a session: a small closed set, each the same command that anybody can type
 * (see callLines). Arguments are names and numbers, never a command line: a file from elsewhere cannot ask for more.
 */

/** Text that no command takes for an option. */
const word = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^-\s]/, "does not begin with - or a space");
const file = word.regex(/^(?!\/)(?!.*\.\.)[^\\:]+\.(json|csv)$/, "a file below the session's folder or the project's");
const year = z.int().min(1900).max(2200);

const panelOptions = {
  level: idSchema.default("gemeente"),
  grain: z.enum(["year", "half-year", "quarter", "month", "week", "day", "school-year"]).default("year"),
  boundaries: year,
  per: z.enum(["rate", "count"]).default("rate"),
  breakdown: word.default("total")
};

/** One cell of `data panel`. */
export const panelValueSchema = z.looseObject({
  kind: z.literal("panel-value"),
  indicator: idSchema,
  region: idSchema,
  period: idSchema,
  ...panelOptions,
  /** Significant digits of the figure, where it was taken from a page, which holds no more. */
  digits: z.int().min(1).max(17).optional()
});

/** One coefficient of `estimate` on a panel of the warehouse. */
export const estimateSchema = z.looseObject({
  kind: z.literal("estimate"),
  indicators: z.array(idSchema).min(1).max(30),
  from: idSchema,
  to: idSchema,
  ...panelOptions,
  formula: word,
  method: word.default("ols"),
  vcov: z.array(word).max(5).default([]),
  term: z.string().min(1).max(200),
  field: z.enum(["estimate", "se", "p", "low", "high"]).default("estimate"),
  seed: z.int().min(0).default(1)
});

/** One value of `model simulate`. */
const simulateSchema = z.looseObject({
  kind: z.literal("simulate"),
  model: file,
  interventions: z.array(idSchema).max(50).optional(),
  variable: idSchema,
  time: finiteSchema.min(0),
  /** Against the start of the run instead of the level itself. */
  change: z.boolean().default(false)
});

/** One outcome of `scenario project`. */
export const scenarioSchema = z.looseObject({
  kind: z.literal("scenario-project"),
  scenario: idSchema,
  region: idSchema,
  outcome: z.enum(["unemployment", "ww", "bijstand", "jobs", "growth"]),
  /** Year of the outcome. Growth is of the first year, jobs of the last against the base year: no other is there. */
  period: idSchema.optional(),
  /** The middle, or an end of the 80 % band; growth has none. */
  field: z.enum(["value", "low", "high"]).default("value"),
  draws: z.int().min(1).max(100_000).default(1000),
  theta: finiteSchema.min(0).default(1),
  transfer: finiteSchema.min(0).optional(),
  boundaries: year.default(2024),
  seed: z.int().min(0).default(1)
});

export const callSchema = z.discriminatedUnion("kind", [
  panelValueSchema,
  estimateSchema,
  simulateSchema,
  scenarioSchema
]);

export type Call = z.infer<typeof callSchema>;
export type PanelValueCall = z.infer<typeof panelValueSchema>;

/** Every figure that was shown, with the call that made it. */
export const numberSchema = z.looseObject({
  ref: idSchema,
  label: lineSchema,
  /** null: there was no figure; `missing` says why. */
  value: finiteSchema.nullable(),
  missing: lineSchema.optional(),
  unit: lineSchema.optional(),
  decimals: z.int().min(0).max(6).optional(),
  question: idSchema.optional(),
  /** Which way the figure moved against what the question compares with. */
  moved: z.enum(["up", "down", "same"]).optional(),
  level: z.enum(["beschrijving", "verband", "modeluitkomst"]).default("beschrijving"),
  status: lineSchema.optional(),
  source: lineSchema.optional(),
  retrieved: daySchema.optional(),
  changed: momentSchema.optional(),
  call: callSchema
});
export type SessionNumber = z.infer<typeof numberSchema>;

/** Whether a number says how sure another one is: an end of a band, a standard error, a p-value. */
export const isMargin = ({call}: Pick<SessionNumber, "call">): boolean =>
  (call.kind === "scenario-project" && call.field !== "value") ||
  (call.kind === "estimate" && call.field !== "estimate");
