import {z} from "zod";

/** Building stones of the session format; see format.ts. */

/** A name that other parts of the file refer to. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, "letters, digits, . _ or -, at most 80, a letter or digit first");
/** One line. */
export const lineSchema = z.string().max(300, "at most 300 characters");
/** A few paragraphs. */
export const textSchema = z.string().max(10_000, "at most 10,000 characters");
export const finiteSchema = z.number();
export const daySchema = z.iso.date("a day such as 2021-03-11");
/** A moment with its zone: devices stand in one room, but files travel. */
export const momentSchema = z.iso.datetime({offset: true, error: "a moment such as 2021-03-11T10:15:00Z"});
export const shareSchema = z.number().min(0).max(1);

/** Where it goes: more, less, about the same; or somebody does not know. */
export const directionSchema = z.enum(["up", "down", "same", "unknown"]);
export type Direction = z.infer<typeof directionSchema>;

/** 1 very unsure to 5 very sure. */
export const certaintySchema = z.int().min(1).max(5);
