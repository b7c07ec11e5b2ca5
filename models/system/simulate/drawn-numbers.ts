import type {Random} from "../../statistics/types.js";
import type {Quantity, SystemFile} from "../format.js";
import type {ResolvedSystem} from "../resolve.js";
import {quantileOf} from "../sensitivity/inputs.js";

/** A number of a model that differs from draw to draw. */
export interface DrawnNumber {
  readonly kind: "strength" | "rate" | "initial" | "value";
  /** Position of the link, the variable or the intervention in the resolved model. */
  readonly index: number;
  /** As `sensitivityInputs` names it. */
  readonly id: string;
  draw(random: Random): number;
  /** The number drawn, of a value in the unit of the file. */
  readonly of: (value: number) => number;
}

/**
 * What differs from draw to draw, in a fixed order: per link its strength (normal with its interval, or its own
 * distribution) and its delay (as a rate, stages a time unit), then starting levels, then values of interventions.
 */
export function drawnNumbers(file: SystemFile, system: ResolvedSystem): DrawnNumber[] {
  const drawn: DrawnNumber[] = [];
  const add = (
    about: Pick<DrawnNumber, "kind" | "index" | "id">,
    next: (random: Random) => number,
    of = (value: number): number => value
  ): void => {
    drawn.push({...about, of, draw: (random) => of(next(random))});
  };
  const links = new Map(file.links.map((link) => [link.id, link]));
  system.links.forEach(({id, interval, strength: middle, order, delay: mean}, index) => {
    const {strength, sign: direction, interval: given, delay} = links.get(id) ?? {};
    const sign = direction === "-" ? -1 : 1;
    const about = {kind: "strength" as const, index, id};
    if (typeof strength === "object" && given === undefined)
      add(about, (random) => sign * drawQuantity(strength, random));
    else if (interval !== null) {
      const sd = (interval[1] - interval[0]) / 3.92;
      add(about, (random) => middle + sd * random.normal());
    }
    if (typeof delay === "object")
      add(
        {kind: "rate", index, id: `${id}.delay`},
        (random) => drawQuantity(delay, random),
        // A delay cannot be shorter than a hundredth of its middle: the step is made for that middle.
        (value) => order / Math.max(value, mean / 100)
      );
  });
  file.variables.forEach(({id, initial}, index) => {
    if (typeof initial === "object")
      add({kind: "initial", index, id: `${id}.initial`}, (random) => drawQuantity(initial, random));
  });
  const interventions = new Map(file.interventions.map((each) => [each.id, each]));
  system.interventions.forEach(({id}, index) => {
    const value = interventions.get(id)?.value;
    if (typeof value === "object")
      add({kind: "value", index, id: `${id}.value`}, (random) => drawQuantity(value, random));
  });
  return drawn;
}

/** One draw of a quantity; of a normal by the random numbers' own, else by the inverse of its distribution. */
export function drawQuantity(quantity: Quantity, random: Random): number {
  if (typeof quantity === "number") return quantity;
  if (quantity.dist === "normal") return quantity.args[0] + quantity.args[1] * random.normal();
  return quantileOf(quantity, random.uniform());
}
