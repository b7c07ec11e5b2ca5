import {InputError} from "../../models/errors.js";
import {scenarioOutcomes} from "../../models/scenario/measures.js";
import type {CareMeasure} from "../../models/scenario/region-result.js";
import type {SystemFile} from "../../models/system/format.js";

/**
 * What the outcomes of the system model mean for one region: how many persons a unit stands for, and what one costs when
 * a price and its source were given. Throws InputError (unknown-variable) for a model that lacks an outcome.
 *
 * @param populations persons by indicator and region
 * @param at position of the region
 */
export function careMeasures(
  system: SystemFile,
  populations: Readonly<Record<string, readonly (number | null)[]>>,
  at: number,
  {prices, source}: {prices: ReadonlyMap<string, number>; source: string}
): CareMeasure[] {
  return scenarioOutcomes.map((id) => {
    const variable = system.variables.find((each) => each.id === id);
    if (variable === undefined)
      throw new InputError("unknown-variable", `the system model has no variable ${id}`, system.name);
    const {scale} = variable;
    const people = scale?.population === undefined ? null : (populations[scale.population]?.[at] ?? null);
    const price = prices.get(id);
    return {
      variable: id,
      indicator: variable.indicator ?? id,
      unit: scale?.unit ?? variable.unit ?? "index",
      personsPerUnit: people === null || scale?.per === undefined ? null : people / scale.per,
      ...(price === undefined || source.trim() === "" ? {} : {price: {value: price, source}})
    };
  });
}
