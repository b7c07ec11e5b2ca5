import {h, uniqueId} from "../dom.js";
import {asControl, changed, type Control} from "./control.js";

/** Something that is on or off. */
export function Toggle({label, value = false}: {label: string; value?: boolean}): Control<boolean> {
  const id = uniqueId("toggle");
  const box = h("input", {id, type: "checkbox", onchange: () => changed(element)});
  box.addEventListener("input", (event) => event.stopPropagation());
  box.checked = value;
  const element = h("div", {class: "sh-field sh-toggle"}, box, h("label", {for: id}, label));
  return asControl(
    element,
    () => box.checked,
    (next) => (box.checked = next)
  );
}
