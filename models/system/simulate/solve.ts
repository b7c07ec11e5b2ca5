import {InputError} from "../../errors.js";
import type {ResolvedSystem} from "../resolve.js";
import {createEngine, type Engine} from "./engine.js";
import type {Integrator} from "./integrate.js";
import {createRunner} from "./run.js";

export interface Solution {
  engine: Engine;
  /** Levels at each time. */
  outputs: Float64Array[];
  method: Integrator;
  step: number;
  /** Largest change that halving the step made, relative to the largest movement of any variable; null when not checked. */
  accuracy: number | null;
}

/** A run is accurate enough when halving its step changes no level by more than this share of the largest movement. */
const enough = 1e-7;
const mostHalvings = 10;
/** More steps than this would be no answer but a hang. */
const mostSteps = 5_000_000;

/**
 * Runs a model at the times given. With `auto` (and no step) the step begins at half the shortest stage, and is halved
 * until halving changes nothing over the tolerance (1e-7) times the largest movement; the difference is reported either way.
 *
 * @param times ascending, from 0 on
 */
export function solve(
  system: ResolvedSystem,
  times: readonly number[],
  options: {method?: Integrator | "auto"; step?: number; tolerance?: number} = {}
): Solution {
  let step = options.step ?? Math.min(firstStep(system, times), widestGap(times));
  if (!(step > 0)) throw new InputError("invalid-step", `a step is a number above 0, not ${step}`, "step");
  const last = times[times.length - 1] ?? 0;
  if (last / step > mostSteps)
    throw new InputError(
      "invalid-step",
      options.step === undefined
        ? `the shortest stage of a delay (or adjustment) asks for steps of ${step}: more than ${mostSteps} over ${last}; let it be longer, or 0`
        : `a step of ${step} over ${last} takes more than ${mostSteps} steps; take a larger step`,
      "step"
    );
  let current = step;
  const engine = createEngine(system, () => current);
  const method = options.method === "euler" ? "euler" : "rk4";
  const runWith = (size: number): Float64Array[] => {
    current = size;
    return createRunner(engine, {times, step: size, method})
      .run()
      .map((levels) => Float64Array.from(levels));
  };
  let outputs = runWith(step);
  const isFixed = options.step !== undefined || options.method === "euler";
  if (isFixed) return {engine, outputs, method, step, accuracy: difference(outputs, runWith(step / 2))};
  for (let halving = 0; ; halving++) {
    const finer = runWith(step / 2);
    const accuracy = difference(outputs, finer);
    step /= 2;
    outputs = finer;
    if (
      accuracy === null ||
      accuracy <= (options.tolerance ?? enough) ||
      halving >= mostHalvings ||
      (2 * last) / step > mostSteps
    )
      return {engine, outputs, method, step, accuracy};
  }
}

/** A step that is wider than every stretch between two reported moments would be halved without changing anything. */
function widestGap(times: readonly number[]): number {
  const gap = times.reduce((widest, time, at) => Math.max(widest, time - (times[at - 1] ?? 0)), 0);
  return gap > 0 ? gap : Infinity;
}

/** Half the shortest stage or adjustment, and no more than a fiftieth of the run. */
function firstStep({links, interventions, horizon}: ResolvedSystem, times: readonly number[]): number {
  const last = times[times.length - 1] ?? horizon;
  const stages = links.flatMap(({delay, order}) => (delay > 0 ? [delay / order] : []));
  const adjustments = interventions.flatMap(({type, adjustmentTime}) => (type === "setpoint" ? [adjustmentTime] : []));
  const shortest = [...stages, ...adjustments].reduce((least, value) => Math.min(least, value), Infinity);
  return Math.min(shortest / 2, (last > 0 ? last : 1) / 50);
}

function difference(coarse: readonly Float64Array[], fine: readonly Float64Array[]): number | null {
  let [gap, movement] = [0, 0];
  coarse.forEach((levels, at) => {
    levels.forEach((value, index) => {
      const other = fine[at]?.[index] ?? NaN;
      gap = Math.max(gap, Math.abs(value - other));
      movement = Math.max(movement, Math.abs(other - (fine[0]?.[index] ?? NaN)));
    });
  });
  if (!Number.isFinite(gap) || !Number.isFinite(movement)) return null;
  return movement === 0 ? gap : gap / movement;
}
