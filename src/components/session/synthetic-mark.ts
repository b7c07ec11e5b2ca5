import {changeHead} from "../../models/interpretation/edit-session.js";
import type {Session} from "../../models/interpretation/format.js";
import {session as words} from "../../locale/session.js";
import {h} from "../dom.js";
import type {SessionStore} from "./session-store.js";
import {watch} from "./watch.js";

/** Above all that is shown of a session: that made-up figures stand in it. A site of real figures opens such sessions too. */
export function SyntheticMark(store: SessionStore): HTMLElement {
  const mark = h("p", {class: "sh-note", role: "note"}, words.figures.inSession);
  return watch(store, mark, () => (mark.hidden = store.session.synthetic !== true));
}

/** The session, marked for good once a made-up figure was put in it. */
export const markedSynthetic = (session: Session, isSynthetic: boolean): Session =>
  isSynthetic && session.synthetic !== true ? changeHead(session, {synthetic: true}) : session;
