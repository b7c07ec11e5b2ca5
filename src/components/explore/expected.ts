import type {ExpectedEffects} from "../../../loaders/catalogue/expected-effects-schema.js";
import {parseFormula} from "../../models/statistics/formula/parse-formula.js";
import {termName} from "../../models/statistics/formula/term-name.js";
import {expectedCoefficient} from "../../models/statistics/reading/expected-effect.js";
import {readOutcome, readTerm} from "../../models/statistics/reading/read-term.js";
import type {ExpectedForReading} from "../../models/statistics/reading/types.js";
import type {DirectedLink} from "../../models/statistics/warnings/notes.js";
import type {PanelTable} from "./panel.js";

/**
 * What research elsewhere leads one to expect of the terms of a formula, in units of their coefficients: for terms of one
 * column that stands in no other term, where the outcome is one column.
 */
export function expectedEffects(table: PanelTable, text: string): Record<string, ExpectedForReading> {
  const formula = parseFormula(text);
  const outcome = readOutcome(formula, {});
  if (outcome.column === null || outcome.transform !== "level") return {};
  const own = outcome.column;
  const terms = [...formula.terms, ...formula.endogenous].map((term) => readTerm(termName(term), formula, {}));
  const found: Record<string, ExpectedForReading> = {};
  for (const {term, column, transform} of terms) {
    if (column === null || (transform !== "level" && transform !== "change")) continue;
    if (terms.filter((other) => other.column === column).length > 1) continue;
    const expected = expectedOf(table, column, own);
    if (expected !== null) found[term] = expected;
  }
  return found;
}

function expectedOf(table: PanelTable, exposure: string, outcome: string): ExpectedForReading | null {
  const {bases, effects} = table.evidence;
  const effect = effects.find(({exposures, outcomes}) => exposures.includes(exposure) && outcomes.includes(outcome));
  if (effect === undefined) return null;
  const units = {
    exposure: table.variables[exposure]?.persons ?? null,
    outcome: table.variables[outcome]?.persons ?? null,
    outcomeMean: meanOf(table, outcome)
  };
  const range = expectedCoefficient(effect, units, bases);
  return range === null ? null : {...range, source: effect.source, note: effect.note};
}

function meanOf({columns}: PanelTable, name: string): number | null {
  const column = columns[name];
  if (!(column instanceof Float64Array)) return null;
  const known = column.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** What is known to follow from what, a link a pair. */
export const knownLinks = ({follows}: Pick<ExpectedEffects, "follows">): DirectedLink[] =>
  follows.flatMap(({from, to}) => from.flatMap((cause) => to.map((effect) => ({from: cause, to: effect}))));
