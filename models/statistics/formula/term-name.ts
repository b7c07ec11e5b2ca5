import type {BinaryOperator, Expression, Formula, Term} from "./ast.js";

const plainName = /^[A-Za-z_][A-Za-z0-9_.]*$/;

/** A column's name as a formula writes it: in backticks when it holds other signs. */
export const quoteName = (name: string): string => (plainName.test(name) ? name : `\`${name}\``);

const strength: Readonly<Record<BinaryOperator, number>> = {
  "==": 1,
  "!=": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "+": 2,
  "-": 2,
  "*": 3,
  "/": 3,
  "^": 5
};

/** The name of an expression in results: no spaces, column names bare (`l(x,1)`, `I(x^2)`). */
export const expressionName = (expression: Expression): string => write(expression, (name) => name);

/** An expression as a formula writes it: like its name, with backticks where a column needs them. */
export const expressionText = (expression: Expression): string => write(expression, quoteName);

/** The name of a term in results: `a:b` for a product. */
export const termName = (term: Term): string => term.map(expressionName).join(":");

function write(expression: Expression, nameOf: (name: string) => string, outer = 0): string {
  switch (expression.type) {
    case "number":
      return String(expression.value);
    case "text":
      return `"${expression.value}"`;
    case "name":
      return nameOf(expression.name);
    case "negative":
      return bracket(`-${write(expression.operand, nameOf, 4)}`, outer > 4);
    case "binary": {
      const own = strength[expression.operator];
      // `^` binds to the right, the others to the left.
      const [left, right] = expression.operator === "^" ? [own + 1, own] : [own, own + 1];
      const text = `${write(expression.left, nameOf, left)}${expression.operator}${write(expression.right, nameOf, right)}`;
      return bracket(text, outer > own);
    }
    case "call":
      return `${expression.name}(${write(expression.argument, nameOf)})`;
    case "lag": {
      const {steps, argument} = expression;
      return `${steps > 0 ? "l" : "f"}(${write(argument, nameOf)},${Math.abs(steps)})`;
    }
    case "difference": {
      const {steps, argument} = expression;
      return `d(${write(argument, nameOf)}${steps === 1 ? "" : `,${steps}`})`;
    }
  }
}

const bracket = (text: string, needed: boolean): string => (needed ? `(${text})` : text);

/** Writes a formula out by one spelling. */
export function formulaText(formula: Omit<Formula, "text">): string {
  const side = (terms: readonly Term[]): string[] => terms.map((term) => term.map(expressionText).join(":"));
  const right = [...(formula.intercept ? [] : ["0"]), ...side(formula.terms)];
  const parts = [`${expressionText(formula.outcome)} ~ ${right.length > 0 ? right.join(" + ") : "1"}`];
  const effects = formula.effects.map((names) => names.map(quoteName).join("^")).join(" + ");
  const instrumented = formula.endogenous.length > 0;
  if (effects !== "" || instrumented) parts.push(effects === "" ? "0" : effects);
  if (instrumented) parts.push(`${side(formula.endogenous).join(" + ")} ~ ${side(formula.instruments).join(" + ")}`);
  return parts.join(" | ");
}
