import {InputError} from "../../errors.js";
import type {Expression} from "../equation/ast.js";
import {foldName} from "../equation/fold-name.js";
import {formatExpression} from "../equation/format-expression.js";
import {systemFormat, type SystemFile, type SystemVariable} from "../format.js";
import {readSystem} from "../read-system.js";
import {binary, named, number} from "./build-expression.js";
import {flatten} from "./flatten.js";
import {createNames} from "./legal-names.js";
import {lookUp} from "./lookup.js";
import {lookupExpression} from "./lookup-expression.js";
import type {SimulationSpecs, XmileFile} from "./model.js";
import type {ScalarVariable} from "./program.js";
import {mapNames} from "./map-names.js";
import {runProgram} from "./run.js";
import {systemTimeUnit} from "./time-unit.js";

export interface FromXmile {
  system: SystemFile;
  /** Id by key of the program (`module.name[element]`, folded); hidden parts of functions start with #. */
  ids: Map<string, string>;
  warnings: {code: string; message: string}[];
}

/**
 * A stock-flow model as a system model with equations: stocks with their net flow, constants as exogenous variables, all
 * else as variables. Delays and smooths of any order become stocks, graphical functions pieces of straight line, INIT a
 * constant. Run by the file's method and step it gives the file's own run; time counts from the start of the file's run.
 *
 * @throws InputError: of flatten and runProgram; cannot-convert naming the variable that has PREVIOUS or a fixed delay, or
 * the stock that would go below 0; no-number when a stock has no finite start
 */
export function systemFromXmile(file: XmileFile, where = "the file", signal?: AbortSignal): FromXmile {
  const {simulation} = file;
  const program = flatten(file, where);
  const makeName = createNames();
  const ids = new Map(program.variables.map(({key}) => [key, makeName(key.startsWith("#") ? `part_${key}` : key)]));
  const variables = program.variables.map((variable) => renamed(variable, ids, simulation));
  refuseMemory(program.variables, ids, where);
  if (!(simulation.stop > simulation.start))
    throw new InputError("cannot-convert", "the run has no length; let stop be after start", `${where}, sim_specs`);
  const run = runProgram({...program, variables}, simulation, signal);
  refuseLimits({program: {...program, variables}, run, simulation, where, signal});

  const labels = labelsOf(file);
  const made = program.variables.flatMap(({key}, at): SystemVariable[] => {
    const variable = variables[at];
    if (variable === undefined) return [];
    const first = run.values[variable.key]?.[0] ?? null;
    const shifted = {...variable, equation: fromStart(variable.equation, simulation.start)};
    return converted(shifted, {first, label: labels(key), place: `${where}, ${key}`, makeName});
  });
  const {timeUnit, warnings} = systemTimeUnit(simulation.timeUnit);
  for (const {key, reason} of program.leftOut)
    warnings.push({code: "left-out", message: `${key} is left out: ${reason}`});
  const {method, step, saveStep} = simulation;
  warnings.push({
    code: "method",
    message: `the file runs by ${method} with a step of ${step}, and so does the model while it has no links and no interventions of its own`
  });
  const system = readSystem(
    {
      ...{format: systemFormat, name: file.name || where, timeUnit, horizon: simulation.stop - simulation.start},
      simulation: {method, step, saveStep},
      variables: made
    },
    where
  );
  return {system, ids, warnings};
}

/** A variable with ids for keys, and numbers for what is constant about the clock. */
function renamed(
  variable: ScalarVariable,
  ids: ReadonlyMap<string, string>,
  {start, stop, step}: SimulationSpecs
): ScalarVariable {
  const id = (key: string): string => ids.get(key) ?? key;
  const clock: Readonly<Record<string, Expression>> = {
    ...{dt: number(step), starttime: number(start), stoptime: number(stop)}
  };
  const rename = (part: Expression): Expression =>
    mapNames(part, (name) => (ids.has(name) ? named(id(name)) : (clock[name] ?? named(name))));
  const {equation, initial, delay, inflows, outflows} = variable;
  return {
    ...variable,
    key: id(variable.key),
    equation: rename(equation),
    ...(initial === undefined ? {} : {initial: rename(initial)}),
    ...(delay === undefined ? {} : {delay: rename(delay)}),
    inflows: inflows.map(id),
    outflows: outflows.map(id)
  };
}

/** Time of the file for time since its start. */
const fromStart = (equation: Expression, start: number): Expression =>
  start === 0
    ? equation
    : mapNames(equation, (name) => (name === "time" ? binary("+", named("time"), number(start)) : named(name)));

interface Around {
  readonly first: number | null;
  readonly label: string;
  readonly place: string;
  readonly makeName: (wanted: string) => string;
}

function converted(variable: ScalarVariable, {first, label, place, makeName}: Around): SystemVariable[] {
  const {key, kind, equation, lookup, inflows, outflows, units} = variable;
  const about = {id: key, label, ...(units === null || units.trim() === "" ? {} : {unit: units.trim()})};
  if (kind === "stock") {
    if (first === null)
      throw new InputError("no-number", "the stock has no finite value at the start; correct its equation", place);
    const net = [...inflows.map((flow) => ["+", flow]), ...outflows.map((flow) => ["-", flow])]
      .map(([sign = "", flow = ""], at) => (at === 0 && sign === "+" ? flow : `${at === 0 ? "-" : ` ${sign} `}${flow}`))
      .join("");
    return [{...about, kind, initial: first, equation: net === "" ? "0" : net}];
  }
  const constant = kind === "held" ? first : constantOf(equation);
  if (kind === "held" && constant === null)
    throw new InputError("no-number", "INIT has no finite value at the start; correct its equation", place);
  if (constant !== null) {
    const value = lookup === null || kind === "held" ? constant : lookUp(lookup, constant);
    const initial = kind === "flow" && variable.nonNegative ? Math.max(0, value) : value;
    return [{...about, kind: "exogenous", initial}];
  }
  const inputId = lookup !== null && equation.type !== "name" ? makeName(`${key}_input`) : null;
  const input = inputId === null ? equation : named(inputId);
  const drawn = lookup === null ? equation : lookupExpression(lookup, input, place);
  const bounded: Expression =
    kind === "flow" && variable.nonNegative ? {type: "call", name: "max", args: [number(0), drawn], at: 0} : drawn;
  const main: SystemVariable = {
    ...{...about, kind: "variable", initial: first ?? 0, equation: formatExpression(bounded)}
  };
  if (inputId === null) return [main];
  const made = {id: inputId, label: `${label}: where its graph is read`, kind: "variable" as const, initial: 0};
  return [{...made, equation: formatExpression(equation)}, main];
}

function constantOf(equation: Expression): number | null {
  if (equation.type === "number") return Number.isFinite(equation.value) ? equation.value : null;
  if (equation.type !== "unary" || equation.operator === "not") return null;
  const inner = constantOf(equation.operand);
  return inner === null || equation.operator === "+" ? inner : -inner;
}

/** PREVIOUS and fixed delays remember whole steps, which a system model has no word for. */
function refuseMemory(variables: readonly ScalarVariable[], ids: ReadonlyMap<string, string>, where: string): void {
  const memory = variables.find(({kind}) => kind === "previous" || kind === "late");
  if (memory === undefined) return;
  const isReader = ({equation}: ScalarVariable): boolean => {
    let reads = false;
    mapNames(equation, (name) => {
      if (name === memory.key) reads = true;
      return named(name);
    });
    return reads;
  };
  const reader = variables.find((variable) => !variable.key.startsWith("#") && isReader(variable));
  const what =
    memory.kind === "previous"
      ? "PREVIOUS; make what it remembers a stock"
      : "a fixed delay; write DELAY3 or DELAYN for it";
  throw new InputError(
    "cannot-convert",
    `a system model cannot say ${what}`,
    `${where}, ${reader?.key ?? ids.get(memory.key) ?? ""}`
  );
}

/** A stock that never reaches its limit of 0 may go without it; one that does cannot be said. */
function refuseLimits({
  program,
  run,
  simulation,
  where,
  signal
}: {
  program: Parameters<typeof runProgram>[0];
  run: ReturnType<typeof runProgram>;
  simulation: SimulationSpecs;
  where: string;
  signal: AbortSignal | undefined;
}): void {
  if (!program.variables.some(({kind, nonNegative}) => kind === "stock" && nonNegative)) return;
  const variables = program.variables.map((each) => (each.kind === "stock" ? {...each, nonNegative: false} : each));
  const free = runProgram({...program, variables}, simulation, signal);
  const bound = program.variables.find(
    ({key, kind, nonNegative}) =>
      kind === "stock" &&
      nonNegative &&
      run.values[key]?.some((value, at) => !Object.is(value, free.values[key]?.[at])) === true
  );
  if (bound !== undefined)
    throw new InputError(
      "cannot-convert",
      "the stock runs dry and is kept from going below 0, which a system model cannot say; bound its outflow with MIN",
      `${where}, ${bound.key}`
    );
}

/** Names as they stand in the file, by key. */
function labelsOf(file: XmileFile): (key: string) => string {
  const written = new Map(
    file.models.flatMap(({variables}) => variables.map(({name}) => [foldName(name), name.replaceAll(/\s|\\n/g, " ")]))
  );
  return (key) => {
    if (key.startsWith("#net_")) return `net flow of ${key.slice(5).replaceAll("_", " ")}`;
    if (key.startsWith("#")) return "part of a delay, smooth or other function";
    const [path = "", elements] = key.split("[");
    const cut = path.lastIndexOf(".") + 1;
    const name = written.get(path.slice(cut)) ?? path.slice(cut);
    return path.slice(0, cut) + name + (elements === undefined ? "" : `[${elements}`);
  };
}
