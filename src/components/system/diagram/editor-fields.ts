import {h, uniqueId} from "../../dom.js";

/** Fields of the editor: each calls back when its value has been given, not at every letter. */

export function textField(
  label: string,
  value: string,
  given: (value: string) => void,
  {name, long = false}: {name: string; long?: boolean}
): HTMLElement {
  const id = uniqueId("field");
  const props = {
    id,
    name,
    autocomplete: "off",
    onchange: (event: Event) => given((event.target as HTMLInputElement).value.trim())
  };
  const input = long ? h("textarea", {...props, rows: 2}) : h("input", {...props, type: "text"});
  input.value = value;
  return h("div", {class: long ? "sh-field sh-field-wide" : "sh-field"}, h("label", {for: id}, label), input);
}

export function selectField<T extends string>(
  label: string,
  choices: readonly (readonly [T, string])[],
  value: T,
  given: (value: T) => unknown,
  {name}: {name: string}
): HTMLElement {
  const id = uniqueId("field");
  const select = h(
    "select",
    {id, name, onchange: () => given(select.value as T)},
    choices.map(([each, text]) => h("option", {value: each, selected: each === value}, text))
  );
  return h("div", {class: "sh-field"}, h("label", {for: id}, label), select);
}

export const button = (text: string, onclick: () => void, kind = ""): HTMLButtonElement =>
  h("button", {type: "button", class: `sh-button ${kind}`.trim(), onclick}, text);
