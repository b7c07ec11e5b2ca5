import {h} from "../../dom.js";
import type {ModelStore} from "../model-store.js";
import type {Selection} from "../selection.js";

/** Parts of a model to bring forward. */
export interface Highlight {
  readonly variables?: readonly string[];
  readonly links?: readonly string[];
  /** Leaves out all other parts, to reveal a model step by step; otherwise they are dimmed. */
  readonly only?: boolean;
}

export interface SystemDiagramOptions {
  store: ModelStore;
  selection: Selection;
  /** No editing: a picture one can walk through. */
  readOnly?: boolean;
  highlight?: Highlight | null;
  /** Of the drawing, in px; otherwise what fits the screen. */
  height?: number;
}

/** The diagram of a system model, to look at, walk through and change, with mouse and with keyboard. */
export function SystemDiagram({store}: SystemDiagramOptions): HTMLElement {
  return h("div", {class: "sh-diagram"}, store.name);
}
