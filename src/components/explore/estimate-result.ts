import {h} from "../dom.js";
import type {PanelEstimate} from "./analyse.js";
import {CoefficientPlot} from "./estimate-figures.js";
import {EstimateExport} from "./estimate-export.js";
import {reportedTerms} from "./estimate-words.js";
import {Reading} from "./reading-block.js";
import {RobustnessPlot} from "./robustness-plot.js";

/** Everything the page shows of an estimate: what it says, how large, whether it stands, and what can be taken along. */
export function estimateResult(result: PanelEstimate): Node[] {
  if (reportedTerms(result).length === 0) return [Reading(result)];
  // On paper the notes, which are the same, stand once.
  const robustness = RobustnessPlot(result, {headingLevel: 2});
  robustness.classList.add("sh-notes-above");
  return [
    h(
      "div",
      {class: "sh-estimate-figures"},
      h("div", {}, Reading(result), CoefficientPlot(result, {headingLevel: 2}), EstimateExport(result)),
      robustness
    )
  ];
}
