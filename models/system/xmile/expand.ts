import {InputError} from "../../errors.js";
import type {BinaryOperator, Expression, Index} from "../equation/ast.js";
import {foldName} from "../equation/fold-name.js";
import {arities, isPureName, type Arity} from "../equation/arities.js";
import {parseEquation} from "../equation/parse-equation.js";
import {builtInNames} from "../equation/equation-order.js";
import type {Budget} from "./budget.js";
import {combinations} from "./combinations.js";
import type {PlacedVariable} from "./flatten.js";
import type {XmileFile, XmileMacro} from "./model.js";
import {binary, named, number} from "./build-expression.js";
import {memoryCall} from "./memory.js";
import type {ScalarVariable} from "./program.js";

/** A function the file calls and does not hold: the variable cannot be given. */
export class MissingFunction extends Error {
  constructor(name: string) {
    super(`there is no function or macro ${name} in the file`);
    this.name = "MissingFunction";
  }
}

/** Where an equation stands: its module, and the element of each dimension. */
export interface Scope {
  readonly prefix: string;
  readonly elements: ReadonlyMap<string, string>;
  /** Parameters of a macro, already expanded. */
  readonly bound?: ReadonlyMap<string, Expression>;
}

export interface Expander {
  /** Names become keys, arrays single elements, functions with a memory hidden variables. */
  expand(expression: Expression, scope: Scope, owner: string): Expression;
  keyOf(name: string, scope: Scope, owner: string): string;
}

const aggregates = new Set(["sum", "mean", "min", "max", "prod", "size", "stddev"]);
const random = new Set([
  "random",
  "uniform",
  "normal",
  "lognormal",
  "exprnd",
  "poisson",
  "gamma",
  "beta",
  "binomial",
  "weibull"
]);
const deepestMacros = 20;

export function createExpander({
  file,
  placed,
  budget,
  add
}: {
  file: XmileFile;
  placed: ReadonlyMap<string, PlacedVariable>;
  budget: Budget;
  add: (variable: ScalarVariable) => void;
}): Expander {
  const macros = new Map(file.macros.map((macro) => [foldName(macro.name), macro]));
  const bodies = new Map<string, Expression>();
  /** An equation of a macro, parsed once however often it is called. */
  const body = (equation: string): Expression => {
    const expression = bodies.get(equation) ?? parseEquation(equation);
    bodies.set(equation, expression);
    return expression;
  };
  let hidden = 0;
  let depth = 0;
  const hide = (kind: ScalarVariable["kind"], equation: Expression, more: Partial<ScalarVariable> = {}): string => {
    const key = `#${++hidden}`;
    add({
      key,
      kind,
      equation,
      inflows: [],
      outflows: [],
      nonNegative: false,
      lookup: null,
      units: null,
      doc: null,
      ...more
    });
    return key;
  };

  /** The placed variable a name means: in its own module, else from the root. */
  const find = (name: string, {prefix}: Scope): PlacedVariable | undefined =>
    placed.get(prefix + name) ?? (name.includes(".") ? placed.get(name.replace(/^\./, "")) : undefined);

  function keyOf(name: string, scope: Scope, owner: string): string {
    const variable = find(name, scope);
    if (variable === undefined)
      throw new InputError("unknown-variable", `there is no variable ${name}; add it, or correct the name`, owner);
    return variable.key + suffix(variable, scope, owner);
  }

  function suffix({variable, key}: PlacedVariable, {elements}: Scope, owner: string): string {
    if (variable.dimensions.length === 0) return "";
    const names = variable.dimensions.map((dim) => {
      const own = elements.get(dim) ?? elementOfSubrange(dim, elements);
      if (own === undefined)
        throw new InputError("invalid-equation", `${key} is an array over ${dim}; say which element`, owner);
      return own;
    });
    return `[${names.join(",")}]`;
  }

  /** The element at hand of another dimension that shares it. */
  const elementOfSubrange = (dim: string, elements: ReadonlyMap<string, string>): string | undefined =>
    [...elements.values()].find((name) => file.dimensions.get(dim)?.includes(name) === true);

  function expand(part: Expression, scope: Scope, owner: string): Expression {
    budget.enter(owner);
    try {
      return expanded(part, scope, owner);
    } finally {
      budget.leave();
    }
  }

  function expanded(part: Expression, scope: Scope, owner: string): Expression {
    const inner = (each: Expression): Expression => expand(each, scope, owner);
    switch (part.type) {
      case "number":
        return part;
      case "name":
        return nameOf(part.name, scope, owner);
      case "subscript":
        return named(elementKey(part, scope, owner));
      case "unary":
        return {...part, operand: inner(part.operand)};
      case "binary":
        return {...part, left: inner(part.left), right: inner(part.right)};
      case "if":
        return {...part, condition: inner(part.condition), yes: inner(part.yes), no: inner(part.no)};
      case "call":
        return call(part.name, part.args, scope, owner);
    }
  }

  function nameOf(name: string, scope: Scope, owner: string): Expression {
    const bound = scope.bound?.get(name);
    if (bound !== undefined) return bound;
    if (find(name, scope) !== undefined) return named(keyOf(name, scope, owner));
    if (builtInNames.has(name)) return named(name);
    const position = elementPosition(name, scope);
    if (position !== null) return number(position);
    throw new InputError("unknown-variable", `there is no variable ${name}; add it, or correct the name`, owner);
  }

  /** A dimension stands for the number of its element at hand. */
  function elementPosition(name: string, {elements}: Scope): number | null {
    const own = elements.get(name);
    const list = file.dimensions.get(name);
    return own === undefined || list === undefined ? null : list.indexOf(own) + 1;
  }

  function elementKey(part: Extract<Expression, {type: "subscript"}>, scope: Scope, owner: string): string {
    const keys = elementKeys(part, scope, owner);
    if (keys.length !== 1)
      throw new InputError(
        "invalid-equation",
        `${part.name}[…] means ${keys.length} elements where one is needed`,
        owner
      );
    return keys[0] ?? "";
  }

  /** All elements that a subscripted name means; wildcards and dimensions that are not at hand mean every one. */
  function elementKeys(part: Extract<Expression, {type: "subscript"}>, scope: Scope, owner: string): string[] {
    const variable = find(part.name, scope);
    if (variable === undefined)
      throw new InputError("unknown-variable", `there is no variable ${part.name}; correct the name`, owner);
    const {dimensions} = variable.variable;
    if (dimensions.length !== part.indices.length)
      throw new InputError(
        "invalid-equation",
        `${part.name} has ${dimensions.length} dimensions and ${part.indices.length} subscripts`,
        owner
      );
    const lists = part.indices.map((index, at) => elementNames(index, dimensions[at] ?? "", scope, owner));
    return combinations(lists, owner).map((names) => `${variable.key}[${names.join(",")}]`);
  }

  function elementNames(index: Index, dim: string, {elements}: Scope, owner: string): readonly string[] {
    const list = file.dimensions.get(dim) ?? [];
    if (index.type === "wildcard") return list;
    if (index.type === "number" && list[index.value - 1] !== undefined && !list.includes(String(index.value)))
      return [list[index.value - 1] ?? ""];
    const name = index.type === "name" ? index.name : index.type === "number" ? String(index.value) : null;
    if (name === null) throw new InputError("invalid-equation", "a subscript is an element or a dimension", owner);
    const short = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : name;
    if (list.includes(short)) return [short];
    const own = elements.get(name);
    if (own !== undefined && list.includes(own)) return [own];
    const other = file.dimensions.get(name);
    if (other !== undefined && own !== undefined) {
      // Another dimension of the same length: element by element.
      const position = other.indexOf(own);
      if (other.length === list.length && list[position] !== undefined) return [list[position] ?? ""];
    }
    if (other !== undefined && own === undefined && other.every((each) => list.includes(each))) return other;
    throw new InputError("invalid-equation", `${name} is no element of ${dim}`, owner);
  }

  function call(name: string, args: readonly Expression[], scope: Scope, owner: string): Expression {
    const listed = aggregates.has(name) ? aggregate(name, args, scope, owner) : null;
    if (listed !== null) return listed;
    const graph = find(name, scope);
    if (graph !== undefined && args.length === 1) return graphCall(graph, args[0] ?? number(0), scope, owner);
    if (name === "lookup" && args.length === 2) return lookupCall(args, scope, owner);
    const given = args.map((each) => expand(each, scope, owner));
    const macro = macros.get(name);
    if (macro !== undefined) return macroCall(macro, given, owner);
    const memory = memoryCall(name, given, {owner, hide, next: () => `#${hidden + 2}`});
    if (memory !== null) return memory;
    if (random.has(name))
      throw new InputError(
        "random-function",
        `${name} draws at random: a run would not be the same twice; replace it`,
        owner
      );
    if (!isPureName(name)) throw new MissingFunction(name);
    const [least, most]: Arity = arities[name];
    if (given.length < least || given.length > most)
      throw new InputError("invalid-equation", `${name} takes ${least} arguments or so, not ${given.length}`, owner);
    return {type: "call", name, args: given, at: 0};
  }

  /** SUM, MEAN, … over the elements of an array; null when no argument is one. */
  function aggregate(name: string, args: readonly Expression[], scope: Scope, owner: string): Expression | null {
    let hasArray = false;
    const parts = args.flatMap((each): Expression[] => {
      const subscript = arrayOf(each, scope);
      if (subscript === null) return [expand(each, scope, owner)];
      const keys = elementKeys(subscript, scope, owner);
      if (keys.length > 1) hasArray = true;
      return keys.map(named);
    });
    if (!hasArray && (name === "min" || name === "max")) return null;
    if (parts.length === 0) throw new InputError("invalid-equation", `${name} needs an argument`, owner);
    if (name === "size") return number(parts.length);
    if (name === "sum") return total(parts, "+");
    if (name === "prod") return total(parts, "*");
    if (name === "min" || name === "max") return {type: "call", name, args: parts, at: 0};
    const average = binary("/", total(parts, "+"), number(parts.length));
    if (name === "mean") return average;
    const mean = named(hide("aux", average));
    const squares = parts.map((each) => binary("^", binary("-", each, mean), number(2)));
    const variance = binary("/", total(squares, "+"), number(Math.max(1, parts.length - 1)));
    return {type: "call", name: "sqrt", args: [variance], at: 0};
  }

  /** An argument that names an array, with every element that is not at hand. */
  function arrayOf(part: Expression, scope: Scope): Extract<Expression, {type: "subscript"}> | null {
    if (part.type === "subscript") {
      // In an aggregate a dimension means all its elements, at hand or not.
      return part;
    }
    if (part.type !== "name") return null;
    const variable = find(part.name, scope);
    if (variable === undefined || variable.variable.dimensions.length === 0) return null;
    return {
      type: "subscript",
      name: part.name,
      indices: variable.variable.dimensions.map(() => ({type: "wildcard"})),
      at: 0
    };
  }

  function graphCall(graph: PlacedVariable, argument: Expression, scope: Scope, owner: string): Expression {
    const {lookup} = graph.variable;
    if (lookup === null) throw new InputError("invalid-equation", `${graph.key} is no function`, owner);
    return named(hide("aux", expand(argument, scope, owner), {lookup}));
  }

  function lookupCall([graph, argument]: readonly Expression[], scope: Scope, owner: string): Expression {
    const variable = graph?.type === "name" ? find(graph.name, scope) : undefined;
    if (variable === undefined || argument === undefined)
      throw new InputError("invalid-equation", "LOOKUP takes a graphical function and a number", owner);
    return graphCall(variable, argument, scope, owner);
  }

  /** The body of a macro with its arguments in place; its own variables are made anew for each call. */
  function macroCall(macro: XmileMacro, given: readonly Expression[], owner: string): Expression {
    depth++;
    try {
      return macroBody(macro, given, owner);
    } finally {
      depth--;
    }
  }

  function macroBody(macro: XmileMacro, given: readonly Expression[], owner: string): Expression {
    if (depth > deepestMacros) throw new InputError("invalid-equation", "macros call each other without end", owner);
    const bound = new Map<string, Expression>();
    macro.parameters.forEach(({name, preset}, at) => {
      const value = given[at] ?? (preset === null ? undefined : body(preset));
      if (value === undefined)
        throw new InputError("invalid-equation", `the macro ${macro.name} needs its argument ${name}`, owner);
      bound.set(foldName(name), value);
    });
    const keys = macro.variables.map(({name}) => [foldName(name), `#${macro.name}.${++hidden}`] as const);
    for (const [name, key] of keys) bound.set(name, named(key));
    const scope: Scope = {prefix: "#", elements: new Map(), bound};
    macro.variables.forEach((variable, at) => {
      const flow = (name: string): string => {
        const key = bound.get(foldName(name));
        if (key?.type !== "name")
          throw new InputError("unknown-variable", `there is no flow ${name} in the macro`, owner);
        return key.name;
      };
      const initial = variable.initial === null ? {} : {initial: expand(body(variable.initial), scope, owner)};
      add({
        ...{key: keys[at]?.[1] ?? "", kind: variable.kind, nonNegative: variable.nonNegative, lookup: variable.lookup},
        equation: expand(body(variable.equations[0] ?? "0"), scope, owner),
        ...initial,
        inflows: variable.inflows.map(flow),
        outflows: variable.outflows.map(flow),
        units: null,
        doc: null
      });
    });
    return expand(body(macro.equation), scope, owner);
  }

  return {expand, keyOf};
}

/** Terms joined by an operator; many of them by halves, so that the tree stays shallow. */
function total(terms: readonly Expression[], operator: BinaryOperator): Expression {
  if (terms.length <= 50) return terms.reduce((sum, each) => binary(operator, sum, each));
  const middle = terms.length >> 1;
  return binary(operator, total(terms.slice(0, middle), operator), total(terms.slice(middle), operator));
}
