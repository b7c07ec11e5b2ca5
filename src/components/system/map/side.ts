import {evidence} from "../../../locale/system-evidence.js";
import {systemMap} from "../../../locale/system-map.js";
import {h} from "../../dom.js";
import {keepFocus} from "../../explore/keep-focus.js";
import {LinkDrawer} from "../evidence/link-drawer.js";
import {VariableDrawer} from "../evidence/variable-drawer.js";
import {diagramLinks} from "../diagram/look.js";
import type {ModelStore} from "../model-store.js";
import type {Selection} from "../selection.js";

/** The drawer beside the map: what the chosen link or variable is and rests on. Closed when nothing is chosen. */
export function Drawer(store: ModelStore, selection: Selection): {element: HTMLElement; draw(): void} {
  const element = h("section", {class: "sh-drawer", "aria-label": systemMap.choose});
  let shown = "";
  return {element, draw};

  function draw(): void {
    const {link, variable} = selection;
    const key = link ?? variable ?? "";
    const content =
      link !== null ? linkContent(link) : variable !== null ? VariableDrawer(store.system, variable, selection) : null;
    if (content === null) {
      shown = "";
      element.replaceChildren(h("p", {class: "sh-field-help"}, systemMap.choose));
      element.classList.remove("sh-drawer-open");
      return;
    }
    // What was being filled in for this link stays open when the model changes elsewhere.
    const open = key === shown ? openParts() : [];
    shown = key;
    const close = h(
      "button",
      {type: "button", class: "sh-button sh-button-small sh-drawer-close", onclick: leave},
      evidence.close
    );
    keepFocus(element, () => element.replaceChildren(close, content));
    [...element.querySelectorAll("details")].forEach((part, at) => (part.open = open[at] ?? false));
    element.classList.add("sh-drawer-open");
  }

  function openParts(): boolean[] {
    return [...element.querySelectorAll("details")].map((part) => part.open);
  }

  function linkContent(id: string): HTMLElement | null {
    const own = LinkDrawer(store, id);
    if (own !== null) return own;
    const drawn = diagramLinks(store.system).some(({key}) => key === id);
    return drawn ? h("p", {}, evidence.link.equation) : null;
  }

  function leave(): void {
    selection.set({link: null, variable: null});
  }
}
