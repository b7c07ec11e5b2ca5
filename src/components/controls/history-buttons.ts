import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";

/** Steps back and forward, through choices or through edits. */
export interface History {
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  subscribe(listener: () => void): () => void;
}

/** Steps back and forward through the choices made on this page, or what else `words` calls them. */
export function HistoryButtons(
  state: History,
  words: Readonly<Record<"undo" | "redo", string>> = nl.control
): HTMLElement {
  const button = (name: "undo" | "redo", sign: string): HTMLButtonElement =>
    h(
      "button",
      {type: "button", class: "sh-button", "aria-label": words[name], title: words[name], onclick: () => state[name]()},
      sign
    );
  const [undo, redo] = [button("undo", "↶"), button("redo", "↷")];
  const draw = (): void => {
    const focused = document.activeElement;
    undo.disabled = !state.canUndo;
    redo.disabled = !state.canRedo;
    // Who steps by keyboard keeps a button under the fingers when this one has nothing more to do.
    if (focused === undo && undo.disabled) redo.focus();
    if (focused === redo && redo.disabled) undo.focus();
  };
  state.subscribe(draw);
  draw();
  return h("span", {class: "sh-history"}, undo, redo);
}
