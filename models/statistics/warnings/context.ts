import type {EstimateOptions} from "../estimate-options.js";
import type {Formula} from "../formula/ast.js";
import type {Judged} from "../linear-estimate.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Warning} from "../types.js";

/** What a warning is judged by: how the estimate was asked for, what it was made of, what came out. */
export interface WarningContext {
  prepared: Prepared;
  options: EstimateOptions;
  judged: Judged;
  formula: Formula;
}

export type WarningRule = (context: WarningContext) => Warning[];

/** Whether a column alone is absorbed, as unit effects or period effects are. */
export const absorbs = ({formula}: WarningContext, name: string | null | undefined): boolean =>
  name != null && formula.effects.some((effect) => effect.length === 1 && effect[0] === name);

/** Whether differences between units in the same period are all that is left: the period, or area × period, is absorbed. */
export const absorbsPeriod = ({formula, options: {panel}}: WarningContext): boolean =>
  panel !== undefined && formula.effects.some((effect) => effect.includes(panel.period));

/** Three figures, as people read them. */
export const figures = (value: number): string => String(Number(value.toPrecision(3)));
