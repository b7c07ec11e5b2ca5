import type {Difference, SystemDiff} from "../../../models/system/diff/types.js";
import {toNatural} from "../../../models/system/evidence/scale.js";
import type {SystemFile, SystemVariable} from "../../../models/system/format.js";
import {versions as words} from "../../../locale/system-versions.js";
import {DataTable} from "../../data-table.js";
import {figure, type FigureElement} from "../../figure.js";
import type {Cell, Column, Row, TableData} from "../../table-data.js";
import type {Source} from "../../types.js";
import {decimalsOf, unitOf} from "../natural.js";
import {changeRows, nameIn} from "./change-words.js";
import type {Version} from "./version-choices.js";

const sources = ({a, b}: {a: Version; b: Version}): Source[] =>
  [a, b].map(({label}) => ({publisher: words.publisher, title: words.source(label)}));

const filters = ({a, b}: {a: Version; b: Version}): (readonly [string, string])[] => [
  [words.before, a.label],
  [words.after, b.label]
];

/** Every difference between the versions, as a table. */
export function ChangesFigure(diff: SystemDiff, pair: {a: Version; b: Version}): FigureElement {
  const {changes} = words;
  const rows = changeRows(diff, pair.a.system, pair.b.system);
  const table: TableData = {
    columns: [
      {key: "item", label: changes.item},
      {key: "name", label: changes.name, isHeader: true},
      {key: "what", label: changes.what},
      {key: "from", label: changes.from},
      {key: "to", label: changes.to}
    ],
    rows: rows.map((row): Row => ({...row}))
  };
  return figure(DataTable(table, {caption: changes.title, hideCaption: true, limit: 25}), {
    ...{title: changes.title, subtitle: changes.subtitle, label: changes.label, table},
    level: "model",
    headingLevel: 2,
    sources: sources(pair),
    filters: filters(pair),
    ...(diff.perhapsRenamed.length > 0 ? {caption: changes.caption} : {})
  });
}

/** Every goal in both versions, without measures and with all of the version. */
export function EffectsFigure(diff: SystemDiff, pair: {a: Version; b: Version}): FigureElement {
  const {effects} = words;
  const numbers = {type: "number" as const};
  const columns: Column[] = [
    {key: "goal", label: effects.goal, isHeader: true},
    {key: "measures", label: effects.measures},
    {key: "a", label: effects.a, ...numbers, decimals: 1},
    {key: "b", label: effects.b, ...numbers, decimals: 1},
    {key: "change", label: effects.change, ...numbers, decimals: 2},
    {key: "longA", label: effects.longA, ...numbers, decimals: 2},
    {key: "longB", label: effects.longB, ...numbers, decimals: 2},
    {key: "unit", label: effects.unit}
  ];
  const table: TableData = {columns, rows: effectRows(diff, pair)};
  return figure(DataTable(table, {caption: effects.title, hideCaption: true}), {
    ...{title: effects.title, subtitle: effects.subtitle, label: effects.label, table},
    caption: diff.effects.some(isStill) ? effects.stillCaption : effects.caption,
    level: "model",
    headingLevel: 2,
    sources: sources(pair),
    filters: filters(pair)
  });
}

/** Without measures a model stands still: then there is something to see only where versions begin elsewhere. */
const isStill = ({interventions, goals, score}: SystemDiff["effects"][number]): boolean =>
  interventions === "none" &&
  [score, ...goals.flatMap(({mean, longRun}) => [mean, longRun])].every(({change}) => Math.abs(change ?? 0) < 1e-9);

function effectRows(diff: SystemDiff, {a, b}: {a: Version; b: Version}): Row[] {
  const {effects} = words;
  const shown = diff.effects.filter((each) => !isStill(each));
  return [...shown].reverse().flatMap(({interventions, goals, score}): Row[] => {
    const measures = interventions === "none" ? effects.none : effects.own;
    const rows = goals.map(({goal, mean, longRun}): Row => {
      const [inA, inB] = [find(a.system, goal), find(b.system, goal)];
      return {
        goal: nameIn(inB === undefined ? a.system : b.system, "goal", goal),
        measures,
        ...points(mean),
        longA: level(inA, longRun.a),
        longB: level(inB, longRun.b),
        unit: unitOf(inB ?? inA ?? {id: goal, initial: 0, kind: "variable"})
      };
    });
    const total = {goal: effects.total, measures, ...points(score), longA: "", longB: "", unit: ""};
    return [...rows, total];
  });
}

const find = (system: SystemFile, id: string): SystemVariable | undefined =>
  system.variables.find((variable) => variable.id === id);

const level = (variable: SystemVariable | undefined, value: number | null): Cell =>
  variable === undefined || value === null
    ? {missing: words.effects.noValue}
    : round(toNatural(variable, value), decimalsOf(variable) + 1);

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

function points({a, b, change}: Difference): Record<"a" | "b" | "change", Cell> {
  const cell = (value: number | null): Cell => (value === null ? {missing: words.effects.noValue} : value * 100);
  return {a: cell(a), b: cell(b), change: cell(change)};
}

/** Each change made alone, largest first, and what only their sum brings. */
export function SingleFigure(diff: SystemDiff, pair: {a: Version; b: Version}): FigureElement {
  const {single: text, changes} = words;
  const scoreOf = (shifts: readonly {interventions: "none" | "own"; score: number | null}[]): Cell => {
    const score = shifts.find(({interventions}) => interventions === "own")?.score;
    return score == null ? {missing: words.effects.noValue} : score * 100;
  };
  const rows = diff.single
    .map((each) => ({
      change: `${changes.kinds[each.item]} ${nameIn(each.change === "removed" ? pair.a.system : pair.b.system, each.item, each.id)}: ${whatChanged(each)}`,
      effect: each.effects === null ? {missing: text.failed} : scoreOf(each.effects)
    }))
    .sort((a, b) => size(b.effect) - size(a.effect));
  const table: TableData = {
    columns: [
      {key: "change", label: text.change, isHeader: true},
      {key: "effect", label: text.effect, type: "number", decimals: 2}
    ],
    rows,
    totals: {change: text.together, effect: scoreOf(diff.together)}
  };
  return figure(DataTable(table, {caption: text.title, hideCaption: true, limit: 15}), {
    ...{title: text.title, subtitle: text.subtitle, label: text.label, table},
    level: "model",
    headingLevel: 2,
    sources: sources(pair),
    filters: filters(pair),
    ...(diff.complete ? {} : {caption: text.incomplete})
  });
}

const size = (cell: Cell): number => (typeof cell === "number" ? Math.abs(cell) : -1);

function whatChanged({change, fields}: SystemDiff["single"][number]): string {
  if (change !== "changed") return words.changes[change];
  return fields.map((field) => words.fields[field] ?? words.otherField(field)).join(", ");
}
