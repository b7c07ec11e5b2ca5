import type {SystemFile} from "../../../models/system/format.js";
import type {SystemWarning} from "../../../models/system/simulate/simulate.js";
import {formatNumber} from "../../../locale/format.js";
import {systemProblems} from "../../../locale/system-problems.js";
import {h} from "../../dom.js";
import {warningWords, type WarningRow} from "./warning-words.js";

const words = systemProblems.warnings;

/** What to know of a model before believing it, each with a way to the place on the map. */
export function CheckList(
  system: SystemFile,
  warnings: readonly SystemWarning[],
  goTo: (place: NonNullable<WarningRow["place"]>) => void
): HTMLElement {
  if (warnings.length === 0) return h("p", {class: "sh-field-help"}, words.none);
  const item = ({text, place}: WarningRow): HTMLElement =>
    h(
      "li",
      {},
      text,
      place === null
        ? null
        : [
            " ",
            h(
              "button",
              {
                type: "button",
                class: "sh-button sh-button-small",
                "aria-label": `${words.show}: ${text}`,
                onclick: () => goTo(place)
              },
              words.show
            )
          ]
    );
  return h(
    "details",
    {class: "sh-checks"},
    h("summary", {}, words.title(formatNumber(warnings.length, 0))),
    h(
      "ul",
      {},
      warnings.map((warning) => item(warningWords(system, warning)))
    )
  );
}
