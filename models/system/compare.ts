import {InputError} from "../errors.js";
import type {SystemFile} from "./format.js";
import {resolveSystem} from "./resolve.js";
import {solve} from "./simulate/solve.js";

export interface CompareOptions {
  /** Largest number of interventions at once; default 2. */
  combinations?: number;
  /** Ids of the interventions that sets are made of; default all of the model. */
  among?: readonly string[];
  /** Ids of interventions that act in every set, such as the shock that the others answer; they are no part of a set. */
  always?: readonly string[];
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface ComparedSet {
  /** Ids of the interventions that act, in the order of the file; empty: doing nothing. */
  interventions: string[];
  /** Mean over time of the weighted mean of the goals, each 0 (worst) to 1 (best). */
  score: number;
  goals: Record<string, number>;
  /** Σ |value| of the interventions, each as a share of the range of its variable: effort beside result. */
  effort: number | null;
}

/** More sets than this would be no comparison but a hang. */
const mostSets = 20_000;

/**
 * Compares all sets of at most `combinations` interventions, best first. A goal's level is clipped to [min, max] and
 * scaled to v' = (x − min)/(max − min), turned round for a goal that should go down; a goal's figure is the time mean of
 * v' (trapezium rule over 200 steps and the moments of change), the score that of Σwv'/Σw.
 *
 * Throws InputError (no-goals, too-many-sets, unknown-intervention).
 */
export function compareInterventions(
  file: SystemFile,
  {combinations = 2, among, always = [], signal, onProgress}: CompareOptions = {}
): ComparedSet[] {
  if (file.goals.length === 0 || file.goals.every(({weight}) => weight === 0))
    throw new InputError("no-goals", "the model has no goals to compare by; add some, with a weight above 0", "goals");
  const candidates = among ?? file.interventions.map(({id}) => id);
  const sets = subsets(
    candidates.filter((id) => !always.includes(id)),
    combinations
  );
  return sets
    .map((ids, index) => {
      signal?.throwIfAborted();
      onProgress?.(index, sets.length);
      return {...scoreInterventions(file, [...always, ...ids]), interventions: ids, effort: effortOf(file, ids)};
    })
    .sort((a, b) => b.score - a.score || a.interventions.length - b.interventions.length);
}

/**
 * One set of interventions scored as compareInterventions does it: time means of the goals, each 0 (worst) to 1 (best).
 *
 * Throws InputError (unknown-intervention, and those of a model that cannot run); the score of a model without goals is 0.
 */
export function scoreInterventions(file: SystemFile, interventions: string[]): ComparedSet {
  const system = resolveSystem(file, {interventions});
  const {horizon} = file;
  // A jump needs its moment twice: just before and just after; a sliver of time does that for the trapezium rule.
  const sliver = horizon * 1e-9;
  const jumps = system.interventions
    .flatMap(({start, end}) => [start, end])
    .filter((time) => time > 0 && time <= horizon);
  const grid = Array.from({length: 201}, (_, index) => (index * horizon) / 200);
  const times = [...new Set([...grid, ...jumps, ...jumps.map((time) => time - sliver)])].sort((a, b) => a - b);
  const {outputs} = solve(system, times, {tolerance: 1e-5});
  const weights = file.goals.reduce((sum, {weight}) => sum + weight, 0);
  const goals: Record<string, number> = {};
  let score = 0;
  for (const {variable, weight, direction} of file.goals) {
    const index = system.ids.indexOf(variable);
    const [min, max] = [system.min[index] ?? 0, system.max[index] ?? 1];
    const scaled = outputs.map((levels) => {
      const share = (Math.min(max, Math.max(min, levels[index] ?? NaN)) - min) / (max - min);
      return direction === "up" ? share : 1 - share;
    });
    const mean = timeMean(times, scaled);
    goals[variable] = mean;
    score += (weight / weights) * mean;
  }
  return {interventions, score, goals, effort: effortOf(file, interventions)};
}

function timeMean(times: readonly number[], values: readonly number[]): number {
  let area = 0;
  for (let at = 1; at < times.length; at++)
    area += (((values[at - 1] ?? 0) + (values[at] ?? 0)) / 2) * ((times[at] ?? 0) - (times[at - 1] ?? 0));
  return area / ((times[times.length - 1] ?? 1) - (times[0] ?? 0));
}

function effortOf(file: SystemFile, ids: readonly string[]): number | null {
  const system = resolveSystem(file, {interventions: ids});
  let sum = 0;
  for (const {variable, value, type, start, end} of system.interventions) {
    const range = (system.max[variable] ?? Infinity) - (system.min[variable] ?? -Infinity);
    if (!Number.isFinite(range)) return null;
    const initial = system.initial[variable] ?? 0;
    const lasts = Math.min(end, file.horizon) - Math.min(start, file.horizon);
    const size = type === "setpoint" || type === "fix" ? value - initial : type === "ramp" ? value * lasts : value;
    sum += Math.abs(size) / range;
  }
  return sum;
}

function subsets(ids: readonly string[], most: number): string[][] {
  const sets: string[][] = [];
  const extend = (from: number, chosen: string[]): void => {
    sets.push(chosen);
    if (sets.length > mostSets)
      throw new InputError(
        "too-many-sets",
        `sets of ${most} of ${ids.length} interventions are more than ${mostSets}; lower --combinations`,
        "--combinations"
      );
    if (chosen.length < most)
      for (let next = from; next < ids.length; next++) extend(next + 1, [...chosen, ids[next] ?? ""]);
  };
  extend(0, []);
  return sets;
}
