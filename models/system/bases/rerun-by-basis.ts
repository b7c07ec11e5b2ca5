import {InputError} from "../../errors.js";
import {effects} from "../effects/effects.js";
import {naturalRange, toNatural} from "../evidence/scale.js";
import {withBasis} from "../evidence/with-basis.js";
import type {Evidence, SystemFile} from "../format.js";
import {systemLoops} from "../loops/loops.js";
import {resolveSystem, signedStrength} from "../resolve.js";
import {directionOf} from "../sensitivity/directions.js";
import {outputsOf, timesOf, withPush} from "../sensitivity/evaluator.js";
import type {Basis, BasisOptions, BasisOutput, BasisReport, BasisRun} from "../sensitivity/types.js";
import {createEngine} from "../simulate/engine.js";
import {simulate} from "../simulate/simulate.js";
import {lastingEffects} from "./lasting.js";

const allBases: readonly Basis[] = ["estimate", "literature", "vote", "chosen"];

/**
 * The model again under each basis of evidence: estimates alone, literature alone, votes alone (their median), and as
 * chosen (the strengths in force). A link without that evidence keeps its strength and is listed; several estimates or
 * sources are never averaged: the latest counts, and the link is listed. Each run gives trajectories, the long run, and the
 * gains of the loops; outputs say whether their direction differs between bases. A basis no link has evidence for is run as
 * in force and says so by its empty list of links.
 *
 * Throws InputError: unknown-variable, unknown-intervention, invalid-times, unknown-basis.
 */
export function rerunByBasis(given: SystemFile, options: BasisOptions = {}): BasisReport {
  const {bases = allBases, loops = 1000, signal, onProgress} = options;
  const strange = bases.find((basis) => !allBases.includes(basis));
  if (strange !== undefined)
    throw new InputError("unknown-basis", `there is no basis "${strange}"; there are ${allBases.join(", ")}`, "bases");
  const outputs = outputsOf(given, options.outputs);
  const times = timesOf(given, options.times);
  const {file, interventions} = withPush(given, options);
  resolveSystem(file, {interventions});
  const made = bases.map((basis, index) => {
    signal?.throwIfAborted();
    onProgress?.(index, bases.length);
    return runBasis(file, basis, {times, interventions, loops});
  });
  onProgress?.(bases.length, bases.length);
  return {
    times,
    bases: made.map(({run}) => run),
    outputs: outputs.map((output): BasisOutput => {
      const byBasis = Object.fromEntries(
        made.map(({run, ends, rests}): [string, BasisOutput["byBasis"][string]] => {
          const [end, longRun] = [ends[output.id] ?? null, rests?.[output.id] ?? null];
          return [run.basis, {end, longRun, direction: end === null ? null : directionOf(end)}];
        })
      );
      const differ = (values: readonly (number | null)[]): boolean =>
        new Set(values.flatMap((value) => (value === null ? [] : [directionOf(value)]))).size > 1;
      const rests = Object.values(byBasis).map(({longRun}) => longRun);
      return {
        ...output,
        byBasis,
        changes: differ(Object.values(byBasis).map(({end}) => end)),
        changesLongRun: rests.filter((value) => value !== null).length < 2 ? null : differ(rests)
      };
    }),
    warnings: missingWarnings(made.map(({run}) => run))
  };
}

function missingWarnings(runs: readonly BasisRun[]): BasisReport["warnings"] {
  return runs.flatMap(({basis, links, problem}) => [
    ...(basis !== "chosen" && links.length === 0
      ? [{code: "no-evidence", message: `no link has evidence of kind ${basis}: that run is the model as in force`}]
      : []),
    ...(problem === null ? [] : [{code: "basis-not-run", message: `under ${basis}: ${problem}`}])
  ]);
}

interface Settings {
  times: readonly number[];
  interventions: readonly string[];
  loops: number;
}

interface Made {
  run: BasisRun;
  /** Change at the last time and in the long run, natural units, by variable. */
  ends: Record<string, number>;
  rests: Record<string, number> | null;
}

function runBasis(file: SystemFile, basis: Basis, settings: Settings): Made {
  const based = basis === "chosen" ? file : withBasis(file, basis);
  const changed =
    basis === "chosen" ? file.links.map(() => false) : file.links.map((link, at) => link !== based.links[at]);
  const isOf = ({kind, value, class: word}: Evidence): boolean =>
    kind === basis && (typeof value === "number" || (kind === "vote" && word !== undefined));
  const about = {
    basis,
    links: based.links.flatMap((link, at) => {
      const strength = signedStrength(link);
      const ref = basis === "vote" ? null : (link.evidence.findLast(isOf)?.ref ?? null);
      const counts = basis === "chosen" ? strength !== null : changed[at] === true;
      return counts && strength !== null ? [{link: link.id, strength, ref: basis === "chosen" ? null : ref}] : [];
    }),
    kept: basis === "chosen" ? [] : file.links.flatMap(({id}, at) => (changed[at] ? [] : [id])),
    several: file.links.flatMap(({id, evidence}) => {
      const count = evidence.filter(isOf).length;
      return count > 1 ? [{link: id, count}] : [];
    })
  };
  try {
    return solved(based, about, settings);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const nothing = {stable: null, values: {}, longRun: null, loops: []};
    const run = {...about, ...nothing, longRunReason: error.message, problem: error.message};
    return {run, ends: {}, rests: null};
  }
}

function solved(
  based: SystemFile,
  about: Pick<BasisRun, "basis" | "links" | "kept" | "several">,
  {times, interventions, loops}: Settings
): Made {
  const {values} = simulate(based, {times, interventions});
  const still = simulate(based, {times, interventions: []}).values;
  const rest = longRunOf(based, interventions);
  const ends = Object.fromEntries(
    based.variables.flatMap((variable) => {
      const [end, start] = [values[variable.id]?.at(-1), still[variable.id]?.at(-1)];
      if (typeof end !== "number" || typeof start !== "number") return [];
      const change = Math.abs(end - start) <= 1e-12 * Math.max(1, Math.abs(start)) ? 0 : end - start;
      return [[variable.id, change * naturalRange(variable)]];
    })
  );
  const inNatural = (of: (id: string) => number): Record<string, number> =>
    Object.fromEntries(based.variables.map((variable) => [variable.id, of(variable.id) * naturalRange(variable)]));
  return {
    run: {
      ...about,
      stable: rest.stable,
      values: Object.fromEntries(
        based.variables.map((variable) => [
          variable.id,
          (values[variable.id] ?? []).map((level) => (level === null ? null : toNatural(variable, level)))
        ])
      ),
      longRun:
        rest.levels === null
          ? null
          : Object.fromEntries(
              based.variables.map((variable) => [variable.id, toNatural(variable, rest.levels?.[variable.id] ?? NaN)])
            ),
      longRunReason: rest.reason,
      loops: systemLoops(based, {limit: loops}).loops.map(({nodes, links, polarity, gain}) => ({
        nodes,
        links,
        polarity,
        gain
      })),
      problem: null
    },
    ends,
    rests: rest.equilibrium === null ? null : inNatural((id) => roundOff(rest.equilibrium?.[id] ?? 0))
  };
}

/** What solving a linear system leaves of a 0. */
const roundOff = (value: number): number => (Math.abs(value) <= 1e-12 ? 0 : value);

interface LongRun {
  stable: boolean;
  equilibrium: Record<string, number> | null;
  levels: Record<string, number> | null;
  reason: string | null;
}

function longRunOf(file: SystemFile, interventions: readonly string[]): LongRun {
  const system = resolveSystem(file, {interventions});
  const lasting = lastingEffects(system.interventions, createEngine(system).base);
  const named = (values: ReadonlyMap<number, number>): Record<string, number> =>
    Object.fromEntries([...values].map(([variable, value]) => [system.ids[variable] ?? "", value]));
  const isPath = "reason" in lasting;
  const {stable, equilibrium, levels} = effects(
    file,
    isPath ? {} : {push: named(lasting.push), fix: named(lasting.fix)}
  );
  if (isPath) return {stable, equilibrium: null, levels: null, reason: lasting.reason};
  const reason = equilibrium === null ? "changes keep growing or never die out: there is no end value" : null;
  return {stable, equilibrium, levels, reason};
}
