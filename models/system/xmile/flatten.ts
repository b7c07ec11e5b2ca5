import {InputError} from "../../errors.js";
import {foldName} from "../equation/fold-name.js";
import {parseEquation} from "../equation/parse-equation.js";
import {namesIn, type Expression} from "../equation/ast.js";
import {createBudget} from "./budget.js";
import {combinations} from "./combinations.js";
import {createExpander, MissingFunction, type Scope} from "./expand.js";
import type {XmileFile, XmileModel, XmileVariable} from "./model.js";
import type {ScalarVariable, XmileProgram} from "./program.js";

/** More than this is no model but an attack. */
const deepestModules = 20;
const mostModules = 10_000;

/** A variable where it stands: the module it is in, and its dimensions. */
export interface PlacedVariable {
  readonly variable: XmileVariable;
  readonly prefix: string;
  readonly key: string;
}

/**
 * A file as single numbers: modules become prefixes, arrays one variable an element, and functions with a memory hidden
 * stocks. A variable that calls a function the file does not hold is left out with all that need it, and named.
 *
 * @throws InputError: invalid-equation, invalid-xmile, lost-constant, unknown-variable
 */
export function flatten(file: XmileFile, where = "the file"): XmileProgram {
  const [root] = file.models;
  const models = new Map(file.models.map((model) => [foldName(model.name), model]));
  const placed = new Map<string, PlacedVariable>();
  const aliases = new Map<string, string>();
  let modules = 0;
  const place = (model: XmileModel, prefix: string, depth: number): void => {
    if (depth > deepestModules) throw new InputError("invalid-xmile", "modules stand in each other without end", where);
    if (++modules > mostModules) throw new InputError("too-large", `more than ${mostModules} modules`, where);
    for (const variable of model.variables) {
      const key = prefix + foldName(variable.name);
      if (placed.has(key))
        throw new InputError("invalid-xmile", `the name stands twice; rename one`, `${where}, ${key}`);
      placed.set(key, {variable, prefix, key});
    }
    for (const module of model.modules) {
      const name = foldName(module.name);
      const inner = models.get(foldName(module.model)) ?? models.get(name);
      if (inner === undefined)
        throw new InputError("invalid-xmile", `there is no <model> for the module ${module.name}`, where);
      const path = `${prefix}${name}.`;
      place(inner, path, depth + 1);
      for (const {to, from} of module.connects) {
        const input = foldName(to);
        const target = input.startsWith(`${name}.`) ? prefix + input : path + input;
        const source = foldName(from);
        aliases.set(target, source.startsWith(".") ? source.slice(1) : prefix + source);
      }
    }
  };
  if (root !== undefined) place(root, "", 0);

  const variables: ScalarVariable[] = [];
  const leftOut: {key: string; reason: string}[] = [];
  const budget = createBudget();
  const add = (variable: ScalarVariable): void => {
    budget.add(`${where}, ${variable.key}`, [variable.equation, variable.initial, variable.delay]);
    variables.push(variable);
  };
  const expander = createExpander({file, placed, budget, add});
  for (const {variable, prefix, key} of placed.values()) {
    const alias = aliases.get(key);
    for (const element of elementsOf(variable, file, `${where}, ${key}`)) {
      const own = element.names.length === 0 ? key : `${key}[${element.names.join(",")}]`;
      const scope: Scope = {
        prefix,
        elements: new Map(variable.dimensions.map((dim, at) => [dim, element.names[at] ?? ""]))
      };
      const flows = (names: readonly string[]): string[] =>
        names.map((name) => expander.keyOf(foldName(name), scope, own));
      const parse = (text: string): Expression => expander.expand(parsed(text, `${where}, ${own}`), scope, own);
      try {
        const isInput = alias !== undefined;
        const text = element.equation;
        if (!isInput && (text === null || isEmpty(text)) && element.lookup === null)
          throw new InputError("invalid-xmile", "there is no equation; give one, or connect it", `${where}, ${own}`);
        const expression: Expression = isInput
          ? {type: "name", name: inputKey(alias, element.names, placed), at: 0}
          : text === null || isEmpty(text)
            ? {type: "number", value: 0}
            : parse(text);
        add({
          key: own,
          kind: isInput ? "aux" : variable.kind,
          equation: expression,
          ...(variable.initial === null || variable.kind === "stock" ? {} : {initial: parse(variable.initial)}),
          inflows: isInput ? [] : flows(variable.inflows),
          outflows: isInput ? [] : flows(variable.outflows),
          nonNegative: !isInput && variable.nonNegative,
          lookup: isInput ? null : element.lookup,
          units: variable.units,
          doc: variable.doc
        });
      } catch (error) {
        if (!(error instanceof MissingFunction)) throw error;
        leftOut.push({key: own, reason: error.message});
      }
    }
  }
  return withoutMissing({name: file.name, variables, leftOut});
}

function inputKey(alias: string, names: readonly string[], placed: ReadonlyMap<string, PlacedVariable>): string {
  const source = placed.get(alias)?.variable;
  return source !== undefined && source.dimensions.length > 0 ? `${alias}[${names.join(",")}]` : alias;
}

/** Whether there is nothing but spaces and {remarks}. */
function isEmpty(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") {
      at = text.indexOf("}", at);
      if (at < 0) return false;
    } else if (/\S/.test(text[at] ?? "")) return false;
  }
  return true;
}

function parsed(text: string, where: string): Expression {
  if (text.includes("???"))
    throw new InputError(
      "lost-constant",
      "the equation is ???: the number was lost when the file was made; put it back",
      where
    );
  try {
    return parseEquation(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const call = /^\s*([\p{L}_][\p{L}\p{N}_]*(?:\s+[\p{L}_][\p{L}\p{N}_]*)+)\s*\(/u.exec(text)?.[1];
    if (call !== undefined && !/^(if|not)\b/i.test(call)) throw new MissingFunction(call);
    throw new InputError(error.kind, error.message, where);
  }
}

interface ElementOf {
  readonly names: readonly string[];
  readonly equation: string | null;
  readonly lookup: XmileVariable["lookup"];
}

/** Every element of a variable with its own equation; one without names for a variable that is no array. */
function elementsOf(variable: XmileVariable, file: XmileFile, where: string): ElementOf[] {
  const {dimensions, equations, elements, lookup} = variable;
  if (dimensions.length === 0) return [{names: [], equation: equations[0] ?? null, lookup}];
  const lists = dimensions.map((dim) => {
    const names = file.dimensions.get(dim);
    if (names === undefined || names.length === 0)
      throw new InputError("invalid-xmile", `there is no dimension ${dim}; add it to <dimensions>`, where);
    return names;
  });
  const all = combinations(lists, where);
  const listed = equations.length > 1 ? equations : splitList(equations[0] ?? "", all.length);
  return all.map((names, at) => {
    const own = elements.get(names.join(","));
    const equation = own?.equation ?? listed[at] ?? (listed.length === 1 ? (listed[0] ?? null) : null);
    return {names, equation, lookup: own?.lookup ?? lookup};
  });
}

/** `1, 2, 3` (rows of a table parted by `;`) for three elements; anything else is one equation for all. */
function splitList(text: string, count: number): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at];
    if (sign === "(" || sign === "[") depth++;
    else if (sign === ")" || sign === "]") depth--;
    else if (sign === undefined || ((sign === "," || sign === ";") && depth === 0)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (isEmpty(parts.at(-1) ?? "")) parts.pop();
  return count > 1 && parts.length === count ? parts : isEmpty(text) ? [] : [text];
}

/** Takes away what needs a variable that was left out, and what needs that in turn. */
function withoutMissing({name, variables, leftOut}: XmileProgram): XmileProgram {
  const gone = new Map(leftOut.map(({key, reason}) => [key, reason]));
  if (gone.size === 0) return {name, variables, leftOut};
  const readers = new Map<string, string[]>();
  for (const {key, equation, initial, delay, inflows, outflows} of variables) {
    const read = [equation, initial, delay].flatMap((each) => (each === undefined ? [] : [...namesIn(each)]));
    for (const need of new Set([...read, ...inflows, ...outflows])) {
      const list = readers.get(need);
      if (list === undefined) readers.set(need, [key]);
      else list.push(key);
    }
  }
  // What is added to a map while it is walked is walked too.
  for (const missing of gone.keys())
    for (const reader of readers.get(missing) ?? []) if (!gone.has(reader)) gone.set(reader, `it needs ${missing}`);
  return {
    name,
    variables: variables.filter(({key}) => !gone.has(key)),
    leftOut: [...gone].map(([key, reason]) => ({key, reason}))
  };
}
