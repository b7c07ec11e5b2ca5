import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {evidence} from "../../../locale/system-evidence.js";
import {h, type Child} from "../../dom.js";
import {pageHref} from "../../pages/page-href.js";
import {diagramLinks} from "../diagram/look.js";
import {decimalsOf, inSentence, labelOf, natural, unitOf, variableOf} from "../natural.js";
import type {Selection} from "../selection.js";
import {durationWords} from "./duration.js";
import {firstSigns} from "./first-signs.js";

const words = evidence.variable;
const mostSigns = 6;

/** What a variable is, on which scale, what works on it and what it works on; null for one that is not there. */
export function VariableDrawer(system: SystemFile, id: string, selection: Selection): HTMLElement | null {
  if (!system.variables.some((variable) => variable.id === id)) return null;
  const variable = variableOf(system, id);
  const {scale, indicator, equation, kind, initial, note} = variable;
  const start = natural(variable, typeof initial === "number" ? initial : null);
  const decimals = decimalsOf(variable);
  const row = (term: string, ...content: Child[]): HTMLElement[] => [h("dt", {}, term), h("dd", {}, content)];
  const edges = diagramLinks(system);
  return h(
    "div",
    {class: "sh-drawer-content"},
    h("h2", {tabindex: -1}, labelOf(system, id)),
    h(
      "dl",
      {class: "sh-drawer-facts"},
      row(words.kind, systemDiagram.kind[kind]),
      row(words.unit, unitOf(variable)),
      start === null ? null : row(words.start, formatNumber(start, decimals)),
      scale === undefined
        ? null
        : row(words.scale, words.scaleWords(formatNumber(scale.low), formatNumber(scale.high), scale.unit)),
      scale?.basis === undefined ? null : row(words.basis, scale.basis),
      typeof note === "string" ? row(words.note, note) : null,
      equation === undefined ? null : row(words.equation, h("code", {}, equation)),
      indicator === undefined
        ? null
        : row(words.indicator, h("a", {href: pageHref("../", `gegevens/indicator/${indicator}`)}, words.toIndicator))
    ),
    Neighbours(
      words.causes,
      words.noCauses,
      edges.filter(({to}) => to === id).map(({key, from}) => [key, from])
    ),
    Neighbours(
      words.results,
      words.noResults,
      edges.filter(({from}) => from === id).map(({key, to}) => [key, to])
    ),
    FirstSigns(system, id, selection)
  );

  /** The links on one side, each to be opened. */
  function Neighbours(title: (n: string) => string, none: string, found: (readonly [string, string])[]): HTMLElement {
    const items = found.map(([key, other]) =>
      h(
        "li",
        {},
        Choice(other === id ? words.itself : inSentence(labelOf(system, other)), () => selection.set({link: key}))
      )
    );
    return h(
      "section",
      {},
      h("h3", {}, title(formatNumber(found.length, 0))),
      found.length === 0 ? h("p", {}, none) : h("ul", {class: "sh-drawer-list"}, items)
    );
  }
}

/** A name to click; on paper just the name, as buttons are not printed. */
function Choice(name: string, onclick: () => void): Child {
  return [
    h("button", {type: "button", class: "sh-link-button", onclick}, name),
    h("span", {class: "sh-print-only sh-printed-name"}, name)
  ];
}

function FirstSigns(system: SystemFile, id: string, selection: Selection): HTMLElement | null {
  const signs = firstSigns(system, id);
  if (signs.length === 0) return null;
  const rows = signs.slice(0, mostSigns).map(({id: other, after}) => {
    const time = after === 0 ? words.atOnce : words.after(durationWords(after, system.timeUnit));
    const choose = (): void => selection.set({variable: other});
    return h("li", {}, Choice(inSentence(labelOf(system, other)), choose), `: ${time}`);
  });
  const left = signs.length - rows.length;
  return h(
    "section",
    {},
    h("h3", {}, words.first),
    h("ul", {class: "sh-drawer-list"}, rows, left > 0 ? h("li", {}, words.more(formatNumber(left, 0))) : null),
    h("p", {class: "sh-field-help"}, words.firstHelp)
  );
}
