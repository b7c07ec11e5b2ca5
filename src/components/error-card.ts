import {nl} from "../locale/nl.js";
import {h} from "./dom.js";

export interface ErrorCardOptions {
  /** What still works, in a sentence. */
  works?: string;
  /** What the reader can do. */
  todo?: string;
  /** Offers a button "Probeer het opnieuw". */
  retry?: () => void;
}

/** What happened, what still works, what to do. Takes an Error or a sentence. */
export function ErrorCard(problem: unknown, {works, todo, retry}: ErrorCardOptions = {}): HTMLElement {
  const message = problem instanceof Error ? problem.message : typeof problem === "string" ? problem : "";
  const item = (term: string, text: string): HTMLElement[] => [h("dt", {}, term), h("dd", {}, text)];
  return h(
    "div",
    {class: "sh-error", role: "alert"},
    h("p", {class: "sh-error-title"}, nl.error.title),
    h(
      "dl",
      {},
      item(nl.error.happened, message || nl.error.unknown),
      item(nl.error.works, works ?? nl.error.stillWorks),
      item(nl.error.todo, todo ?? nl.error.reload)
    ),
    retry ? h("button", {type: "button", class: "sh-button", onclick: retry}, nl.error.tryAgain) : null
  );
}
