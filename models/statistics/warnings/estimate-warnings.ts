import type {EstimateOptions} from "../estimate-options.js";
import {parseFormula} from "../formula/parse-formula.js";
import type {Judged} from "../linear-estimate.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Warning} from "../types.js";
import {clusterWarnings} from "./cluster-warnings.js";
import type {WarningRule} from "./context.js";
import {controlWarnings} from "./control-warnings.js";
import {bookingWarnings, smallCellWarnings, testingWarnings} from "./data-warnings.js";
import {instrumentWarnings, staggeredWarnings} from "./design-warnings.js";
import {dynamicWarnings} from "./dynamic-warnings.js";
import {residualWarnings} from "./residual-warnings.js";

const rules: readonly WarningRule[] = [
  dynamicWarnings,
  staggeredWarnings,
  controlWarnings,
  instrumentWarnings,
  clusterWarnings,
  residualWarnings,
  smallCellWarnings,
  bookingWarnings,
  testingWarnings
];

/** Everything a reader must know before using an estimate that its method does not say by itself. */
export function estimateWarnings(prepared: Prepared, options: EstimateOptions, judged: Judged): Warning[] {
  const context = {prepared, options, judged, formula: parseFormula(options.formula)};
  return rules.flatMap((rule) => rule(context));
}
