import {z} from "zod";

/**
 * A system model as it stands in a file `*.system.json`, one truth: types come from these schemas, and so does the JSON
 * Schema beside the models. Fields only ever grow; fields that are not known are kept.
 */

export const systemFormat = "samenhang-system/1";

/** Ids are names in equations too. */
const id = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/, "a letter first, then letters, digits, _ . or -");
const finite = z.number();
const text = z.string();

/** Any number may be drawn: uniform [low, high], normal [mean, sd], triangular [low, mode, high]. */
const distributionSchema = z.discriminatedUnion("dist", [
  z.looseObject({dist: z.literal("uniform"), args: z.tuple([finite, finite])}),
  z.looseObject({dist: z.literal("normal"), args: z.tuple([finite, finite.min(0)])}),
  z.looseObject({dist: z.literal("triangular"), args: z.tuple([finite, finite, finite])})
]);
const quantitySchema = z.union([finite, distributionSchema], {
  error: 'a finite number, or a distribution such as {"dist": "uniform", "args": [0, 1]}'
});

const scaleSchema = z.looseObject({
  unit: text,
  /** Natural value where the index is at its `min`, and at its `max`. */
  low: finite,
  high: finite,
  basis: text.optional(),
  /** What the unit is a share of: id of the population in the catalogue, and how many of it one unit is per. */
  population: text.optional(),
  per: finite.positive().optional()
});

export const variableSchema = z.looseObject({
  id,
  label: text.optional(),
  unit: text.optional(),
  initial: quantitySchema.default(0),
  min: finite.optional(),
  max: finite.optional(),
  kind: z.enum(["variable", "stock", "exogenous"]).default("variable"),
  /** Which way is better; none for use of care. */
  better: z.enum(["up", "down", "none"]).optional(),
  /** Id in the catalogue of what measures it. */
  indicator: text.optional(),
  scale: scaleSchema.optional(),
  /** Stock: its net flow per time unit; variable: its value. */
  equation: text.optional(),
  /** Where the user put it. */
  x: finite.optional(),
  y: finite.optional()
});

export const evidenceSchema = z.looseObject({
  kind: z.enum(["estimate", "literature", "vote", "interview"]),
  ref: text.optional(),
  value: finite.nullable().optional(),
  low: finite.nullable().optional(),
  high: finite.nullable().optional(),
  /** Of a vote: the strength as a word, its sign when it is not the link's, and who voted (a pseudonym will do). */
  class: z.enum(["none", "weak", "average", "strong", "very-strong"]).optional(),
  sign: z.enum(["+", "-"]).optional(),
  voter: text.optional(),
  note: text.optional()
});

/** Uncertain numbers that move together, such as links from one estimate: each pair has this rank correlation. */
const correlationSchema = z.looseObject({
  /** Ids of links (their strengths), or of other inputs as `model sensitivity` names them. */
  inputs: z.array(text).min(2),
  rank: finite.min(-1).max(1),
  reason: text.optional()
});

export const linkSchema = z.looseObject({
  id,
  from: id,
  to: id,
  sign: z.enum(["+", "-", "?"]).default("?"),
  /** A class or a number ≥ 0; without it the link is structure only. */
  strength: z
    .union([z.enum(["weak", "average", "strong", "very-strong"]), quantitySchema], {
      error: "a class (weak, average, strong, very-strong), a finite number of 0 or more, or a distribution"
    })
    .optional(),
  /** Mean delay as a class … */
  speed: z.enum(["very-high", "high", "average", "low"]).optional(),
  /** … or in time units; 0: none. */
  delay: quantitySchema.optional(),
  /** Stages of the delay. */
  order: z.int().min(1).max(100).default(1),
  /** 95 % interval of the signed effect. */
  interval: z.tuple([finite, finite]).optional(),
  basis: z.enum(["estimate", "literature", "vote", "chosen"]).optional(),
  /** Who chose the basis (a role will do). */
  chosenBy: text.optional(),
  reason: text.optional(),
  status: z.enum(["fact", "plausible", "fear", "contested"]).optional(),
  evidence: z.array(evidenceSchema).default([])
});

export const interventionSchema = z.looseObject({
  id,
  label: text.optional(),
  variable: id,
  type: z.enum(["setpoint", "step", "pulse", "ramp", "fix"]),
  value: quantitySchema,
  start: finite.default(0),
  end: finite.nullable().default(null),
  /** Of a setpoint. */
  adjustmentTime: finite.optional(),
  /** An event befalls; a measure is a choice. A comparison of measures leaves events out of its sets. */
  role: z.enum(["measure", "event"]).optional(),
  /** Ids of events that a measure answers: a comparison of measures leaves it out while none of them acts. */
  onlyWith: z.array(id).optional()
});

export const goalSchema = z.looseObject({
  variable: id,
  weight: finite.min(0).default(1),
  direction: z.enum(["up", "down"])
});

/** How the file of another program that a model was made from ran: its method, its step and how often it kept numbers. */
const simulationSchema = z.looseObject({
  method: z.enum(["euler", "rk4"]),
  step: finite.positive(),
  saveStep: finite.positive()
});

/** A loop somebody has given a name: its variables in order. */
export const namedLoopSchema = z.looseObject({name: text, nodes: z.array(id).min(1), note: text.optional()});

export const systemSchema = z.looseObject({
  format: z.literal(systemFormat),
  name: text,
  description: text.optional(),
  timeUnit: z.enum(["year", "quarter", "month", "week", "day"]).default("year"),
  horizon: finite.positive().default(10),
  variables: z.array(variableSchema).min(1),
  links: z.array(linkSchema).default([]),
  interventions: z.array(interventionSchema).default([]),
  goals: z.array(goalSchema).default([]),
  loops: z.array(namedLoopSchema).default([]),
  /** For sensitivity; numbers that are not named here vary independently. */
  correlations: z.array(correlationSchema).optional(),
  /** Obeyed while the model has no links and no interventions: those ask for a step of their own. */
  simulation: simulationSchema.optional()
});

export type Distribution = z.infer<typeof distributionSchema>;
export type Quantity = z.infer<typeof quantitySchema>;
export type SystemVariable = z.infer<typeof variableSchema>;
export type SystemLink = z.infer<typeof linkSchema>;
export type SystemIntervention = z.infer<typeof interventionSchema>;
export type SystemGoal = z.infer<typeof goalSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type SystemSimulation = z.infer<typeof simulationSchema>;
export type SystemFile = z.infer<typeof systemSchema>;
