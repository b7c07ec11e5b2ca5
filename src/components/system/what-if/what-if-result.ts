import type {SystemFile} from "../../../models/system/format.js";
import type {Band} from "../../../models/system/simulate/bands.js";
import type {Simulation} from "../../../models/system/simulate/simulate.js";
import {withWhatIf, type WhatIf} from "../../../models/system/what-if.js";
import type {RunOptions} from "../../workers/run-task.js";
import type {RunSystemTask} from "../../workers/system-runner.js";

/** What acts in a run, and the runs it is held against. */
export interface WhatIfSets {
  /** The model with what is supposed among its interventions. */
  system: SystemFile;
  /** Ids that act: what is supposed, and measures. */
  all: string[];
  /** Without the measures when something is supposed beside them; else nothing. */
  base: string[];
  hasCause: boolean;
  hasMeasures: boolean;
}

/** Levels of every variable over time: with all that is chosen, without the measures, and with nothing at all. */
export interface WhatIfRuns extends WhatIfSets {
  times: number[];
  with: Simulation;
  without: Simulation;
  nothing: Simulation;
}

export function whatIfSets(given: SystemFile, what: WhatIf): WhatIfSets {
  const {system, supposed, cause} = withWhatIf(given, what);
  const hasMeasures = what.measures.length > 0;
  return {
    ...{system, all: supposed, base: cause !== null && hasMeasures ? [cause] : []},
    ...{hasCause: cause !== null, hasMeasures}
  };
}

/** Moments shown: 60 over the horizon, whole ones among them. */
const steps = 60;

function whatIfTimes({horizon}: SystemFile): number[] {
  const whole = Math.floor(horizon + 1e-9);
  const parts = Math.max(1, Math.round(steps / Math.max(1, whole)));
  const times = Array.from({length: whole * parts + 1}, (_, at) => at / parts);
  return whole > 0 ? times : Array.from({length: steps + 1}, (_, at) => (at * horizon) / steps);
}

/** The middle runs: every number as it is in force. */
export async function runWhatIf(sets: WhatIfSets, run: RunSystemTask, options: RunOptions = {}): Promise<WhatIfRuns> {
  const {system, all, base, hasCause, hasMeasures} = sets;
  const times = whatIfTimes(system);
  const wanted = hasCause && hasMeasures ? [all, base, []] : [all, []];
  const runs = await run("runs", {system, times, sets: wanted}, options);
  const [first, last] = [runs[0] as Simulation, runs.at(-1) as Simulation];
  return {...sets, times, with: first, without: runs[1] as Simulation, nothing: last};
}

export const bandDraws = 400;

/** Where 8 of 10 runs lie when strengths are drawn from their intervals. */
export const whatIfBands = (
  {system, all, times}: WhatIfRuns,
  run: RunSystemTask,
  options: RunOptions
): Promise<Record<string, Band>> =>
  run("bands", {system, times, interventions: all, draws: bandDraws, level: 0.8, seed: 1}, options);
