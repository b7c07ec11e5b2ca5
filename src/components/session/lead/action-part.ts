import {addItem, freeItemId, removeItem} from "../../../models/interpretation/edit-session.js";
import type {Action} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {sessionReport} from "../../../locale/session-report.js";
import {h} from "../../dom.js";
import {BoundSelect, BoundText} from "../bound-field.js";
import {bind, type Desk} from "../edit.js";
import {ItemList} from "../item-list.js";
import {figureText} from "../question-figures.js";
import {moment} from "../session-context.js";
import {SmallButton} from "../small-button.js";

const words = sessionLead.actions;
const {fields, levels} = sessionReport.actions;
const part = "actions";
const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** "Wat kunnen we doen?": only the action itself is needed. */
export function ActionPart(desk: Desk): HTMLElement {
  const {context, store} = desk;
  const list = ItemList(store, {
    label: words.title,
    empty: words.none,
    ids: ({actions}) => actions.map(({id}) => id),
    build: (id) => ActionCard(desk, id)
  });
  const add = SmallButton(words.add, () => {
    store.change((session) =>
      addItem(session, part, {id: freeItemId(session, part, context.tag), action: "", changed: moment(context)})
    );
    list.querySelector<HTMLElement>("li:last-child textarea")?.focus();
  });
  return h("section", {}, h("h2", {}, words.title), h("p", {}, words.lede), list, h("p", {}, add));
}

function ActionCard(desk: Desk, id: string): HTMLElement {
  const {store} = desk;
  const own = (field: keyof Action & string, keepsEmpty = false) => bind(desk, {part, id, field}, {keepsEmpty});
  const {session} = store;
  const statements = session.statements.map(
    (each) => [each.id, shorten(figureText(session, each.text)) || each.id] as const
  );
  return h(
    "article",
    {class: "sh-session-card"},
    BoundText({...own("action", true), label: words.action}, {isLong: true}),
    h(
      "details",
      {},
      h("summary", {}, words.more),
      BoundSelect({...own("statement"), label: words.statement}, [["", words.noStatement], ...statements]),
      BoundText({...own("who"), label: fields.who}),
      BoundSelect({...own("level"), label: fields.level}, [["", words.noLevel], ...Object.entries(levels)]),
      BoundText({...own("lever"), label: fields.lever}),
      BoundText({...own("firstStep"), label: fields.firstStep}, {isLong: true}),
      BoundText({...own("leadTime"), label: fields.leadTime}),
      BoundText({...own("cost"), label: fields.cost}),
      BoundText({...own("earlyIndicator"), label: fields.earlyIndicator}),
      BoundText({...own("stopRule"), label: fields.stopRule})
    ),
    h(
      "p",
      {},
      SmallButton(words.remove, () => store.change((now) => removeItem(now, part, id)))
    )
  );
}
