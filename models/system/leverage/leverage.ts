import {effects} from "../effects/effects.js";
import {endLevels} from "../effects/end-levels.js";
import type {SystemFile, SystemVariable} from "../format.js";
import {systemLoops} from "../loops/loops.js";
import {systemPaths} from "../paths/paths.js";

/** What moving a variable by a tenth of its range does to a goal in the end. */
export interface Lever {
  variable: string;
  /** Change of the goal in its own index units; null without a range of the variable. */
  effect: number | null;
  /** The same as a share of the goal's range, positive when the goal gets better. */
  gain: number | null;
}

export interface Leverage {
  /** For each goal the variables by the size of their effect, largest first. */
  goals: {goal: string; levers: Lever[]}[];
  /** Variables that interventions, each acting alone, push to opposite sides in the end. */
  pushedBothWays: {variable: string; up: string[]; down: string[]}[];
  /** From what an intervention acts on to a goal: paths of opposite sign, with what either side contributes. */
  opposedPaths: {from: string; goal: string; up: number | null; down: number | null; complete: boolean}[];
  /** For each loop what the end of each goal, under all interventions, becomes without one of its links. */
  knockOut: {
    nodes: string[];
    polarity: "R" | "B" | "?";
    links: {link: string; goals: Record<string, number | null>}[];
  }[];
  /** False when there are more loops or paths than were looked at. */
  complete: boolean;
  /** Why figures are missing. */
  reasons: string[];
}

export interface LeverageOptions {
  /** Interventions that count; default all of the model. */
  interventions?: readonly string[];
  /** Most loops that are knocked out, shortest first; default 100. */
  loops?: number;
  signal?: AbortSignal;
}

/**
 * Where a model gives way: total effects (I − S)⁻¹ per tenth of each variable's range, conflicts, and loops knocked out by
 * taking one link at a time out of them.
 *
 * Throws InputError (unknown-intervention).
 */
export function leverage(file: SystemFile, options: LeverageOptions = {}): Leverage {
  const {interventions = file.interventions.map(({id}) => id), loops: most = 100, signal} = options;
  const variableOf = new Map(file.variables.map((variable) => [variable.id, variable]));
  const reasons = new Set<string>();
  const {total} = effects(file);
  if (total === null) reasons.add("the model does not settle: there are no total effects");
  const goals = file.goals.map(({variable: goal, direction}) => {
    const range = rangeOf(variableOf.get(goal));
    const levers = file.variables
      .filter(({id}) => id !== goal)
      .map((variable): Lever => {
        const whole = total?.[variable.id]?.[goal];
        const own = rangeOf(variable);
        const effect = whole === undefined || own === null ? null : (whole * own) / 10;
        const gain = effect === null || range === null ? null : (direction === "up" ? effect : -effect) / range;
        return {variable: variable.id, effect, gain};
      });
    levers.sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
    return {goal, levers};
  });

  const paths = opposed(file, interventions, signal);
  const {loops, complete: areAllLoops, count} = systemLoops(file, {limit: 10_000});
  const before = endLevels(file, interventions);
  if (before.reason !== null) reasons.add(before.reason);
  const without = new Map<string, Record<string, number | null>>();
  const knockOut = loops.slice(0, most).map(({nodes, links, polarity}) => ({
    ...{nodes, polarity},
    links: links.map((link) => {
      signal?.throwIfAborted();
      const known = without.get(link) ?? knocked(file, link, interventions, before.levels);
      without.set(link, known);
      return {link, goals: known};
    })
  }));
  return {
    goals,
    pushedBothWays: pushedBothWays(file, interventions, reasons),
    opposedPaths: paths,
    knockOut,
    complete: areAllLoops && count <= most && paths.every(({complete}) => complete),
    reasons: [...reasons]
  };
}

const rangeOf = (variable: SystemVariable | undefined): number | null =>
  variable?.min === undefined || variable.max === undefined ? null : variable.max - variable.min;

/** Change of each goal's end when a link is taken out; null where there is no end, or the link is drawn from an equation. */
function knocked(
  file: SystemFile,
  link: string,
  interventions: readonly string[],
  before: Record<string, number> | null
): Record<string, number | null> {
  const isInFile = file.links.some(({id}) => id === link);
  const rest = {...file, links: file.links.filter(({id}) => id !== link)};
  const after = isInFile && before !== null ? endLevels(rest, interventions).levels : null;
  return Object.fromEntries(
    file.goals.map(({variable}) => {
      const [from, to] = [before?.[variable], after?.[variable]];
      return [variable, from === undefined || to === undefined ? null : to - from];
    })
  );
}

/** A movement smaller than this is rounding. */
const tiny = 1e-12;

function pushedBothWays(
  file: SystemFile,
  interventions: readonly string[],
  reasons: Set<string>
): Leverage["pushedBothWays"] {
  const start = endLevels(file, []);
  const moves = interventions.map((id) => {
    const {levels, reason} = endLevels(file, [id]);
    if (reason !== null) reasons.add(reason);
    return {id, levels};
  });
  return file.variables.flatMap(({id: variable}) => {
    const change = (levels: Record<string, number> | null): number =>
      (levels?.[variable] ?? NaN) - (start.levels?.[variable] ?? NaN);
    const up = moves.filter(({levels}) => change(levels) > tiny).map(({id}) => id);
    const down = moves.filter(({levels}) => change(levels) < -tiny).map(({id}) => id);
    return up.length > 0 && down.length > 0 ? [{variable, up, down}] : [];
  });
}

function opposed(
  file: SystemFile,
  interventions: readonly string[],
  signal: AbortSignal | undefined
): Leverage["opposedPaths"] {
  const chosen = new Set(interventions);
  const sources = [...new Set(file.interventions.filter(({id}) => chosen.has(id)).map(({variable}) => variable))];
  return sources.flatMap((from) =>
    file.goals.flatMap(({variable: goal}) => {
      if (goal === from) return [];
      const {paths, isConflict, complete} = systemPaths(file, from, goal, {
        limit: 1000,
        ...(signal === undefined ? {} : {signal})
      });
      if (!isConflict) return [];
      const side = (sign: "+" | "-"): number | null =>
        paths
          .filter((path) => path.sign === sign)
          .reduce<number | null>(
            (sum, {contribution}) => (sum === null || contribution === null ? null : sum + contribution),
            0
          );
      return [{from, goal, up: side("+"), down: side("-"), complete}];
    })
  );
}
