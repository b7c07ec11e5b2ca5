import type {Random} from "../../statistics/types.js";
import type {Quantity, SystemFile} from "../format.js";
import type {ResolvedSystem} from "../resolve.js";

/** A number of a model that differs from draw to draw. */
export interface DrawnNumber {
  readonly kind: "strength" | "rate" | "initial" | "value";
  /** Position of the link, the variable or the intervention in the resolved model. */
  readonly index: number;
  draw(random: Random): number;
}

/**
 * What differs from draw to draw, in a fixed order: per link its strength (normal with its interval, or its own
 * distribution) and its delay (as a rate, stages a time unit), then starting levels, then values of interventions.
 */
export function drawnNumbers(file: SystemFile, system: ResolvedSystem): DrawnNumber[] {
  const drawn: DrawnNumber[] = [];
  const links = new Map(file.links.map((link) => [link.id, link]));
  system.links.forEach(({id, interval, strength: middle, order, delay: mean}, index) => {
    const {strength, sign: direction, interval: given, delay} = links.get(id) ?? {};
    const sign = direction === "-" ? -1 : 1;
    if (typeof strength === "object" && given === undefined)
      drawn.push({kind: "strength", index, draw: (random) => sign * drawQuantity(strength, random)});
    else if (interval !== null) {
      const sd = (interval[1] - interval[0]) / 3.92;
      drawn.push({kind: "strength", index, draw: (random) => middle + sd * random.normal()});
    }
    if (typeof delay === "object")
      // A delay cannot be shorter than a hundredth of its middle: the step is made for that middle.
      drawn.push({kind: "rate", index, draw: (random) => order / Math.max(drawQuantity(delay, random), mean / 100)});
  });
  file.variables.forEach(({initial}, index) => {
    if (typeof initial === "object")
      drawn.push({kind: "initial", index, draw: (random) => drawQuantity(initial, random)});
  });
  const interventions = new Map(file.interventions.map((each) => [each.id, each]));
  system.interventions.forEach(({id}, index) => {
    const value = interventions.get(id)?.value;
    if (typeof value === "object") drawn.push({kind: "value", index, draw: (random) => drawQuantity(value, random)});
  });
  return drawn;
}

/** One draw of a quantity; the triangle by the inverse of its distribution. */
export function drawQuantity(quantity: Quantity, random: Random): number {
  if (typeof quantity === "number") return quantity;
  if (quantity.dist === "normal") return quantity.args[0] + quantity.args[1] * random.normal();
  if (quantity.dist === "uniform") return quantity.args[0] + (quantity.args[1] - quantity.args[0]) * random.uniform();
  const [low, mode, high] = quantity.args;
  const u = random.uniform();
  const split = high > low ? (mode - low) / (high - low) : 0;
  if (u < split) return low + Math.sqrt(u * (high - low) * (mode - low));
  return high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}
