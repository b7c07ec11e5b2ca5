import type {Session} from "../../models/interpretation/format.js";
import {h, uniqueId} from "../dom.js";
import type {SessionStore} from "./session-store.js";
import {watch} from "./watch.js";

export interface Binding {
  store: SessionStore;
  label: string;
  /** What stands there; undefined for nothing. */
  get: (session: Session) => string | undefined;
  /** The session with it; null when the field was emptied. */
  set: (session: Session, value: string | null) => Session;
  /** Explains the field. */
  help?: string | undefined;
  /** The label is only for screen readers. */
  hideLabel?: boolean | undefined;
}

export interface TextOptions {
  type?: "text" | "date" | undefined;
  /** A few paragraphs instead of one line. */
  isLong?: boolean | undefined;
  most?: number | undefined;
}

/**
 * A text field bound to one place in the session: what is typed is there at once. What changed elsewhere appears, but never
 * under the hands of who is typing.
 */
export function BoundText(binding: Binding, {type = "text", isLong = false, most}: TextOptions = {}): HTMLElement {
  const {store, get, set} = binding;
  const id = uniqueId("bound");
  const step = id;
  const oninput = (): void => {
    const value = input.value.trim() === "" ? null : input.value;
    store.change((session) => set(session, value), step);
  };
  const shared = {id, autocomplete: "off", maxlength: most ?? (isLong ? 10_000 : 300), oninput, onchange: fill};
  const input = isLong ? h("textarea", {...shared, rows: 2}) : h("input", {...shared, type});
  return watch(store, field(binding, id, input), fill);

  function fill(): void {
    const value = get(store.session) ?? "";
    if (document.activeElement !== input && input.value !== value) input.value = value;
  }
}

/** One of a few choices, bound to one place in the session. */
export function BoundSelect(
  binding: Binding,
  choices: readonly (readonly [value: string, label: string])[]
): HTMLElement {
  const {store, get, set} = binding;
  const id = uniqueId("bound");
  const select = h(
    "select",
    {id, onchange: () => store.change((session) => set(session, select.value === "" ? null : select.value))},
    choices.map(([value, label]) => h("option", {value}, label))
  );
  return watch(store, field(binding, id, select), () => {
    const value = get(store.session) ?? "";
    if (select.value !== value) select.value = value;
  });
}

function field({label, help, hideLabel}: Binding, id: string, input: HTMLElement): HTMLElement {
  const note = help === undefined ? null : h("p", {id: `${id}-help`, class: "sh-field-help"}, help);
  if (note) input.setAttribute("aria-describedby", note.id);
  return h(
    "div",
    {class: "sh-field sh-bound"},
    h("label", {for: id, class: hideLabel === true ? "sh-visually-hidden" : null}, label),
    note,
    input
  );
}
