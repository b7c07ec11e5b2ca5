import type {ResolvedIntervention} from "../resolve.js";

/** What is imposed for ever: amounts added, and deviations held, by position of the variable. */
export interface Lasting {
  push: Map<number, number>;
  fix: Map<number, number>;
}

/** Why there is no end value: changes never die out, something grows for ever, or a variable is let go on the way. */
export type NoEnd = "unstable" | "ramp" | "leaves";

/**
 * What interventions come to in the end, as pushes and fixes of `effects`: a step without end and a pulse push by their
 * value, a ramp by its slope times its length; a fix or set point without end holds its value. Steps that end leave nothing.
 *
 * @param base levels at the start
 * @returns a reason, and a code for it, when the end depends on the way there
 */
export function lastingEffects(
  interventions: readonly ResolvedIntervention[],
  base: Float64Array
): Lasting | {reason: string; code: NoEnd} {
  const push = new Map<number, number>();
  const fix = new Map<number, number>();
  for (const {id, variable, type, value, start, end} of interventions) {
    const isEndless = end === Infinity;
    const add = (amount: number): void => void push.set(variable, (push.get(variable) ?? 0) + amount);
    if (type === "pulse") add(value);
    else if (type === "step") {
      if (isEndless) add(value);
    } else if (type === "ramp") {
      if (isEndless) return {reason: `${id} keeps growing: a ramp without end`, code: "ramp"};
      add(value * (end - start));
    } else if (isEndless) fix.set(variable, value - (base[variable] ?? 0));
    else return {reason: `${id} ends: where its variable is left then depends on the way there`, code: "leaves"};
  }
  // What is added to a variable that is held does nothing.
  for (const variable of fix.keys()) push.delete(variable);
  return {push, fix};
}
