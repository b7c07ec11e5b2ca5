import {z} from "zod";
import {numberSchema} from "./calls.js";
import {
  certaintySchema,
  daySchema,
  directionSchema,
  finiteSchema,
  idSchema,
  lineSchema,
  momentSchema,
  shareSchema,
  textSchema
} from "./parts.js";

/**
 * An interpretation session as it stands in a file `*.session.json`, one truth: types come from these schemas, and so
 * does the JSON Schema beside the sessions. Fields only ever grow; fields that are not known are kept.
 *
 * A device in the room writes the same format with `contribution` and without what only the facilitator has; names stand
 * in `participants` alone, so that they can be deleted and the rest kept.
 */
export const sessionFormat = "samenhang-session/1";

const made = {at: momentSchema.optional(), device: idSchema.optional()};

const vintageSchema = z.looseObject({
  id: lineSchema,
  source: idSchema,
  version: lineSchema.optional(),
  retrieved: momentSchema.optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hexadecimal digits")
});

/** Everything that numbers rest on; it does not change while the session lasts. */
const snapshotSchema = z.looseObject({
  made: momentSchema.optional(),
  software: lineSchema,
  seed: z.int().min(0).default(1),
  vintages: z.array(vintageSchema).default([]),
  boundaries: z.int().optional(),
  /** What each indicator counted: its definition, or a hash of it. */
  definitions: z.record(idSchema, textSchema).default({}),
  model: z
    .looseObject({file: lineSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/)})
    .nullable()
    .default(null),
  scenario: idSchema.nullable().default(null),
  parameters: z.record(idSchema, z.union([finiteSchema, lineSchema, z.boolean()])).default({})
});

const questionSchema = z.looseObject({
  id: idSchema,
  text: textSchema,
  theme: idSchema.optional(),
  /** Refs of the figures shown with it. */
  numbers: z.array(idSchema).default([]),
  /** When figures came on screen: expectations after it are late. */
  revealed: momentSchema.optional(),
  /** When first readings were laid together: readings after it are late. */
  closed: momentSchema.optional(),
  changed: momentSchema.optional()
});

/** What somebody expected before any figure was shown: the mood, kept beside the figures. */
export const expectationSchema = z.looseObject({
  participant: idSchema,
  question: idSchema,
  direction: directionSchema,
  size: z.looseObject({low: finiteSchema, high: finiteSchema, unit: lineSchema.optional()}).optional(),
  certainty: certaintySchema.optional(),
  text: textSchema.optional(),
  ...made
});

/** A blind first reading: one's own, before anybody has spoken. */
const readingSchema = z.looseObject({
  participant: idSchema,
  question: idSchema,
  text: textSchema.optional(),
  direction: directionSchema.optional(),
  certainty: certaintySchema.optional(),
  ...made
});

/** A show of hands, counted and entered by the facilitator. */
const handsSchema = z.looseObject({
  id: idSchema,
  question: idSchema,
  text: lineSchema.optional(),
  options: z.array(z.looseObject({label: lineSchema, count: z.int().min(0).max(10_000)})).min(1),
  ...made
});

/** 1 disagree strongly to 5 agree strongly; null: no view. */
const voteSchema = z.looseObject({
  participant: idSchema,
  value: z.int().min(1).max(5).nullable(),
  ...made
});

const statementSchema = z.looseObject({
  id: idSchema,
  type: z.enum(["waarneming", "verklaring", "verwachting", "zorgpunt", "advies"]),
  text: textSchema,
  theme: idSchema.optional(),
  question: idSchema.optional(),
  evidence: z
    .array(
      z.looseObject({
        side: z.enum(["for", "against"]).default("for"),
        text: textSchema,
        number: idSchema.optional(),
        source: lineSchema.optional()
      })
    )
    .default([]),
  /** Paths of a system model it rests on; `proposed`: a link the model does not have. */
  links: z
    .array(
      z.looseObject({path: z.array(idSchema).min(2), proposed: z.boolean().default(false), note: textSchema.optional()})
    )
    .default([]),
  /** A fall in use of care may mean several things. */
  fall: z.enum(["niet-nodig", "uitgesteld", "onvervuld", "administratief", "onbekend"]).optional(),
  votes: z.array(voteSchema).default([]),
  /** Who sees it otherwise; told to the public only when those who said it agree. */
  dissent: z
    .array(z.looseObject({text: textSchema, participant: idSchema.optional(), public: z.boolean().default(false)}))
    .default([]),
  refutedBy: textSchema.optional(),
  alternatives: z.array(textSchema).default([]),
  status: z.enum(["open", "bevestigd", "weerlegd", "achterhaald"]).default("open"),
  review: daySchema.optional(),
  changed: momentSchema.optional()
});

/** Something that could be done. Everything but the action itself may be left out. */
const actionSchema = z.looseObject({
  id: idSchema,
  action: textSchema,
  statement: idSchema.optional(),
  who: lineSchema.optional(),
  level: z.enum(["rijk", "regio", "gemeente", "aanbieder"]).optional(),
  lever: lineSchema.optional(),
  firstStep: textSchema.optional(),
  leadTime: lineSchema.optional(),
  cost: lineSchema.optional(),
  earlyIndicator: lineSchema.optional(),
  stopRule: lineSchema.optional(),
  changed: momentSchema.optional()
});

const fieldQuestionSchema = z.looseObject({
  id: idSchema,
  text: textSchema,
  owner: lineSchema.optional(),
  due: daySchema.optional(),
  answer: textSchema.optional(),
  answered: daySchema.optional(),
  changed: momentSchema.optional()
});

/** What can be held against what happens later: a probability that a figure passes a limit, or an interval around it. */
const forecastParts = {
  id: idSchema,
  text: textSchema.optional(),
  statement: idSchema.optional(),
  /** Of one participant; left out when the group said it. */
  participant: idSchema.optional(),
  indicator: idSchema,
  region: idSchema,
  period: idSchema,
  unit: lineSchema.optional(),
  per: z.enum(["rate", "count"]).default("rate"),
  boundaries: z.int().optional(),
  /** What happened; null while it is not known. */
  outcome: z
    .looseObject({
      value: finiteSchema,
      source: lineSchema.optional(),
      date: daySchema.optional(),
      status: lineSchema.optional()
    })
    .nullable()
    .default(null),
  changed: momentSchema.optional()
};
export const forecastSchema = z.discriminatedUnion("kind", [
  z.looseObject({
    kind: z.literal("probability"),
    ...forecastParts,
    comparison: z.enum(["above", "below"]),
    limit: finiteSchema,
    probability: shareSchema
  }),
  z.looseObject({
    kind: z.literal("interval"),
    ...forecastParts,
    low: finiteSchema,
    high: finiteSchema,
    /** Share of the time it should hold. */
    level: z.number().gt(0).lt(1).default(0.8)
  })
]);

const participantSchema = z.looseObject({
  id: idSchema,
  name: lineSchema,
  organisation: lineSchema.optional(),
  role: lineSchema.optional()
});

const statusSchema = z.looseObject({
  stage: z.enum(["concept", "getoetst", "vastgesteld"]).default("concept"),
  date: daySchema.optional(),
  /** Who tested it. */
  by: lineSchema.optional()
});

/** Why a model or a parameter is not what it was in the edition before. */
export const reasonSchema = z.looseObject({
  kind: z.enum(["new", "revised", "definition", "boundary", "model", "parameter"]),
  ref: lineSchema,
  reason: textSchema.min(1, "a reason in words")
});

const kept = z.looseObject({part: lineSchema, key: lineSchema, item: z.unknown()});

export const sessionSchema = z.looseObject({
  format: z.literal(sessionFormat),
  id: idSchema,
  title: lineSchema.optional(),
  date: daySchema.optional(),
  /** Made-up practice data: said on every page of a report. */
  synthetic: z.boolean().optional(),
  theme: idSchema.optional(),
  region: idSchema.optional(),
  cycle: z.looseObject({kind: z.enum(["edition", "two-weeks"]), number: z.int().min(1).optional()}).optional(),
  /** Who answers for the file. */
  owner: lineSchema.optional(),
  retention: z.looseObject({until: daySchema, reason: lineSchema.optional()}).optional(),
  status: statusSchema.optional(),
  /** When the facilitator's file was last saved. */
  saved: momentSchema.optional(),
  snapshot: snapshotSchema.optional(),
  /** The edition before, for what changed and why. */
  previous: z.looseObject({id: idSchema, snapshot: snapshotSchema}).optional(),
  reasons: z.array(reasonSchema).optional(),
  /** Only in a file of a device. */
  contribution: z.looseObject({device: idSchema, made: momentSchema.optional()}).optional(),
  questions: z.array(questionSchema).default([]),
  expectations: z.array(expectationSchema).default([]),
  readings: z.array(readingSchema).default([]),
  hands: z.array(handsSchema).default([]),
  statements: z.array(statementSchema).default([]),
  /** Votes of a device, which does not hold the statements themselves. */
  votes: z.array(voteSchema.extend({statement: idSchema})).default([]),
  actions: z.array(actionSchema).default([]),
  fieldQuestions: z.array(fieldQuestionSchema).default([]),
  forecasts: z.array(forecastSchema).default([]),
  numbers: z.array(numberSchema).default([]),
  participants: z.array(participantSchema).default([]),
  /** Since then there are no names; a merge does not bring them back. */
  namesDeleted: daySchema.optional(),
  /** Versions that a merge did not choose: nothing is lost. */
  superseded: z.array(kept).default([])
});

export type Session = z.infer<typeof sessionSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Expectation = z.infer<typeof expectationSchema>;
export type Reading = z.infer<typeof readingSchema>;
export type Hands = z.infer<typeof handsSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type Vote = z.infer<typeof voteSchema>;
export type Action = z.infer<typeof actionSchema>;
export type FieldQuestion = z.infer<typeof fieldQuestionSchema>;
export type Forecast = z.infer<typeof forecastSchema>;
export type Participant = z.infer<typeof participantSchema>;
export type ChangeKind = z.infer<typeof reasonSchema>["kind"];
