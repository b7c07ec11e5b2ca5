import type {Session} from "../../models/interpretation/format.js";
import {browserEffects, type Effects} from "../effects.js";
import {sessionTaskRunner, type RunSessionTask} from "../workers/session-runner.js";
import {browserKeep} from "./browser-keep.js";
import type {KeptSession, Role, SessionKeep} from "./kept-session.js";
import {browserNeighbours, type Neighbours} from "./neighbours.js";
import {createSessionStore, type SessionStore} from "./session-store.js";

/** What the pages about sessions need of the world; tests pass their own. */
export interface SessionContext {
  keep: SessionKeep;
  neighbours: Neighbours;
  run: RunSessionTask;
  effects: Effects;
  /** Letters that stand for this tab, in the ids of what is made here. */
  tag: string;
}

/** The browser itself. */
export function browserContext(): SessionContext {
  const tag = Math.random().toString(36).slice(2, 5).padEnd(3, "0");
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("samenhang-bijeenkomst");
  return {
    keep: browserKeep(),
    neighbours: browserNeighbours(tag, channel),
    run: sessionTaskRunner(),
    effects: browserEffects,
    tag
  };
}

/** The moment, as sessions write it. */
export const moment = ({effects}: Pick<SessionContext, "effects">): string => effects.now().toISOString();

/** A store of a session, new or as the browser held it; joining runs in the worker. */
export const storeOf = (
  context: SessionContext,
  role: Role,
  first: Pick<KeptSession, "session" | "revision">
): SessionStore =>
  createSessionStore({
    keep: context.keep,
    neighbours: context.neighbours,
    role,
    first,
    now: () => moment(context),
    join: (ours, theirs) => joinSessions(context, ours, theirs)
  });

/** Two versions of one session as one; what does not count is kept in it. */
export async function joinSessions({run}: SessionContext, ours: Session, theirs: Session): Promise<Session> {
  const {session} = await run("merge", {
    own: {file: "ours", session: ours},
    files: [{file: "theirs", text: JSON.stringify(theirs)}],
    codes: []
  });
  // A device stays the same device.
  return ours.contribution === undefined ? session : {...session, contribution: ours.contribution};
}
