import type {Session} from "../../models/interpretation/format.js";
import {h} from "../dom.js";
import {ItemList} from "./item-list.js";
import type {SessionStore} from "./session-store.js";
import {SmallButton} from "./small-button.js";

export interface InnerListOptions<Item> {
  store: SessionStore;
  label: string;
  get: (session: Session) => readonly Item[];
  set: (session: Session, items: Item[]) => Session;
  /** Fields of the item at a place. */
  build: (at: number) => HTMLElement;
  fresh: () => Item;
  addLabel: string;
  removeLabel: string;
}

/** A short list inside a thing of the session, such as its evidence: by place, with a button to add and to remove. */
export function InnerList<Item>({
  store,
  label,
  get,
  set,
  build,
  fresh,
  addLabel,
  removeLabel
}: InnerListOptions<Item>): HTMLElement {
  const list = ItemList(store, {
    label,
    ids: (session) => get(session).map((_, at) => String(at)),
    build: (id) =>
      h(
        "div",
        {class: "sh-session-inner"},
        build(Number(id)),
        SmallButton(removeLabel, () =>
          store.change((session) =>
            set(
              session,
              get(session).filter((_, at) => at !== Number(id))
            )
          )
        )
      )
  });
  const add = SmallButton(addLabel, () => {
    store.change((session) => set(session, [...get(session), fresh()]));
    list.querySelector<HTMLElement>("li:last-child :is(textarea, input, select)")?.focus();
  });
  return h("div", {class: "sh-session-part"}, h("p", {class: "sh-session-label"}, label), list, add);
}
