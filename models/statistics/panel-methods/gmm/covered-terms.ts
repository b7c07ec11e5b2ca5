import {InputError} from "../../../errors.js";
import type {Expression} from "../../formula/ast.js";
import {parseFormula} from "../../formula/parse-formula.js";
import {expressionName, termName} from "../../formula/term-name.js";
import type {ModelFrame} from "../../types.js";
import type {GmmVariable} from "./parse-gmm.js";

/**
 * Terms that are made of a variable with instruments (`l(y,1)` and `I(y^2)` of y) and so are no instruments of
 * themselves.
 *
 * Throws InputError (invalid-gmm) when a lagged outcome has no instruments, or the outcome itself serves as one a
 * period earlier: both move with the error of the difference.
 */
export function coveredTerms(frame: ModelFrame, variables: readonly GmmVariable[]): ReadonlySet<string> {
  const {outcome, terms} = parseFormula(frame.formula);
  const names = new Set(variables.map(({name}) => name));
  const own = expressionName(outcome);
  const early = variables.find(({expression, from}) => from < 2 && contains(expression, new Set([own])));
  if (early !== undefined)
    throw new InputError(
      "invalid-gmm",
      `${early.name} ${early.from} period earlier moves with the change in the error; begin at lag 2: ${early.name}:2-99`,
      "--gmm"
    );
  const covered = new Set<string>();
  for (const term of terms) {
    if (term.some((factor) => contains(factor, names))) covered.add(termName(term));
    else if (term.some((factor) => contains(factor, new Set([own]))))
      throw new InputError(
        "invalid-gmm",
        `${termName(term)} moves with the change in the error; give it instruments: --gmm "${own}:2-99"`,
        "--gmm"
      );
  }
  return covered;
}

/** Whether one of the named expressions stands in it. */
function contains(expression: Expression, names: ReadonlySet<string>): boolean {
  if (names.has(expressionName(expression))) return true;
  switch (expression.type) {
    case "negative":
      return contains(expression.operand, names);
    case "binary":
      return contains(expression.left, names) || contains(expression.right, names);
    case "call":
    case "lag":
    case "difference":
      return contains(expression.argument, names);
    default:
      return false;
  }
}
