import {describe, expect, it} from "vitest";
import {addItem, changeHead} from "../../models/interpretation/edit-session.js";
import {sessionFormat, sessionSchema, type Session} from "../../models/interpretation/format.js";
import {mergeSessions} from "../../models/interpretation/merge.js";
import type {KeptSession, SessionKeep} from "./kept-session.js";
import {browserNeighbours, type Channel} from "./neighbours.js";
import {createSessionStore, type SessionStore} from "./session-store.js";

const first = sessionSchema.parse({format: sessionFormat, id: "proef", title: "Proef"});
const statement = (id: string, text: string) =>
  sessionSchema.parse({...first, statements: [{id, type: "waarneming", text}]}).statements[0]!;
const add = (id: string) => (session: Session) => addItem(session, "statements", statement(id, id));

/** A browser's database in memory: the whole record is copied, as a browser does. */
function memoryKeep(): SessionKeep & {records: Map<string, KeptSession>; full: boolean} {
  const records = new Map<string, KeptSession>();
  const keep = {
    records,
    full: false,
    read: (role: string, id: string) => Promise.resolve(records.get(`${role} ${id}`) ?? null),
    write(kept: Omit<KeptSession, "revision">, after: number) {
      const key = `${kept.role} ${kept.session.id}`;
      const there = records.get(key);
      if (keep.full) return Promise.reject(new DOMException("full", "QuotaExceededError"));
      if (there !== undefined && there.revision !== after) return Promise.resolve({other: there});
      records.set(key, structuredClone({...kept, revision: after + 1}));
      return Promise.resolve({revision: after + 1});
    },
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([])
  };
  return keep;
}

/** Tabs that hear each other at once. */
function room(): () => Channel {
  const all: Channel[] = [];
  return () => {
    const channel: Channel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of all) if (other !== channel) other.onmessage?.({data} as MessageEvent);
      }
    };
    all.push(channel);
    return channel;
  };
}

let serial = 0;
function open(
  keep: SessionKeep,
  {
    channel = null,
    held = {session: first, revision: 0},
    whileJoining
  }: {
    channel?: Channel | null;
    held?: KeptSession | {session: Session; revision: number};
    /** What happens while two versions are being joined. */
    whileJoining?: () => void;
  } = {}
): SessionStore {
  return createSessionStore({
    keep,
    role: "lead",
    first: held,
    now: () => `2021-03-11T10:00:${String(serial++ % 60).padStart(2, "0")}Z`,
    join(ours, theirs) {
      whileJoining?.();
      return Promise.resolve(
        mergeSessions([
          {file: "ours", session: ours},
          {file: "theirs", session: theirs}
        ]).session
      );
    },
    neighbours: browserNeighbours(`tab${serial++}`, channel),
    rest: 0
  });
}
const ids = ({statements}: Session): string[] => statements.map(({id}) => id);

describe("a session store", () => {
  it("keeps every change by itself, also those made while one is being kept", async () => {
    const keep = memoryKeep();
    const store = open(keep);
    store.change(add("s1"));
    const done = store.flush();
    store.change(add("s2"));
    await done;
    expect(store.safety).toBe("kept");
    expect(ids(keep.records.get("lead proef")!.session)).toEqual(["s1", "s2"]);
  });

  it("says that work is not safe when the browser is full, and keeps it as soon as there is room", async () => {
    const keep = memoryKeep();
    const store = open(keep);
    keep.full = true;
    store.change(add("s1"));
    await store.flush();
    expect(store.safety).toBe("lost");
    expect((store.trouble as Error).name).toBe("QuotaExceededError");
    expect(ids(store.session)).toEqual(["s1"]);
    keep.full = false;
    await store.flush();
    expect([store.safety, store.trouble]).toEqual(["kept", null]);
  });

  it("joins what two tabs wrote at the same moment, so that nothing is lost", async () => {
    const keep = memoryKeep();
    const a = open(keep);
    await a.flush();
    const b = open(keep, {held: keep.records.get("lead proef")!});
    a.change(add("s1"));
    b.change(add("s2"));
    await Promise.all([a.flush(), b.flush()]);
    expect(ids(keep.records.get("lead proef")!.session)).toEqual(["s1", "s2"]);
    expect(a.joined + b.joined).toBe(1);
  });

  it("loses nothing that is changed while two versions are being joined", async () => {
    const keep = memoryKeep();
    const a = open(keep);
    await a.flush();
    let isFirst = true;
    const whileJoining = (): void => {
      if (isFirst) b.change(add("s3"));
      isFirst = false;
    };
    const b = open(keep, {held: keep.records.get("lead proef")!, whileJoining});
    a.change(add("s1"));
    await a.flush();
    b.change(add("s2"));
    await b.flush();
    expect(ids(keep.records.get("lead proef")!.session).sort()).toEqual(["s1", "s2", "s3"]);
    expect(ids(b.session).sort()).toEqual(["s1", "s2", "s3"]);
  });

  it("shows in one tab what was written in the other, and that it is open there", async () => {
    const [keep, tab] = [memoryKeep(), room()];
    const a = open(keep, {channel: tab()});
    await a.flush();
    expect(a.isElsewhere).toBe(false);
    const b = open(keep, {channel: tab(), held: keep.records.get("lead proef")!});
    expect([a.isElsewhere, b.isElsewhere]).toEqual([true, true]);
    a.change((session) => changeHead(session, {title: "Nieuw"}));
    await a.flush();
    await Promise.resolve();
    expect(b.session.title).toBe("Nieuw");
    b.close();
    expect(a.isElsewhere).toBe(false);
  });

  it("passes over what another version of the site, or anything else, posts on its channel", () => {
    const tab = room();
    const heard: unknown[] = [];
    const neighbours = browserNeighbours("a", tab());
    neighbours.listen("proef", {onkept: (revision) => heard.push(revision), onchange: () => heard.push("change")});
    const other = tab();
    const good = {kind: "kept", id: "proef", from: "b", revision: 3};
    for (const data of [
      ...[null, undefined, 7, "kept", [], {}, {...good, kind: "erase"}, {...good, revision: "9"}],
      ...[
        {...good, revision: Infinity},
        {...good, from: null},
        {...good, id: {}},
        {...good, id: "__proto__"}
      ]
    ])
      other.postMessage(data);
    expect(heard).toEqual([]);
    expect(neighbours.isElsewhere("proef")).toBe(false);
    other.postMessage(good);
    expect(heard).toEqual([3, "change"]);
  });

  it("takes back changes, those of one field in one step", async () => {
    const store = open(memoryKeep());
    for (const title of ["P", "Pr", "Pro"]) store.change((session) => changeHead(session, {title}), "title");
    store.change(add("s1"));
    store.undo();
    expect([store.session.title, ids(store.session)]).toEqual(["Pro", []]);
    store.undo();
    expect([store.session.title, store.canUndo]).toEqual(["Proef", false]);
    await store.flush();
  });

  it("steps forward again through what was taken back, until something else is written", async () => {
    const store = open(memoryKeep());
    store.change(add("s1"));
    store.change(add("s2"));
    store.redo();
    expect([ids(store.session), store.canRedo]).toEqual([["s1", "s2"], false]);
    store.undo();
    store.undo();
    store.redo();
    expect([ids(store.session), store.canUndo, store.canRedo]).toEqual([["s1"], true, true]);
    store.redo();
    store.undo();
    expect(ids(store.session)).toEqual(["s1"]);
    store.change(add("s3"));
    expect(store.canRedo).toBe(false);
    store.redo();
    expect(ids(store.session)).toEqual(["s1", "s3"]);
    await store.flush();
  });

  it("takes back a hundred changes and no more", async () => {
    const store = open(memoryKeep());
    for (let at = 0; at <= 101; at++) store.change((session) => changeHead(session, {title: `versie ${at}`}));
    let steps = 0;
    for (; store.canUndo; steps++) store.undo();
    expect([steps, store.session.title]).toEqual([100, "versie 1"]);
    await store.flush();
  });

  it("keeps what a step back made of it, so that a reload shows the same", async () => {
    const keep = memoryKeep();
    const store = open(keep);
    store.change(add("s1"));
    await store.flush();
    store.undo();
    await store.flush();
    expect(ids(keep.records.get("lead proef")!.session)).toEqual([]);
    store.redo();
    await store.flush();
    expect(ids(keep.records.get("lead proef")!.session)).toEqual(["s1"]);
  });

  it("steps nowhere over what devices gave, nor forward over it", async () => {
    const store = open(memoryKeep());
    store.change(add("s1"));
    store.change(add("s2"));
    store.undo();
    store.receive(add("reading"));
    expect([store.canUndo, store.canRedo]).toEqual([false, false]);
    store.undo();
    store.redo();
    expect(ids(store.session)).toEqual(["reading", "s1"]);
    store.change(add("s3"));
    store.undo();
    expect(ids(store.session)).toEqual(["reading", "s1"]);
    await store.flush();
  });

  it("forgets its steps when another tab wrote: that one's work is not taken back here", async () => {
    const [keep, tab] = [memoryKeep(), room()];
    const a = open(keep, {channel: tab()});
    a.change(add("s1"));
    await a.flush();
    const b = open(keep, {channel: tab(), held: keep.records.get("lead proef")!});
    b.change(add("s2"));
    await b.flush();
    await Promise.resolve();
    expect([ids(a.session), a.canUndo]).toEqual([["s1", "s2"], false]);
  });

  it("steps nowhere over what somebody else wrote at the same moment", async () => {
    const keep = memoryKeep();
    const store = open(keep);
    store.change(add("s1"));
    await store.flush();
    store.undo();
    await keep.write({role: "lead", session: add("theirs")(store.session), kept: "2021-01-01T00:00:00Z"}, 1);
    await store.flush();
    expect([store.canUndo, store.canRedo]).toEqual([false, false]);
    expect(ids(store.session)).toContain("theirs");
  });
});
