import type {Effects} from "../../../models/system/effects/effects.js";
import {naturalRange} from "../../../models/system/evidence/scale.js";
import type {SystemFile} from "../../../models/system/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {DataTable} from "../../data-table.js";
import {figure} from "../../figure.js";
import {decimalsOf, differenceUnit, inSentence, labelOf, naturalDifference, variableOf} from "../natural.js";

/** Where outcomes come to rest when something is added for good, and when it is held: beside each other, with why they differ. */
export function RestFigure(
  system: SystemFile,
  {push, fix}: {push: Effects; fix: Effects},
  {cause, outcomes, name}: {cause: string; outcomes: readonly string[]; name: string}
): HTMLElement {
  const at = (effects: Effects, id: string): number | {missing: string} => {
    const change = effects.equilibrium?.[id];
    return change === undefined ? {missing: words.rest.none} : naturalDifference(variableOf(system, id), change);
  };
  const rows = outcomes.map((id) => ({
    outcome: labelOf(system, id),
    push: at(push, id),
    fix: at(fix, id),
    unit: differenceUnit(variableOf(system, id))
  }));
  const decimals = Math.max(...outcomes.map((id) => decimalsOf(variableOf(system, id))), 2);
  const table = {
    columns: [
      {key: "outcome", label: words.rest.outcome},
      {key: "push", label: words.rest.push, type: "number" as const, decimals},
      {key: "fix", label: words.rest.fix, type: "number" as const, decimals},
      {key: "unit", label: words.rest.unit}
    ],
    rows
  };
  return figure(DataTable(table, {caption: words.rest.title, hideCaption: true}), {
    title: words.rest.title,
    subtitle: words.rest.subtitle,
    label: words.rest.label,
    level: "model",
    headingLevel: 2,
    table,
    caption: words.rest.explained(inSentence(labelOf(system, cause))),
    sources: [{publisher: words.source.publisher, title: words.source.title(name)}]
  });
}

/** What is added or held, in index units of the model. */
export const indexAmount = (system: SystemFile, id: string, amount: number): number =>
  amount / naturalRange(variableOf(system, id));
