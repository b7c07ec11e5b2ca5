import {h} from "./dom.js";

/** A quiet tag: edition, level, "verzonnen oefengegevens". `tone: "warn"` for what a reader must not miss. */
export function Tag(
  text: string,
  {tone = "quiet", title}: {tone?: "quiet" | "warn"; title?: string} = {}
): HTMLElement {
  return h("span", {class: `sh-tag sh-tag-${tone}`, title}, text);
}
