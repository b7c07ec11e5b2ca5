import {asParticipant, deviceState, hasSpoken, withDeviceState} from "../../../models/interpretation/contribution.js";
import type {Session} from "../../../models/interpretation/format.js";
import {sessionJoin} from "../../../locale/session-join.js";
import {h} from "../../dom.js";
import {TextField} from "../../scenario/own/text-field.js";
import {BoundText} from "../bound-field.js";
import type {SessionStore} from "../session-store.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";

const words = sessionJoin.who;

/** The participant of a device, as p7; "" while nobody has filled in a number. */
export const participantOf = (session: Session): string => deviceState(session).participant ?? "";

/** Who sits at this device: a number, and a name for who wants. */
export function WhoPart(store: SessionStore): HTMLElement {
  const number = TextField(words.number);
  number.input.inputMode = "numeric";
  number.input.maxLength = 3;
  // Not while it is being typed: on the way to 12 stands 1, who may be somebody else.
  number.input.addEventListener("change", () => {
    const typed = number.input.value.trim();
    const isNumber = /^[1-9]\d{0,2}$/.test(typed);
    number.say(isNumber || typed === "" ? null : words.wrong);
    if (isNumber && `p${typed}` !== participantOf(store.session))
      store.change((session) => asParticipant(session, `p${typed}`));
  });
  const next = SmallButton(words.next, () => {
    store.change((session) => withDeviceState(session, {participant: ""}));
    number.input.focus();
  });
  const name = BoundText({
    store,
    label: words.name,
    help: words.nameHelp,
    get: (session) => session.participants.find(({id}) => id === participantOf(session))?.name,
    set: (session, value) => {
      const id = participantOf(session);
      const others = session.participants.filter((each) => each.id !== id);
      return {...session, participants: value === null ? others : [...others, {id, name: value}]};
    }
  });
  const section = h(
    "section",
    {},
    h("h2", {}, words.title),
    number,
    h("p", {class: "sh-field-help"}, words.numberHelp),
    deviceState(store.session).codeOnly === true ? null : name,
    h("p", {class: "sh-session-next"}, next)
  );
  return watch(store, section, () => {
    const own = participantOf(store.session);
    if (document.activeElement !== number.input) number.input.value = own.slice(1);
    name.hidden = own === "";
    next.hidden = own === "" || !hasSpoken(store.session, own);
  });
}
