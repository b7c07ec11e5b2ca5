import type {ScenarioFactsFile, ScenarioFactsIndex} from "../../../loaders/site/scenario-facts-file.js";
import {formatNumber} from "../../locale/format.js";
import {scenarioPage} from "../../locale/scenario.js";
import {h} from "../dom.js";

const words = scenarioPage.region;

/** What to do when the chosen code is no municipality of today: those it became, one press away. */
export function RegionNotice(
  code: string,
  {
    regions,
    index,
    choose
  }: {
    regions: ScenarioFactsFile["regions"];
    index: ScenarioFactsIndex;
    choose: (code: string) => void;
  }
): HTMLElement {
  const before = index.dissolved.find((each) => each.code === code);
  if (before === undefined || before.became.length === 0)
    return h("div", {class: "sh-note", role: "alert"}, h("p", {}, words.unknown(code)));
  const nameOf = (to: string): string => regions.find((each) => each.code === to)?.name ?? to;
  return h(
    "div",
    {class: "sh-note", role: "alert"},
    h("p", {}, words.dissolved(before.name, String(before.year))),
    h(
      "p",
      {class: "sh-scenario-successors"},
      before.became.map(([to, weight]) =>
        h(
          "button",
          {type: "button", class: "sh-button", onclick: () => choose(to)},
          weight < 0.995 ? words.part(nameOf(to), formatNumber(weight * 100, 0)) : nameOf(to)
        )
      )
    )
  );
}
