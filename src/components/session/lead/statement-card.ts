import {removeItem} from "../../../models/interpretation/edit-session.js";
import type {Session, Statement} from "../../../models/interpretation/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {sessionReport} from "../../../locale/session-report.js";
import {h} from "../../dom.js";
import {BoundSelect, BoundText} from "../bound-field.js";
import {bind, edited, itemOf, type Desk} from "../edit.js";
import {InnerList} from "../inner-list.js";
import {figureText, shownValue} from "../question-figures.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {DissentList, EvidenceList} from "./statement-lists.js";
import type {Variable} from "./shortest-way.js";
import {StatementLinks} from "./statement-links.js";
import {VotePanel} from "./vote-panel.js";

const words = sessionLead.statement;
const part = "statements";

/** One statement of the group: what it says, what it rests on, how far people agree, and who sees it otherwise. */
export function StatementCard(desk: Desk, id: string, variables: () => Promise<readonly Variable[]>): HTMLElement {
  const {store} = desk;
  const own = (field: keyof Statement & string, keepsEmpty = false) => bind(desk, {part, id, field}, {keepsEmpty});
  const {types, states, falls} = sessionReport.statements;
  const text = BoundText({...own("text", true), label: words.text}, {isLong: true});
  return h(
    "article",
    {class: "sh-session-card"},
    BoundSelect({...own("type", true), label: words.type}, Object.entries(types)),
    text,
    FigureInsert(desk, id, text),
    Reads(desk, id),
    VotePanel(desk, id),
    h(
      "details",
      {},
      h("summary", {}, words.more),
      EvidenceList(desk, id),
      BoundText({...own("refutedBy"), label: words.refutedBy}, {isLong: true}),
      InnerList({
        store,
        label: words.alternatives,
        get: (session) => itemOf(session, part, id)?.alternatives ?? [],
        set: (session, alternatives) => edited(desk, session, {part, id, changes: {alternatives}}),
        build: (at) => Alternative(desk, id, at),
        fresh: () => "",
        addLabel: words.addAlternative,
        removeLabel: words.removeAlternative
      }),
      DissentList(desk, id),
      StatementLinks(desk, id, variables),
      BoundSelect({...own("fall"), label: words.fall}, [["", words.fallNone], ...Object.entries(falls)]),
      BoundSelect({...own("status", true), label: words.status}, Object.entries(states)),
      BoundText({...own("review"), label: words.review}, {type: "date"})
    ),
    h(
      "p",
      {},
      SmallButton(words.remove, () => store.change((session) => removeItem(session, part, id)))
    )
  );
}

function Alternative(desk: Desk, id: string, at: number): HTMLElement {
  const all = (session: Session): string[] => itemOf(session, part, id)?.alternatives ?? [];
  return BoundText(
    {
      store: desk.store,
      label: words.alternative(String(at + 1)),
      get: (session) => all(session)[at],
      set: (session, value) => {
        const alternatives = all(session).map((each, place) => (place === at ? (value ?? "") : each));
        return edited(desk, session, {part, id, changes: {alternatives}});
      }
    },
    {isLong: true}
  );
}

/** Puts {{ref}} where the cursor stands: a figure is never typed over. */
function FigureInsert(desk: Desk, id: string, field: HTMLElement): HTMLElement {
  const {store} = desk;
  const select = h("select", {"aria-label": words.insert, onchange: insert});
  return watch(store, h("p", {class: "sh-session-insert"}, select), () => {
    const {numbers} = store.session;
    if (document.activeElement === select || select.options.length === numbers.length + 1) return;
    select.replaceChildren(
      h("option", {value: ""}, `${words.insert}: ${words.insertNone}`),
      ...numbers.map((number) => h("option", {value: number.ref}, `${number.label}: ${shownValue(number)}`))
    );
  });

  function insert(): void {
    const ref = select.value;
    select.value = "";
    const input = field.querySelector("textarea");
    if (ref === "" || input === null) return;
    input.setRangeText(`{{${ref}}}`, input.selectionStart, input.selectionEnd, "end");
    store.change((session) => edited(desk, session, {part, id, changes: {text: input.value}}));
    input.focus();
  }
}

/** The text with its figures, as others will read it; only when there are any. */
function Reads({store}: Desk, id: string): HTMLElement {
  const line = h("p", {class: "sh-session-reads"});
  return watch(store, line, () => {
    const text = itemOf(store.session, part, id)?.text ?? "";
    const read = figureText(store.session, text);
    line.textContent = read === text ? "" : words.reads(read);
    line.hidden = read === text;
  });
}
