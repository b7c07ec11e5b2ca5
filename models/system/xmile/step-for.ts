import {formatNumber} from "../equation/format-expression.js";
import type {ResolvedSystem} from "../resolve.js";
import type {SystemSimulation} from "../format.js";

export interface WrittenStep {
  readonly method: "Euler" | "RK4";
  /** As it stands in the file: 1/text when reciprocal. */
  readonly dt: {readonly text: string; readonly reciprocal: boolean; readonly save: number};
  readonly start: number;
  readonly warnings: {code: string; message: string}[];
}

const fewest = 128;
/** Equations may bend (MIN, IF), and there Runge–Kutta is of second order only. */
const fewestWithEquations = 512;
const most = 100_000;

/**
 * A step of 1/N time unit on which every moment of the run lies: at least 128 a time unit (512 with equations), and 32 a stage of a delay
 * (Runge–Kutta is then off by some 1e-9 of a movement). Moments that no N up to 100,000 has are rounded to a step, with a
 * warning.
 */
export function stepFor({links, interventions, horizon, equations}: ResolvedSystem): WrittenStep {
  const stages = links.flatMap(({delay, order}) => (delay > 0 ? [delay / order] : []));
  const pulls = interventions.flatMap((each) => (each.type === "setpoint" ? [each.adjustmentTime] : []));
  const shortest = [...stages, ...pulls].reduce((least, value) => Math.min(least, value), Infinity);
  const least = Math.min(
    most,
    Math.max(equations.equations.size > 0 ? fewestWithEquations : fewest, Math.ceil(32 / shortest))
  );
  const moments = [horizon, ...interventions.flatMap(({start, end}) => [start, end])].filter(Number.isFinite);
  const start = Math.min(0, ...interventions.map((each) => each.start));
  const fits = (n: number): boolean =>
    moments.every((time) => Math.abs((time - start) * n - Math.round((time - start) * n)) < 1e-6);
  // Even numbers of steps that machines hold exactly come first.
  let power = 1;
  while (power < least) power *= 2;
  let n = power;
  if (!fits(n)) for (n = least; n <= most && !fits(n);) n++;
  const isFound = n <= most;
  if (!isFound) n = power;
  const save = horizon >= 1 && Number.isInteger(start) ? 1 : 1 / n;
  const message = `some moments lie on no step of 1/${most} or more; they move to the nearest of 1/${n}`;
  return {
    method: "RK4",
    dt: {text: String(n), reciprocal: true, save},
    start,
    warnings: isFound ? [] : [{code: "rounded-moments", message}]
  };
}

/** The method and step of the file that a model was made from, so that a file made again runs as that one did. */
export function stepAsKept({method, step, saveStep}: SystemSimulation): WrittenStep {
  const message = `the file keeps the ${method} and the step of ${step} that it was made from; \`model simulate\` steps finer by itself`;
  return {
    method: method === "euler" ? "Euler" : "RK4",
    dt: {text: formatNumber(step), reciprocal: false, save: saveStep},
    start: 0,
    warnings: [{code: "method", message}]
  };
}
