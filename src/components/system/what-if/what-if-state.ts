import type {SystemFile} from "../../../models/system/format.js";
import {choiceField, listField, numberField, textField} from "../../state-fields.js";
import type {State, StateOf} from "../../state.js";
import {naturalSize, niceUp, unitOf, variableOf} from "../natural.js";

const id = /^[A-Za-z_][\w.-]*$/;
/** A measure as the model has it, or with its own value, start and end: `debt_help~-0.5~0~5`. */
const measure = /^[A-Za-z_][\w.-]*(~-?[\d.]+~[\d.]+~[\d.]*)?$/;

/** Choices of the page Wat als, as the address has them. */
export const whatIfSchema = (system: SystemFile) => {
  const cause = firstCause(system);
  return {
    oorzaak: textField(cause, {pattern: id}),
    hoeveel: numberField(cause === "" ? 0 : firstAmount(system, cause)),
    wijze: choiceField<"push" | "fix">("push", ["push", "fix"]),
    met: listField([], {pattern: measure}),
    toon: listField(shownFirst(system), {pattern: id}),
    /** Outcome whose ways are shown; empty: the first that is shown. */
    langs: textField("", {pattern: id})
  };
};

export type WhatIfSchema = ReturnType<typeof whatIfSchema>;
export type WhatIfChoices = StateOf<WhatIfSchema>;
export type WhatIfState = State<WhatIfSchema>;

/** Variables that can be supposed: those that are not worked out from an equation. */
export const causesOf = ({variables}: SystemFile): SystemFile["variables"] =>
  variables.filter(({equation}) => equation === undefined);

/** The cause of an address, or the first one when the model does not have it. */
export const causeIn = (system: SystemFile, {oorzaak}: Pick<WhatIfChoices, "oorzaak">): string =>
  causesOf(system).some((each) => each.id === oorzaak) ? oorzaak : firstCause(system);

export const outcomesIn = (system: SystemFile, {toon}: Pick<WhatIfChoices, "toon">): string[] => {
  const known = toon.filter((each) => system.variables.some((variable) => variable.id === each));
  return known.length > 0 ? known : shownFirst(system);
};

function firstCause(system: SystemFile): string {
  const causes = causesOf(system);
  const wanted = causes.find(({id: each}) => each === "unemployment") ?? causes.find(({kind}) => kind === "exogenous");
  return (wanted ?? causes[0])?.id ?? "";
}

/** What a reader looks for first: complaints and use of care, or else the goals. */
function shownFirst(system: SystemFile): string[] {
  const wanted = ["adult_distress", "mental_care_use", "youth_distress", "youth_care_use"];
  const there = new Set(system.variables.map((variable) => variable.id));
  if (wanted.every((each) => there.has(each))) return wanted;
  const goals = system.goals.map(({variable}) => variable);
  return [...new Set(goals.length > 0 ? goals : there)].slice(0, 4);
}

/** One point of a percentage; of anything else a tenth of what it can be, rounded. */
export function firstAmount(system: SystemFile, cause: string): number {
  const variable = variableOf(system, cause);
  const size = naturalSize(variable);
  return unitOf(variable).startsWith("%") && size >= 4 ? 1 : niceUp(size / 10);
}

/** Least, most and step of a slider over a change of a variable, in natural units, on either side of nothing. */
export function amountRange(system: SystemFile, cause: string): {most: number; step: number} {
  const most = niceUp(naturalSize(variableOf(system, cause)) / 2);
  return {most, step: niceUp(most / 100)};
}
