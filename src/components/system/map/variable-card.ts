import type {SystemFile} from "../../../models/system/format.js";
import {systemGraph} from "../../../models/system/graph.js";
import {formatNumber} from "../../../locale/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {h, type Child} from "../../dom.js";
import {pageHref} from "../../pages/page-href.js";
import {decimalsOf, inSentence, labelOf, natural, unitOf, variableOf} from "../natural.js";
import type {Selection} from "../selection.js";

const words = systemMap.variable;

/** What a variable is, on which scale, and what it hangs together with. */
export function VariableCard(system: SystemFile, id: string, selection: Selection): HTMLElement | null {
  if (!system.variables.some((variable) => variable.id === id)) return null;
  const variable = variableOf(system, id);
  const {ids, edges} = systemGraph(system);
  const at = ids.indexOf(id);
  const neighbours = (wanted: number[]): Child => {
    const names = [...new Set(wanted)].map((each) => ids[each] ?? "");
    if (names.length === 0) return words.nothing;
    return names.map((name, index) => [
      index > 0 ? ", " : null,
      h(
        "button",
        {type: "button", class: "sh-link-button", onclick: () => selection.set({variable: name})},
        inSentence(labelOf(system, name))
      )
    ]);
  };
  const start = natural(variable, typeof variable.initial === "number" ? variable.initial : null);
  const {scale, indicator, equation} = variable;
  return h(
    "section",
    {class: "sh-link-card"},
    h("h2", {}, labelOf(system, id)),
    h(
      "dl",
      {class: "sh-facts"},
      row(words.unit, unitOf(variable)),
      start === null ? null : row(words.start, formatNumber(start, decimalsOf(variable))),
      scale === undefined
        ? null
        : row(words.scale, `${formatNumber(scale.low)} ${systemMap.loops.to} ${formatNumber(scale.high)}`),
      scale?.basis === undefined ? null : row(words.basis, scale.basis),
      equation === undefined ? null : row(words.equation, h("code", {}, equation)),
      row(words.causes, neighbours(edges.filter(({to}) => to === at).map(({from}) => from))),
      row(words.results, neighbours(edges.filter(({from}) => from === at).map(({to}) => to))),
      indicator === undefined
        ? null
        : row(words.indicator, h("a", {href: pageHref("../", `gegevens/indicator/${indicator}`)}, indicator))
    )
  );
}

const row = (term: string, text: Child): HTMLElement[] => [h("dt", {}, term), h("dd", {}, text)];
