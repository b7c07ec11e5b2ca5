import {addItem, changeHead, freeItemId, removeItem} from "../../../models/interpretation/edit-session.js";
import {formatDate, isoDay} from "../../../locale/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {h} from "../../dom.js";
import {BoundText} from "../bound-field.js";
import {bind, type Desk} from "../edit.js";
import {ItemList} from "../item-list.js";
import {jsonBlob, sessionFileName} from "../session-file.js";
import {MainButton, SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {CollectPart} from "./collect-part.js";
import {PhonePart} from "./phone-part.js";

const words = sessionLead.people;
const part = "participants";

/** Who takes part, what they get, and what comes back from them. */
export function PeoplePart(desk: Desk): HTMLElement {
  const {context, store} = desk;
  const status = h("p", {role: "status"});
  const list = ItemList(store, {
    label: words.title,
    empty: words.none,
    ids: ({participants}) => participants.map(({id}) => id),
    build: (id) =>
      h(
        "div",
        {class: "sh-session-row"},
        BoundText({...bind(desk, {part, id, field: "name"}, {keepsEmpty: true}), label: words.name(id.slice(1))}),
        BoundText({...bind(desk, {part, id, field: "organisation"}), label: words.organisation}),
        RemoveButton(desk, id)
      )
  });
  const saveHandout = async (): Promise<void> => {
    const {session} = store;
    const name = sessionFileName(`${session.id}-deelnemers`);
    context.effects.save(name, jsonBlob(await context.run("handout", {session})));
  };
  const about = h("p", {class: "sh-session-reads"});
  const section = h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    list,
    h(
      "p",
      {},
      SmallButton(words.add, () => {
        store.change((session) => addItem(session, part, {id: freeItemId(session, part), name: ""}));
        list.querySelector<HTMLElement>("li:last-child input")?.focus();
      }),
      " ",
      SmallButton(words.erase, ask)
    ),
    status,
    h(
      "p",
      {},
      MainButton(words.handout, () => void saveHandout())
    ),
    h("p", {class: "sh-field-help"}, words.handoutHelp),
    about,
    PhonePart(desk),
    CollectPart(desk)
  );
  return watch(store, section, () => {
    const {id, questions} = store.session;
    about.textContent = words.id(id, String(questions.length));
  });

  function ask(): void {
    const answer = (text: string, act: () => void): HTMLElement =>
      SmallButton(text, () => {
        status.replaceChildren();
        act();
      });
    status.replaceChildren(
      `${words.eraseAsk} `,
      answer(words.eraseYes, erase),
      " ",
      answer(words.eraseNo, () => undefined)
    );
  }

  function erase(): void {
    const namesDeleted = isoDay(context.effects.now());
    store.change((session) => {
      const superseded = (session.superseded as {part?: string}[]).filter((each) => each.part !== part);
      return changeHead(session, {participants: [], namesDeleted, superseded: superseded as typeof session.superseded});
    });
    status.textContent = words.deleted(formatDate(namesDeleted));
  }
}

function RemoveButton({store}: Desk, id: string): HTMLElement {
  const button = SmallButton(words.remove, () => store.change((session) => removeItem(session, part, id)));
  button.setAttribute("aria-label", words.removeNumber(id.slice(1)));
  return button;
}
