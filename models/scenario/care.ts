import pow from "@stdlib/math-base-special-pow";
import {InputError} from "../errors.js";
import {unitsInYear} from "../system/classes.js";
import {naturalRange} from "../system/evidence/scale.js";
import type {Quantity, SystemFile, SystemVariable} from "../system/format.js";
import {drawRuns} from "../system/simulate/draws.js";
import {simulate} from "../system/simulate/simulate.js";
import {withTransfer} from "./transfer.js";

/** What a system model makes of one unit of each driver, kept so that many scenario paths can be laid over it. */
export interface CareResponses {
  readonly drivers: readonly string[];
  readonly outcomes: readonly string[];
  readonly years: number;
  readonly draws: number;
  /** By draw, driver, outcome, then year 0 … years: natural units of the outcome for a rise of one natural unit of the driver in the first year. */
  readonly values: Float64Array;
}

export interface CareOptions {
  /** Variables that the scenario moves; what else moves them in the model is cut. */
  readonly drivers: readonly string[];
  readonly outcomes: readonly string[];
  readonly years: number;
  /** 0: the middle only. */
  readonly draws: number;
  readonly seed: number;
  /**
   * Factor on links estimated between municipalities, when a national shock drives them: a difference between places in
   * one year is not what a country feels. [2.5 %, 97.5 %] of a log-normal; a number: that one.
   */
  readonly transfer: number | readonly [low: number, high: number];
}

/**
 * The response of outcomes to a driver that rises by one natural unit over the first year and stays there, with the
 * driver's own incoming links cut. Changes pass through links in proportion, so any path of drivers is a sum of such
 * responses; a model in which the outcomes do not answer in proportion is refused.
 *
 * @throws InputError (unknown-variable, not-proportional)
 */
export function careResponses(system: SystemFile, options: CareOptions): CareResponses {
  const {drivers, outcomes, years, draws, seed, transfer} = options;
  const variables = new Map(system.variables.map((variable) => [variable.id, variable]));
  for (const id of [...drivers, ...outcomes])
    if (!variables.has(id))
      throw new InputError("unknown-variable", `the system model has no variable ${id}; choose another`, system.name);
  const values = new Float64Array(Math.max(1, draws) * drivers.length * outcomes.length * (years + 1));
  const times = Array.from({length: years + 1}, (_, year) => year * unitsInYear[system.timeUnit]);
  const factors = transferFactors(transfer, draws);
  drivers.forEach((driver, d) => {
    const file = drivenBy(system, driver, drivers, variables.get(driver));
    checkProportional(file, outcomes, times);
    let done = 0;
    for (const {factor, count} of factors) {
      const scaled = withTransfer(file, factor);
      const place = (draw: number, outcome: number, year: number): number =>
        ((draw * drivers.length + d) * outcomes.length + outcome) * (years + 1) + year;
      const put = (draw: number, levels: (id: string, year: number) => number): void =>
        outcomes.forEach((id, o) => {
          const range = naturalRange(variables.get(id) ?? {});
          for (let year = 0; year <= years; year++)
            values[place(draw, o, year)] = (levels(id, year) - levels(id, 0)) * range;
        });
      if (draws === 0) {
        const run = simulate(scaled, {times, interventions: ["drive"]});
        put(0, (id, year) => run.values[id]?.[year] ?? NaN);
      } else {
        const run = drawRuns(scaled, times, {draws: count, seed, first: done, interventions: ["drive"]});
        const at = new Map(run.ids.map((id, index) => [id, index]));
        for (let draw = 0; draw < count; draw++)
          put(
            done + draw,
            (id, year) => run.values[(draw * times.length + year) * run.ids.length + (at.get(id) ?? 0)] ?? NaN
          );
      }
      done += count;
    }
  });
  return {drivers, outcomes, years, draws, values};
}

/**
 * What a path of drivers changes in the outcomes, by outcome and year from the base year on (`careIn`).
 *
 * @param paths natural units since the base year, by driver, then year 1 … years
 */
export function careChange(responses: CareResponses, draw: number, paths: readonly (readonly number[])[]): number[][] {
  return responses.outcomes.map((_, outcome) =>
    Array.from({length: responses.years + 1}, (_, year) => careIn(responses, draw, paths, {outcome, year}))
  );
}

/**
 * What a path of drivers changes in one outcome in one year: Σ over drivers and years of the rise in that year times the
 * response so many years later.
 *
 * @param paths as in careChange
 * @param place position of the outcome, and years since the base year
 */
export function careIn(
  {drivers, outcomes, years, values}: CareResponses,
  draw: number,
  paths: readonly (readonly number[])[],
  {outcome, year}: {outcome: number; year: number}
): number {
  let sum = 0;
  for (let d = 0; d < drivers.length; d++) {
    const from = ((draw * drivers.length + d) * outcomes.length + outcome) * (years + 1);
    const path = paths[d] ?? [];
    for (let started = 1; started <= year; started++) {
      const rise = (path[started - 1] ?? 0) - (started > 1 ? (path[started - 2] ?? 0) : 0);
      sum += rise * (values[from + year - started + 1] ?? 0);
    }
  }
  return sum;
}

/** The model with one driver rising by one natural unit in the first year, and every driver cut loose from the rest. */
function drivenBy(
  system: SystemFile,
  driver: string,
  drivers: readonly string[],
  variable: SystemVariable | undefined
): SystemFile {
  const cut = new Set(drivers);
  const year = unitsInYear[system.timeUnit];
  return {
    ...system,
    variables: system.variables.map((each) => (cut.has(each.id) ? withoutEquation(each) : each)),
    links: system.links.filter(({to}) => !cut.has(to)),
    interventions: [
      {
        ...{id: "drive", variable: driver, type: "ramp", start: 0, end: year},
        value: 1 / naturalRange(variable ?? {}) / year
      }
    ],
    loops: []
  };
}

function withoutEquation(variable: SystemVariable): SystemVariable {
  const rest = {...variable, kind: "exogenous" as const};
  delete rest.equation;
  return rest;
}

/** Middles of twenty equal parts of the log-normal: as many draws under each. */
const parts = 20;

// Standard normal quantiles at 0.025, 0.075, …, 0.475; the rest by symmetry.
const middles = [1.959964, 1.439531, 1.15035, 0.934589, 0.755415, 0.59776, 0.453762, 0.318639, 0.189118, 0.062707];

function transferFactors(
  transfer: number | readonly [number, number],
  draws: number
): {factor: number; count: number}[] {
  if (typeof transfer === "number") return [{factor: transfer, count: Math.max(1, draws)}];
  const [low, high] = transfer;
  if (!(low > 0 && high >= low))
    throw new InputError(
      "invalid-transfer",
      `a band of factors rises from above 0; got ${low} to ${high}`,
      "--transfer"
    );
  const centre = Math.sqrt(low * high);
  const ratio = high / centre;
  if (draws === 0) return [{factor: centre, count: 1}];
  const scores = [...middles.map((z) => -z), ...[...middles].reverse()];
  return scores
    .map((z, index) => ({
      factor: centre * pow(ratio, z / 1.959964),
      count: Math.floor(((index + 1) * draws) / parts) - Math.floor((index * draws) / parts)
    }))
    .filter(({count}) => count > 0);
}

/** Twice the push must give twice the answer, or responses may not be added up. */
function checkProportional(file: SystemFile, outcomes: readonly string[], times: readonly number[]): void {
  const push = (factor: number): SystemFile => ({
    ...file,
    interventions: file.interventions.map((each) => ({...each, value: scaledBy(each.value, factor)}))
  });
  const [once, twice] = [simulate(file, {times}), simulate(push(2), {times})];
  for (const id of outcomes) {
    const move = (run: typeof once): number => (run.values[id]?.at(-1) ?? NaN) - (run.values[id]?.[0] ?? NaN);
    const [a, b] = [move(once), move(twice)];
    if (!(Math.abs(b - 2 * a) <= 1e-6 * Math.max(1e-9, Math.abs(b))))
      throw new InputError(
        "not-proportional",
        `${id} does not answer in proportion to ${file.interventions[0]?.variable ?? ""}: a scenario cannot be laid over this model`,
        file.name
      );
  }
}

const scaledBy = (value: Quantity, factor: number): Quantity => (typeof value === "number" ? value * factor : value);
