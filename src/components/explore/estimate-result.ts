import type {PanelIndex} from "../../../loaders/site/panel-file.js";
import {explore} from "../../locale/explore.js";
import {h} from "../dom.js";
import type {State} from "../state.js";
import type {PanelEstimate} from "./analyse.js";
import {CoefficientPlot, type ExpectedRange} from "./estimate-figures.js";
import type {EstimateSchema} from "./estimate-state.js";
import {reportedTerms} from "./estimate-words.js";
import {Reading} from "./reading-block.js";
import {RobustnessPlot} from "./robustness-plot.js";

export interface ResultContext {
  index: PanelIndex;
  expected: ExpectedRange | null;
  state: State<EstimateSchema>;
}

/** Everything the page shows of an estimate. */
export function estimateResult(result: PanelEstimate, {expected}: ResultContext): Node[] {
  const main = reportedTerms(result)[0]?.term ?? "";
  return [
    Reading(result, {expected: expected && {...expected, source: explore.reading.ownExpectation}}),
    h(
      "div",
      {class: "sh-estimate-figures"},
      CoefficientPlot(result, {headingLevel: 2, ...(expected && main ? {expected: {[main]: expected}} : {})}),
      RobustnessPlot(result, {headingLevel: 2, term: main})
    )
  ];
}
