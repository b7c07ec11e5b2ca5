import {InputError} from "../../errors.js";
import {deepestTree, isTooDeep, type BinaryOperator, type Expression, type Index} from "./ast.js";
import {foldName} from "./fold-name.js";
import {tokens, type Token} from "./lexer.js";

/** Nesting beyond this is no model but an attack on the stack. */
const deepest = 200;

/** From loosest to tightest; all associate to the left but `^`. */
const levels: readonly (readonly BinaryOperator[])[] = [
  ["or"],
  ["and"],
  ["=", "<>"],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/", "mod"]
];
const words = new Set(["and", "or", "not", "mod", "if", "then", "else"]);

/**
 * Parses an equation of XMILE's grammar: numbers, names (also in double quotes), `+ - * / ^ MOD`, comparisons, AND, OR,
 * NOT, IF … THEN … ELSE, function calls, subscripts and `{comments}`. Unary minus binds looser than `^` and tighter than
 * `*`: −2^2 = −4.
 *
 * Throws InputError (invalid-equation) with what was expected and where.
 */
export function parseEquation(equation: string): Expression {
  const list = tokens(equation);
  let position = 0;
  let depth = 0;
  const peek = (): Token => list[position] ?? (list[list.length - 1] as Token);
  const next = (): Token => {
    const token = peek();
    position++;
    return token;
  };
  const fail = (expected: string): never => {
    const {type, text, at} = peek();
    const found = type === "end" ? "the equation ends" : `"${text}" stands`;
    throw new InputError(
      "invalid-equation",
      `${found} at position ${at + 1} where ${expected} is expected`,
      equation.slice(0, 200)
    );
  };
  const isWord = (token: Token, word: string): boolean =>
    token.type === "name" && !token.quoted && token.text.toLowerCase() === word;
  const isOperator = (token: Token, text: string): boolean => token.type === "operator" && token.text === text;
  const expect = (text: string): void => {
    if (!isOperator(peek(), text)) fail(`"${text}"`);
    position++;
  };

  function nested<T>(parse: () => T): T {
    if (++depth > deepest)
      throw new InputError("invalid-equation", `the equation nests deeper than ${deepest} levels; split it`);
    const result = parse();
    depth--;
    return result;
  }

  function expression(): Expression {
    return nested(() => binary(0));
  }

  function binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const token = peek();
      const operator = operators.find((each) => (words.has(each) ? isWord(token, each) : isOperator(token, each)));
      if (operator === undefined) return left;
      position++;
      left = {type: "binary", operator, left, right: binary(level + 1)};
    }
  }

  function unary(): Expression {
    const token = peek();
    if (isOperator(token, "-") || isOperator(token, "+")) {
      position++;
      return {type: "unary", operator: token.text as "-" | "+", operand: nested(unary)};
    }
    if (isWord(token, "not") || isOperator(token, "!")) {
      position++;
      return {type: "unary", operator: "not", operand: nested(unary)};
    }
    return power();
  }

  function power(): Expression {
    const left = primary();
    if (!isOperator(peek(), "^")) return left;
    position++;
    return {type: "binary", operator: "^", left, right: nested(unary)};
  }

  function primary(): Expression {
    const token = peek();
    if (token.type === "number") {
      position++;
      return {type: "number", value: Number(token.text)};
    }
    if (isOperator(token, "(")) {
      position++;
      const inner = expression();
      expect(")");
      return inner;
    }
    if (isWord(token, "if")) return conditional();
    if (token.type !== "name" || (!token.quoted && words.has(token.text.toLowerCase())))
      return fail("a number, a name or (");
    position++;
    const name = foldName(token.text);
    if (isOperator(peek(), "[")) return {type: "subscript", name, indices: indices(), at: token.at};
    if (!token.quoted && isOperator(peek(), "(")) return {type: "call", name, args: args(), at: token.at};
    return {type: "name", name, at: token.at};
  }

  /** IF c THEN a ELSE b; `IF(c, a, b)` is a call. */
  function conditional(): Expression {
    const {at} = next();
    if (isOperator(peek(), "(")) {
      const start = position;
      const list = args();
      if (!isWord(peek(), "then") && list.length === 3) return {type: "call", name: "if", args: list, at};
      position = start;
    }
    const condition = expression();
    if (!isWord(peek(), "then")) fail("THEN");
    position++;
    const yes = expression();
    if (!isWord(peek(), "else")) fail("ELSE");
    position++;
    return {type: "if", condition, yes, no: expression()};
  }

  function args(): Expression[] {
    expect("(");
    const list: Expression[] = [];
    if (isOperator(peek(), ")")) {
      position++;
      return list;
    }
    for (;;) {
      list.push(expression());
      if (isOperator(peek(), ",")) position++;
      else break;
    }
    expect(")");
    return list;
  }

  function indices(): Index[] {
    expect("[");
    const list: Index[] = [];
    for (;;) {
      if (isOperator(peek(), "*") && /^[,\]]$/.test(textAhead(1))) {
        position++;
        list.push({type: "wildcard"});
      } else list.push(expression());
      if (isOperator(peek(), ",")) position++;
      else break;
    }
    expect("]");
    return list;
  }

  function textAhead(ahead: number): string {
    return list[position + ahead]?.text ?? "";
  }

  const whole = expression();
  if (peek().type !== "end") fail("an operator or the end");
  if (isTooDeep(whole))
    throw new InputError(
      "invalid-equation",
      `more than ${deepestTree} operations follow on each other; split the equation`
    );
  return whole;
}
