import type {z} from "zod";
import type {
  evidenceSchema,
  goalSchema,
  interventionSchema,
  linkSchema,
  namedLoopSchema,
  systemSchema,
  variableSchema
} from "../format.js";

/** Fields to set; null takes a field away. A note is a field of one's own that the models of this project carry. */
type Changes<T, Fixed> = {
  readonly [K in keyof T as string extends K ? never : number extends K ? never : K extends Fixed ? never : K]?:
    T[K] | null | undefined;
} & {readonly note?: string | null | undefined};

export type VariableFields = Changes<z.input<typeof variableSchema>, "id">;
export type LinkFields = Changes<z.input<typeof linkSchema>, "id" | "from" | "to" | "evidence">;
export type ModelFields = Changes<Pick<z.input<typeof systemSchema>, "name" | "description" | "horizon">, never>;

/** Where a variable stands in the diagram: the middle of its box, in px at scale 1, y downward. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * One change of a model, as data.
 *
 * What hangs on what is removed goes with it: a variable takes its links, interventions and goals, a link the named
 * loops that no longer close. A name that an equation reads is never taken away in silence.
 */
export type Edit =
  | {readonly type: "add-variable"; readonly variable: z.input<typeof variableSchema>}
  | {readonly type: "remove-variable"; readonly id: string}
  /** Links, interventions, goals, loops and equations follow. */
  | {readonly type: "rename-variable"; readonly id: string; readonly to: string}
  | {readonly type: "set-variable"; readonly id: string; readonly fields: VariableFields}
  /** Without an id: `from-to`, numbered when taken. */
  | {
      readonly type: "connect";
      readonly from: string;
      readonly to: string;
      readonly id?: string;
      readonly fields?: LinkFields;
    }
  | {readonly type: "remove-link"; readonly id: string}
  /**
   * A speed replaces a delay and the other way round. A strength set without an interval loses the interval of the one
   * before, and without a basis is a chosen one; a sign turned round turns the interval round.
   */
  | {readonly type: "set-link"; readonly id: string; readonly fields: LinkFields}
  | {readonly type: "add-evidence"; readonly link: string; readonly evidence: z.input<typeof evidenceSchema>}
  | {readonly type: "remove-evidence"; readonly link: string; readonly index: number}
  | {readonly type: "move"; readonly places: Readonly<Record<string, Place>>}
  /** Adds it, or replaces the one of the same id. */
  | {readonly type: "set-intervention"; readonly intervention: z.input<typeof interventionSchema>}
  | {readonly type: "remove-intervention"; readonly id: string}
  /** Adds it, or replaces the one on the same variable. */
  | {readonly type: "set-goal"; readonly goal: z.input<typeof goalSchema>}
  | {readonly type: "remove-goal"; readonly variable: string}
  /** Adds it, or replaces the one called `was` (or of the same name). */
  | {readonly type: "set-loop"; readonly loop: z.input<typeof namedLoopSchema>; readonly was?: string}
  | {readonly type: "remove-loop"; readonly name: string}
  | {readonly type: "set-model"; readonly fields: ModelFields}
  /** All or none, in this order. */
  | {readonly type: "several"; readonly edits: readonly Edit[]};
