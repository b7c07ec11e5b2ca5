import type {Expression, Formula, Term} from "./ast.js";
import {parseName} from "./parse-expression.js";
import {expressionName, formulaText} from "./term-name.js";
import type {TokenReader} from "./token-reader.js";
import {readTokens} from "./token-reader.js";

/**
 * Reads a formula as fixest writes them: `y ~ x1 + x2 | region + period | d ~ z`. `*` and ranges of lags are written
 * out, a term named twice counts once. Throws InputError (invalid-formula) with the place of the mistake.
 */
export function parseFormula(text: string): Formula {
  const reader = readTokens(text);
  const outcome = parseOutcome(reader);
  reader.expectSign("~", "between the outcome and the terms");
  const {intercept, terms} = parseTerms(reader, "terms");
  const effects: string[][] = [];
  let endogenous: readonly Term[] = [];
  let instruments: readonly Term[] = [];
  if (reader.takeSign("|")) effects.push(...parseEffects(reader));
  if (reader.takeSign("|")) {
    endogenous = parseTerms(reader, "instrumented").terms;
    reader.expectSign("~", "between the instrumented terms and their instruments");
    instruments = parseTerms(reader, "instruments").terms;
    if (endogenous.length === 0 || instruments.length === 0)
      throw reader.error("instrumented terms and instruments must stand on both sides of the second ~");
  }
  if (reader.next.type !== "end") throw reader.error("the formula should have ended here");
  const withoutText = {outcome, intercept, terms, effects, endogenous, instruments};
  refuseTwice(withoutText, reader);
  return {text: formulaText(withoutText), ...withoutText};
}

/** One expression such as `log(x)`; throws when there is more. */
export function parseExpression(text: string): Expression {
  const reader = readTokens(text);
  const [expression, ...more] = parseName(reader);
  if (expression === undefined || more.length > 0 || reader.next.type !== "end")
    throw reader.error("one column or one function of a column expected");
  return expression;
}

function parseOutcome(reader: TokenReader): Expression {
  const token = reader.next;
  const [outcome, ...more] = parseName(reader);
  if (outcome === undefined || more.length > 0) throw reader.error("one outcome expected", token);
  if (reader.isSign("-", "+", "*", "/", "^"))
    throw reader.error(
      "arithmetic on the outcome goes in I(…); a name with other signs than letters, digits, _ and . goes in backticks"
    );
  return outcome;
}

/** Terms joined by `+`; `0` and `1` say without or with intercept. */
function parseTerms(
  reader: TokenReader,
  part: "terms" | "instrumented" | "instruments"
): {intercept: boolean; terms: Term[]} {
  const found = new Map<string, Term>();
  let intercept = true;
  do {
    if (reader.next.type === "number") {
      const token = reader.take();
      if (part !== "terms" || (token.value !== "0" && token.value !== "1"))
        throw reader.error("a number alone is no term; use I(…), or 0 + for no intercept", token);
      intercept = token.value === "1";
    } else {
      for (const term of parseStar(reader)) {
        const key = term.map(expressionName).sort().join(":");
        if (!found.has(key)) found.set(key, term);
      }
    }
    refuseMinus(reader);
  } while (reader.takeSign("+"));
  return {intercept, terms: [...found.values()]};
}

function refuseMinus(reader: TokenReader): void {
  if (reader.isSign("-"))
    throw reader.error(
      'a term cannot be taken away: leave it out ("0 +" for no intercept), and put a name with a hyphen in backticks'
    );
  if (reader.isSign("/", "^", "%"))
    throw reader.error(`arithmetic goes inside I(…): I(x${reader.next.value}2); x:z and x*z make products of terms`);
}

/** a*b is a + b + a:b. */
function parseStar(reader: TokenReader): Term[] {
  let left = parseColon(reader);
  while (reader.takeSign("*")) {
    const right = parseColon(reader);
    left = [...left, ...right, ...products(left, right)];
  }
  return left;
}

function parseColon(reader: TokenReader): Term[] {
  let left = parsePrimary(reader);
  while (reader.takeSign(":")) left = products(left, parsePrimary(reader));
  return left;
}

function parsePrimary(reader: TokenReader): Term[] {
  if (reader.takeSign("(")) {
    const {terms} = parseTerms(reader, "instrumented");
    reader.expectSign(")", "after the bracketed terms");
    return terms;
  }
  return parseName(reader).map((expression) => [expression]);
}

/** Every term of the one with every term of the other; a factor named twice counts once, as in R. */
function products(left: readonly Term[], right: readonly Term[]): Term[] {
  return left.flatMap((a) =>
    right.map((b) => {
      const names = new Set(a.map(expressionName));
      return [...a, ...b.filter((factor) => !names.has(expressionName(factor)))];
    })
  );
}

/** `region + period`, `region^year`, or `0`. */
function parseEffects(reader: TokenReader): string[][] {
  if (reader.next.type === "number" && reader.next.value === "0") {
    reader.take();
    return [];
  }
  const effects: string[][] = [];
  do {
    const joined = [parseEffectName(reader)];
    while (reader.takeSign("^")) joined.push(parseEffectName(reader));
    if (!effects.some((known) => known.join("^") === joined.join("^"))) effects.push(joined);
    if (reader.isSign("[", "(", "*", ":"))
      throw reader.error("an absorbed effect is a column, or columns joined by ^; slopes by group go before the bar");
    if (reader.isSign("~")) throw reader.error("instruments go after a second bar: y ~ x | 0 | d ~ z");
    refuseMinus(reader);
  } while (reader.takeSign("+"));
  return effects;
}

function parseEffectName(reader: TokenReader): string {
  if (reader.next.type !== "name") throw reader.error("the column of an absorbed effect expected, or 0 for none");
  return reader.take().value;
}

function refuseTwice(formula: Omit<Formula, "text">, reader: TokenReader): void {
  const key = (term: Term): string => term.map(expressionName).sort().join(":");
  const outcome = expressionName(formula.outcome);
  const terms = new Set(formula.terms.map(key));
  const endogenous = new Set(formula.endogenous.map(key));
  if (terms.has(outcome) || endogenous.has(outcome))
    throw reader.error(`${outcome} cannot explain itself: it is the outcome`);
  const twice = [...endogenous].find((name) => terms.has(name) || formula.instruments.some((z) => key(z) === name));
  if (twice !== undefined)
    throw reader.error(`${twice} is instrumented, so it cannot also be a plain term or its own instrument`);
}
