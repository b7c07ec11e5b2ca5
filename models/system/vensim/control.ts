import {InputError} from "../../errors.js";
import {namesIn} from "../equation/ast.js";
import {compileExpression} from "../equation/compile-expression.js";
import {foldName} from "../equation/fold-name.js";
import {parseEquation} from "../equation/parse-equation.js";
import type {SimulationSpecs, XmileVariable} from "../xmile/model.js";

/**
 * The control block: INITIAL TIME, FINAL TIME, TIME STEP and SAVEPER, numbers or equations in constants.
 *
 * @throws InputError (invalid-mdl) naming what is missing or no constant
 */
export function controlOf(variables: readonly XmileVariable[], where: string): SimulationSpecs {
  const byName = new Map(variables.map((variable) => [foldName(variable.name), variable]));
  const valueOf = (name: string, asked: readonly string[]): number => {
    const variable = byName.get(name);
    const text = variable?.equations[0];
    const label = name.toUpperCase().replaceAll("_", " ");
    if (variable === undefined || text === undefined)
      throw new InputError("invalid-mdl", `there is no ${label} with a value; add it to the control block`, where);
    if (variable.kind === "stock" || asked.includes(name))
      throw new InputError("invalid-mdl", `${label} is no constant; give a number`, where);
    const expression = parseEquation(text);
    const names = [...namesIn(expression)];
    const values = names.map((each) => valueOf(each, [...asked, name]));
    return compileExpression(expression, (each) => names.indexOf(each))(Float64Array.from(values));
  };
  const [start, stop, step] = [valueOf("initial_time", []), valueOf("final_time", []), valueOf("time_step", [])];
  if (!(step > 0)) throw new InputError("invalid-mdl", `TIME STEP is ${step}; give a number above 0`, where);
  if (!(stop >= start)) throw new InputError("invalid-mdl", "FINAL TIME comes before INITIAL TIME", where);
  const saved = byName.has("saveper") ? valueOf("saveper", []) : step;
  const timeUnit = byName.get("time_step")?.units ?? byName.get("final_time")?.units ?? "";
  return {start, stop, step, saveStep: Math.max(step, saved), method: "euler", timeUnit};
}
