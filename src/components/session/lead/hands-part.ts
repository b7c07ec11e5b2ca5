import {addItem, freeItemId, removeItem} from "../../../models/interpretation/edit-session.js";
import type {Hands, Session} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {h, uniqueId} from "../../dom.js";
import {BoundText} from "../bound-field.js";
import {bind, edited, itemOf, type Desk} from "../edit.js";
import {InnerList} from "../inner-list.js";
import {ItemList} from "../item-list.js";
import {moment} from "../session-context.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";

const words = sessionLead.hands;
const part = "hands";
type Option = Hands["options"][number];
const most = 10_000;

/** A show of hands, counted and typed in by the facilitator. */
export function HandsPart(desk: Desk, question: string): HTMLElement {
  const {context, store} = desk;
  const list = ItemList(store, {
    label: words.title,
    ids: ({hands}) => hands.filter((each) => each.question === question).map(({id}) => id),
    build: (id) =>
      h(
        "div",
        {class: "sh-session-card"},
        BoundText({...bind(desk, {part, id, field: "text"}), label: words.asked}),
        InnerList<Option>({
          store,
          label: words.title,
          get: (session) => itemOf(session, part, id)?.options ?? [],
          // One answer stays: a count of nothing says nothing.
          set: (session, options) =>
            options.length === 0 ? session : edited(desk, session, {part, id, changes: {options}}),
          build: (at) => HandsOption(desk, id, at),
          fresh: () => ({label: "", count: 0}),
          addLabel: words.addOption,
          removeLabel: words.removeOption
        }),
        SmallButton(words.remove, () => store.change((session) => removeItem(session, part, id)))
      )
  });
  const add = SmallButton(words.add, () => {
    store.change((session) =>
      addItem(session, part, {
        id: freeItemId(session, part, context.tag),
        question,
        options: [
          {label: "", count: 0},
          {label: "", count: 0}
        ],
        at: moment(context)
      })
    );
    list.querySelector<HTMLElement>(":scope > ul > li:last-child input")?.focus();
  });
  return h("section", {}, h("h3", {}, words.title), list, h("p", {}, add));
}

function HandsOption(desk: Desk, id: string, at: number): HTMLElement {
  const {store} = desk;
  const all = (session: Session): Option[] => itemOf(session, part, id)?.options ?? [];
  const change = (session: Session, changes: Partial<Option>): Session => {
    const options = all(session).map((each, place) => (place === at ? {...each, ...changes} : each));
    return edited(desk, session, {part, id, changes: {options}});
  };
  const field = uniqueId("hands");
  const count = h("input", {
    id: field,
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    oninput: () => {
      if (!/^\d{1,5}$/.test(count.value) || Number(count.value) > most) return;
      store.change((session) => change(session, {count: Number(count.value)}), field);
    }
  });
  const counted = h("div", {class: "sh-field sh-session-number"}, h("label", {for: field}, words.count), count);
  return h(
    "div",
    {class: "sh-session-row"},
    BoundText({
      store,
      label: words.option,
      get: (session) => all(session)[at]?.label,
      set: (session, value) => change(session, {label: value ?? ""})
    }),
    watch(store, counted, () => {
      if (document.activeElement !== count) count.value = String(all(store.session)[at]?.count ?? 0);
    })
  );
}
