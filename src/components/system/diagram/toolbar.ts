import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {h} from "../../dom.js";

export type Asked = "add" | "connect" | "undo" | "redo" | "closer" | "further" | "whole" | "arrange" | "help";

/** Buttons for what the keys do too. */
export function createToolbar(
  ask: (command: Asked) => void,
  {readOnly}: {readOnly: boolean}
): {element: HTMLElement; draw(state: {canUndo: boolean; canRedo: boolean}): void} {
  const {bar} = words;
  const text = (command: Asked, label: string): HTMLButtonElement =>
    h("button", {type: "button", class: "sh-button", onclick: () => ask(command)}, label);
  const icon = (command: Asked, sign: string, label: string): HTMLButtonElement =>
    h(
      "button",
      {
        type: "button",
        class: "sh-button sh-diagram-icon",
        "aria-label": label,
        title: label,
        onclick: () => ask(command)
      },
      sign
    );
  const undo = icon("undo", "↶", bar.undo);
  const redo = icon("redo", "↷", bar.redo);
  const group = (...children: HTMLElement[]): HTMLElement => h("span", {class: "sh-diagram-group"}, children);
  const element = h(
    "div",
    {class: "sh-diagram-bar", role: "group", "aria-label": bar.label},
    readOnly ? null : group(text("add", bar.add), text("connect", bar.connect)),
    readOnly ? null : group(undo, redo),
    group(icon("further", "−", bar.further), icon("closer", "+", bar.closer), text("whole", bar.whole)),
    readOnly ? null : text("arrange", bar.arrange),
    text("help", bar.keys)
  );
  return {
    element,
    draw({canUndo, canRedo}) {
      // A button that goes dead under the finger would lose the focus: it only says so.
      undo.setAttribute("aria-disabled", String(!canUndo));
      redo.setAttribute("aria-disabled", String(!canRedo));
    }
  };
}
