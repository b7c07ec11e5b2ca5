import type {Session} from "../../models/interpretation/format.js";
import type {KeptSession, Role, SessionKeep} from "./kept-session.js";
import type {Neighbours} from "./neighbours.js";

/** Whether the work is safe: `kept` in the browser, `waiting` to be, or `lost` when the browser did not take it. */
export type Safety = "kept" | "waiting" | "lost";

/** A session that is being worked on; every change is kept by itself. */
export interface SessionStore {
  readonly session: Session;
  readonly safety: Safety;
  /** Why the browser did not keep it; null while it does. */
  readonly trouble: unknown;
  /** Whether it is open in another tab or window too. */
  readonly isElsewhere: boolean;
  /** What was joined last, because somebody worked on it elsewhere at the same moment. */
  readonly joined: number;
  /** `step`: changes in a row with the same one are one step back. */
  change(next: (session: Session) => Session, step?: string): void;
  /** What came in from elsewhere, such as the files of devices: no step, and none goes back over it. */
  receive(next: (session: Session) => Session): void;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Keeps what is not kept yet; resolves when that is done, also when it failed. */
  flush(): Promise<void>;
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface SessionStoreOptions {
  keep: SessionKeep;
  role: Role;
  /** As the browser holds it; revision 0 for one that it does not hold yet. */
  first: Pick<KeptSession, "session" | "revision">;
  now: () => string;
  /** Joins two versions of one session, so that nothing of either is lost. */
  join: (ours: Session, theirs: Session) => Promise<Session>;
  neighbours: Neighbours;
  /** After so many ms of rest a change is kept. */
  rest?: number;
}

const mostSteps = 100;

export function createSessionStore(options: SessionStoreOptions): SessionStore {
  const {keep, role, now, join, neighbours, rest = 250} = options;
  const listeners = new Set<() => void>();
  let {session, revision} = options.first;
  let safety: Safety = revision === 0 ? "waiting" : "kept";
  let trouble: unknown = null;
  let joined = 0;
  let past: {session: Session; step: string | undefined}[] = [];
  let future: Session[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keeping: Promise<void> | null = null;
  let isClosed = false;

  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  neighbours.listen(session.id, {onkept: (theirs) => void adopt(theirs), onchange: tell});
  if (revision === 0) plan();

  function plan(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), rest);
  }

  function set(next: Session): void {
    session = next;
    safety = "waiting";
    plan();
    tell();
  }

  /** One after the other: a second write begins where the first one ended. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    keeping ??= keepAll().finally(() => (keeping = null));
    return keeping;
  }

  async function keepAll(): Promise<void> {
    while (safety !== "kept") {
      const mine = session;
      try {
        const answer = await keep.write({role, session: mine, kept: now()}, revision);
        if ("other" in answer) await joinWith(answer.other);
        else {
          revision = answer.revision;
          trouble = null;
          if (session === mine) safety = "kept";
          neighbours.kept(mine.id, revision);
        }
      } catch (error) {
        trouble = error;
        safety = "lost";
        break;
      }
    }
    if (!isClosed) tell();
  }

  /** What was changed here while the two were being joined is joined with them in the next turn. */
  async function joinWith(other: KeptSession): Promise<void> {
    const mine = session;
    const both = await join(mine, other.session);
    // Still at the revision before theirs, so that the next write meets theirs again.
    if (session !== mine) return;
    revision = other.revision;
    session = both;
    // A step back or forward from here would take away what the other wrote.
    forgetSteps();
    joined += 1;
    tell();
  }

  /** Somebody kept it elsewhere; what is not kept here yet meets theirs when it is written. */
  async function adopt(theirRevision: number): Promise<void> {
    if (theirRevision <= revision) return;
    if (safety !== "kept") return flush();
    const theirs = await keep.read(role, session.id).catch(() => null);
    if (theirs === null || theirs.revision <= revision || safety !== "kept") return;
    ({session, revision} = theirs);
    forgetSteps();
    tell();
  }

  function forgetSteps(): void {
    past = [];
    future = [];
  }

  return {
    get session() {
      return session;
    },
    get safety() {
      return safety;
    },
    get trouble() {
      return trouble;
    },
    get isElsewhere() {
      return neighbours.isElsewhere(session.id);
    },
    get joined() {
      return joined;
    },
    change(next, step) {
      const changed = next(session);
      if (changed === session) return;
      const last = past.at(-1);
      if (step === undefined || last?.step !== step) past = [...past, {session, step}].slice(-mostSteps);
      future = [];
      set(changed);
    },
    receive(next) {
      const received = next(session);
      if (received === session) return;
      // A step back or forward from here would take away what others gave.
      forgetSteps();
      set(received);
    },
    undo() {
      const before = past.at(-1);
      if (before === undefined) return;
      past = past.slice(0, -1);
      future = [...future, session];
      set(before.session);
    },
    redo() {
      const after = future.at(-1);
      if (after === undefined) return;
      future = future.slice(0, -1);
      // Without a step: what is written next is a step of its own.
      past = [...past, {session, step: undefined}];
      set(after);
    },
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    flush,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      void flush();
      neighbours.leave(session.id);
    }
  };
}
