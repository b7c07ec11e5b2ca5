import {parseFormula} from "../formula/parse-formula.js";
import {termName} from "../formula/term-name.js";
import {expectedFor, type EvidenceTable, type PersonUnit} from "./expected-effect.js";
import {readOutcome, readTerm} from "./read-term.js";
import type {ExpectedForReading} from "./types.js";

/** What is known of columns beside their names, which are indicators. */
export interface ColumnUnits {
  /** Persons of which population a unit of the column stands for; null for amounts and scores. */
  unitOf(column: string): PersonUnit | null;
  /** Mean over the rows; null when unknown. */
  meanOf(column: string): number | null;
}

/**
 * What evidence leads one to expect of the terms of a formula, by term, in units of their coefficients: for a plain
 * outcome and columns that stand in one term only, as levels or changes. Elsewhere a coefficient is not the whole effect.
 *
 * Throws InputError of parseFormula.
 */
export function expectedByTerm(
  text: string,
  evidence: Pick<EvidenceTable, "bases" | "effects">,
  {unitOf, meanOf}: ColumnUnits
): Record<string, ExpectedForReading> {
  const formula = parseFormula(text);
  const outcome = readOutcome(formula, {});
  if (outcome.column === null || outcome.transform !== "level") return {};
  const own = outcome.column;
  const terms = [...formula.terms, ...formula.endogenous].map((term) => readTerm(termName(term), formula, {}));
  const found = terms.flatMap(({term, column, transform}): [string, ExpectedForReading][] => {
    const isAlone = terms.filter((other) => other.column === column).length === 1;
    if (column === null || !isAlone || (transform !== "level" && transform !== "change")) return [];
    const units = {exposure: unitOf(column), outcome: unitOf(own), outcomeMean: meanOf(own)};
    const expected = expectedFor(evidence, {exposure: column, outcome: own}, units);
    return expected === null ? [] : [[term, expected]];
  });
  return Object.fromEntries(found);
}
