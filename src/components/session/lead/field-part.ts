import {addItem, freeItemId, removeItem} from "../../../models/interpretation/edit-session.js";
import type {FieldQuestion} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {h} from "../../dom.js";
import {BoundText} from "../bound-field.js";
import {bind, type Desk} from "../edit.js";
import {ItemList} from "../item-list.js";
import {moment} from "../session-context.js";
import {SmallButton} from "../small-button.js";

const words = sessionLead.field;
const part = "fieldQuestions";

/** Questions to the field, each with who asks it and when the answer is there. */
export function FieldPart(desk: Desk): HTMLElement {
  const {context, store} = desk;
  const list = ItemList(store, {
    label: words.title,
    empty: words.none,
    ids: ({fieldQuestions}) => fieldQuestions.map(({id}) => id),
    build: (id) => {
      const own = (field: keyof FieldQuestion & string, keepsEmpty = false) =>
        bind(desk, {part, id, field}, {keepsEmpty});
      return h(
        "article",
        {class: "sh-session-card"},
        BoundText({...own("text", true), label: words.text}, {isLong: true}),
        h(
          "div",
          {class: "sh-session-row"},
          BoundText({...own("owner"), label: words.owner}),
          BoundText({...own("due"), label: words.due}, {type: "date"})
        ),
        BoundText({...own("answer"), label: words.answer}, {isLong: true}),
        BoundText({...own("answered"), label: words.answered}, {type: "date"}),
        h(
          "p",
          {},
          SmallButton(words.remove, () => store.change((session) => removeItem(session, part, id)))
        )
      );
    }
  });
  const add = SmallButton(words.add, () => {
    store.change((session) =>
      addItem(session, part, {id: freeItemId(session, part, context.tag), text: "", changed: moment(context)})
    );
    list.querySelector<HTMLElement>("li:last-child textarea")?.focus();
  });
  const isTwoWeeks = store.session.cycle?.kind === "two-weeks";
  return h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    isTwoWeeks ? h("p", {class: "sh-note"}, words.twoWeeks) : null,
    list,
    h("p", {}, add)
  );
}
