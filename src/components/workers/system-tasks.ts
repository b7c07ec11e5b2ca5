import {compareByBasis, type BasisComparison} from "../../models/system/bases/compare-by-basis.js";
import {rerunByBasis} from "../../models/system/bases/rerun-by-basis.js";
import {compareInterventions, type CompareOptions, type ComparedSet} from "../../models/system/compare.js";
import {checkWarnings} from "../../models/system/check-warnings.js";
import {diffSystems, type DiffOptions} from "../../models/system/diff/diff.js";
import type {SystemDiff} from "../../models/system/diff/types.js";
import {dominance, type Dominance, type DominanceOptions} from "../../models/system/dominance/dominance.js";
import {effects, type Effects, type EffectsOptions} from "../../models/system/effects/effects.js";
import {endLevels, type EndLevels} from "../../models/system/effects/end-levels.js";
import {checkExpectations, type ExpectationsReport} from "../../models/system/expectations/check-expectations.js";
import type {ExpectationsFile} from "../../models/system/expectations/format.js";
import type {SystemFile} from "../../models/system/format.js";
import type {EnumerateOptions} from "../../models/system/loops/enumerate-cycles.js";
import {systemLoops, type Loops} from "../../models/system/loops/loops.js";
import {systemPaths, type SystemPaths} from "../../models/system/paths/paths.js";
import {modelDirections} from "../../models/system/sensitivity/directions.js";
import {modelMorris} from "../../models/system/sensitivity/model-morris.js";
import {modelSobol} from "../../models/system/sensitivity/model-sobol.js";
import {modelTornado} from "../../models/system/sensitivity/tornado.js";
import type {
  BasisOptions,
  BasisReport,
  DirectionOptions,
  DirectionReport,
  MorrisOptions,
  MorrisReport,
  SobolOptions,
  SobolReport,
  TornadoOptions,
  TornadoReport
} from "../../models/system/sensitivity/types.js";
import {bandsOf, type Band} from "../../models/system/simulate/bands.js";
import {drawRuns} from "../../models/system/simulate/draws.js";
import {
  simulate,
  type SimulateOptions,
  type Simulation,
  type SystemWarning
} from "../../models/system/simulate/simulate.js";
import {ModelTrouble, parseModel} from "../system/file/parse-model.js";
import type {ProblemRow} from "../system/file/problem-words.js";

/** A model, or why a text is none. */
export type ModelReading = {system: SystemFile} | {message: string; rows: ProblemRow[]};

type Tell = (done: number, total: number) => void;

interface On<T> {
  system: SystemFile;
  options?: T;
}

export interface RunsInput {
  system: SystemFile;
  times: readonly number[];
  sets: readonly (readonly string[])[];
}

export interface BandsInput {
  system: SystemFile;
  times: readonly number[];
  interventions: readonly string[];
  draws: number;
  level: number;
  seed: number;
}

/** The computations on system models that run beside a page, each a function of plain data. */
export const systemTasks = {
  simulate: ({system, options}: On<SimulateOptions>): Simulation => simulate(system, options),
  /** One run for each set of interventions. */
  runs: ({system, times, sets}: RunsInput): Simulation[] =>
    sets.map((interventions) => simulate(system, {times, interventions})),
  /** Where the model comes to rest under each set of interventions. */
  ends: ({system, sets}: Pick<RunsInput, "system" | "sets">): EndLevels[] =>
    sets.map((interventions) => endLevels(system, interventions)),
  paths: ({system, from, to, limit}: {system: SystemFile; from: string; to: string; limit: number}): SystemPaths =>
    systemPaths(system, from, to, {limit}),
  bands: ({system, times, draws, level, ...rest}: BandsInput, onProgress: Tell): Record<string, Band> =>
    bandsOf(drawRuns(system, times, {...rest, draws, onProgress}), level),
  compare: ({system, options}: On<CompareOptions>, onProgress: Tell): ComparedSet[] =>
    compareInterventions(system, {...options, onProgress}),
  compareBases: ({system, options}: On<CompareOptions>): BasisComparison[] => compareByBasis(system, options),
  effects: ({system, options}: On<EffectsOptions>): Effects => effects(system, options),
  loops: ({system, options}: On<EnumerateOptions>): Loops => systemLoops(system, options),
  directions: ({system, options}: On<DirectionOptions>, onProgress: Tell): DirectionReport =>
    modelDirections(system, {...options, onProgress}),
  tornado: ({system, options}: On<TornadoOptions>, onProgress: Tell): TornadoReport =>
    modelTornado(system, {...options, onProgress}),
  sobol: ({system, options}: On<SobolOptions>, onProgress: Tell): SobolReport =>
    modelSobol(system, {...options, onProgress}),
  morris: ({system, options}: On<MorrisOptions>, onProgress: Tell): MorrisReport =>
    modelMorris(system, {...options, onProgress}),
  bases: ({system, options}: On<BasisOptions>, onProgress: Tell): BasisReport =>
    rerunByBasis(system, {...options, onProgress}),
  dominance: ({system, options}: On<DominanceOptions>): Dominance => dominance(system, options),
  diff: ({a, b, options}: {a: SystemFile; b: SystemFile; options?: DiffOptions}, onProgress: Tell): SystemDiff =>
    diffSystems(a, b, {...options, onProgress}),
  readModel: ({text}: {text: string}): ModelReading => {
    try {
      return {system: parseModel(text)};
    } catch (error) {
      if (!(error instanceof ModelTrouble)) throw error;
      return {message: error.message, rows: [...error.rows]};
    }
  },
  warnings: ({system}: {system: SystemFile}): SystemWarning[] => checkWarnings(system),
  expectations: ({system, file}: {system: SystemFile; file: ExpectationsFile}): ExpectationsReport =>
    checkExpectations(system, file)
};

export type SystemTasks = typeof systemTasks;
