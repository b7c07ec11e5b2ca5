import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {unknownFunction} from "./arities.js";
import {namesIn, type Expression} from "./ast.js";
import {foldName} from "./fold-name.js";
import {parseEquation} from "./parse-equation.js";

export interface EquationOrder {
  /** Parsed equation of each variable that has one; names are folded. */
  readonly equations: ReadonlyMap<string, Expression>;
  /** Variable of each folded name. */
  readonly idOf: ReadonlyMap<string, string>;
  /** What equations read: the links drawn from them. */
  readonly edges: readonly {from: string; to: string}[];
  readonly problems: {where: string; message: string}[];
}

/** Names every equation may use. */
export const builtInNames = new Set(["time", "dt", "pi", "inf", "starttime", "stoptime"]);

/** Parses the equations of a model, finds what they read, and reports what cannot be read or is not there. */
export function equationOrder(system: SystemFile): EquationOrder {
  const idOf = new Map<string, string>();
  const problems: EquationOrder["problems"] = [];
  const equations = new Map<string, Expression>();
  const edges: {from: string; to: string}[] = [];
  system.variables.forEach(({id}, index) => {
    const folded = foldName(id);
    const other = idOf.get(folded);
    if (other !== undefined && other !== id)
      problems.push({
        where: `variables[${index}].id`,
        message: `${id} and ${other} are one name in equations; rename one`
      });
    idOf.set(folded, id);
  });
  system.variables.forEach(({id, equation}, index) => {
    if (equation === undefined) return;
    const where = `variables[${index}].equation`;
    let parsed: Expression;
    try {
      parsed = parseEquation(equation);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push({where, message: `${id}: ${error.message}`});
      return;
    }
    const bad = unknownFunction(parsed);
    if (bad !== null) problems.push({where, message: `${id}: ${bad}`});
    equations.set(id, parsed);
    for (const name of namesIn(parsed)) {
      const from = idOf.get(name);
      if (from !== undefined) edges.push({from, to: id});
      else if (!builtInNames.has(name))
        problems.push({where, message: `${id}: there is no variable "${name}"; add it, or correct the name`});
    }
  });
  return {equations, idOf, edges, problems};
}
