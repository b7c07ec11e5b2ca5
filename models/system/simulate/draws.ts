import {createRandom} from "../../statistics/random.js";
import type {Random} from "../../statistics/types.js";
import type {Quantity, SystemFile} from "../format.js";
import {resolveSystem, type ResolvedSystem} from "../resolve.js";
import {createEngine, resetBase} from "./engine.js";
import {createRunner} from "./run.js";
import {solve} from "./solve.js";
import type {SimulateOptions} from "./simulate.js";

export interface DrawOptions extends SimulateOptions {
  draws: number;
  /** Default 1. Each draw has its own stream, so the number of workers changes nothing. */
  seed?: number;
  /** First draw of this part, for work divided over workers; default 0. */
  first?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface Draws {
  readonly ids: readonly string[];
  readonly times: readonly number[];
  /** Levels by draw, then time, then variable. */
  readonly values: Float64Array;
  /** Draws in which links without delay had no solution: their levels are NaN. */
  readonly unsolved: number;
}

/** What of a draw a model depends on: the drawn strength of a link, or one number of it. */
interface DrawnQuantity {
  apply(random: Random): void;
}

/**
 * Runs a model again and again with strengths drawn from their intervals (normal, mean the strength in force, standard
 * deviation (high − low)/3.92, one draw a link a run) and every number that is a distribution drawn from it.
 *
 * The step is the coarsest at which halving changes no level by more than 1e-4 of the largest movement.
 */
export function drawRuns(file: SystemFile, times: readonly number[], options: DrawOptions): Draws {
  const system = resolveSystem(file, options);
  const plan = solve(system, times, {tolerance: 1e-4, ...options});
  const engine = createEngine(system, () => plan.step);
  const drawn = drawnQuantities(file, system, engine);
  const changesStart = file.variables.some(({initial}) => typeof initial !== "number");
  const runner = createRunner(engine, {times, step: plan.step, method: plan.method});
  const n = system.ids.length;
  const {draws, seed = 1, first = 0} = options;
  const values = new Float64Array(draws * times.length * n);
  let unsolved = 0;
  for (let draw = 0; draw < draws; draw++) {
    if ((draw & 127) === 0) {
      options.signal?.throwIfAborted();
      options.onProgress?.(draw, draws);
    }
    const random = createRandom(seed, first + draw);
    for (const quantity of drawn) quantity.apply(random);
    const offset = draw * times.length * n;
    if (!engine.prepare()) {
      unsolved++;
      values.fill(NaN, offset, offset + times.length * n);
      continue;
    }
    if (changesStart) resetBase(engine);
    runner.run().forEach((levels, at) => {
      values.set(levels, offset + at * n);
    });
  }
  return {ids: system.ids, times, values, unsolved};
}

function drawnQuantities(
  file: SystemFile,
  system: ResolvedSystem,
  engine: ReturnType<typeof createEngine>
): DrawnQuantity[] {
  const drawn: DrawnQuantity[] = [];
  const links = new Map(file.links.map((link) => [link.id, link]));
  system.links.forEach((link, index) => {
    const given = links.get(link.id);
    const sign = given?.sign === "-" ? -1 : 1;
    const strength = given?.strength;
    if (typeof strength === "object" && given?.interval === undefined)
      drawn.push({apply: (random) => void (engine.strengths[index] = sign * drawQuantity(strength, random))});
    else if (link.interval !== null) {
      const sd = (link.interval[1] - link.interval[0]) / 3.92;
      drawn.push({apply: (random) => void (engine.strengths[index] = link.strength + sd * random.normal())});
    }
    const delay = given?.delay;
    if (typeof delay === "object")
      drawn.push({
        // A delay cannot be shorter than a hundredth of its middle: the step is made for that middle.
        apply: (random) =>
          void (engine.rates[index] = link.order / Math.max(drawQuantity(delay, random), link.delay / 100))
      });
  });
  file.variables.forEach(({initial}, index) => {
    if (typeof initial === "object")
      drawn.push({apply: (random) => void (engine.initial[index] = drawQuantity(initial, random))});
  });
  return drawn;
}

/** One draw of a quantity; the triangle by the inverse of its distribution. */
export function drawQuantity(quantity: Quantity, random: Random): number {
  if (typeof quantity === "number") return quantity;
  if (quantity.dist === "normal") return quantity.args[0] + quantity.args[1] * random.normal();
  if (quantity.dist === "uniform") return quantity.args[0] + (quantity.args[1] - quantity.args[0]) * random.uniform();
  const [low, mode, high] = quantity.args;
  const u = random.uniform();
  const split = high > low ? (mode - low) / (high - low) : 0;
  if (u < split) return low + Math.sqrt(u * (high - low) * (mode - low));
  return high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}
