import {nl} from "../../locale/nl.js";
import {h, uniqueId} from "../dom.js";
import {readChoices, removeChoice, saveChoice, type SavedChoice, type Store} from "../saved-choices.js";

interface Addressed {
  href(): string;
}

/**
 * Names for the choices of a page: keep what is chosen now under a name, and come back to it later. They stay in this
 * browser; a link takes them elsewhere.
 */
export function SavedChoices(state: Addressed, {store = browserStore()}: {store?: Store | null} = {}): HTMLElement {
  const words = nl.saved;
  const page = (): string => new URL(state.href()).pathname;
  const id = uniqueId("saved");
  const input = h("input", {id, type: "text", maxlength: 80, autocomplete: "off"});
  const status = h("p", {role: "status", class: "sh-saved-status"});
  const list = h("ul", {class: "sh-saved-list"});
  const summary = h("summary", {class: "sh-button"});
  input.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Enter") keep();
  });
  draw(store ? readChoices(store, page()) : []);
  return h(
    "details",
    {class: "sh-saved"},
    summary,
    h(
      "div",
      {class: "sh-saved-body"},
      h(
        "div",
        {class: "sh-field"},
        h("label", {for: id}, words.name),
        h(
          "span",
          {class: "sh-saved-line"},
          input,
          h("button", {type: "button", class: "sh-button", onclick: keep}, words.keep)
        )
      ),
      status,
      list,
      h("p", {class: "sh-saved-note"}, words.here)
    )
  );

  function draw(choices: readonly SavedChoice[]): void {
    summary.textContent = words.title(String(choices.length));
    list.replaceChildren(
      ...[...choices]
        .sort((a, b) => a.name.localeCompare(b.name, "nl"))
        .map(({name, search}) =>
          h(
            "li",
            {},
            h("a", {href: `${page()}${search}`}, name),
            h(
              "button",
              {
                type: "button",
                class: "sh-button sh-button-small",
                "aria-label": words.removeNamed(name),
                onclick: () => change((open) => removeChoice(open, page(), name), words.removed(name))
              },
              words.remove
            )
          )
        )
    );
  }

  function keep(): void {
    const name = input.value.trim();
    if (name === "") {
      status.textContent = words.nameFirst;
      input.focus();
      return;
    }
    const {search} = new URL(state.href());
    change((open) => saveChoice(open, page(), {name, search}), words.kept(name));
    input.value = "";
  }

  function change(make: (open: Store) => SavedChoice[], done: string): void {
    try {
      if (!store) throw new Error("no store");
      draw(make(store));
      status.textContent = done;
    } catch {
      status.textContent = words.failed;
    }
  }
}

/** Null where the browser keeps nothing for this page. */
export function browserStore(): Store | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
