import {InputError} from "../../errors.js";
import {foldName} from "../equation/fold-name.js";
import type {XmileFile, XmileMacro} from "../xmile/model.js";
import {blocksOf} from "./blocks.js";
import {addLookups, addVariable, hiddenGraph, plainVariable, type Built} from "./build-variables.js";
import {controlOf} from "./control.js";
import {lookupPoints} from "./lookup-points.js";
import {statementOf, type Statement} from "./statements.js";
import {addRange, createRanges} from "./subscripts.js";
import type {Surroundings} from "./translate.js";
import {vensimTokens} from "./vensim-tokens.js";

/** Characters that all equations may become, written out for each element. */
const most = 10_000_000;

interface Macro {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly statements: Statement[];
  readonly place: string;
}

/**
 * Reads a Vensim text file (.mdl) as the same thing an XMILE file is read as: equations, INTEG, lookups, subscripts, macros,
 * units, comments and the control block, by Euler as Vensim does by itself. Sketches are skipped. Each INTEG has a hidden flow.
 *
 * @throws InputError: invalid-mdl naming the line and what is not understood; random-function; invalid-lookup
 */
export function readVensim(text: string, where = "the file"): XmileFile {
  const ranges = createRanges();
  const main: Statement[] = [];
  const macros: Macro[] = [];
  let open: Macro | null = null;
  for (const block of blocksOf(text, where)) {
    const place = `${where}, line ${block.line}`;
    if (/^:END/i.test(block.equation)) open = null;
    else if (/^:MACRO:/i.test(block.equation)) macros.push((open = macroOf(block.equation, place)));
    else {
      // Of subscript ranges the left side has no equals sign before its colon.
      const isRange = /^(?:"[^"]*"\s*|[^="([:<]*)(?::(?!=|[A-Za-z ]+:)|<->)/.test(block.equation);
      if (isRange && addRange(vensimTokens(block.equation, place), ranges, place)) continue;
      (open?.statements ?? main).push(statementOf(block, where));
    }
  }
  const built: Built = {variables: [], graphs: new Map(), dimensions: new Map(ranges.elements)};
  let written = 0;
  const around: Surroundings = {
    ranges,
    macros: new Set(macros.map(({name}) => name)),
    spend(characters, place) {
      written += characters;
      if (written > most)
        throw new InputError("too-large", `the equations grow to more than ${most} characters here; split them`, place);
    },
    graphOf: (key) => built.graphs.get(key)?.name,
    addGraph(points, place) {
      const name = hiddenGraph(built);
      built.graphs.set(name, plainVariable(name, {lookup: lookupPoints(points, place)}));
      return name;
    }
  };
  addLookups([...main, ...macros.flatMap(({statements}) => statements)], ranges, built);
  for (const group of grouped(main)) addVariable(group, around, built);
  const made = macros.map((macro) => builtMacro(macro, around, built));
  const variables = [...built.variables, ...built.graphs.values()];
  if (built.variables.length === 0) throw new InputError("invalid-mdl", "there are no equations in this file", where);
  return {
    name: where.replace(/^.*[\\/]/, "").replace(/\.mdl$/i, ""),
    simulation: controlOf(built.variables, where),
    dimensions: built.dimensions,
    models: [{name: "", variables, modules: []}],
    macros: made,
    extension: null
  };
}

/** Statements of one variable together, in the order of the first of each. */
function grouped(statements: readonly Statement[]): Statement[][] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (statement.kind === "lookup") continue;
    const group = groups.get(statement.name) ?? [];
    if (group.length > 0 && statement.subscripts.length === 0)
      throw new InputError("invalid-mdl", `${statement.written} has two equations; remove one`, statement.place);
    groups.set(statement.name, [...group, statement]);
  }
  return [...groups.values()];
}

function macroOf(text: string, place: string): Macro {
  const [, name = "", list = ""] = /^:MACRO:([^(]*)\(([^)]*)\)/i.exec(text) ?? [];
  if (list.includes(":"))
    throw new InputError("invalid-mdl", `the macro ${name.trim()} gives several values; split it`, place);
  const folded = foldName(name);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(folded))
    throw new InputError("invalid-mdl", `a macro is called by letters and digits, not "${name.trim()}"`, place);
  return {name: folded, parameters: list.split(",").map(foldName), statements: [], place};
}

/** Its own variable that has its name is what it gives. */
function builtMacro({name, parameters, statements, place}: Macro, around: Surroundings, built: Built): XmileMacro {
  const own: Built = {...built, variables: []};
  for (const group of grouped(statements)) addVariable(group, around, own);
  if (!own.variables.some((variable) => foldName(variable.name) === name))
    throw new InputError("invalid-mdl", `the macro ${name} does not say what ${name} is`, place);
  return {
    name,
    parameters: parameters.map((each) => ({name: each, preset: null})),
    equation: `"${name}"`,
    variables: own.variables
  };
}
