import {InputError} from "../../errors.js";
import {placeOf} from "../read-system.js";
import {expectationsFormat, expectationsSchema, type ExpectationsFile} from "./format.js";

/**
 * Reads expectations from parsed JSON: their fields. Whether names stand in a model is for checkExpectations to say.
 *
 * Throws InputError (`invalid-expectations`) with the first thing wrong and its place.
 *
 * @param json anything JSON.parse gives
 * @param file its name in messages
 */
export function readExpectations(json: unknown, file: string): ExpectationsFile {
  const result = expectationsSchema.safeParse(json);
  if (result.success) return result.data;
  const format = typeof json === "object" && json !== null ? (json as {format?: unknown}).format : undefined;
  if (format !== expectationsFormat)
    throw new InputError("invalid-expectations", `expectations begin with "format": "${expectationsFormat}"`, file);
  const [first] = result.error.issues;
  const more = result.error.issues.length > 1 ? ` (and ${result.error.issues.length - 1} more)` : "";
  throw new InputError(
    "invalid-expectations",
    `${first?.message ?? "these are no expectations"}${more}`,
    `${file}: ${placeOf(first?.path ?? [])}`
  );
}
