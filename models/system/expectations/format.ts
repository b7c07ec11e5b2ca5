import {z} from "zod";
import {evidenceSchema, interventionSchema} from "../format.js";

/**
 * Executable expectations of a system model, as they stand in a file `*.expectations.json`: under this scenario, this
 * output should look like this, says this source. One truth: types come from these schemas, and so does the JSON Schema
 * beside the models. After Peterson & Eberlein (1994), Reality check: a bridge between systems thinking and system
 * dynamics; Barlas (1996), Formal aspects of model validity and validation in system dynamics.
 */

export const expectationsFormat = "samenhang-expectations/1";

const text = z.string();
const finite = z.number();
const id = z.string().min(1);

/** `index`: units of the model; `natural`: those of the scale; `percent`: of the natural level at the start. */
const unitSchema = z.enum(["index", "natural", "percent"]);

/** A lasting amount added to (push), or held as a deviation from the start (fix), from time 0 on. */
const imposedSchema = z.strictObject({
  variable: id,
  value: finite,
  unit: z.enum(["index", "natural"]).default("index")
});

export const scenarioSchema = z.strictObject({
  id,
  label: text,
  /** Ids of interventions of the model that act; none when left out. */
  interventions: z.array(id).default([]),
  /** Interventions of its own, beside those. */
  add: z.array(interventionSchema).default([]),
  push: z.array(imposedSchema).default([]),
  fix: z.array(imposedSchema).default([]),
  /** Links taken out of the model. */
  without: z.array(id).default([]),
  /** Other starting levels, by variable: parameters of equations, mostly. */
  initial: z.record(z.string(), finite).default({}),
  /** Evidence that sets strengths where a link has it; else what is in force stays. */
  basis: evidenceSchema.shape.kind.optional(),
  /** Length of the run; default that of the model. */
  horizon: finite.positive().optional()
});

const outputSchema = z.discriminatedUnion("kind", [
  /** A level, or its change since the start, over time; at a time, where the predicate wants one number. */
  z.strictObject({
    kind: z.enum(["level", "change"]),
    variable: id,
    unit: unitSchema.default("index"),
    at: finite.min(0).optional()
  }),
  /** Area under the change since the start between two times: unit × time. */
  z.strictObject({
    kind: z.literal("area"),
    variable: id,
    unit: unitSchema.default("index"),
    from: finite.min(0).default(0),
    to: finite.min(0).optional()
  }),
  /** Change at rest under the lasting part of the scenario: push, fix, and steps and fixes without an end. */
  z.strictObject({kind: z.literal("longRun"), variable: id, unit: unitSchema.default("index")}),
  /** Signed strength of one link: long-run change of its target for a change of 1 in its source. */
  z.strictObject({kind: z.literal("strength"), link: id, unit: z.enum(["index", "natural"]).default("index")}),
  /** What returns of a change after one round; of the loop of these variables, or the largest of all loops. */
  z.strictObject({kind: z.literal("gain"), nodes: z.array(id).min(1).optional()}),
  /** R, B or ?. */
  z.strictObject({kind: z.literal("polarity"), nodes: z.array(id).min(1)}),
  z.strictObject({kind: z.literal("count"), of: z.enum(["variables", "links", "loops", "bounds"])}),
  /** Share of runs with drawn strengths in which a change has the sign it has in the middle. */
  z.strictObject({
    kind: z.literal("sameDirection"),
    variable: id,
    at: finite.min(0),
    draws: z.int().min(10).max(2000).default(200)
  })
]);

const predicateSchema = z.discriminatedUnion("is", [
  /** From low to high; one of both may be left out. */
  z.strictObject({is: z.literal("between"), low: finite.optional(), high: finite.optional()}),
  z.strictObject({is: z.literal("equal"), to: z.union([finite, text]), within: finite.min(0).default(0)}),
  /** Higher, or lower, at `to` than at `from`, by at least `by`. */
  z.strictObject({
    is: z.enum(["rises", "falls"]),
    from: finite.min(0).default(0),
    to: finite.min(0).optional(),
    by: finite.min(0).default(0)
  }),
  /** The same output, or another, under another scenario: larger, smaller, or different by at least `by`. */
  z.strictObject({
    is: z.enum(["larger", "smaller", "different"]),
    than: id,
    output: outputSchema.optional(),
    by: finite.min(0).default(0)
  }),
  /** The moment of the highest, or lowest, level. */
  z.strictObject({is: z.enum(["peak", "trough"]), after: finite.min(0).optional(), before: finite.min(0).optional()}),
  /** Within a distance of the start from a time on. */
  z.strictObject({is: z.literal("returns"), within: finite.min(0), by: finite.min(0)})
]);

export const expectationSchema = z.strictObject({
  id,
  /** In words of the reader. */
  sentence: text,
  source: text,
  scenario: id,
  output: outputSchema,
  predicate: predicateSchema
});

export const expectationsSchema = z.strictObject({
  $schema: text.optional(),
  format: z.literal(expectationsFormat),
  name: text,
  scenarios: z.array(scenarioSchema).min(1),
  expectations: z.array(expectationSchema)
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type Output = z.infer<typeof outputSchema>;
export type Predicate = z.infer<typeof predicateSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
export type ExpectationsFile = z.infer<typeof expectationsSchema>;
