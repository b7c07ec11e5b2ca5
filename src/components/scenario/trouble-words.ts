import {InputError} from "../../models/errors.js";
import {scenarioPage} from "../../locale/scenario.js";

/** What went wrong in words for the reader; what has none is shown as it is. */
export function troubleWords(error: unknown): unknown {
  const known = error instanceof InputError ? scenarioPage.trouble[error.kind] : undefined;
  return known === undefined ? error : new Error(known);
}
