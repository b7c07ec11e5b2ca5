import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {withKeptSpecs} from "../kept-specs.js";
import {resolveSystem, type ResolvedSystem} from "../resolve.js";
import {boundsCrossed, type BoundCrossed} from "./bounds.js";
import type {Integrator} from "./integrate.js";
import {solve} from "./solve.js";

export interface SimulateOptions {
  /** Ids of the interventions that act; all when left out. */
  interventions?: readonly string[];
  /** Times reported, in time units of the model; default 0, 1 … horizon. */
  times?: readonly number[];
  /**
   * `auto`: Runge–Kutta with a step from the model, halved until that changes nothing to speak of. Left out: the method and
   * step of the file the model was made from (`keptSpecs`), else `auto`.
   */
  method?: Integrator | "auto";
  step?: number;
}

export interface SystemWarning {
  code: string;
  message: string;
}

export interface Simulation {
  times: number[];
  /** Levels by variable, one a time. */
  values: Record<string, (number | null)[]>;
  /** When a variable was outside its limits. */
  bounds: BoundCrossed[];
  /** The step used, and the largest difference that halving it made, relative to the movement. */
  step: number;
  accuracy: number | null;
  warnings: SystemWarning[];
}

/**
 * Runs a model: changes passed on with strength and delay (after van Zijderveld 2007), stocks and equations, and the
 * interventions chosen. The start is an equilibrium of the propagating part: nothing moves until something is imposed.
 *
 * Throws InputError: unknown-intervention, invalid-times, invalid-step, cycle-in-equations, cycle-without-delay,
 * no-number.
 */
export function simulate(file: SystemFile, given: SimulateOptions = {}): Simulation {
  const options = withKeptSpecs(file, given);
  const system = resolveSystem(file, options);
  const times = reportTimes(system, options.times);
  const grid = fineGrid(times, options.step);
  const {outputs, step, accuracy} = solve(system, grid, options);
  refuseNoNumbers(system, grid, outputs);
  const places = new Map(grid.map((time, place) => [time, place]));
  const reported = times.map((time) => outputs[places.get(time) ?? -1] ?? new Float64Array());
  const values = Object.fromEntries(
    system.ids.map((id, index) => [id, reported.map((levels) => finite(levels[index] ?? NaN))])
  );
  return {
    times,
    values,
    bounds: boundsCrossed(system, grid, outputs),
    step,
    accuracy,
    warnings: structureWarnings(system)
  };
}

/** Throws InputError (no-number) naming the first variable that is no finite number, and when. */
export function refuseNoNumbers(
  {ids}: ResolvedSystem,
  times: readonly number[],
  outputs: readonly Float64Array[]
): void {
  outputs.forEach((levels, at) => {
    const index = levels.findIndex((value) => !Number.isFinite(value));
    if (index < 0) return;
    const id = ids[index] ?? "";
    throw new InputError(
      "no-number",
      `${id} is no finite number at time ${times[at] ?? 0}: look for a division by 0, for growth without end, or for held variables that leave links without delay without an answer`,
      `variables.${id}`
    );
  });
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** More times than this are no report. */
const mostTimes = 100_000;

/** Default 0, 1 … horizon; as given, but ascending and each once. */
function reportTimes({horizon}: ResolvedSystem, given: readonly number[] | undefined): number[] {
  if (given === undefined && horizon > mostTimes)
    throw new InputError(
      "invalid-times",
      `the horizon of ${horizon} gives a time reported for every time unit, more than ${mostTimes}; lower it, or say which times`,
      "horizon"
    );
  if (given === undefined) return Array.from({length: Math.floor(horizon + 1e-9) + 1}, (_, time) => time);
  const bad = given.find((time) => !(Number.isFinite(time) && time >= 0));
  if (given.length === 0 || bad !== undefined)
    throw new InputError(
      "invalid-times",
      `times are numbers from 0 on, in time units of the model; got ${bad ?? "none"}`,
      "times"
    );
  return [...new Set(given)].sort((a, b) => a - b);
}

/**
 * The times reported and some 200 moments between, so that a limit crossed in between is seen; whole steps when the step
 * is given, so that looking changes nothing.
 */
function fineGrid(times: readonly number[], step: number | undefined): number[] {
  const last = times[times.length - 1] ?? 0;
  const stride = step !== undefined && step > 0 ? step * Math.max(1, Math.floor(last / step / 200)) : last / 200;
  const count = stride > 0 ? Math.floor(last / stride + 1e-9) : 0;
  const between = Array.from({length: count + 1}, (_, index) => index * stride);
  return [...new Set([...between, ...times])].sort((a, b) => a - b);
}

/** What a reader of any run of this model must know. */
export function structureWarnings({structureOnly}: ResolvedSystem): SystemWarning[] {
  if (structureOnly.length === 0) return [];
  const message = `links without strength or with an unknown sign pass nothing on: ${structureOnly.join(", ")}`;
  return [{code: "structure-only", message}];
}
