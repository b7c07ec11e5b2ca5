import type {SystemFile} from "../../../models/system/format.js";
import type {Band} from "../../../models/system/simulate/bands.js";
import type {Simulation} from "../../../models/system/simulate/simulate.js";
import {withWhatIf} from "../../../models/system/what-if.js";
import type {RunOptions} from "../../workers/run-task.js";
import type {RunSystemTask} from "../../workers/system-runner.js";
import type {WhatIfState} from "./what-if-state.js";

/** Runs of one choice: with what is supposed and without it. */
export interface WhatIfRuns {
  system: SystemFile;
  supposed: string[];
  times: number[];
  with: Simulation;
  without: Simulation;
}

/** Moments shown: 60 over the horizon, whole ones among them. */
const steps = 60;

export function whatIfTimes({horizon}: SystemFile): number[] {
  const whole = Math.floor(horizon + 1e-9);
  const parts = Math.max(1, Math.round(steps / Math.max(1, whole)));
  const times = Array.from({length: whole * parts + 1}, (_, at) => at / parts);
  return whole > 0 ? times : Array.from({length: steps + 1}, (_, at) => (at * horizon) / steps);
}

/** The middle runs: every number as it is in force. */
export async function runWhatIf(
  given: SystemFile,
  {oorzaak, hoeveel, wijze, met}: WhatIfState,
  run: RunSystemTask,
  options: RunOptions
): Promise<WhatIfRuns> {
  const {system, supposed, without} = withWhatIf(given, {
    ...{variable: oorzaak, amount: hoeveel, mode: wijze},
    measures: met.filter((id) => given.interventions.some((each) => each.id === id))
  });
  const times = whatIfTimes(given);
  const simulate = (interventions: string[]): Promise<Simulation> =>
    run("simulate", {system, options: {times, interventions}}, options);
  // Measures belong to both runs only when something is supposed beside them; alone they are what is supposed.
  const base = supposed.length > without.length ? without : [];
  return {system, supposed, times, with: await simulate(supposed), without: await simulate(base)};
}

const draws = 400;

/** Where 8 of 10 runs lie when strengths are drawn from their intervals. */
export const whatIfBands = (
  {system, supposed, times}: WhatIfRuns,
  run: RunSystemTask,
  options: RunOptions
): Promise<Record<string, Band>> =>
  run("bands", {system, times, interventions: supposed, draws, level: 0.8, seed: 1}, options);
