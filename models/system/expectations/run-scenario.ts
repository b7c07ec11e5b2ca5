import {effects, type Effects} from "../effects/effects.js";
import {naturalRange} from "../evidence/scale.js";
import {withBasis} from "../evidence/with-basis.js";
import type {SystemFile, SystemIntervention} from "../format.js";
import {systemLoops, type Loops} from "../loops/loops.js";
import {centre, resolveSystem} from "../resolve.js";
import {createEngine} from "../simulate/engine.js";
import {simulate, type Simulation} from "../simulate/simulate.js";
import type {Scenario} from "./format.js";

/** A model under a scenario; each part is worked out when it is first asked for. */
export interface ScenarioRun {
  /** The model with the scenario in it; its interventions all act. */
  readonly file: SystemFile;
  readonly horizon: number;
  /** Levels before anything is imposed, in the order of the variables. */
  start(): Float64Array;
  simulation(): Simulation;
  /** Null when something imposed has no end value. */
  rest(): Effects | null;
  loops(): Loops;
}

/** Moments in a run at which a path is looked at, besides the times an expectation names. */
const moments = 200;

/**
 * Puts a scenario into a model and runs it on demand.
 *
 * @param times that must be reported, in time units of the model
 */
export function runScenario(model: SystemFile, scenario: Scenario, times: readonly number[]): ScenarioRun {
  const file = withScenario(model, scenario);
  const horizon = scenario.horizon ?? model.horizon;
  const grid = Array.from({length: moments + 1}, (_, index) => (index * horizon) / moments);
  return {
    file,
    horizon,
    start: once(() => createEngine(resolveSystem(file, {interventions: []})).base),
    simulation: once(() => simulate(file, {times: [...grid, ...times.filter((time) => time <= horizon)]})),
    rest: once(() => {
      const imposed = lasting(file);
      return imposed === null ? null : effects(file, imposed);
    }),
    loops: once(() => systemLoops(file))
  };
}

function once<T>(make: () => T): () => T {
  let made: {value: T} | null = null;
  return () => (made ??= {value: make()}).value;
}

/** The model a scenario makes: links out, other starts, strengths of a basis, and only what the scenario imposes. */
function withScenario(model: SystemFile, scenario: Scenario): SystemFile {
  const out = new Set(scenario.without);
  const based = scenario.basis === undefined ? model : withBasis(model, scenario.basis);
  const variables = based.variables.map((variable) => {
    const start = Object.hasOwn(scenario.initial, variable.id) ? scenario.initial[variable.id] : undefined;
    return start === undefined ? variable : {...variable, initial: start};
  });
  const byId = new Map(variables.map((variable) => [variable.id, variable]));
  const toIndex = ({variable, value, unit}: Scenario["push"][number]): number =>
    unit === "natural" ? value / naturalRange(byId.get(variable) ?? {}) : value;
  const impose = (type: "step" | "fix", each: Scenario["push"][number], value: number): SystemIntervention => ({
    id: `${type}:${each.variable}`,
    variable: each.variable,
    type,
    value,
    start: 0,
    end: null
  });
  return {
    ...based,
    horizon: scenario.horizon ?? based.horizon,
    variables,
    links: based.links.filter(({id}) => !out.has(id)),
    interventions: [
      ...based.interventions.filter(({id}) => scenario.interventions.includes(id)),
      ...scenario.add,
      ...scenario.push.map((each) => impose("step", each, toIndex(each))),
      ...scenario.fix.map((each) => {
        const start = centre(byId.get(each.variable)?.initial ?? 0);
        return impose("fix", each, start + toIndex(each));
      })
    ],
    // A loop that has a name may have lost a link.
    loops: []
  };
}

/** What of the interventions is there in the end, as push and fix; null when one of them never comes to rest. */
export function lasting({variables, interventions}: SystemFile): Lasting | null {
  const push: Record<string, number> = {};
  const fix: Record<string, number> = {};
  for (const {variable, type, value, start, end} of interventions) {
    const size = centre(value);
    const from = centre(variables.find(({id}) => id === variable)?.initial ?? 0);
    const add = (amount: number): void => void (push[variable] = (push[variable] ?? 0) + amount);
    if (type === "setpoint" || (end === null && type === "ramp")) return null;
    if (type === "pulse") add(size);
    else if (type === "ramp") add(size * ((end ?? start) - start));
    else if (end === null && type === "step") add(size);
    else if (end === null) fix[variable] = size - from;
  }
  return {push, fix};
}

interface Lasting {
  push: Record<string, number>;
  fix: Record<string, number>;
}
