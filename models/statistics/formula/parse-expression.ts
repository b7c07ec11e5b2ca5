import type {BinaryOperator, Expression, FunctionName} from "./ast.js";
import {functionNames} from "./ast.js";
import type {Token} from "./lexer.js";
import type {TokenReader} from "./token-reader.js";

const comparisons = ["==", "!=", "<", "<=", ">", ">="] as const;

/** Arithmetic with R's precedence: comparison, + −, * /, unary −, ^ (to the right). One value, no ranges of lags. */
function parseArithmetic(reader: TokenReader): Expression {
  const left = parseSum(reader);
  if (!reader.isSign(...comparisons)) return left;
  const operator = reader.take().value as BinaryOperator;
  return {type: "binary", operator, left, right: parseSum(reader)};
}

function parseSum(reader: TokenReader): Expression {
  let left = parseProduct(reader);
  while (reader.isSign("+", "-")) {
    const operator = reader.take().value as BinaryOperator;
    left = {type: "binary", operator, left, right: parseProduct(reader)};
  }
  return left;
}

function parseProduct(reader: TokenReader): Expression {
  let left = parseSigned(reader);
  while (reader.isSign("*", "/")) {
    const operator = reader.take().value as BinaryOperator;
    left = {type: "binary", operator, left, right: parseSigned(reader)};
  }
  return left;
}

function parseSigned(reader: TokenReader): Expression {
  if (reader.takeSign("-")) return {type: "negative", operand: parseSigned(reader)};
  if (reader.takeSign("+")) return parseSigned(reader);
  return parsePower(reader);
}

function parsePower(reader: TokenReader): Expression {
  const left = parseAtom(reader);
  if (!reader.takeSign("^")) return left;
  return {type: "binary", operator: "^", left, right: parseSigned(reader)};
}

function parseAtom(reader: TokenReader): Expression {
  if (reader.takeSign("(")) {
    const inside = parseArithmetic(reader);
    reader.expectSign(")", "after the bracketed part");
    return inside;
  }
  const token = reader.next;
  if (token.type === "number") return {type: "number", value: Number(reader.take().value)};
  if (token.type === "text") return {type: "text", value: reader.take().value};
  const [only, second] = parseName(reader);
  if (only === undefined || second !== undefined)
    throw reader.error("a range of lags can stand as a term, not inside arithmetic or another function", token);
  return only;
}

/**
 * A column, or a call of a function. `l(x,0:3)` gives one expression a lag; everything else gives one. Lag 0 is the
 * expression itself.
 */
export function parseName(reader: TokenReader): Expression[] {
  const token = reader.next;
  if (reader.isSign("."))
    throw reader.error('"." (all other columns) is not allowed: name the columns, so that the formula says it all');
  if (token.type !== "name") throw reader.error("a column or a function expected");
  if (!reader.followedBy("(")) return [{type: "name", name: reader.take().value}];
  reader.take();
  reader.take();
  const call = parseCall(token, reader);
  reader.expectSign(")", `to close ${token.value}(`);
  return call;
}

function parseCall(token: Token, reader: TokenReader): Expression[] {
  const {value: name} = token;
  if (name === "l" || name === "f" || name === "d") {
    const argument = parseArithmetic(reader);
    const steps = reader.takeSign(",") ? parseSteps(reader) : [1];
    if (name === "d") return steps.map((count) => difference(argument, count, token, reader));
    return steps.map((count) => lag(argument, name === "l" ? count : -count));
  }
  if (!(functionNames as readonly string[]).includes(name)) {
    const known = ["l", "f", "d", ...functionNames].join(", ");
    throw reader.error(`there is no function "${name}"; there are ${known}`, token);
  }
  return [{type: "call", name: name as FunctionName, argument: parseArithmetic(reader)}];
}

const lag = (argument: Expression, steps: number): Expression =>
  steps === 0 ? argument : {type: "lag", steps, argument};

function difference(argument: Expression, steps: number, token: Token, reader: TokenReader): Expression {
  if (steps < 1) throw reader.error("d() takes the change over one period or more", token);
  return {type: "difference", steps, argument};
}

/** `1`, `-1`, `0:3`: a whole number or a range of them. */
function parseSteps(reader: TokenReader): number[] {
  const from = parseWhole(reader);
  if (!reader.takeSign(":")) return [from];
  const to = parseWhole(reader);
  const direction = to >= from ? 1 : -1;
  return Array.from({length: Math.abs(to - from) + 1}, (_, index) => from + direction * index);
}

const mostSteps = 1000;

function parseWhole(reader: TokenReader): number {
  const sign = reader.takeSign("-") ? -1 : 1;
  const token = reader.next;
  const value = Number(token.value);
  if (token.type !== "number" || !Number.isInteger(value) || value > mostSteps)
    throw reader.error(`a whole number of periods expected, at most ${mostSteps}: l(x,1) or l(x,0:3)`);
  reader.take();
  return sign * value;
}
