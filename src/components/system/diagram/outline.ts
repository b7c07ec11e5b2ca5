import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {h} from "../../dom.js";
import type {Selection} from "../selection.js";
import {labelOf, speedText, strengthText} from "./describe.js";
import {diagramLinks, nameOf} from "./look.js";

/** The diagram as a list, for who cannot or will not look at it: every link in a row, to choose from. */
export function createOutline(selection: Selection): {element: HTMLDetailsElement; draw(system: SystemFile): void} {
  const summary = h("summary", {});
  const body = h("div", {class: "sh-diagram-outline-body"});
  const element = h("details", {class: "sh-diagram-outline"}, summary, body);
  let shown: SystemFile | null = null;
  let drawn: SystemFile | null = null;
  // A closed list costs nothing.
  element.addEventListener("toggle", fill);
  return {
    element,
    draw(system) {
      shown = system;
      summary.textContent = words.outline.title(
        formatNumber(system.variables.length, 0),
        formatNumber(diagramLinks(system).length, 0)
      );
      fill();
    }
  };

  function fill(): void {
    if (!element.open || shown === null || shown === drawn) return;
    drawn = shown;
    body.replaceChildren(table(shown, selection), ...lonely(shown));
  }
}

function table(system: SystemFile, selection: Selection): HTMLElement {
  const {outline} = words;
  const heads = [outline.from, outline.to, outline.sign, outline.strength, outline.speed, outline.status];
  const choose = (key: "variable" | "link", id: string, text: string): HTMLElement =>
    h("button", {type: "button", class: "sh-link-button", onclick: () => selection.set({[key]: id})}, text);
  const rows = diagramLinks(system).map(({key, from, to, link, status}) =>
    h(
      "tr",
      {},
      h("td", {}, choose("variable", from, labelOf(system, from))),
      h("td", {}, choose("link", key, labelOf(system, to))),
      h("td", {}, link === null ? "" : words.sign[link.sign]),
      h("td", {}, link === null ? "" : strengthText(link)),
      h("td", {}, link === null ? "" : speedText(system, link)),
      h("td", {}, words.status[status])
    )
  );
  return h(
    "div",
    {class: "sh-table-scroll", tabindex: 0, role: "region", "aria-label": outline.caption},
    h(
      "table",
      {},
      h("caption", {}, outline.caption),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          heads.map((head) => h("th", {scope: "col"}, head))
        )
      ),
      h("tbody", {}, rows)
    )
  );
}

function lonely(system: SystemFile): HTMLElement[] {
  const joined = new Set(diagramLinks(system).flatMap(({from, to}) => [from, to]));
  const names = system.variables.filter(({id}) => !joined.has(id)).map(nameOf);
  return names.length === 0 ? [] : [h("p", {}, words.outline.alone(names.join("; ")))];
}
