import {changeHead} from "../../models/interpretation/edit-session.js";
import type {Session} from "../../models/interpretation/format.js";
import {sessionPrepare} from "../../locale/session-prepare.js";
import {h} from "../dom.js";
import {BoundSelect, BoundText} from "./bound-field.js";
import type {Desk} from "./edit.js";

const words = sessionPrepare.head;

/** Title, day, owner, term of keeping and rhythm of a session. */
export function HeadFields({store}: Desk): HTMLElement {
  const own = (field: "title" | "date" | "owner" | "region") => ({
    store,
    get: (session: Session) => session[field],
    set: (session: Session, value: string | null) => changeHead(session, {[field]: value})
  });
  const retention = (field: "until" | "reason") => ({
    store,
    get: (session: Session) => session.retention?.[field],
    set: (session: Session, value: string | null) => withRetention(session, field, value)
  });
  return h(
    "div",
    {class: "sh-session-head"},
    BoundText({...own("title"), label: words.title}),
    h(
      "div",
      {class: "sh-session-row"},
      BoundText({...own("date"), label: words.date}, {type: "date"}),
      BoundText({...own("owner"), label: words.owner, help: words.ownerHelp})
    ),
    h(
      "div",
      {class: "sh-session-row"},
      BoundText({...retention("until"), label: words.until, help: words.untilHelp}, {type: "date"}),
      BoundText({...retention("reason"), label: words.reason})
    ),
    BoundSelect(
      {
        store,
        label: words.cycle,
        get: ({cycle}) => cycle?.kind,
        set: (session, value) =>
          changeHead(session, {
            cycle: value === null ? null : {...session.cycle, kind: value as "edition" | "two-weeks"}
          })
      },
      [["", words.cycleNone], ...Object.entries(words.cycles)]
    )
  );
}

/** The term goes with its day: a reason alone says nothing. */
function withRetention(session: Session, field: "until" | "reason", value: string | null): Session {
  const before: Partial<NonNullable<Session["retention"]>> = session.retention ?? {};
  const {until, reason, ...rest} = {...before, [field]: value ?? undefined} as typeof before;
  if (until === undefined) return changeHead(session, {retention: null});
  return changeHead(session, {retention: {...rest, until, ...(reason === undefined ? {} : {reason})}});
}
