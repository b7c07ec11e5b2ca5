import {checkSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {fieldChanges, isEmpty, listDiff} from "./changes.js";
import {compareOutcomes, outcomeOf, remainder, shiftOf, type Outcome} from "./outcome.js";
import {withRenames} from "./renames.js";
import {stepsBetween, type Step} from "./single.js";
import type {GoalShift, ScenarioDifference, SingleChange, SystemDiff} from "./types.js";

export interface DiffOptions {
  /** Most changes that are tried alone; default 200. */
  singles?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

const lists = new Set(["variables", "links", "interventions", "goals", "loops", "format"]);

/**
 * What differs between two versions of a model, and what that does to their goals: all changes at once, and each change
 * made alone to version A. `together` is what all changes bring beyond the sum of the single ones, so
 * change = Σ single + together for every figure. Order of lists, order of fields and places in the drawing are no
 * change. Something gone and something new that are the same but for their id are shown as perhaps renamed; what follows
 * from the other name alone is no change then. Time means and scores are those of compareInterventions (0 worst, 1 best),
 * ends those of effects, with lasting interventions as pushes and fixes.
 *
 * @param a a sound model, the version before
 * @param b a sound model, the version after
 */
export function diffSystems(a: SystemFile, b: SystemFile, options: DiffOptions = {}): SystemDiff {
  const {singles = 200, signal, onProgress} = options;
  const {system: before, renamed} = withRenames(a, b);
  const moved = before.variables
    .filter(({id, x, y}) => b.variables.some((other) => other.id === id && (other.x !== x || other.y !== y)))
    .map(({id}) => id);
  const parts = {
    model: fieldChanges(before, b, lists),
    variables: listDiff(before.variables, b.variables, ({id}) => id),
    links: listDiff(before.links, b.links, ({id}) => id),
    interventions: listDiff(before.interventions, b.interventions, ({id}) => id),
    goals: listDiff(before.goals, b.goals, ({variable}) => variable),
    loops: listDiff(before.loops, b.loops, ({name}) => name)
  };
  const {model, ...listed} = parts;
  const same = model.length === 0 && renamed.length === 0 && Object.values(listed).every(isEmpty);
  const found = {same, ...parts, moved, perhapsRenamed: renamed};
  const own = outcomes(before);
  const effects = differences(own, outcomes(b));
  const steps = stepsBetween(before, b, found);
  const single = steps.slice(0, singles).map((step, index) => {
    signal?.throwIfAborted();
    onProgress?.(index, Math.min(steps.length, singles));
    return alone(step, own);
  });
  const tried = single.flatMap(({effects: shifts}) => (shifts === null ? [] : [shifts]));
  return {
    ...found,
    effects,
    single,
    together: effects.map((each, index) =>
      remainder(
        shiftOf(each),
        tried.flatMap((shifts) => shifts[index] ?? [])
      )
    ),
    complete: steps.length <= singles
  };
}

interface Outcomes {
  none: Outcome;
  own: Outcome;
}

const outcomes = (file: SystemFile): Outcomes => ({
  none: outcomeOf(file, []),
  own: outcomeOf(
    file,
    file.interventions.map(({id}) => id)
  )
});

const differences = (a: Outcomes, b: Outcomes): ScenarioDifference[] => [
  compareOutcomes("none", a.none, b.none),
  compareOutcomes("own", a.own, b.own)
];

function alone({next, ...step}: Step, before: Outcomes): SingleChange {
  if (next === null) return {...step, effects: differences(before, before).map(shiftOf), reason: null};
  const [problem] = checkSystem(next).problems;
  if (problem !== undefined) return {...step, effects: null, reason: problem.message};
  const after = outcomes(next);
  const effects: GoalShift[] = differences(before, after).map(shiftOf);
  const reasons = [...new Set([...after.none.reasons, ...after.own.reasons])];
  return {...step, effects, reason: reasons[0] ?? null};
}
