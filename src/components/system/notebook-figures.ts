import {h} from "../dom.js";
import {ScreeningFigure, SharesFigure, TornadoFigure} from "./certainty/inputs-figures.js";
import type {ModelComparison, ModelRun, ModelSensitivity} from "./notebook-runs.js";
import {CompareFigure} from "./what-if/compare-figure.js";
import {TrajectoryFigure} from "./what-if/trajectories.js";

interface HeadingChoice {
  headingLevel?: 2 | 3 | 4;
}

/** The course of outcomes with and without what is imposed, with their bands, as figures with their tables. */
export function TrajectoryPlot(
  run: ModelRun,
  {outcomes, headingLevel = 3}: HeadingChoice & {outcomes?: readonly string[]} = {}
): HTMLElement {
  const goals = run.system.goals.map(({variable}) => variable);
  const all = goals.length > 0 ? goals : run.system.variables.map(({id}) => id);
  const shown = [...new Set(outcomes ?? all)];
  return h(
    "div",
    {class: "sh-trajectories"},
    shown.map((id) => TrajectoryFigure(run, id, {band: run.bands?.[id] ?? null, headingLevel}))
  );
}

/** All sets of measures, best first, as a figure with its table. */
export const ComparisonTable = (
  {system, sets, under}: ModelComparison,
  {headingLevel = 3}: HeadingChoice = {}
): HTMLElement => CompareFigure(system, sets, {under, headingLevel});

/** What outcomes hang on, a figure an outcome: bars from low to high, mean moves, or shares of the uncertainty. */
export function SensitivityPlot(result: ModelSensitivity, {headingLevel = 3}: HeadingChoice = {}): HTMLElement {
  const figures =
    result.method === "tornado"
      ? TornadoFigure(result.system, result.report, {headingLevel})
      : result.method === "morris"
        ? ScreeningFigure(result.system, result.report, {headingLevel})
        : SharesFigure(result.system, result.report, {headingLevel});
  return h("div", {}, figures);
}
