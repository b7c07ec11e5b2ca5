import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {HistoryButtons, type History} from "./history-buttons.js";

/**
 * Steps back and forward through the edits of a document that does not stand in the address: by button, and by Ctrl+Z and
 * Ctrl+Shift+Z or Ctrl+Y where nobody types.
 */
export function DocumentHistory(store: History): HTMLElement {
  const element = h("div", {class: "sh-document-history"}, HistoryButtons(store, nl.edits));
  let wasThere = false;
  const pressed = (event: KeyboardEvent): void => {
    // The keys go with the page: another document may be open by now.
    if (wasThere && !element.isConnected) return document.removeEventListener("keydown", pressed);
    wasThere = element.isConnected;
    const step = stepOf(event);
    if (step === null || event.defaultPrevented || isTyped(event.target)) return;
    event.preventDefault();
    store[step]();
  };
  document.addEventListener("keydown", pressed);
  return element;
}

function stepOf({key, ctrlKey, metaKey, shiftKey, altKey}: KeyboardEvent): "undo" | "redo" | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const name = key.toLowerCase();
  if (name === "z") return shiftKey ? "redo" : "undo";
  return name === "y" && !shiftKey ? "redo" : null;
}

const untyped = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

/** In a field the browser itself takes back what was typed there. */
function isTyped(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !untyped.has(target.type);
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
