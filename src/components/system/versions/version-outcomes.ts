import {naturalRange, toNatural} from "../../../models/system/evidence/scale.js";
import type {SystemFile, SystemVariable} from "../../../models/system/format.js";
import {versions as words} from "../../../locale/system-versions.js";
import {durationWords} from "../evidence/duration.js";
import {DataTable} from "../../data-table.js";
import {figure, type FigureElement} from "../../figure.js";
import {decimalsOf, unitOf} from "../natural.js";
import type {Version} from "./version-choices.js";

/** A variable that is no goal, where both versions end. */
export interface OutcomeRow {
  variable: SystemVariable;
  a: number;
  b: number;
  /** In natural units of version B. */
  change: number;
}

/** A move smaller than this part of the scale is none to speak of. */
const visible = 0.0005;
const mostShown = 8;

/** What differs most at the end between two versions beside their goals, as parts of its scale; what hardly does is left out. */
export function outcomeRows(
  a: SystemFile,
  b: SystemFile,
  endA: Readonly<Record<string, readonly (number | null)[]>>,
  endB: Readonly<Record<string, readonly (number | null)[]>>
): OutcomeRow[] {
  const goals = new Set([...a.goals, ...b.goals].map(({variable}) => variable));
  const before = new Map(a.variables.map((variable) => [variable.id, variable]));
  const rows = b.variables.flatMap((variable): (OutcomeRow & {part: number})[] => {
    const old = before.get(variable.id);
    const [was, is] = [endA[variable.id]?.[0], endB[variable.id]?.[0]];
    if (goals.has(variable.id) || old === undefined || was == null || is == null) return [];
    const [left, right] = [toNatural(old, was), toNatural(variable, is)];
    const range = Math.abs(naturalRange(variable) * ((variable.max ?? 1) - (variable.min ?? 0)));
    const part = range > 0 ? Math.abs(right - left) / range : 0;
    return part < visible ? [] : [{variable, a: left, b: right, change: right - left, part}];
  });
  return rows.sort((x, y) => y.part - x.part).slice(0, mostShown);
}

export function OutcomesFigure(rows: readonly OutcomeRow[], {a, b}: {a: Version; b: Version}): FigureElement {
  const text = words.outcomes;
  const number = {type: "number" as const, decimals: Math.max(...rows.map(({variable}) => decimalsOf(variable)))};
  const table = {
    columns: [
      {key: "variable", label: text.variable, isHeader: true},
      {key: "a", label: text.a, ...number},
      {key: "b", label: text.b, ...number},
      {key: "change", label: text.change, ...number},
      {key: "unit", label: text.unit}
    ],
    rows: rows.map(({variable, ...levels}) => ({
      ...levels,
      variable: variable.label ?? variable.id,
      unit: unitOf(variable)
    }))
  };
  const {horizon, timeUnit} = b.system;
  return figure(DataTable(table, {caption: text.title, hideCaption: true}), {
    ...{title: text.title, label: text.label, table},
    subtitle: text.subtitle(durationWords(Math.min(a.system.horizon, horizon), timeUnit)),
    level: "model",
    headingLevel: 2,
    sources: [a, b].map(({label}) => ({publisher: words.publisher, title: words.source(label)})),
    filters: [
      [words.before, a.label],
      [words.after, b.label]
    ]
  });
}
