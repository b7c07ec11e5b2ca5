import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";

interface History {
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  subscribe(listener: () => void): () => void;
}

/** Steps back and forward through the choices made on this page. */
export function HistoryButtons(state: History): HTMLElement {
  const undo = h(
    "button",
    {
      type: "button",
      class: "sh-button",
      "aria-label": nl.control.undo,
      title: nl.control.undo,
      onclick: () => state.undo()
    },
    "↶"
  );
  const redo = h(
    "button",
    {
      type: "button",
      class: "sh-button",
      "aria-label": nl.control.redo,
      title: nl.control.redo,
      onclick: () => state.redo()
    },
    "↷"
  );
  const draw = (): void => {
    undo.disabled = !state.canUndo;
    redo.disabled = !state.canRedo;
  };
  state.subscribe(draw);
  draw();
  return h("span", {class: "sh-history"}, undo, redo);
}
