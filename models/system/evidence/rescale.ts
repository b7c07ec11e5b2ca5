import {InputError} from "../../errors.js";
import {equationOrder} from "../equation/equation-order.js";
import {namesIn} from "../equation/ast.js";
import {foldName} from "../equation/fold-name.js";
import type {Quantity, SystemFile, SystemLink, SystemVariable} from "../format.js";
import {strengthClasses} from "../classes.js";
import {signedInterval} from "../resolve.js";
import {naturalRange} from "./scale.js";

/** Another scale of a variable, in a unit of `factor` to one of the old. */
export interface NewScale {
  unit: string;
  low: number;
  high: number;
  /** New natural units in one old: 10 from percent to per 1,000; default 1. */
  factor?: number;
  /** What the new unit is a share of, where that is another population; otherwise as many times `per` as `factor`. */
  share?: {population: string; per: number};
}

/**
 * The same model with another scale of one variable: levels, strengths, intervals, evidence and interventions are
 * converted, so that everything in natural units, and every loop gain, stays what it was. With c the change of the new
 * index for one of the old, c = factor · range/range′: a level becomes min + (factor · natural − low′)/range′, a strength
 * k·c into the variable and k/c out of it.
 *
 * Throws InputError: unknown-variable; no-scale when the variable has none; scale-in-equation when an equation reads or
 * sets it, since its numbers stand in the text.
 */
export function rescaleVariable(file: SystemFile, id: string, scale: NewScale): SystemFile {
  const variable = file.variables.find((each) => each.id === id);
  if (variable === undefined) throw new InputError("unknown-variable", `there is no variable "${id}"`, "variable");
  const {scale: old, min, max} = variable;
  if (old === undefined || min === undefined || max === undefined)
    throw new InputError("no-scale", `${id} has no scale to convert from; give it a scale, min and max first`, id);
  if (!(scale.low < scale.high)) throw new InputError("no-scale", `${id}: low must be below high`, id);
  refuseEquations(file, id);
  const factor = scale.factor ?? 1;
  const newRange = (scale.high - scale.low) / (max - min);
  const c = (factor * naturalRange(variable)) / newRange;
  const level = (value: number): number => min + (factor * old.low - scale.low) / newRange + c * (value - min);
  const changed: SystemVariable = {
    ...variable,
    initial: mapped(variable.initial, level, c),
    scale: {
      ...old,
      ...{unit: scale.unit, low: scale.low, high: scale.high},
      // So many of the population a unit is: 100 for per cents, 1,000 for per 1,000.
      ...(typeof old["per"] === "number" ? {per: old["per"] * factor} : {}),
      ...scale.share
    }
  };
  return {
    ...file,
    variables: file.variables.map((each) => (each.id === id ? changed : each)),
    links: file.links.map((link) => {
      const ratio = (by: number): number => (link.to === id ? by : 1) / (link.from === id ? by : 1);
      return rescaledLink(link, ratio(c), ratio(factor));
    }),
    interventions: file.interventions.map((each) => {
      if (each.variable !== id) return each;
      const isLevel = each.type === "setpoint" || each.type === "fix";
      return {...each, value: mapped(each.value, isLevel ? level : (value) => c * value, c)};
    })
  };
}

function refuseEquations(file: SystemFile, id: string): void {
  const name = foldName(id);
  const {equations} = equationOrder(file);
  const reader = [...equations].find(([owner, equation]) => owner === id || namesIn(equation).has(name));
  if (reader !== undefined)
    throw new InputError(
      "scale-in-equation",
      `the equation of ${reader[0]} counts in units of ${id}; write it in the new units by hand`,
      reader[0]
    );
}

/** A straight line applied to a quantity: places by `line`, widths by its slope. */
function mapped(quantity: Quantity, line: (value: number) => number, slope: number): Quantity {
  if (typeof quantity === "number") return line(quantity);
  if (quantity.dist === "normal")
    return {...quantity, args: [line(quantity.args[0]), Math.abs(slope) * quantity.args[1]]};
  if (quantity.dist === "uniform") return {...quantity, args: [line(quantity.args[0]), line(quantity.args[1])]};
  const [low, mode, high] = quantity.args;
  return {...quantity, args: [line(low), line(mode), line(high)]};
}

/** A class of strength stays a word only where its number stays. */
function rescaledLink(link: SystemLink, by: number, natural: number): SystemLink {
  if (by === 1 && natural === 1) return link;
  const {strength, interval, evidence} = link;
  const times = (value: number): number => value * by;
  const known = typeof strength === "string" ? strengthClasses[strength] : strength;
  const range = typeof strength === "string" && interval === undefined ? signedInterval(link) : interval;
  return {
    ...link,
    ...(known === undefined ? {} : {strength: mapped(known, times, by)}),
    ...(range === undefined || range === null ? {} : {interval: [times(range[0]), times(range[1])]}),
    ...inNatural(link, "calibration", natural),
    evidence: evidence.map((each) => ({...each, ...threeNumbers(each, by), ...inNatural(each, "natural", natural)}))
  };
}

/** `value`, `low` and `high`, those there are, times a factor. */
function threeNumbers(holder: Readonly<Record<string, unknown>>, by: number): Record<string, number> {
  return Object.fromEntries(
    ["value", "low", "high"].flatMap((key) => {
      const value = holder[key];
      return typeof value === "number" ? [[key, value * by]] : [];
    })
  );
}

/** What a field says in natural units, converted. */
function inNatural(holder: Readonly<Record<string, unknown>>, field: string, by: number): Record<string, unknown> {
  const found = holder[field];
  if (typeof found !== "object" || found === null) return {};
  return {[field]: {...found, ...threeNumbers(found as Record<string, unknown>, by)}};
}
