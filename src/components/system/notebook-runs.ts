import type {ComparedSet} from "../../models/system/compare.js";
import type {SystemFile} from "../../models/system/format.js";
import type {MorrisReport, SobolReport, TornadoReport} from "../../models/system/sensitivity/types.js";
import type {Band} from "../../models/system/simulate/bands.js";
import {systemPage} from "../../locale/system.js";
import type {RunOptions} from "../workers/run-task.js";
import {systemTaskRunner, type RunSystemTask} from "../workers/system-runner.js";
import {combinationsOf, measuresOf} from "./what-if/compare-figure.js";
import {supposedOf, type Supposed} from "./what-if/what-if-lede.js";
import {runWhatIf, whatIfBands, whatIfSets, type WhatIfRuns, type WhatIfSets} from "./what-if/what-if-result.js";

/** What is imposed on a model: "stel", and the measures and events of the model that go on as well. */
export interface ImposedOptions extends RunOptions {
  /** Amount added for good, in the natural unit of the variable; `hold` holds it there, whatever comes back to it. */
  suppose?: {variable: string; amount: number; hold?: boolean};
  /** Ids of interventions of the model; default none. */
  measures?: readonly string[];
  run?: RunSystemTask;
}

/** A run of a model with all that is imposed, without the measures and with nothing, and the bands of the first. */
export interface ModelRun extends WhatIfRuns {
  bands: Record<string, Band> | null;
}

/**
 * Runs a model in a worker: what is imposed beside nothing imposed, and where 8 of 10 runs lie when strengths are drawn
 * from their margins (`bands: false` leaves that out). Rejects, in Dutch, on an id the model does not have.
 */
export async function simulate(
  system: SystemFile,
  {bands = true, ...options}: ImposedOptions & {bands?: boolean} = {}
): Promise<ModelRun> {
  const {run = systemTaskRunner(), ...work} = options;
  const runs = await runWhatIf(imposed(system, options), run, work);
  return {...runs, bands: bands ? await whatIfBands(runs, run, work) : null};
}

/** Every set of measures with its score, best first, while what is imposed goes on. */
export interface ModelComparison {
  system: SystemFile;
  sets: ComparedSet[];
  /** What goes on in every set, in words; null: nothing. */
  under: string | null;
}

/**
 * Compares all sets of measures by the goals of the model, in a worker. `among` names the measures; by default all of the
 * model that are a choice. Rejects, in Dutch, on an id the model does not have.
 */
export async function compare(
  system: SystemFile,
  {among, combinations, ...options}: ImposedOptions & {among?: readonly string[]; combinations?: number} = {}
): Promise<ModelComparison> {
  const {run = systemTaskRunner(), ...work} = options;
  const sets = imposed(system, options);
  const chosen = (among ?? measuresOf(system, sets.all)).filter((id) => !sets.all.includes(id));
  need(system.interventions, chosen);
  const settings = {among: chosen, always: sets.all, combinations: combinations ?? combinationsOf(chosen.length)};
  const compared = await run("compare", {system: sets.system, options: settings}, work);
  return {system: sets.system, sets: compared, under: underOf(system, options)};
}

type Reports = {tornado: TornadoReport; morris: MorrisReport; sobol: SobolReport};

/** On which numbers an outcome hangs, by one of three methods. */
export type ModelSensitivity = {
  [M in keyof Reports]: {system: SystemFile; method: M; report: Reports[M]};
}[keyof Reports];

/**
 * On which numbers outcomes hang, reckoned in a worker: one at a time (`tornado`), all at once by screening (`morris`), or
 * as shares of the uncertainty (`sobol`). `outcomes` are ids; by default the goals of the model. `draws` are the base
 * draws of Sobol. Rejects, in Dutch, on an id the model does not have.
 */
export async function sensitivity(
  system: SystemFile,
  {
    outcomes,
    method = "tornado",
    draws = 128,
    ...options
  }: ImposedOptions & {outcomes?: readonly string[]; method?: keyof Reports; draws?: number} = {}
): Promise<ModelSensitivity> {
  const {run = systemTaskRunner(), ...work} = options;
  const {system: changed, all: interventions} = imposed(system, options);
  need(system.variables, outcomes ?? []);
  const asked = {interventions, ...(outcomes === undefined ? {} : {outputs: outcomes})};
  const on = {system: changed};
  if (method === "morris") return {...on, method, report: await run("morris", {...on, options: asked}, work)};
  if (method === "tornado")
    return {...on, method, report: await run("tornado", {...on, options: {...asked, by: "interval"}}, work)};
  const times = [0.1, 0.3, 1].map((part) => part * system.horizon);
  return {...on, method, report: await run("sobol", {...on, options: {...asked, times, draws}}, work)};
}

function imposed(system: SystemFile, {suppose, measures = []}: ImposedOptions): WhatIfSets {
  need(system.variables, suppose === undefined ? [] : [suppose.variable]);
  need(system.interventions, measures);
  const {variable = system.variables[0]?.id ?? "", amount = 0, hold = false} = suppose ?? {};
  return whatIfSets(system, {variable, amount, mode: hold ? "fix" : "push", measures});
}

function need(known: readonly {id: string}[], ids: readonly string[]): void {
  const stranger = ids.find((id) => !known.some((each) => each.id === id));
  if (stranger !== undefined) throw new Error(systemPage.notebook.noPart(stranger, known.map(({id}) => id).join(", ")));
}

function underOf(system: SystemFile, {suppose, measures = []}: ImposedOptions): string | null {
  const words = ({label, amount}: Supposed): string => `${label} ${amount}`;
  const told =
    suppose === undefined
      ? []
      : [words(supposedOf(system, suppose.variable, suppose.amount, suppose.hold === true ? "fix" : "push"))];
  const names = system.interventions.filter(({id}) => measures.includes(id)).map(({id, label}) => label ?? id);
  return told.length + names.length === 0 ? null : [...told, ...names].join("; ");
}
