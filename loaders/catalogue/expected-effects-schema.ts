import {z} from "zod";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower case words joined by hyphens");
const text = z.string().min(1);

/** One link and the size that research elsewhere leads one to expect of it. */
const expectedEffectSchema = z
  .strictObject({
    id,
    /** Indicators it may be read for: each counts persons in the same state. */
    exposures: z.array(id).min(1),
    outcomes: z.array(id).min(1),
    /**
     * `relative`: percent of the outcome for the step; `absolute`: units of the outcome for the step; `persons`: persons
     * more of the outcome per person more of the exposure.
     */
    form: z.enum(["relative", "absolute", "persons"]),
    low: z.number(),
    high: z.number(),
    /** 1 per 100 of the labour force is one percentage point. */
    step: z.strictObject({amount: z.number().positive(), per: z.number().positive(), base: id}).optional(),
    /** Years after which it shows: from, to. */
    lagYears: z.tuple([z.number(), z.number()]).nullable().default(null),
    status: z.enum(["fact", "plausible", "fear", "contested"]),
    /** Dutch: where it was measured. */
    country: text,
    /** Dutch: author and year. */
    source: text,
    /** Dutch: how it was derived and what it leaves out. */
    note: text
  })
  .refine(({form, step}) => (form === "persons") === (step === undefined), {
    message: "relative and absolute need a step; persons has none",
    path: ["step"]
  });

export const expectedEffectsSchema = z.strictObject({
  /** Persons of a denominator per inhabitant. */
  bases: z.record(id, z.number().positive()),
  effects: z.array(expectedEffectSchema),
  /** What is known to follow from what: as a control beside its cause it would hide the link that is sought. */
  follows: z
    .array(z.strictObject({from: z.array(id).min(1), to: z.array(id).min(1), source: text, note: text}))
    .default([])
});

export type ExpectedEffects = z.infer<typeof expectedEffectsSchema>;
