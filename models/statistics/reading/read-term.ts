import type {Expression, Formula, Term} from "../formula/ast.js";
import {termName} from "../formula/term-name.js";
import {columnsOf} from "../robustness/formula-columns.js";
import type {ReadTerm, VariableFacts} from "./types.js";

type Facts = Readonly<Record<string, VariableFacts>>;

/** The outcome of a formula as people can read it. */
export const readOutcome = (formula: Formula, facts: Facts): ReadTerm => readParts([formula.outcome], null, facts);

/** A reported term: found in the formula by its name, or for categories by the part before the level. */
export function readTerm(reported: string, formula: Formula, facts: Facts): ReadTerm {
  const terms = [...formula.terms, ...formula.endogenous];
  const exact = terms.find((term) => termName(term) === reported);
  if (exact !== undefined) return {...readParts(exact, null, facts), term: reported};
  const category = /^(.*)\[([^\]]*)\]$/.exec(reported);
  const plain = terms.find((term) => term.length === 1 && nameOfFactor(term[0]) === category?.[1]);
  if (category !== null && plain !== undefined)
    return {...readParts(plain, category[2] ?? null, facts), term: reported};
  return {
    ...{term: reported, column: null, facts: {title: reported, unit: ""}, level: null, lag: 0},
    transform: "other"
  };
}

const nameOfFactor = (factor: Expression | undefined): string | undefined =>
  factor === undefined
    ? undefined
    : termName([factor.type === "call" && factor.name === "factor" ? factor.argument : factor]);

function readParts(term: Term, level: string | null, facts: Facts): ReadTerm {
  const name = termName(term);
  const [factor, ...more] = term;
  const columns = [...new Set(term.flatMap(columnsOf))];
  const [column] = columns;
  const own = column === undefined ? undefined : facts[column];
  if (factor === undefined || more.length > 0 || columns.length !== 1 || column === undefined)
    return {term: name, column: null, facts: {title: name, unit: ""}, level, lag: 0, transform: "other"};
  return {term: name, column, facts: own ?? {title: column, unit: ""}, level, ...shapeOf(factor)};
}

/** How a factor is made of its column: shifted, differenced, logged; anything else has no step to speak of. */
function shapeOf(factor: Expression): Pick<ReadTerm, "lag" | "transform"> {
  switch (factor.type) {
    case "name":
      return {lag: 0, transform: "level"};
    case "lag": {
      const inner = shapeOf(factor.argument);
      return {...inner, lag: inner.lag + factor.steps};
    }
    case "difference": {
      const inner = shapeOf(factor.argument);
      return {lag: inner.lag, transform: inner.transform === "level" ? "change" : "other"};
    }
    case "call": {
      const inner = shapeOf(factor.argument);
      if (factor.name === "log" && inner.transform === "level") return {lag: inner.lag, transform: "log"};
      if (factor.name === "I" || factor.name === "factor") return inner;
      return {lag: inner.lag, transform: "other"};
    }
    default:
      return {lag: 0, transform: "other"};
  }
}
