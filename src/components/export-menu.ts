import {nl} from "../locale/nl.js";
import {h, uniqueId} from "./dom.js";

export interface MenuItem {
  id: string;
  label: string;
  run: () => Promise<string> | string;
}

/**
 * "Opslaan als": a menu button as in the ARIA Authoring Practices. Each item saves a file and answers with its name;
 * what happened is said in a status line.
 */
export function ExportMenu(
  items: readonly MenuItem[],
  {label = nl.export.menu, describe}: {label?: string; describe?: string} = {}
): HTMLElement {
  const id = uniqueId("menu");
  const status = h("span", {role: "status", class: "sh-menu-status"});
  const button = h(
    "button",
    {
      type: "button",
      class: "sh-button sh-button-small",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-label": describe ? `${label}: ${describe}` : null,
      onclick: () => (list.hidden ? open(0) : close(true)),
      onkeydown: (event) => {
        const {key} = event as KeyboardEvent;
        if (key !== "ArrowDown" && key !== "ArrowUp") return;
        event.preventDefault();
        open(key === "ArrowDown" ? 0 : items.length - 1);
      }
    },
    `${label} `,
    h("span", {"aria-hidden": "true"}, "▾")
  );
  const entries = items.map((item) =>
    h("button", {type: "button", role: "menuitem", tabindex: -1, onclick: () => void choose(item)}, item.label)
  );
  const list = h(
    "div",
    {
      id,
      role: "menu",
      class: "sh-menu-list",
      "aria-label": label,
      hidden: true,
      onkeydown: (event) => move(event as KeyboardEvent)
    },
    entries
  );
  const element = h("div", {class: "sh-menu"}, button, list, status);
  element.addEventListener("focusout", (event) => {
    if (!list.hidden && !element.contains(event.relatedTarget as Node | null)) close(false);
  });
  return element;

  function open(index: number): void {
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    entries[index]?.focus();
  }

  function close(focusButton: boolean): void {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (focusButton) button.focus();
  }

  function move(event: KeyboardEvent): void {
    const at = entries.indexOf(document.activeElement as HTMLButtonElement);
    const last = entries.length - 1;
    const next = {ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last}[event.key];
    if (next !== undefined) {
      event.preventDefault();
      entries[next]?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close(true);
    } else if (event.key === "Tab") close(false);
  }

  async function choose(item: MenuItem): Promise<void> {
    close(true);
    try {
      status.textContent = nl.export.saved(await item.run());
    } catch (error) {
      status.textContent = nl.export.failed(error instanceof Error ? error.message : nl.error.unknown);
    }
  }
}
