import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {resolveSystem} from "../resolve.js";
import {structureWarnings, type SystemWarning} from "../simulate/simulate.js";
import {eigenvalues, invert, linearise, motion, spectralRadius, type LinearSystem} from "./linearise.js";

export interface EffectsOptions {
  /** Lasting amount added to a variable. */
  push?: Readonly<Record<string, number>>;
  /** Deviation from the start at which a variable is held; nothing that comes in moves it. */
  fix?: Readonly<Record<string, number>>;
}

export interface Effects {
  /** All modes of the model as given, with its delays, die out; without any delay: spectral radius below 1. */
  stable: boolean;
  /** Largest |eigenvalue| of the matrix of strengths. */
  spectralRadius: number;
  /** total[from][to]: final change of `to` for a lasting change of 1 imposed on `from`, own effect included. */
  total: Record<string, Record<string, number>> | null;
  /** Final deviations from the start under `push` and `fix`; null where the model does not settle. */
  equilibrium: Record<string, number> | null;
  /** Start + equilibrium. */
  levels: Record<string, number> | null;
  warnings: SystemWarning[];
}

/**
 * What a model comes to rest at, without running it: (I − S)⁻¹u, with S the signed strengths. Equations are linearised
 * at the start and said to be. A stable model with a spectral radius of 1 or more settles by its delays, though the same
 * diagram read step by step would not.
 *
 * Throws InputError (unknown-variable, fixed-and-pushed).
 */
export function effects(file: SystemFile, {push = {}, fix = {}}: EffectsOptions = {}): Effects {
  const system = resolveSystem(file, {interventions: []});
  const position = new Map(system.ids.map((id, index) => [id, index]));
  const at = (id: string, option: string): number => {
    const found = position.get(id);
    if (found === undefined) throw new InputError("unknown-variable", `there is no variable "${id}"`, option);
    return found;
  };
  const pushed = new Map(Object.entries(push).map(([id, value]) => [at(id, "--push"), value]));
  const held = new Map(Object.entries(fix).map(([id, value]) => [at(id, "--fix"), value]));
  const both = [...held.keys()].find((variable) => pushed.has(variable));
  if (both !== undefined)
    throw new InputError(
      "fixed-and-pushed",
      `${system.ids[both] ?? ""} is held, so a push on it does nothing; choose one`,
      "--push"
    );

  const linear = linearise(system);
  const radius = spectralRadius(linear.whole);
  const hasDelay = system.links.some(({delay}) => delay > 0) || linear.flows.size > 0;
  const settles = (cut: ReadonlySet<number>): boolean => {
    if (!hasDelay) return spectralRadius(withoutRows(linear.whole, cut)) < 1;
    const matrix = motion(system, linear, cut);
    return matrix !== null && eigenvalues(matrix).re.every((re) => re < -1e-12);
  };
  const stable = settles(new Set());
  const total = stable ? totalEffects(system.ids, linear) : null;
  const equilibrium = settles(new Set(held.keys())) ? rest(linear, pushed, held) : null;
  const named = (value: (index: number) => number): Record<string, number> =>
    Object.fromEntries(system.ids.map((id, index) => [id, value(index)]));
  return {
    stable,
    spectralRadius: radius,
    total,
    equilibrium: equilibrium === null ? null : named((index) => equilibrium[index] ?? 0),
    levels: equilibrium === null ? null : named((index) => (linear.base[index] ?? 0) + (equilibrium[index] ?? 0)),
    warnings: [...structureWarnings(system), ...modelWarnings(linear, system.ids, stable, radius)]
  };
}

const withoutRows = (matrix: readonly (readonly number[])[], rows: ReadonlySet<number>): number[][] =>
  matrix.map((row, index) => row.map((value) => (rows.has(index) ? 0 : value)));

/** Rows of I − S; a stock rests where its net flow does not change. */
function balance({whole, flows}: LinearSystem, held: ReadonlyMap<number, number>): number[][] {
  return whole.map((row, i) => {
    const flow = held.has(i) ? undefined : flows.get(i);
    if (flow !== undefined) return flow.map((value) => -value);
    return row.map((value, j) => (i === j ? 1 : 0) - (held.has(i) ? 0 : value));
  });
}

function rest(
  linear: LinearSystem,
  pushed: ReadonlyMap<number, number>,
  held: ReadonlyMap<number, number>
): number[] | null {
  const solution = invert(balance(linear, held));
  if (solution === null) return null;
  const right = Array.from(
    {length: linear.n},
    (_, i) => held.get(i) ?? (linear.flows.has(i) ? 0 : (pushed.get(i) ?? 0))
  );
  return solution.map((row) => row.reduce((sum, value, j) => sum + value * (right[j] ?? 0), 0));
}

function totalEffects(ids: readonly string[], linear: LinearSystem): Effects["total"] {
  const solution = invert(balance(linear, new Map()));
  if (solution === null) return null;
  return Object.fromEntries(
    ids.map((from, j) => [
      from,
      Object.fromEntries(ids.map((to, i) => [to, linear.flows.has(j) ? 0 : (solution[i]?.[j] ?? 0)]))
    ])
  );
}

function modelWarnings(linear: LinearSystem, ids: readonly string[], stable: boolean, radius: number): SystemWarning[] {
  const warnings: SystemWarning[] = [];
  const say = (code: string, message: string): void => void warnings.push({code, message});
  if (!stable) say("no-end-value", "changes keep growing or never die out: there is no end value to report");
  else if (radius >= 1 - 1e-12)
    say(
      "discrete-unstable",
      `the model settles by its delays, but read step by step it would not (spectral radius ${radius.toPrecision(4)})`
    );
  if (!linear.isLinear) say("linearised", "equations are taken as straight lines around the start");
  const restless = [...linear.restlessness]
    .filter(([, flow]) => Math.abs(flow) > 1e-9)
    .map(([index]) => ids[index] ?? "");
  if (restless.length > 0) say("start-not-at-rest", `the net flow of ${restless.join(", ")} is not 0 at the start`);
  return warnings;
}
