import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {h, uniqueId} from "../../dom.js";

/** The list of keys and what the mouse does; Escape or the button closes it and gives the focus back. */
export function createHelp({readOnly}: {readOnly: boolean}): {element: HTMLDialogElement; open(): void} {
  const {keys} = words;
  const titleId = uniqueId("keys");
  const rows = readOnly ? keys.list.filter(([key]) => keys.reading.includes(key)) : keys.list;
  const mouse = readOnly ? keys.mouse.slice(0, 1) : keys.mouse;
  const list = (items: readonly (readonly [string, string])[]): HTMLElement =>
    h(
      "dl",
      {class: "sh-diagram-keys"},
      items.map(([key, does]) => h("div", {}, h("dt", {}, key), h("dd", {}, does)))
    );
  const element = h(
    "dialog",
    {class: "sh-diagram-help", "aria-labelledby": titleId},
    h("h3", {id: titleId}, keys.title),
    h("p", {}, keys.intro),
    list(rows),
    list(mouse),
    h("button", {type: "button", class: "sh-button", onclick: () => element.close()}, words.edit.close)
  );
  return {
    element,
    open() {
      if (!element.open) element.showModal();
    }
  };
}
