import {
  adoptHandout,
  deviceState,
  handoutDevice,
  withDeviceState
} from "../../../models/interpretation/contribution.js";
import type {Session} from "../../../models/interpretation/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionJoin} from "../../../locale/session-join.js";
import {h} from "../../dom.js";
import {Lede} from "../../prose.js";
import {browserContext, type SessionContext} from "../session-context.js";
import {readLink, SessionTrouble, type OpenedSession} from "../session-file.js";
import {SessionFrame} from "../session-frame.js";
import type {SessionStore} from "../session-store.js";
import {watch} from "../watch.js";
import {CodeOnlyForm} from "./code-only-form.js";
import {ExpectPart, isBlind} from "./expect-part.js";
import {GivePart} from "./give-part.js";
import {isJoinFragment} from "./join-mark.js";
import {ReadPart} from "./read-part.js";
import {VotePart} from "./vote-part.js";
import {participantOf, WhoPart} from "./who-part.js";

/** The page Deelnemen: what one participant expects, reads and thinks, on a device of the participant's own. */
export function JoinView(context: SessionContext = browserContext()): HTMLElement {
  const named = (session: Session): Session => withDeviceState(session, {device: `apparaat-${context.tag}`});
  return h(
    "div",
    {class: "sh-session-join"},
    Lede(sessionJoin.lede),
    SessionFrame(context, {
      role: "join",
      draw: (store) => JoinParts(context, store),
      below: (open) => CodeOnlyForm((session) => open(named(session))),
      accept: (opened) => named(acceptHandout(opened)),
      arriving: () => arrivingFrom(context, takeJoinFragment()),
      adopt: adoptHandout
    })
  );
}

const arrivingFrom = ({run}: SessionContext, fragment: string): Promise<OpenedSession> | null =>
  fragment === "" ? null : readLink(run, fragment);

/** Takes the hand-out out of the address, so that a reload or a bookmark does not bring it again; "" without one. */
function takeJoinFragment(): string {
  const {hash, pathname, search} = location;
  if (!isJoinFragment(hash)) return "";
  history.replaceState(history.state, "", `${pathname}${search}`);
  return hash;
}

function acceptHandout(opened: Session): Session {
  if (opened.contribution === undefined) throw new SessionTrouble("lead");
  if (opened.contribution.device !== handoutDevice) throw new SessionTrouble("device");
  return opened;
}

function JoinParts(context: SessionContext, store: SessionStore): HTMLElement {
  const body = h("div");
  let stage: string | null = null;
  const {id, title, questions} = store.session;
  return watch(
    store,
    h("div", {}, h("p", {class: "sh-session-title"}, title ?? id), WhoPart(store), body, GivePart(context, store)),
    () => {
      const isBefore = isBlind(store.session);
      const next = isBefore ? "before" : `after ${participantOf(store.session)}`;
      if (next === stage) return;
      // The figures take the place of what has the focus.
      const hadFocus = body.contains(document.activeElement);
      stage = next;
      if (questions.length === 0) return body.replaceChildren(h("p", {}, shared.figures.none));
      if (isBefore) return body.replaceChildren(ExpectPart(context, store));
      const read = ReadPart(context, store);
      body.replaceChildren(read, deviceState(store.session).codeOnly === true ? "" : (VotePart(context, store) ?? ""));
      if (hadFocus) read.querySelector("h2")?.focus();
    }
  );
}
