import {changeHead} from "../../models/interpretation/edit-session.js";
import {session as words} from "../../locale/session.js";
import {h, type Child} from "../dom.js";
import {canFollow, followInFile} from "./follow-file.js";
import {SafetyLine} from "./safety-line.js";
import {moment, type SessionContext} from "./session-context.js";
import {jsonBlob, sessionFileName} from "./session-file.js";
import type {SessionStore} from "./session-store.js";

/**
 * Saving and leaving the session that is open, and whether it is safe.
 *
 * @param options `isWhole`: the file is the facilitator's, and not what one device says
 */
export function FileBar(
  context: SessionContext,
  store: SessionStore,
  {leave, forget, isWhole}: {leave: () => void; forget: () => Promise<void>; isWhole: boolean}
): HTMLElement {
  const status = h("div", {role: "status", class: "sh-model-status"});
  const say = (...content: Child[]): void => status.replaceChildren(h("div", {}, content));
  const button = (text: string, onclick: () => void): HTMLButtonElement =>
    h("button", {type: "button", class: "sh-button", onclick}, text);
  const bar = h(
    "div",
    {class: "sh-model-files", role: "group", "aria-label": words.file.bar},
    isWhole ? button(words.file.save, save) : null,
    isWhole && canFollow() ? button(words.file.follow, () => void follow()) : null,
    button(words.start.another, leave),
    button(words.file.forget, askForget)
  );
  return h("div", {class: "sh-session-file"}, bar, status, SafetyLine(store, save));

  function save(): void {
    store.change((session) => changeHead(session, {saved: moment(context)}), "saved");
    const name = sessionFileName(store.session.id);
    context.effects.save(name, jsonBlob(store.session));
    say(words.file.saved(name));
  }

  async function follow(): Promise<void> {
    const name = await followInFile(store, (lost) => say(words.file.followLost(lost)));
    if (name !== null) say(words.file.following(name));
  }

  function askForget(): void {
    say(
      h("p", {}, words.file.forgetAsk(store.session.title ?? words.untitled)),
      button(words.file.forgetYes, () => void forget()),
      " ",
      button(words.file.forgetNo, () => say())
    );
  }
}
