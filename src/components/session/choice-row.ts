import type {Session} from "../../models/interpretation/format.js";
import {h, uniqueId} from "../dom.js";
import type {SessionStore} from "./session-store.js";
import {watch} from "./watch.js";

export interface ChoiceRowOptions {
  store: SessionStore;
  label: string;
  choices: readonly (readonly [value: string, label: string])[];
  get: (session: Session) => string | undefined;
  set: (session: Session, value: string) => Session;
  /** Whether it may still be changed. */
  isOpen?: (session: Session) => boolean;
}

/** One of a few answers as large buttons side by side; radio buttons underneath, so arrows and screen readers work. */
export function ChoiceRow({store, label, choices, get, set, isOpen = () => true}: ChoiceRowOptions): HTMLElement {
  const name = uniqueId("choice");
  const inputs = choices.map(([value]) =>
    h("input", {
      type: "radio",
      name,
      id: `${name}-${value}`,
      value,
      onchange: () => store.change((session) => set(session, value))
    })
  );
  const element = h(
    "fieldset",
    {class: "sh-choice-row"},
    h("legend", {}, label),
    h(
      "div",
      {class: "sh-choice-options"},
      inputs.map((input, at) => h("label", {for: input.id}, input, h("span", {}, choices[at]?.[1] ?? "")))
    )
  );
  return watch(store, element, () => {
    const chosen = get(store.session);
    for (const input of inputs) {
      input.checked = input.value === chosen;
      input.disabled = !isOpen(store.session);
    }
  });
}
