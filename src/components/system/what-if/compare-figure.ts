import type {ComparedSet} from "../../../models/system/compare.js";
import type {SystemFile} from "../../../models/system/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {DataTable} from "../../data-table.js";
import {figure} from "../../figure.js";
import type {Column} from "../../table-data.js";
import {labelOf} from "../natural.js";

/** All sets of measures, best first, with each goal; sortable. */
export function CompareFigure(system: SystemFile, sets: readonly ComparedSet[], name: string): HTMLElement {
  const labels = new Map(system.interventions.map(({id, label}) => [id, label ?? id]));
  const nothing = sets.find(({interventions}) => interventions.length === 0);
  const goals = [...new Set(system.goals.map(({variable}) => variable))];
  const columns: Column[] = [
    {key: "set", label: words.compare.set, isHeader: true},
    {key: "score", label: words.compare.score, type: "number", decimals: 1},
    {key: "difference", label: words.compare.difference, type: "number", decimals: 2},
    {key: "effort", label: words.compare.effort, type: "number", decimals: 2, unit: words.compare.effortUnit},
    ...goals.map((id): Column => ({
      key: id,
      label: words.compare.goals(labelOf(system, id)),
      type: "number",
      decimals: 1
    }))
  ];
  const rows = sets.map(({interventions, score, effort, goals: own}) => ({
    set: interventions.length === 0 ? words.compare.none : interventions.map((id) => labels.get(id) ?? id).join(" + "),
    score: score * 100,
    difference: (score - (nothing?.score ?? score)) * 100,
    effort,
    ...Object.fromEntries(goals.map((id) => [id, (own[id] ?? NaN) * 100]))
  }));
  const table = {columns, rows};
  return figure(DataTable(table, {caption: words.compare.title, hideCaption: true, limit: 12}), {
    title: words.compare.title,
    subtitle: words.compare.subtitle,
    label: words.compare.label,
    level: "model",
    headingLevel: 2,
    table,
    caption: words.compare.caption,
    sources: [{publisher: words.source.publisher, title: words.source.title(name)}]
  });
}
