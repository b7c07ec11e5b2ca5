import {InputError} from "../../errors.js";
import {toNatural} from "../evidence/scale.js";
import type {SystemFile} from "../format.js";
import {resolveSystem, type ResolvedSystem} from "../resolve.js";
import {createEngine, resetBase} from "../simulate/engine.js";
import type {Integrator} from "../simulate/integrate.js";
import {createRunner} from "../simulate/run.js";
import {structureWarnings, type SystemWarning} from "../simulate/simulate.js";
import {solve} from "../simulate/solve.js";
import {sensitivityInputs} from "./inputs.js";
import {relevantInputs} from "./relevance.js";
import type {SampledModel} from "./sampled-model.js";
import type {SensitivityInput, SensitivityOptions, SensitivityOutput} from "./types.js";

/**
 * A model as a function of its uncertain numbers, in the order of their ids, so that the order of the file changes
 * nothing; it answers with levels in natural units by output, then time.
 */
export interface Evaluator extends SampledModel {
  readonly inputs: readonly SensitivityInput[];
  readonly outputs: readonly SensitivityOutput[];
  readonly times: readonly number[];
  readonly warnings: SystemWarning[];
}

/**
 * The file with what is pushed as one more intervention each: a step at time 0 that lasts.
 *
 * Throws InputError (unknown-variable).
 */
export function withPush(
  file: SystemFile,
  {push = {}, interventions}: Pick<SensitivityOptions, "push" | "interventions">
): {file: SystemFile; interventions: readonly string[]} {
  const added = Object.entries(push).map(([variable, value]) => {
    if (!file.variables.some(({id}) => id === variable))
      throw new InputError("unknown-variable", `there is no variable "${variable}"`, "push");
    return {id: `push of ${variable}`, variable, type: "step" as const, value, start: 0, end: null};
  });
  const active = interventions ?? file.interventions.map(({id}) => id);
  return {
    file: {...file, interventions: [...file.interventions, ...added]},
    interventions: [...active, ...added.map(({id}) => id)]
  };
}

/** Times as given, ascending and each once; default 0, 1 … horizon. Throws InputError (invalid-times). */
export function timesOf({horizon}: SystemFile, times: readonly number[] | undefined): number[] {
  if (times === undefined) return Array.from({length: Math.floor(horizon + 1e-9) + 1}, (_, time) => time);
  const bad = times.find((time) => !(Number.isFinite(time) && time >= 0));
  if (times.length === 0 || bad !== undefined)
    throw new InputError("invalid-times", `times are numbers from 0 on, in time units; got ${bad ?? "none"}`, "times");
  return [...new Set(times)].sort((a, b) => a - b);
}

/**
 * The variables asked about: as given, else the goals, else all. Throws InputError (unknown-variable).
 */
export function outputsOf(file: SystemFile, outputs: readonly string[] | undefined): SensitivityOutput[] {
  const goals = [...new Set(file.goals.map(({variable}) => variable))];
  const ids = outputs ?? (goals.length > 0 ? goals : file.variables.map(({id}) => id));
  return ids.map((id) => {
    const variable = file.variables.find((each) => each.id === id);
    if (variable === undefined) throw new InputError("unknown-variable", `there is no variable "${id}"`, "output");
    return {id, label: variable.label ?? id, unit: variable.scale?.unit ?? variable.unit ?? null};
  });
}

/**
 * Prepares a model to be run for many sets of numbers; each run starts afresh, so their order and division over workers
 * changes nothing, to the bit. The step is the coarsest at which halving changes no level by more than 1e-4 of the largest
 * movement, with every number as in force.
 *
 * Throws InputError: unknown-variable, unknown-intervention, invalid-times, and those of `solve`.
 */
export function createEvaluator(given: SystemFile, options: SensitivityOptions = {}): Evaluator {
  const outputs = outputsOf(given, options.outputs);
  const times = timesOf(given, options.times);
  const {file, interventions} = withPush(given, options);
  const resolved = resolveSystem(file, {interventions});
  // Copies, since the values of interventions differ from run to run.
  const imposed = resolved.interventions.map((each) => ({...each}));
  const system = {...resolved, interventions: imposed};
  const {step, method} = movesByItself(file, system) ? stepFor(system, times) : still;
  const engine = createEngine(system, () => step);
  const runner = createRunner(engine, {times, step, method});
  const inputs = sensitivityInputs(file)
    .filter(({kind, of}) => kind !== "value" || interventions.includes(of))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const links = new Map(system.links.map(({id}, index) => [id, index]));
  const variables = new Map(system.ids.map((id, index) => [id, index]));
  const resetsBase = inputs.some(({kind}) => kind === "initial");
  const setters = inputs.map(({kind, of}): ((value: number) => void) => {
    if (kind === "value") {
      const target = imposed.find(({id}) => id === of);
      return (value) => {
        if (target !== undefined) target.value = value;
      };
    }
    if (kind === "initial") {
      const index = variables.get(of) ?? -1;
      return (value) => void (engine.initial[index] = value);
    }
    const index = links.get(of) ?? -1;
    if (kind === "strength") return (value) => void (engine.strengths[index] = value);
    const {order = 1, delay = 1} = system.links[index] ?? {};
    // A delay cannot be shorter than a hundredth of its middle: the step is made for that middle.
    return (value) => void (engine.rates[index] = order / Math.max(value, delay / 100));
  });
  const asked = outputs.map(({id}) => ({
    index: variables.get(id) ?? -1,
    variable: file.variables[variables.get(id) ?? -1] ?? {}
  }));
  const size = outputs.length * times.length;

  function run(values: ArrayLike<number>, into: Float64Array, offset = 0): boolean {
    setters.forEach((set, at) => {
      set(values[at] as number);
    });
    engine.held.fill(NaN);
    let isFinite = engine.prepare();
    if (isFinite) {
      if (resetsBase) resetBase(engine);
      const levels = runner.run();
      asked.forEach(({index, variable}, output) => {
        levels.forEach((at, time) => {
          const level = toNatural(variable, at[index] as number);
          if (!Number.isFinite(level)) isFinite = false;
          into[offset + output * times.length + time] = level;
        });
      });
    }
    if (!isFinite) into.fill(NaN, offset, offset + size);
    return isFinite;
  }
  const relevant = relevantInputs(file, inputs, {
    outputs: outputs.map(({id}) => id),
    imposed: imposed.map(({variable}) => system.ids[variable] ?? "")
  });
  return {inputs, relevant, outputs, times, size, warnings: structureWarnings(resolved), run};
}

const tolerance = 1e-4;

/** The step before the one that `solve` ends with, when halving it changed nothing to speak of. */
function stepFor(system: ResolvedSystem, times: readonly number[]): {step: number; method: Integrator} {
  const {step, method, accuracy} = solve(system, times, {tolerance});
  return {step: accuracy !== null && accuracy <= tolerance ? 2 * step : step, method};
}

/** Where nothing is integrated one step serves any span. */
const still = {step: Infinity, method: "rk4"} as const;

function movesByItself(file: SystemFile, {links, interventions, isStock, equations, ids}: ResolvedSystem): boolean {
  return (
    links.some(({delay}) => delay > 0) ||
    interventions.some(({type}) => type !== "step" && type !== "fix") ||
    ids.some((id, index) => isStock[index] && equations.equations.has(id)) ||
    file.variables.some(({equation}) => /\bdt\b/i.test(equation ?? ""))
  );
}

/** The numbers in force, in the order of the inputs. */
export const centresOf = (inputs: readonly SensitivityInput[]): Float64Array =>
  Float64Array.from(inputs, ({centre}) => centre);

/** Warnings that every report of this model begins with. */
export function inputWarnings({inputs, warnings}: Pick<Evaluator, "inputs" | "warnings">): SystemWarning[] {
  if (inputs.length > 0) return [...warnings];
  const message = "no number of this model is uncertain: give links an interval or a word for their strength";
  return [...warnings, {code: "nothing-varies", message}];
}
