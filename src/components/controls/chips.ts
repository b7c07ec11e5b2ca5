import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {Combobox} from "./combobox.js";
import {asControl, changed, type Choice, type Control} from "./control.js";

/** Several from many: what is chosen stands in chips that can be removed, with a field to add another. */
export function Chips(
  choices: readonly Choice[],
  {label, value = [], most = 20}: {label: string; value?: readonly string[]; most?: number}
): Control<string[]> {
  let chosen = [...value];
  const list = h("ul", {class: "sh-chips", "aria-label": label});
  const adder = h("div", {});
  const element = h("div", {class: "sh-field sh-chips-field"}, adder, list);
  draw();
  return asControl<string[]>(
    element,
    () => [...chosen],
    (next) => {
      chosen = [...next];
      draw();
    }
  );

  function draw(): void {
    list.replaceChildren(
      ...chosen.map((code) => {
        const name = choices.find((choice) => choice.value === code)?.label ?? code;
        return h(
          "li",
          {class: "sh-chip"},
          name,
          h(
            "button",
            {
              type: "button",
              "aria-label": nl.control.remove(name),
              onclick: () => set(chosen.filter((each) => each !== code))
            },
            h("span", {"aria-hidden": "true"}, "×")
          )
        );
      }),
      ...(chosen.length === 0 ? [h("li", {class: "sh-chips-none"}, nl.control.noneChosen)] : [])
    );
    const box = Combobox(
      choices.filter((choice) => !chosen.includes(choice.value)),
      {label}
    );
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      const {value: added} = box;
      if (added && chosen.length < most) {
        set([...chosen, added]);
        adder.querySelector("input")?.focus();
      }
    });
    adder.replaceChildren(box);
  }

  function set(next: string[]): void {
    chosen = next;
    draw();
    changed(element);
  }
}
