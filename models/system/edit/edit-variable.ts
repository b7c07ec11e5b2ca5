import {InputError} from "../../errors.js";
import {namesIn} from "../equation/ast.js";
import {foldName} from "../equation/fold-name.js";
import {equationOrder} from "../equation/equation-order.js";
import {variableSchema, type SystemFile} from "../format.js";
import type {VariableFields} from "./edit.js";
import {replaced, withFields, without} from "./fields.js";
import {forgetInputs, renameInput} from "./correlated-inputs.js";
import {isBuiltInName, renameInEquation} from "./rename-in-equation.js";

/**
 * A model without a variable, its links, interventions, goals and named loops.
 *
 * Throws InputError (variable-in-use) when an equation reads it, (last-variable) when it is the only one.
 */
export function removeVariable(system: SystemFile, id: string): SystemFile {
  const variables = without(system.variables, (variable) => variable.id === id, {kind: "variable", name: id});
  if (variables.length === 0)
    throw new InputError("last-variable", `${id} is the only variable, and a model has at least one`, id);
  const folded = foldName(id);
  const readers = [...equationOrder(system).equations]
    .filter(([reader, equation]) => reader !== id && namesIn(equation).has(folded))
    .map(([reader]) => reader);
  if (readers.length > 0)
    throw new InputError(
      "variable-in-use",
      `the equation of ${readers.join(", ")} reads ${id}; change that equation first`,
      id
    );
  const touches = (link: {from: string; to: string}): boolean => link.from === id || link.to === id;
  const goneLinks = system.links.filter(touches).map((link) => link.id);
  const goneInterventions = system.interventions.filter(({variable}) => variable === id).map((each) => each.id);
  const next = {
    ...system,
    variables,
    links: system.links.filter((link) => !touches(link)),
    interventions: system.interventions.filter(({variable}) => variable !== id),
    goals: system.goals.filter(({variable}) => variable !== id),
    loops: system.loops.filter(({nodes}) => !nodes.includes(id))
  };
  return forgetInputs(next, [id, ...goneLinks, ...goneInterventions]);
}

/**
 * A model in which a variable has another id: links, interventions, goals, loops and equations follow; ids of links stay.
 *
 * Throws InputError (unknown-variable; name-taken when another variable or equations themselves have that name).
 */
export function renameVariable(system: SystemFile, id: string, to: string): SystemFile {
  if (id === to) return system;
  refuseTaken(system, to, id);
  const renamed = (name: string): string => (name === id ? to : name);
  const variables = replaced(
    system.variables,
    (variable) => variable.id === id,
    (variable) => ({...variable, id: to}),
    {kind: "variable", name: id}
  ).map((variable) =>
    variable.equation === undefined ? variable : {...variable, equation: renameInEquation(variable.equation, id, to)}
  );
  const next = {
    ...system,
    variables,
    links: system.links.map((link) => ({...link, from: renamed(link.from), to: renamed(link.to)})),
    interventions: system.interventions.map((each) => ({...each, variable: renamed(each.variable)})),
    goals: system.goals.map((goal) => ({...goal, variable: renamed(goal.variable)})),
    loops: system.loops.map((loop) => ({...loop, nodes: loop.nodes.map(renamed)}))
  };
  return renameInput(next, `${id}.initial`, `${to}.initial`);
}

/** A model with one variable more. Throws InputError (name-taken). */
export function addVariable(system: SystemFile, variable: {id: string}): SystemFile {
  refuseTaken(system, variable.id);
  return {...system, variables: [...system.variables, variableSchema.parse(variable)]};
}

/** A model with fields of a variable set or taken away. Throws InputError (unknown-variable). */
export function setVariable(system: SystemFile, id: string, fields: VariableFields): SystemFile {
  const variables = replaced(
    system.variables,
    (variable) => variable.id === id,
    (variable) => variableSchema.parse(withFields(variable, fields)),
    {kind: "variable", name: id}
  );
  return {...system, variables};
}

function refuseTaken(system: SystemFile, name: string, but?: string): void {
  const folded = foldName(name);
  const other = system.variables.find(({id}) => id !== but && foldName(id) === folded);
  if (other !== undefined)
    throw new InputError("name-taken", `there is already a variable ${other.id}; choose another name`, name);
  if (isBuiltInName(name))
    throw new InputError("name-taken", `equations read ${name} as something of their own; choose another name`, name);
}
