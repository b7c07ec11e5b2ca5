import {nl} from "../../locale/nl.js";
import {h, uniqueId, type Child} from "../dom.js";
import {StateTools, type PageChoices} from "./state-tools.js";

export interface BarOptions {
  summary?: () => string;
  tags?: readonly Child[];
  /** The choices of the page: the bar then has what belongs to them (StateTools), and follows a step back. */
  state?: PageChoices | null;
  /** Instead, for a bar that is drawn anew at each choice: its StateTools, made once. */
  tools?: HTMLElement | null;
}

/**
 * The one bar of controls under a page's heading. On a narrow screen it folds into a button that says what is chosen
 * (`summary`); printed, only that sentence remains.
 */
export function Bar(
  controls: readonly Child[],
  {summary, tags = [], state = null, tools = null}: BarOptions = {}
): HTMLElement {
  const id = uniqueId("bar");
  const words = (): string => summary?.() ?? "";
  const chosen = h("span", {class: "sh-bar-summary"}, words());
  const button = h(
    "button",
    {type: "button", class: "sh-bar-fold sh-button", "aria-expanded": "false", "aria-controls": id},
    `${nl.control.barShow} `,
    chosen,
    h("span", {"aria-hidden": "true"}, " ▾")
  );
  const body = h("div", {id, class: "sh-bar-body"}, controls, tools ?? (state ? StateTools(state) : null));
  const printed = h("p", {class: "sh-print-only"}, words());
  const element = h(
    "div",
    {class: "sh-bar", role: "group", "aria-label": nl.control.bar},
    button,
    body,
    tags.length > 0 ? h("div", {class: "sh-tags sh-bar-tags"}, tags) : null,
    printed
  );
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    element.classList.toggle("sh-bar-open", open);
  });
  const say = (): void => {
    chosen.textContent = words();
    printed.textContent = words();
  };
  element.addEventListener("input", say);
  state?.subscribe(say);
  return element;
}
