import {InputError} from "../../errors.js";
import {scoreInterventions} from "../compare.js";
import {endLevels} from "../effects/end-levels.js";
import type {SystemFile} from "../format.js";
import type {Difference, GoalShift, ScenarioDifference} from "./types.js";

/** What a version gives on its goals under some of its interventions. */
export interface Outcome {
  score: number | null;
  goals: ReadonlyMap<string, {mean: number | null; longRun: number | null}>;
  reasons: string[];
}

/** Score and goals of a version: time means by `model compare`, ends by `model effects` with what lasts of the interventions. */
export function outcomeOf(file: SystemFile, interventions: string[]): Outcome {
  const reasons: string[] = [];
  const attempt = <T>(body: () => T): T | null => {
    try {
      return body();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      reasons.push(error.message);
      return null;
    }
  };
  const scored = file.goals.length === 0 ? null : attempt(() => scoreInterventions(file, interventions));
  const ends = attempt(() => endLevels(file, interventions));
  if (ends?.reason) reasons.push(ends.reason);
  const goals = file.goals.map(({variable}): [string, {mean: number | null; longRun: number | null}] => [
    variable,
    {mean: scored?.goals[variable] ?? null, longRun: ends?.levels?.[variable] ?? null}
  ]);
  const isScored = scored !== null && Number.isFinite(scored.score);
  return {score: isScored ? scored.score : null, goals: new Map(goals), reasons};
}

const difference = (a: number | null | undefined, b: number | null | undefined): Difference => ({
  a: a ?? null,
  b: b ?? null,
  change: a === null || b === null || a === undefined || b === undefined ? null : b - a
});

/** Two outcomes beside each other, for every goal of either. */
export function compareOutcomes(interventions: "none" | "own", a: Outcome, b: Outcome): ScenarioDifference {
  const goals = [...new Set([...a.goals.keys(), ...b.goals.keys()])];
  const said = (version: string, reasons: readonly string[]): string[] => reasons.map((text) => `${version}: ${text}`);
  return {
    interventions,
    score: difference(a.score, b.score),
    goals: goals.map((goal) => ({
      goal,
      mean: difference(a.goals.get(goal)?.mean, b.goals.get(goal)?.mean),
      longRun: difference(a.goals.get(goal)?.longRun, b.goals.get(goal)?.longRun)
    })),
    reasons: [...said("A", a.reasons), ...said("B", b.reasons)]
  };
}

/** The changes of a comparison only. */
export const shiftOf = ({interventions, score, goals}: ScenarioDifference): GoalShift => ({
  interventions,
  score: score.change,
  goals: goals.map(({goal, mean, longRun}) => ({goal, mean: mean.change, longRun: longRun.change}))
});

/** A change of everything minus the sum of single changes; null where a figure of either is not there. */
export function remainder(all: GoalShift, parts: readonly GoalShift[]): GoalShift {
  const left = (whole: number | null, of: (part: GoalShift) => number | null | undefined): number | null =>
    parts.reduce<number | null>((rest, part) => {
      const own = of(part);
      return rest === null || own === null || own === undefined ? null : rest - own;
    }, whole);
  return {
    interventions: all.interventions,
    score: left(all.score, ({score}) => score),
    goals: all.goals.map(({goal, mean, longRun}) => {
      const own = (part: GoalShift): GoalShift["goals"][number] | undefined =>
        part.goals.find((each) => each.goal === goal);
      return {
        goal,
        mean: left(mean, (part) => own(part)?.mean),
        longRun: left(longRun, (part) => own(part)?.longRun)
      };
    })
  };
}
