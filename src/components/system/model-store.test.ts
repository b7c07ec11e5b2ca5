import {describe, expect, it} from "vitest";
import {readSystem} from "../../models/system/read-system.js";
import {keptKeys, readKept, type ModelStorage} from "./kept-model.js";
import {createModelStore} from "./model-store.js";
import {createSelection} from "./selection.js";

const model = (name: string, more: object = {}): ReturnType<typeof readSystem> =>
  readSystem({format: "samenhang-system/1", name, variables: [{id: "a"}, {id: "b"}], ...more}, name);

function memory(isFull = (): boolean => false): ModelStorage & {kept: Map<string, string>} {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (isFull()) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      kept.set(key, value);
    }
  };
}

describe("createModelStore", () => {
  it("makes changes that can be taken back and made again", () => {
    const store = createModelStore(model("een"), {name: "een"});
    let told = 0;
    const stop = store.subscribe(() => told++);
    store.apply({type: "connect", from: "a", to: "b"});
    expect([store.system.links.length, store.changed, store.canUndo, store.canRedo]).toEqual([1, true, true, false]);
    store.undo();
    expect([store.system.links.length, store.changed, store.canUndo, store.canRedo]).toEqual([0, false, false, true]);
    store.redo();
    expect([store.system.links.length, store.changed]).toEqual([1, true]);
    stop();
    store.undo();
    expect(told).toBe(3);
  });

  it("changes nothing when a change is refused", () => {
    const store = createModelStore(model("een"), {name: "een"});
    expect(() => store.apply({type: "remove-link", id: "none"})).toThrow("no link");
    expect(store.canUndo).toBe(false);
  });

  it("takes places without calling the model changed", () => {
    const store = createModelStore(model("een"), {name: "een"});
    store.place({a: {x: 1, y: 2}, gone: {x: 0, y: 0}});
    expect(store.system.variables[0]).toMatchObject({x: 1, y: 2});
    expect([store.changed, store.canUndo]).toEqual([false, false]);
  });

  it("keeps the working copy, and the model that was open before it", () => {
    const storage = memory();
    const store = createModelStore(model("een"), {name: "een", storage});
    store.apply({type: "connect", from: "a", to: "b"});
    store.open(model("twee"), "twee");
    expect(readKept(storage, "working")).toMatchObject({name: "twee", changed: false});
    expect(readKept(storage, "previous")).toMatchObject({name: "een", changed: true, system: {links: [{id: "a-b"}]}});
    expect(createModelStore(model("drie"), {name: "drie", storage}).previous?.name).toBe("een");
    store.undo();
    expect([store.name, store.changed, store.system.links.length]).toEqual(["een", true, 1]);
  });

  it("says so when the browser keeps nothing, and goes on", () => {
    let isFull = true;
    const store = createModelStore(model("een"), {name: "een", storage: memory(() => isFull)});
    store.apply({type: "connect", from: "a", to: "b"});
    expect(store.notKept).toMatchObject({kind: "not-kept"});
    expect(store.system.links).toHaveLength(1);
    isFull = false;
    store.apply({type: "connect", from: "b", to: "a"});
    expect(store.notKept).toBeNull();
  });

  it("says so too when only the model from before could not be kept", () => {
    const storage = memory();
    const set = storage.setItem;
    storage.setItem = (key, value) => {
      if (key === keptKeys.previous) throw new Error("full");
      set(key, value);
    };
    const store = createModelStore(model("een"), {name: "een", storage});
    store.open(model("twee"), "twee");
    expect(store.notKept).toMatchObject({kind: "not-kept"});
  });

  it("leaves what it cannot read where it is", () => {
    const storage = memory();
    for (const text of ["{", "null", '{"name": "x", "system": {"format": "samenhang-system/9"}}']) {
      storage.kept.set(keptKeys.working, text);
      expect(readKept(storage, "working")).toBeNull();
      expect(storage.kept.get(keptKeys.working)).toBe(text);
    }
  });
});

describe("createSelection", () => {
  it("chooses a variable or a link, never both, and tells of changes only", () => {
    const selection = createSelection();
    const told: (string | null)[][] = [];
    selection.subscribe(({variable, link}) => told.push([variable, link]));
    selection.set({variable: "a"});
    selection.set({link: "ab"});
    selection.set({link: "ab"});
    selection.set({variable: "b"});
    selection.set({loop: {name: "R1", nodes: ["a"], links: ["aa"]}});
    expect(told).toEqual([
      ["a", null],
      [null, "ab"],
      ["b", null],
      ["b", null]
    ]);
    expect(selection.loop?.name).toBe("R1");
  });
});
