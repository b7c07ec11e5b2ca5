import {formatNumber} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {h, uniqueId} from "../dom.js";
import {asControl, changed, searchKey, type Choice, type Control} from "./control.js";

export interface ComboboxOptions {
  label: string;
  value?: string | null;
  /** Longest list shown at once (60). */
  limit?: number;
  placeholder?: string;
  /** The choice the reader is moving over, before choosing. */
  onactive?: (value: string | null) => void;
}

/**
 * Picks one from many by name or code: an editable combobox with a list, as in the ARIA Authoring Practices. Arrows
 * move, Enter chooses, Escape closes and then restores; leaving the field without a choice restores too.
 */
export function Combobox(choices: readonly Choice[], options: ComboboxOptions): Control<string | null> {
  const {label, limit = 60, placeholder = nl.control.search, onactive} = options;
  const [inputId, listId] = [uniqueId("combobox"), uniqueId("list")];
  const keys = choices.map((choice) => searchKey([choice.label, choice.value, ...(choice.synonyms ?? [])].join(" ")));
  let value = options.value ?? null;
  let shown: Choice[] = [];
  let active = -1;

  const input = h("input", {
    id: inputId,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    oninput: (event) => {
      // The field's own event says that text was typed, not that a choice was made.
      event.stopPropagation();
      open(input.value);
      activate(shown.length > 0 && input.value.trim() ? 0 : -1);
    },
    onkeydown: (event) => keyPressed(event as KeyboardEvent),
    onclick: () => {
      if (list.hidden) open("");
    },
    onfocus: () => input.select(),
    onblur: () => {
      close();
      restore();
    }
  });
  const list = h("ul", {id: listId, role: "listbox", class: "sh-combobox-list", "aria-label": label, hidden: true});
  // Pressing on the list must not take the focus from the field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  const status = h("span", {role: "status", class: "sh-visually-hidden"});
  const element = h(
    "div",
    {class: "sh-field sh-combobox"},
    h("label", {for: inputId}, label),
    h("div", {class: "sh-combobox-box"}, input, list),
    status
  );
  restore();
  return asControl<string | null>(
    element,
    () => value,
    (next) => {
      value = next;
      restore();
    }
  );

  function restore(): void {
    input.value = choices.find((choice) => choice.value === value)?.label ?? "";
  }

  function open(words: string): void {
    const wanted = searchKey(words).split(" ").filter(Boolean);
    const found = choices.filter((_, index) => wanted.every((word) => keys[index]?.includes(word)));
    // Names that begin with what was typed come first.
    const start = searchKey(words);
    shown = (
      start
        ? [...found].sort(
            (a, b) => Number(searchKey(b.label).startsWith(start)) - Number(searchKey(a.label).startsWith(start))
          )
        : found
    ).slice(0, limit);
    list.replaceChildren(
      ...shown.map((choice, index) =>
        h(
          "li",
          {
            id: `${listId}-${index}`,
            role: "option",
            "aria-selected": String(choice.value === value),
            onclick: () => choose(choice)
          },
          choice.label,
          h("span", {class: "sh-option-hint"}, ` ${choice.hint ?? choice.value}`)
        )
      ),
      ...(shown.length === 0
        ? [
            h(
              "li",
              {class: "sh-combobox-none", role: "option", "aria-disabled": "true", "aria-selected": "false"},
              nl.control.noneFound
            )
          ]
        : [])
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = shown.length === 0 ? nl.control.noneFound : nl.control.found(formatNumber(found.length, 0));
    activate(shown.findIndex((choice) => choice.value === value));
  }

  function close(): void {
    if (list.hidden) return;
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    onactive?.(null);
  }

  function activate(index: number): void {
    list.children[active]?.classList.remove("sh-active");
    active = index;
    const option = shown[active];
    if (!option) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    const item = list.children[active];
    item?.classList.add("sh-active");
    item?.scrollIntoView?.({block: "nearest"});
    input.setAttribute("aria-activedescendant", `${listId}-${active}`);
    onactive?.(option.value);
  }

  function choose(choice: Choice): void {
    const isNew = choice.value !== value;
    value = choice.value;
    restore();
    close();
    if (isNew) changed(element);
  }

  function keyPressed(event: KeyboardEvent): void {
    const {key} = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open("");
      else if (shown.length > 0) activate((active + (key === "ArrowDown" ? 1 : -1) + shown.length) % shown.length);
    } else if (key === "Enter") {
      const choice = list.hidden ? undefined : shown[active];
      if (!choice) return;
      event.preventDefault();
      choose(choice);
    } else if (key === "Escape") {
      if (list.hidden) restore();
      else event.preventDefault();
      close();
      restore();
    }
  }
}
