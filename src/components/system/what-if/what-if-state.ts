import type {SystemFile} from "../../../models/system/format.js";
import {naturalRange} from "../../../models/system/evidence/scale.js";
import {choiceField, listField, numberField, textField} from "../../state-fields.js";
import type {StateOf} from "../../state.js";
import {variableOf} from "../natural.js";

/** Choices of the page Wat als, as the address has them. */
export const whatIfSchema = (system: SystemFile) => ({
  oorzaak: textField(firstCause(system)),
  hoeveel: numberField(1),
  wijze: choiceField<"push" | "fix">("push", ["push", "fix"]),
  met: listField([], {pattern: /^[A-Za-z_][\w.-]*$/}),
  toon: listField(shownFirst(system), {pattern: /^[A-Za-z_][\w.-]*$/})
});

export type WhatIfSchema = ReturnType<typeof whatIfSchema>;
export type WhatIfState = StateOf<WhatIfSchema>;

/** Variables that can be supposed: those that are not worked out from an equation. */
export const causesOf = ({variables}: SystemFile): SystemFile["variables"] =>
  variables.filter(({equation}) => equation === undefined);

function firstCause(system: SystemFile): string {
  const causes = causesOf(system);
  const wanted = causes.find(({id}) => id === "unemployment") ?? causes.find(({kind}) => kind === "exogenous");
  return (wanted ?? causes[0])?.id ?? "";
}

/** What a reader looks for first: complaints and use of care, or else the goals. */
function shownFirst(system: SystemFile): string[] {
  const wanted = ["adult_distress", "mental_care_use", "youth_distress", "youth_care_use"];
  const there = new Set(system.variables.map(({id}) => id));
  if (wanted.every((id) => there.has(id))) return wanted;
  const goals = system.goals.map(({variable}) => variable);
  return [...new Set(goals.length > 0 ? goals : system.variables.map(({id}) => id))].slice(0, 4);
}

/** Least, most and step of a slider over a variable, in natural units, on either side of nothing. */
export function amountRange(system: SystemFile, id: string): {most: number; step: number} {
  const variable = variableOf(system, id);
  const range = Math.abs(naturalRange(variable) * ((variable.max ?? 1) - (variable.min ?? 0)));
  const most = niceUp(range / 2);
  return {most, step: niceUp(most / 100)};
}

/** The next of 1, 2, 5, 10, … */
function niceUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((each) => each * size).find((each) => each >= value * (1 - 1e-9)) ?? value;
}
