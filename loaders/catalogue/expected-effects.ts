import {join} from "node:path";
import {InputError} from "../../models/errors.js";
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
