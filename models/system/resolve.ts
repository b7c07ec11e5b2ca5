import {InputError} from "../errors.js";
import {speedClasses, strengthClasses, strengthRanges, unitsInYear} from "./classes.js";
import {equationOrder, type EquationOrder} from "./equation/equation-order.js";
import type {Quantity, SystemFile, SystemLink} from "./format.js";

/** A link that passes changes on, as numbers. */
export interface ResolvedLink {
  readonly id: string;
  /** Positions of the variables. */
  readonly from: number;
  readonly to: number;
  /** Signed strength in the index units of both ends. */
  readonly strength: number;
  /** Mean delay in time units; 0: none. */
  readonly delay: number;
  /** Stages of delay/order each. */
  readonly order: number;
  /** 95 % interval of the signed strength; null when it is certain. */
  readonly interval: readonly [number, number] | null;
}

export interface ResolvedIntervention {
  readonly id: string;
  readonly variable: number;
  readonly type: "setpoint" | "step" | "pulse" | "ramp" | "fix";
  readonly value: number;
  readonly start: number;
  /** Infinity: to the end of the run. */
  readonly end: number;
  readonly adjustmentTime: number;
}

/** A model as numbers, ready to run; positions refer to `ids`. */
export interface ResolvedSystem {
  readonly ids: readonly string[];
  readonly initial: Float64Array;
  /** ±Infinity where the file names no limit. */
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly links: readonly ResolvedLink[];
  /** Links left out of a run because their strength or sign is not known. */
  readonly structureOnly: readonly string[];
  readonly interventions: readonly ResolvedIntervention[];
  readonly horizon: number;
  readonly equations: EquationOrder;
  /** Whether a variable's equation is a net flow. */
  readonly isStock: readonly boolean[];
}

/** The middle of a quantity: the number itself, a mean, or the mode of a triangle. */
export function centre(quantity: Quantity): number {
  if (typeof quantity === "number") return quantity;
  if (quantity.dist === "uniform") return (quantity.args[0] + quantity.args[1]) / 2;
  return quantity.dist === "normal" ? quantity.args[0] : quantity.args[1];
}

/** Signed strength of a link at its middle; null when the strength or the sign is not known. */
export function signedStrength({strength, sign}: SystemLink): number | null {
  if (strength === undefined || sign === "?") return null;
  const size = typeof strength === "string" ? strengthClasses[strength] : centre(strength);
  return sign === "-" ? -size : size;
}

/** 95 % interval of the signed effect: as given, or what a class alone spans; null for a bare number. */
export function signedInterval({strength, sign, interval}: SystemLink): readonly [number, number] | null {
  if (interval !== undefined) return interval;
  if (strength === undefined || sign === "?") return null;
  if (typeof strength === "number") return null;
  const [low, high] = typeof strength === "string" ? strengthRanges[strength] : rangeOf(strength);
  return sign === "-" ? [-high, -low] : [low, high];
}

/** Ends of the middle 95 % of a distribution (its whole width for uniform and triangular). */
function rangeOf(quantity: Exclude<Quantity, number>): readonly [number, number] {
  if (quantity.dist === "normal")
    return [quantity.args[0] - 1.96 * quantity.args[1], quantity.args[0] + 1.96 * quantity.args[1]];
  return quantity.dist === "uniform" ? quantity.args : [quantity.args[0], quantity.args[2]];
}

/** Mean delay of a link in time units of the model; a link with neither speed nor delay has none. */
export function meanDelay({speed, delay}: SystemLink, timeUnit: SystemFile["timeUnit"]): number {
  if (delay !== undefined) return centre(delay);
  return speed === undefined ? 0 : speedClasses[speed] * unitsInYear[timeUnit];
}

export interface ResolveOptions {
  /** Ids of the interventions that act; all when left out. */
  interventions?: readonly string[];
}

/**
 * The numbers of a model that was read. Links without strength or with an unknown sign carry structure only and are listed.
 *
 * Throws InputError (unknown-intervention) for an id that is not in the model.
 */
export function resolveSystem(system: SystemFile, {interventions}: ResolveOptions = {}): ResolvedSystem {
  const ids = system.variables.map(({id}) => id);
  const position = new Map(ids.map((id, index) => [id, index]));
  const at = (id: string): number => position.get(id) ?? -1;
  const known = new Set(system.interventions.map(({id}) => id));
  const stranger = interventions?.find((id) => !known.has(id));
  if (stranger !== undefined)
    throw new InputError(
      "unknown-intervention",
      `there is no intervention "${stranger}"; there are ${[...known].join(", ") || "none"}`,
      "interventions"
    );
  const links: ResolvedLink[] = [];
  const structureOnly: string[] = [];
  for (const link of system.links) {
    const strength = signedStrength(link);
    if (strength === null) structureOnly.push(link.id);
    else
      links.push({
        id: link.id,
        from: at(link.from),
        to: at(link.to),
        strength,
        delay: meanDelay(link, system.timeUnit),
        order: link.order,
        interval: signedInterval(link)
      });
  }
  const active = interventions === undefined ? null : new Set(interventions);
  return {
    ids,
    initial: Float64Array.from(system.variables, ({initial}) => centre(initial)),
    min: Float64Array.from(system.variables, ({min}) => min ?? -Infinity),
    max: Float64Array.from(system.variables, ({max}) => max ?? Infinity),
    links,
    structureOnly,
    interventions: system.interventions
      .filter(({id}) => active === null || active.has(id))
      .map((each) => ({
        id: each.id,
        variable: at(each.variable),
        type: each.type,
        value: centre(each.value),
        start: each.start,
        end: each.end ?? (each.type === "pulse" ? each.start : Infinity),
        adjustmentTime: each.adjustmentTime ?? 1
      })),
    horizon: system.horizon,
    equations: equationOrder(system),
    isStock: system.variables.map(({kind}) => kind === "stock")
  };
}
