import type {Session} from "../../models/interpretation/format.js";
import {h} from "../dom.js";
import type {SessionStore} from "./session-store.js";
import {watch} from "./watch.js";

/**
 * A list that follows a list of the session: each thing keeps its own element, so that nobody loses what they are typing
 * when another thing comes or goes.
 *
 * @param options `empty` stands there when there is nothing
 */
export function ItemList(
  store: SessionStore,
  {
    ids,
    build,
    empty,
    label
  }: {ids: (session: Session) => string[]; build: (id: string) => HTMLElement; empty?: string; label: string}
): HTMLElement {
  const elements = new Map<string, HTMLElement>();
  const list = h("ul", {class: "sh-session-list", "aria-label": label});
  const nothing = empty === undefined ? null : h("p", {class: "sh-missing"}, empty);
  let shown: string[] | null = null;
  return watch(store, h("div", {}, nothing, list), () => {
    const wanted = ids(store.session);
    if (shown !== null && wanted.join("\n") === shown.join("\n")) return;
    const active = document.activeElement;
    for (const id of shown ?? []) if (!wanted.includes(id)) elements.delete(id);
    for (const id of wanted) if (!elements.has(id)) elements.set(id, h("li", {}, build(id)));
    list.replaceChildren(...wanted.flatMap((id) => elements.get(id) ?? []));
    if (active instanceof HTMLElement && list.contains(active)) active.focus();
    list.hidden = wanted.length === 0;
    if (nothing) nothing.hidden = wanted.length > 0;
    shown = wanted;
  });
}
