import {h, uniqueId} from "../../dom.js";

export interface TextField extends HTMLElement {
  readonly input: HTMLInputElement;
  /** Says what is wrong, or nothing. */
  say(trouble: string | null): void;
  relabel(label: string): void;
}

/** A field with a label and room for what is wrong with it. */
export function TextField(
  label: string,
  {value = "", type = "text", hidden = false}: {value?: string; type?: "text" | "date"; hidden?: boolean} = {}
): TextField {
  const [id, help] = [uniqueId("field"), uniqueId("trouble")];
  const name = h("label", {for: id, class: hidden ? "sh-visually-hidden" : null}, label);
  const input = h("input", {id, type, autocomplete: "off"});
  input.value = value;
  const trouble = h("p", {id: help, class: "sh-field-trouble"});
  const element = h("div", {class: "sh-field"}, name, input, trouble);
  return Object.assign(element, {
    input,
    say(text: string | null) {
      trouble.textContent = text ?? "";
      if (text === null) {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      } else {
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", help);
      }
    },
    relabel(text: string) {
      name.textContent = text;
    }
  });
}
