import {h} from "../dom.js";
import {keepFocus} from "../explore/keep-focus.js";
import {figure, type FigureBody, type FigureElement, type FigureOptions} from "../figure.js";

/** A figure as it is to be now. */
export interface FigureSpec {
  body: FigureBody;
  options: FigureOptions;
}

export interface FigurePlace extends HTMLElement {
  /** Puts a figure in place, or what it has become; null: none; `pending`: what stood there, dimmed, until there is a new one. */
  show(spec: FigureSpec | "pending" | null): void;
}

/** Where one figure stands through all choices: the frame stays, so that a reader keeps their place. */
export function FigurePlace(): FigurePlace {
  const host = h("div", {class: "sh-figure-place"});
  let current: FigureElement | null = null;
  return Object.assign(host, {
    show(spec: FigureSpec | "pending" | null) {
      if (spec === "pending") {
        current?.setAttribute("aria-busy", "true");
        return;
      }
      current?.removeAttribute("aria-busy");
      if (spec === null) {
        current = null;
        host.replaceChildren();
        return;
      }
      if (current === null) host.replaceChildren((current = figure(spec.body, spec.options)));
      else {
        const frame = current;
        keepFocus(host, () => void frame.update(spec));
      }
    }
  });
}
