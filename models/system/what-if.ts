import {InputError} from "../errors.js";
import {fromNatural, naturalRange, toNatural} from "./evidence/scale.js";
import type {SystemFile, SystemIntervention, SystemVariable} from "./format.js";
import {centre} from "./resolve.js";

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
  /** When those begin and end in place of the file's, in time units of the model; an end of null: they last. */
  readonly times?: Readonly<Record<string, {start: number; end: number | null}>>;
}

/**
 * A model with what is supposed among its interventions, and the ids that act with it and without it: `cause` is the id of
 * what is supposed, which no intervention of the model has, and null when nothing is. An amount of 0 is left out. A scaled
 * index answers in natural units whatever the range chosen.
 *
 * @throws InputError (unknown-variable, unknown-intervention)
 */
export function withWhatIf(
  system: SystemFile,
  {variable, amount, mode, measures, values = {}, times = {}}: WhatIf
): {system: SystemFile; supposed: string[]; without: string[]; cause: string | null} {
  const moved = system.variables.find(({id}) => id === variable);
  if (moved === undefined) throw new InputError("unknown-variable", `there is no variable "${variable}"`, "variable");
  const known = new Set(system.interventions.map(({id}) => id));
  const stranger = measures.find((id) => !known.has(id));
  if (stranger !== undefined)
    throw new InputError("unknown-intervention", `there is no intervention "${stranger}"`, "measures");
  const index = amount / naturalRange(moved);
  const start = typeof moved.initial === "number" ? moved.initial : 0;
  const id = freeId(known);
  const supposed: SystemIntervention = {
    ...{id, variable, start: 0, end: null},
    ...(mode === "push" ? {type: "step" as const, value: index} : {type: "fix" as const, value: start + index})
  };
  const changed = system.interventions.map((each): SystemIntervention => {
    const target = system.variables.find(({id}) => id === each.variable);
    const own = values[each.id];
    const value = own === undefined || target === undefined ? each.value : indexValue(target, each, own);
    return {...each, value, ...times[each.id]};
  });
  const cause = amount === 0 && mode === "push" ? null : id;
  return {
    system: {...system, interventions: [...changed, supposed]},
    supposed: [...(cause === null ? [] : [cause]), ...measures],
    without: [...measures],
    cause
  };
}

/** A name for what is supposed that the model does not use. */
function freeId(known: ReadonlySet<string>): string {
  let id = "what_if";
  for (let next = 2; known.has(id); next++) id = `what_if_${next}`;
  return id;
}

/** A set point and a fix name a level, the others a change. */
const isLevel = ({type}: SystemIntervention): boolean => type === "setpoint" || type === "fix";

function indexValue(variable: SystemVariable, intervention: SystemIntervention, value: number): number {
  return isLevel(intervention) ? fromNatural(variable, value) : value / naturalRange(variable);
}

/** What an intervention of the model imposes, in natural units of its variable: a level or a change. */
export function naturalValue(
  variable: SystemVariable,
  intervention: SystemIntervention
): {value: number; isLevel: boolean} {
  const index = centre(intervention.value);
  const level = isLevel(intervention);
  return {value: level ? toNatural(variable, index) : index * naturalRange(variable), isLevel: level};
}
