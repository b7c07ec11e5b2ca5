import type {SystemGoal, SystemIntervention, SystemLink, SystemVariable} from "../format.js";

/** One field of something that stands in both versions; null where it has no such field. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

export interface ListDiff<T> {
  added: T[];
  removed: T[];
  changed: {id: string; fields: FieldChange[]}[];
}

export type ItemKind = "variable" | "link" | "intervention" | "goal" | "loop" | "model";

/** A figure in version A, in B, and B − A; null where there is none. */
export interface Difference {
  a: number | null;
  b: number | null;
  change: number | null;
}

export interface GoalDifference {
  goal: string;
  /** Time mean of the goal scaled from 0 (worst) to 1 (best), as `model compare` has it. */
  mean: Difference;
  /** Level it comes to rest at. */
  longRun: Difference;
}

/** What all changes do, with no interventions, or with those of each version itself. */
export interface ScenarioDifference {
  interventions: "none" | "own";
  score: Difference;
  goals: GoalDifference[];
  /** Why a figure is not there. */
  reasons: string[];
}

/** Changes of score and goals; null where a figure is not there. */
export interface GoalShift {
  interventions: "none" | "own";
  score: number | null;
  goals: {goal: string; mean: number | null; longRun: number | null}[];
}

/** One change made alone to version A. */
export interface SingleChange {
  item: ItemKind;
  id: string;
  change: "added" | "removed" | "changed";
  /** Fields that differ, when it stands in both. */
  fields: string[];
  /** Null when A with this change alone is no model that runs. */
  effects: GoalShift[] | null;
  reason: string | null;
}

export interface SystemDiff {
  /** Nothing differs but places in the drawing and the order of lists. */
  same: boolean;
  /** Fields of the model as a whole. */
  model: FieldChange[];
  variables: ListDiff<SystemVariable>;
  links: ListDiff<SystemLink>;
  interventions: ListDiff<SystemIntervention>;
  goals: ListDiff<SystemGoal>;
  loops: ListDiff<{name: string; nodes: string[]}>;
  /** Variables at another place in the drawing. */
  moved: string[];
  /** One gone and one new that are the same in all but their id. */
  perhapsRenamed: {item: "variable" | "link" | "intervention"; from: string; to: string}[];
  effects: ScenarioDifference[];
  single: SingleChange[];
  /** What single changes do not add up to: all changes minus their sum. */
  together: GoalShift[];
  /** False when there are more changes than are tried alone. */
  complete: boolean;
}
