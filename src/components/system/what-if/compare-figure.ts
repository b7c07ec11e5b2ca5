import type {ComparedSet} from "../../../models/system/compare.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {h} from "../../dom.js";
import {DataTable} from "../../data-table.js";
import {figure} from "../../figure.js";
import type {Column} from "../../table-data.js";
import {inSentence, labelOf} from "../natural.js";

/** Measures a comparison chooses from: what befalls is no choice, nor is the answer to what does not. */
export const measuresOf = ({interventions}: SystemFile, acting: readonly string[]): string[] =>
  interventions
    .filter(({role, onlyWith}) => role !== "event" && (onlyWith?.some((id) => acting.includes(id)) ?? true))
    .map(({id}) => id);

/** All combinations while that is a list to read; else pairs. */
export const combinationsOf = (count: number): number => (count <= 6 ? count : 2);

/** A smaller difference of a goal, of 100, is none to speak of. */
export const visible = 0.05;

export interface CompareFigureOptions {
  /** What goes on in every set, in words; null: nothing. */
  under: string | null;
  headingLevel?: 2 | 3 | 4;
}

/** All sets of measures, best first, with each goal and which goals get worse; sortable. */
export function CompareFigure(
  system: SystemFile,
  sets: readonly ComparedSet[],
  {under, headingLevel = 2}: CompareFigureOptions
): HTMLElement {
  const say = words.compare;
  const letters = lettersOf(system, sets);
  const nothing = sets.find(({interventions}) => interventions.length === 0);
  const goals = [...new Set(system.goals.map(({variable}) => variable))];
  const nameOf = (ids: readonly string[]): string =>
    ids.length === 0 ? say.none : ids.map((id) => letters.get(id)?.letter ?? id).join(" + ");
  const change = (set: ComparedSet, goal: string): number =>
    ((set.goals[goal] ?? NaN) - (nothing?.goals[goal] ?? NaN)) * 100;
  const rows = sets.map((set) => ({
    set: nameOf(set.interventions),
    score: set.score * 100,
    difference: (set.score - (nothing?.score ?? set.score)) * 100,
    effort: set.effort,
    worse:
      goals
        .filter((goal) => change(set, goal) < -visible)
        .map((goal) => inSentence(labelOf(system, goal)))
        .join(", ") || say.nobody,
    ...Object.fromEntries(goals.map((goal) => [goal, change(set, goal)]))
  }));
  const number = (key: string, label: string, decimals: number, unit?: string): Column => ({
    ...{key, label, type: "number", decimals},
    ...(unit === undefined ? {} : {unit})
  });
  const columns: Column[] = [
    {key: "set", label: say.set, isHeader: true},
    number("score", say.score, 1, say.scoreUnit),
    number("difference", say.difference, 2, say.scoreUnit),
    number("effort", say.effort, 2, say.effortUnit),
    {key: "worse", label: say.worse},
    ...goals.map((goal) => number(goal, say.goals(labelOf(system, goal)), 2))
  ];
  const table = {columns, rows};
  const isPartial = system.interventions.some(({id, onlyWith}) => onlyWith !== undefined && !letters.has(id));
  const list = h(
    "ul",
    {class: "sh-letters", "aria-label": say.letters},
    [...letters.values()].map(({letter, label}) => h("li", {}, h("strong", {}, letter), ` ${label}`))
  );
  return figure(h("div", {}, list, DataTable(table, {caption: say.label, hideCaption: true, limit: 12})), {
    ...{title: titleOf(sets, letters), subtitle: say.subtitle(under), label: say.label},
    ...{table, level: "model", headingLevel, tableOptions: {limit: 12}},
    caption: isPartial ? `${say.caption} ${say.leftOut}` : say.caption,
    sources: [{publisher: words.source.publisher, title: words.source.title(system.name)}]
  });
}

type Letters = ReadonlyMap<string, {letter: string; label: string}>;

/** A letter for each measure, in the order of the model: sets of long names cannot be read in a table. */
function lettersOf(system: SystemFile, sets: readonly ComparedSet[]): Letters {
  const used = new Set(sets.flatMap(({interventions}) => interventions));
  const measures = system.interventions.filter(({id}) => used.has(id));
  const letter = (at: number): string =>
    at < 26 ? String.fromCharCode(65 + at) : letter(Math.floor(at / 26) - 1) + letter(at % 26);
  return new Map(measures.map(({id, label}, at) => [id, {letter: letter(at), label: label ?? id}]));
}

/** The measure that does most by itself, and what the best set does. */
function titleOf(sets: readonly ComparedSet[], letters: Letters): string {
  const nothing = sets.find(({interventions}) => interventions.length === 0)?.score ?? 0;
  const gain = ({score}: ComparedSet): number => (score - nothing) * 100;
  const [best] = sets;
  const single = sets.find(({interventions}) => interventions.length === 1);
  if (best === undefined || single === undefined || gain(single) < visible) return words.compare.noGain;
  const name = letters.get(single.interventions[0] ?? "")?.label ?? "";
  const one = formatNumber(gain(single), 1);
  return best.interventions.length < 2
    ? words.compare.only(name, one)
    : words.compare.title(name, one, formatNumber(gain(best), 1));
}
