import {formatNumber, formatPeriodRange} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {listWords} from "../../locale/reading-words.js";
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

/** "336 gemeenten, 2017 tot en met 2020, 1.320 rijen": what the numbers rest on, which may be less than the table has. */
export function scopeWords({about: {table}, n, sample}: PanelEstimate): string {
  const {level, grain} = table;
  const areas = explore.regions[level](formatNumber(sample?.units ?? table.regions.length, 0));
  return explore.scope(areas, periodsWords({periods: sample?.periods ?? table.periods, grain}), formatNumber(n, 0));
}

export function regionsWords({regions, level}: Pick<PanelTable, "regions" | "level">): string {
  return explore.regions[level](formatNumber(regions.length, 0));
}

/** "2011 tot en met 2024", "maart 2015 tot en met april 2016"; years with a gap one by one: "2015, 2018 en 2019". */
export function periodsWords({periods, grain}: Pick<PanelTable, "periods" | "grain">): string {
  const hasGap = grain === "year" && periods.some((year, at) => at > 0 && Number(year) - Number(periods[at - 1]) !== 1);
  if (hasGap) return listWords(periods);
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
