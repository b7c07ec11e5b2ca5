import {h, uniqueId} from "../dom.js";
import {asControl, changed, type Choice, type Control} from "./control.js";

/** One of a few choices: the browser's own list with a label. */
export function Select(choices: readonly Choice[], {label, value}: {label: string; value?: string}): Control<string> {
  const id = uniqueId("select");
  const select = h(
    "select",
    {id, onchange: () => changed(element)},
    choices.map((choice) => h("option", {value: choice.value}, choice.label))
  );
  // The select fires its own input event just before "change"; one of the two is enough.
  select.addEventListener("input", (event) => event.stopPropagation());
  const element = h("div", {class: "sh-field"}, h("label", {for: id}, label), select);
  select.value = value ?? choices[0]?.value ?? "";
  return asControl(
    element,
    () => select.value,
    (next) => (select.value = next)
  );
}
