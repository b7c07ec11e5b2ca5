import type {ResolvedIntervention} from "../resolve.js";
import type {Engine} from "./engine.js";
import {createWorkspace, integrate, type ActiveFlow, type Integrator, type Workspace} from "./integrate.js";

export interface RunPlan {
  /** Ascending; the run starts at the earlier of 0 and the first. */
  readonly times: readonly number[];
  readonly step: number;
  readonly method: Integrator;
  /** Shown the state at each time of the plan, in their order. */
  readonly observe?: (at: number, state: Float64Array) => void;
}

/** Everything a repeated run needs, made once. */
export interface Runner {
  /** Levels at the times of the plan: one array a time, reused by the next call. */
  run(): readonly Float64Array[];
}

/**
 * A model, its interventions and a plan, ready to run again and again (for draws: change the engine's numbers between).
 * Steps never cross a moment at which an intervention starts or ends, or one that is reported: there the run stops,
 * jumps, and goes on. Values at a time are those just after its jumps.
 */
export function createRunner(engine: Engine, plan: RunPlan): Runner {
  const {interventions} = engine.system;
  const work = createWorkspace(engine);
  const state = new Float64Array(engine.size);
  const outputs = plan.times.map(() => new Float64Array(engine.base.length));
  const start = Math.min(0, plan.times[0] ?? 0, ...interventions.map((each) => each.start));
  const last = plan.times[plan.times.length - 1] ?? start;
  const moments = [...new Set([start, ...plan.times, ...interventions.flatMap((each) => [each.start, each.end])])]
    .filter((time) => time >= start && time <= last)
    .sort((a, b) => a - b);

  function run(): readonly Float64Array[] {
    state.fill(0);
    engine.held.fill(NaN);
    engine.prepare();
    const stepped = new Set<ResolvedIntervention>();
    moments.forEach((moment, index) => {
      if (index > 0) {
        const before = moments[index - 1] ?? start;
        const steps = Math.max(1, Math.ceil((moment - before) / plan.step - 1e-9));
        const flows = interventions.flatMap((each) => activeFlow(each, before));
        integrate(engine, state, flows, {start: before, end: moment, steps, method: plan.method}, work);
      }
      jump(engine, state, moment, {interventions, stepped, work});
      const at = plan.times.indexOf(moment);
      const out = outputs[at];
      if (out !== undefined) {
        engine.levels(state, moment, out);
        plan.observe?.(at, state);
      }
    });
    return outputs;
  }
  return {run};
}

/** The flow of an intervention from a moment on, when it has one then. */
function activeFlow(
  {variable, type, value, start, end, adjustmentTime}: ResolvedIntervention,
  moment: number
): ActiveFlow[] {
  if (moment < start || moment >= end) return [];
  if (type === "ramp") return [{variable, rate: value, setpoint: null}];
  if (type === "pulse") return [{variable, rate: value / (end - start), setpoint: null}];
  return type === "setpoint" ? [{variable, rate: 0, setpoint: {value, adjustmentTime}}] : [];
}

/** What ends at a moment, then what starts at it. */
function jump(
  engine: Engine,
  state: Float64Array,
  moment: number,
  run: {interventions: readonly ResolvedIntervention[]; stepped: Set<ResolvedIntervention>; work: Workspace}
): void {
  const {interventions, stepped, work} = run;
  const isHeld = (variable: number): boolean => !Number.isNaN(engine.held[variable]);
  const shift = (variable: number, by: number): void => {
    state[variable] = (state[variable] ?? 0) + by;
  };
  let changed = false;
  for (const each of interventions) {
    if (each.end !== moment || each.start === each.end) continue;
    if (each.type === "step" && stepped.delete(each)) shift(each.variable, -each.value);
    if (each.type !== "fix" || !isHeld(each.variable)) continue;
    const isReplaced = interventions.some(
      (other) =>
        other !== each &&
        other.type === "fix" &&
        other.variable === each.variable &&
        other.start < moment &&
        other.end > moment
    );
    if (isReplaced) continue;
    // It stays where it is: what it would have been without being held is made up for.
    engine.levels(state, moment, work.levels);
    const value = engine.held[each.variable] ?? 0;
    shift(each.variable, value - engine.free(each.variable, state, moment, work.levels));
    engine.held[each.variable] = NaN;
    changed = true;
  }
  for (const each of interventions) {
    if (each.start !== moment) continue;
    if (each.type === "fix") {
      engine.held[each.variable] = each.value;
      changed = true;
    } else if (isHeld(each.variable)) continue;
    else if (each.type === "step") {
      shift(each.variable, each.value);
      stepped.add(each);
    } else if (each.type === "pulse" && each.end <= each.start) shift(each.variable, each.value);
  }
  if (changed) engine.prepare();
}
