import {join} from "node:path";
import {InputError} from "../../models/errors.js";
import {expectedCoefficient, type CoefficientUnits} from "../../models/statistics/reading/expected-effect.js";
import type {ExpectedForReading} from "../../models/statistics/reading/types.js";
import type {DirectedLink} from "../../models/statistics/warnings/notes.js";
import {readYaml} from "./catalogue.js";
import {expectedEffectsSchema, type ExpectedEffects} from "./expected-effects-schema.js";

/**
 * Reads data/catalogue/expected-effects.yaml. Throws InputError naming file, line and field, and at an indicator that is
 * not in the catalogue.
 */
export async function readExpectedEffects(
  dataDir: string,
  indicators: ReadonlyMap<string, unknown>
): Promise<ExpectedEffects> {
  const file = join(dataDir, "catalogue", "expected-effects.yaml");
  const [content] = await readYaml(file, expectedEffectsSchema);
  if (content === undefined) throw new InputError("empty-file", "the file of expected effects is empty", file);
  for (const {id, exposures, outcomes, step, low, high} of content.effects) {
    const unknown = [...exposures, ...outcomes].find((name) => !indicators.has(name));
    if (unknown !== undefined)
      throw new InputError("unknown-reference", `unknown id: ${unknown}; add it to the catalogue or mend it`, id);
    if (step !== undefined && content.bases[step.base] === undefined)
      throw new InputError("unknown-reference", `no base ${step.base}; add it under bases`, id);
    if (low > high) throw new InputError("empty-range", "low must not lie above high; exchange them", id);
  }
  for (const {from, to} of content.follows) {
    const unknown = [...from, ...to].find((name) => !indicators.has(name));
    if (unknown !== undefined)
      throw new InputError(
        "unknown-reference",
        `unknown id: ${unknown}; add it to the catalogue or mend it`,
        "follows"
      );
  }
  return content;
}

/** What follows from what, a link a pair. */
export const knownLinks = ({follows}: Pick<ExpectedEffects, "follows">): DirectedLink[] =>
  follows.flatMap(({from, to}) => from.flatMap((cause) => to.map((effect) => ({from: cause, to: effect}))));

/**
 * What evidence leads one to expect of a coefficient, in its own units; null when there is none for the pair, or its units
 * cannot be told.
 */
export function expectedFor(
  {bases, effects}: ExpectedEffects,
  pair: {exposure: string; outcome: string},
  units: CoefficientUnits
): ExpectedForReading | null {
  const effect = effects.find(
    ({exposures, outcomes}) => exposures.includes(pair.exposure) && outcomes.includes(pair.outcome)
  );
  if (effect === undefined) return null;
  const range = expectedCoefficient(effect, units, bases);
  return range === null ? null : {...range, source: effect.source, note: effect.note};
}
