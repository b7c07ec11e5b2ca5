import {InputError} from "../errors.js";
import {naturalRange} from "./evidence/scale.js";
import type {SystemFile, SystemIntervention} from "./format.js";

/** "Stel": an amount added for good to a variable (push), or a variable held at its start plus an amount (fix). */
export interface WhatIf {
  readonly variable: string;
  /** In natural units of the variable; index units without a scale. */
  readonly amount: number;
  readonly mode: "push" | "fix";
  /** Ids of interventions of the model that act as well. */
  readonly measures: readonly string[];
  /** Values of those in place of the file's, in natural units of their variable. */
  readonly values?: Readonly<Record<string, number>>;
}

/** Id of what is supposed, among the interventions. */
export const whatIfId = "what_if";

/**
 * A model with what is supposed among its interventions, and the ids that act with it and without it. An amount of 0 is
 * left out. A scaled index answers in natural units whatever the range chosen.
 *
 * @throws InputError (unknown-variable, unknown-intervention)
 */
export function withWhatIf(
  system: SystemFile,
  {variable, amount, mode, measures, values = {}}: WhatIf
): {system: SystemFile; supposed: string[]; without: string[]} {
  const cause = system.variables.find(({id}) => id === variable);
  if (cause === undefined) throw new InputError("unknown-variable", `there is no variable "${variable}"`, "variable");
  const known = new Set(system.interventions.map(({id}) => id));
  const stranger = measures.find((id) => !known.has(id));
  if (stranger !== undefined)
    throw new InputError("unknown-intervention", `there is no intervention "${stranger}"`, "measures");
  const index = amount / naturalRange(cause);
  const start = typeof cause.initial === "number" ? cause.initial : 0;
  const supposed: SystemIntervention = {
    ...{id: whatIfId, variable, start: 0, end: null},
    ...(mode === "push" ? {type: "step" as const, value: index} : {type: "fix" as const, value: start + index})
  };
  const changed = system.interventions.map((each): SystemIntervention => {
    const own = values[each.id];
    const target = system.variables.find(({id}) => id === each.variable);
    if (own === undefined || target === undefined) return each;
    const isLevel = each.type === "setpoint" || each.type === "fix";
    const {scale, min = 0} = target;
    const level =
      isLevel && scale !== undefined ? min + (own - scale.low) / naturalRange(target) : own / naturalRange(target);
    return {...each, value: level};
  });
  const acting = amount === 0 && mode === "push" ? [] : [whatIfId];
  return {
    system: {...system, interventions: [...changed, supposed]},
    supposed: [...acting, ...measures],
    without: [...measures]
  };
}
