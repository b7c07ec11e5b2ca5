import type {Session} from "../../models/interpretation/format.js";
import {session as words} from "../../locale/session.js";
import {DocumentHistory} from "../controls/document-history.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";
import {createState} from "../state.js";
import {textField} from "../state-fields.js";
import {FileBar} from "./file-bar.js";
import type {KeptSession, Role} from "./kept-session.js";
import {joinSessions, storeOf, type SessionContext} from "./session-context.js";
import {fileText, readText, SessionTrouble, type OpenedSession} from "./session-file.js";
import type {SessionStore} from "./session-store.js";
import {StartPanel} from "./start-panel.js";
import {SyntheticMark} from "./synthetic-mark.js";
import {SessionTroubleCard} from "./trouble-card.js";

export interface FrameOptions {
  role: Role;
  /** What is shown of a session that is open. */
  draw: (store: SessionStore) => HTMLElement;
  /** What stands below the choice of a session; `open` opens a new one. */
  below?: (open: (session: Session) => Promise<void>) => HTMLElement | null;
  example?: () => Promise<Session>;
  /** Refuses or prepares what was read from a file. Throws SessionTrouble. */
  accept: (opened: Session) => Session;
  /** What the address brings along, taken out of it; null when it brings nothing. Rejects with SessionTrouble. */
  arriving?: () => Promise<OpenedSession> | null;
  /** What becomes of a session that this browser holds already; without it the two are joined. */
  adopt?: (held: Session, opened: Session) => Session;
}

/** A page about one session: chooses it, keeps it, and shows `draw` of it. The session's id stands in the address. */
export function SessionFrame(context: SessionContext, options: FrameOptions): HTMLElement {
  const {role, draw, below, example, accept, adopt, arriving} = options;
  const {keep, run} = context;
  const state = createState({bijeenkomst: textField("", {pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/})});
  const element = h("div", {class: "sh-session"});
  let open: SessionStore | null = null;
  globalThis.addEventListener?.("pagehide", () => void open?.flush());
  document.addEventListener("visibilitychange", () => void open?.flush());
  globalThis.addEventListener?.("beforeunload", (event) => {
    if (open !== null && open.safety !== "kept") event.preventDefault();
  });
  state.subscribe(() => void begin());
  globalThis.addEventListener?.("hashchange", () => void arrive());
  void arrive().then((isThere) => (isThere ? undefined : begin()));
  return element;

  /** Opens what the address brings; false when that is nothing. */
  async function arrive(): Promise<boolean> {
    const coming = arriving?.() ?? null;
    if (coming === null) return false;
    try {
      await openRead(await coming);
    } catch (error) {
      await choose();
      element.prepend(SessionTroubleCard(error));
    }
    return true;
  }

  /** What the address names, which may be the example; without a name the session that was kept last. */
  async function begin(): Promise<void> {
    const wanted = state.get().bijeenkomst;
    if (open !== null && open.session.id === wanted) return;
    const kept = await keep.list(role).catch(() => []);
    const id = wanted === "" ? kept[0]?.id : wanted;
    const found = id === undefined ? null : await keep.read(role, id).catch(() => null);
    if (found !== null) return show(found);
    const offered = wanted === "" ? null : ((await example?.().catch(() => null)) ?? null);
    if (offered?.id === wanted) return openSession(offered);
    await choose();
  }

  async function choose(): Promise<void> {
    leaveStore();
    const kept = await keep.list(role).catch(() => []);
    element.replaceChildren(
      StartPanel({
        kept,
        openKept: async (id) => {
          const found = await keep.read(role, id);
          if (found !== null) await show(found);
        },
        openFile: async (file) => openRead(await readText(run, await fileText(file))),
        example: example ?? null,
        openSession
      }),
      below?.(openSession) ?? ""
    );
  }

  async function openRead({session, isMigrated, problems}: OpenedSession): Promise<void> {
    await openSession(accept(session));
    const notes = [isMigrated ? words.file.migrated : "", problems > 0 ? words.file.incomplete(String(problems)) : ""];
    const note = notes.filter((each) => each !== "").join(" ");
    if (note !== "") element.prepend(h("p", {class: "sh-note", role: "status"}, note));
  }

  /** A session that this browser holds already is joined with what it holds. */
  async function openSession(session: Session): Promise<void> {
    const held = await keep.read(role, session.id).catch(() => null);
    if (held === null) return show({session, revision: 0});
    const both = adopt?.(held.session, session) ?? (await joinSessions(context, session, held.session));
    await show({session: both, revision: held.revision}, true);
    element.prepend(h("p", {class: "sh-note", role: "status"}, words.file.joined(session.title ?? words.untitled)));
  }

  async function show(first: Pick<KeptSession, "session" | "revision">, isChanged = false): Promise<void> {
    const {session, problems} = await run("check", {json: first.session});
    if (session === null) return void element.replaceChildren(damaged(first.session, problems[0]?.kind ?? "field"));
    leaveStore();
    open = storeOf(context, role, {session, revision: first.revision});
    // A joined session differs from what is held: what changes nothing else makes it be kept.
    if (isChanged) open.receive((same) => ({...same}));
    state.set({bijeenkomst: session.id}, {replace: true});
    const store = open;
    element.replaceChildren(
      DocumentHistory(store),
      SyntheticMark(store),
      draw(store),
      FileBar(context, store, {
        isWhole: role === "lead",
        leave: () => void choose(),
        forget: async () => {
          await store.flush();
          leaveStore();
          await keep.remove(role, session.id);
          await choose();
        }
      })
    );
  }

  function leaveStore(): void {
    open?.close();
    open = null;
  }

  /** What a newer version kept, or somebody spoilt, stays where it is. */
  function damaged(json: unknown, kind: string): HTMLElement {
    const problem = kind === "newer-format" ? new SessionTrouble("newer-format") : words.trouble.damaged;
    const save = (): void =>
      context.effects.save("bijeenkomst.json", new Blob([JSON.stringify(json, null, 2)], {type: "application/json"}));
    return h(
      "div",
      {},
      ErrorCard(problem, {works: words.trouble.works, todo: words.trouble.todoCopy}),
      h(
        "p",
        {},
        h("button", {type: "button", class: "sh-button", onclick: save}, words.trouble.saveRaw),
        " ",
        h("button", {type: "button", class: "sh-button", onclick: () => void choose()}, words.start.another)
      )
    );
  }
}
