import {contributionCode, deviceState} from "../../../models/interpretation/contribution.js";
import {sessionJoin} from "../../../locale/session-join.js";
import {h} from "../../dom.js";
import {moment, type SessionContext} from "../session-context.js";
import {jsonBlob, sessionFileName} from "../session-file.js";
import type {SessionStore} from "../session-store.js";
import {watch} from "../watch.js";
import {participantOf} from "./who-part.js";

const words = sessionJoin.give;

/** How answers reach the facilitator without a server: a small file, or a code to read aloud. */
export function GivePart(context: SessionContext, store: SessionStore): HTMLElement {
  const status = h("p", {role: "status"});
  const save = async (): Promise<void> => {
    const {session} = store;
    const made = {...session, contribution: {...deviceState(session), made: moment(context)}};
    const part = await context.run("ownPart", {session: made});
    const name = sessionFileName(`${session.id}-${deviceState(session).device}`);
    context.effects.save(name, jsonBlob(part));
    status.textContent = words.saved(name);
  };
  const file = h("button", {type: "button", class: "sh-button sh-button-main", onclick: () => void save()}, words.file);
  const codes = h("dl", {class: "sh-session-codes"});
  const section = h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    deviceState(store.session).codeOnly === true
      ? null
      : [h("p", {}, file), h("p", {class: "sh-field-help"}, words.fileHelp), status],
    codes,
    h("p", {class: "sh-field-help"}, words.codeHelp)
  );
  let shown = "";
  return watch(store, section, () => {
    const {session} = store;
    const participant = participantOf(session);
    file.disabled = session.expectations.length + session.readings.length + session.votes.length === 0;
    const rows: string[][] = [];
    if (participant !== "" && session.questions.length <= 6) {
      if (session.expectations.some((each) => each.participant === participant))
        rows.push([words.codeExpect, contributionCode(session, "expectation", participant)]);
      if (session.readings.some((each) => each.participant === participant && each.direction !== undefined))
        rows.push([words.codeRead, contributionCode(session, "reading", participant)]);
    }
    if (rows.join() === shown && shown !== "") return;
    shown = rows.join();
    codes.replaceChildren(
      ...(rows.length === 0
        ? [h("dt", {}, words.codeNone)]
        : rows.flatMap(([term, code]) => [h("dt", {}, term), h("dd", {class: "sh-session-code"}, code)]))
    );
  });
}
