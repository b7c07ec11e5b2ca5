import {InputError} from "../../errors.js";
import {normalQuantile} from "../../statistics/distributions.js";
import type {Distribution, Quantity, SystemFile} from "../format.js";
import {centre, meanDelay, signedInterval, signedStrength} from "../resolve.js";
import type {SensitivityInput} from "./types.js";

const halfWidth = 1.959963984540054;

/**
 * The uncertain numbers of a model, as drawn by `drawRuns`: strengths with an interval (normal, mean the strength in
 * force, standard deviation (high − low)/3.92), strengths, delays and starting levels written as a distribution; and
 * values of interventions written as one. Links that carry structure only are left out.
 *
 * @returns in the order strengths, delays, starting levels, values, each in the order of the file; index units
 */
export function sensitivityInputs(file: SystemFile): SensitivityInput[] {
  const strengths = file.links.flatMap((link): SensitivityInput[] => {
    const strength = signedStrength(link);
    if (strength === null) return [];
    const given = {id: link.id, kind: "strength" as const, of: link.id};
    if (typeof link.strength === "object" && link.interval === undefined)
      return drawn(given, link.sign === "-" ? mirrored(link.strength) : link.strength);
    const interval = signedInterval(link);
    if (interval === null || !(interval[1] > interval[0])) return [];
    const [low, high] = interval;
    return [{...given, centre: strength, low, high, distribution: normal(strength, (high - low) / 3.92)}];
  });
  const delays = file.links.flatMap((link) => {
    if (signedStrength(link) === null || typeof link.delay !== "object" || meanDelay(link, file.timeUnit) <= 0)
      return [];
    return drawn({id: `${link.id}.delay`, kind: "delay", of: link.id}, link.delay);
  });
  const levels = file.variables.flatMap(({id, initial}) =>
    drawn({id: `${id}.initial`, kind: "initial", of: id}, initial)
  );
  const values = file.interventions.flatMap(({id, value}) => drawn({id: `${id}.value`, kind: "value", of: id}, value));
  return [...strengths, ...delays, ...levels, ...values];
}

type Named = Pick<SensitivityInput, "id" | "kind" | "of">;

function drawn(named: Named, quantity: Quantity): SensitivityInput[] {
  if (typeof quantity === "number") return [];
  const [low, high] =
    quantity.dist === "triangular"
      ? [quantity.args[0], quantity.args[2]]
      : quantity.dist === "uniform"
        ? quantity.args
        : [quantity.args[0] - halfWidth * quantity.args[1], quantity.args[0] + halfWidth * quantity.args[1]];
  return high > low ? [{...named, centre: centre(quantity), low, high, distribution: quantity}] : [];
}

const normal = (mean: number, sd: number): Distribution => ({dist: "normal", args: [mean, sd]});

/** Distribution of minus the quantity; 0 − x, so that minus 0 does not show. */
function mirrored(quantity: Distribution): Distribution {
  if (quantity.dist === "normal") return normal(0 - quantity.args[0], quantity.args[1]);
  if (quantity.dist === "uniform") return {dist: "uniform", args: [0 - quantity.args[1], 0 - quantity.args[0]]};
  const [low, mode, high] = quantity.args;
  return {dist: "triangular", args: [0 - high, 0 - mode, 0 - low]};
}

/** Value with probability u below it, 0 < u < 1; the triangle by the inverse of its distribution function. */
export function quantileOf(distribution: Distribution, u: number): number {
  if (distribution.dist === "normal") return distribution.args[0] + distribution.args[1] * normalQuantile(u);
  if (distribution.dist === "uniform") return distribution.args[0] + (distribution.args[1] - distribution.args[0]) * u;
  const [low, mode, high] = distribution.args;
  const split = high > low ? (mode - low) / (high - low) : 0;
  if (u < split) return low + Math.sqrt(u * (high - low) * (mode - low));
  return high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

/**
 * Positions of inputs by id.
 *
 * Throws InputError (unknown-input) naming those there are.
 */
export function inputPosition(inputs: readonly SensitivityInput[], id: string, where: string): number {
  const found = inputs.findIndex((input) => input.id === id);
  if (found >= 0) return found;
  const known = inputs.map((input) => input.id).join(", ") || "none: no number of this model is uncertain";
  throw new InputError("unknown-input", `"${id}" is no uncertain input; there are ${known}`, where);
}
