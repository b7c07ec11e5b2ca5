import {formatNumber, formatPeriodRange} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {parseFormula} from "../../models/statistics/formula/parse-formula.js";
import type {Coefficient} from "../../models/statistics/types.js";
import type {FigureOptions} from "../figure.js";
import type {Note} from "../types.js";
import type {PanelEstimate} from "./analyse.js";
import {firstDay, type PanelTable} from "./panel.js";
import {effectWords, termWords, type TermContext} from "./term-words.js";

export const contextOf = ({about: {table}}: Pick<PanelEstimate, "about">): TermContext => table;

/** Whether the largest standard error leads, or the one the reader chose. */
export const leadOf = ({about: {options}}: Pick<PanelEstimate, "about">): "asked" | "largest" =>
  options.lead ?? "asked";

/** The coefficients a reader is shown: all but the constant. */
export const reportedTerms = ({coefficients}: Pick<PanelEstimate, "coefficients">): Coefficient[] =>
  coefficients.filter(({term}) => term !== "(Intercept)");

/** What is explained, in words, with its unit where it is one column. */
export function outcomeOf(result: Pick<PanelEstimate, "formula" | "about">): {title: string; unit: string} {
  const name = (result.formula.split(" ~ ")[0] ?? "").replaceAll("`", "");
  const variable = result.about.table.variables[name];
  return {title: termWords(name, contextOf(result)), unit: variable?.unit ?? ""};
}

/** "342 gemeenten, 2011 tot en met 2021, 3.400 rijen": what the numbers rest on. */
export function scopeWords({about: {table}, n}: PanelEstimate): string {
  return explore.scope(regionsWords(table), periodsWords(table), formatNumber(n, 0));
}

export function regionsWords({regions, level}: Pick<PanelTable, "regions" | "level">): string {
  return explore.regions[level](formatNumber(regions.length, 0));
}

/** "2011 tot en met 2024", "maart 2015 tot en met april 2016". */
export function periodsWords({periods, grain}: Pick<PanelTable, "periods" | "grain">): string {
  return formatPeriodRange(firstDay(periods[0] ?? "", grain), firstDay(periods.at(-1) ?? "", grain), grain);
}

/** What every figure of a result says: sources, notes, level, and the choices behind it. */
export function figureFacts(
  result: Pick<PanelEstimate, "formula" | "about">
): Pick<FigureOptions, "sources" | "level" | "notes" | "filters"> {
  const {table, options} = result.about;
  const context = contextOf(result);
  const effects = parseFormula(result.formula).effects.map((names) => effectWords(names.join("^"), context));
  return {
    level: "association",
    sources: table.sources,
    notes: notesOf(table),
    filters: [
      [explore.filters.formula, result.formula],
      [explore.filters.effects, effects.length > 0 ? effects.join("; ") : explore.filters.none],
      [explore.filters.regions, regionsWords(table)],
      [explore.filters.periods, periodsWords(table)],
      ...(options.weights === undefined
        ? []
        : [[explore.filters.weights, termWords(options.weights, context)] as const])
    ]
  };
}

export const notesOf = ({notes}: PanelTable): Note[] =>
  notes.map(({id, kind, text, effect, starts, ends, column}) => ({
    ...{id, text, effect, starts, ends, indicator: column},
    kind: kind as Note["kind"]
  }));
