import type {Expression, Formula, Term} from "../formula/ast.js";

/** The columns an expression is made of, in the order they stand. */
export function columnsOf(expression: Expression): string[] {
  switch (expression.type) {
    case "number":
    case "text":
      return [];
    case "name":
      return [expression.name];
    case "negative":
      return columnsOf(expression.operand);
    case "binary":
      return [...columnsOf(expression.left), ...columnsOf(expression.right)];
    case "call":
    case "lag":
    case "difference":
      return columnsOf(expression.argument);
  }
}

const ofTerms = (terms: readonly Term[]): string[] => terms.flatMap((term) => term.flatMap(columnsOf));

/** The columns whose figures a formula compares: outcome, terms and instruments; not those that only group rows. */
export function formulaColumns(formula: Formula): string[] {
  const {outcome, terms, endogenous, instruments} = formula;
  return [...new Set([...columnsOf(outcome), ...ofTerms(terms), ...ofTerms(endogenous), ...ofTerms(instruments)])];
}

/**
 * How many periods back each value of an expression reaches: `l(d(x),1)` uses 1 and 2. A row of period t uses the data of
 * t − offset.
 */
export function offsetsOf(expression: Expression): number[] {
  switch (expression.type) {
    case "number":
    case "text":
    case "name":
      return [0];
    case "negative":
      return offsetsOf(expression.operand);
    case "binary":
      return unique([...offsetsOf(expression.left), ...offsetsOf(expression.right)]);
    case "call":
      return offsetsOf(expression.argument);
    case "lag":
      return offsetsOf(expression.argument).map((offset) => offset + expression.steps);
    case "difference": {
      const own = offsetsOf(expression.argument);
      return unique([...own, ...own.map((offset) => offset + expression.steps)]);
    }
  }
}

/** Every number of periods back that some part of the formula reaches; 0 always. */
export function formulaOffsets(formula: Formula): number[] {
  const {outcome, terms, endogenous, instruments} = formula;
  const factors = [outcome, ...terms.flat(), ...endogenous.flat(), ...instruments.flat()];
  return unique([0, ...factors.flatMap(offsetsOf)]);
}

/** The terms that hold the outcome of an earlier period, as expressions with how far back they reach. */
export function laggedOutcomes(formula: Formula): {term: Term; lag: number}[] {
  const outcome = new Set(columnsOf(formula.outcome));
  return [...formula.terms, ...formula.endogenous].flatMap((term) => {
    if (!term.some((factor) => columnsOf(factor).some((name) => outcome.has(name)))) return [];
    const lags = term.flatMap(offsetsOf);
    const lag = Math.min(...lags);
    return lag > 0 ? [{term, lag}] : [];
  });
}

const unique = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
