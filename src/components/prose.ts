import {nl} from "../locale/nl.js";
import {LevelLabel} from "./level-label.js";
import {h, type Child} from "./dom.js";
import type {StatementLevel} from "./types.js";

/** The sentence under a page's h1, made from its numbers, with the label of how strong it is. */
export function Lede(text: string, {level}: {level?: StatementLevel} = {}): HTMLElement {
  return h("p", {class: "sh-lede"}, text, level ? [" ", LevelLabel(level)] : null);
}

/** A signal is a question: "Vraag na: …". */
export function Question(text: string): HTMLElement {
  return h("p", {class: "sh-question"}, h("strong", {}, `${nl.prose.ask} `), text);
}

/** An aside beside the text. */
export function Aside(title: string, ...content: Child[]): HTMLElement {
  return h("aside", {class: "sh-aside", "aria-label": title}, h("p", {class: "sh-aside-title"}, title), content);
}
