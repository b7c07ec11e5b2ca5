import {describe, expect, it, vi} from "vitest";
import {newPublication} from "../../../models/scenario/new-publication.js";
import {ownPublications, ownPublicationsKey, type PublicationStorage} from "./own-publications.js";

const made = (id: string, title = "CEP 2027") =>
  newPublication({
    ...{id, title, publisher: "CPB", published: "2027-03-11", source: "tabel 1", unemploymentDefinition: "new"},
    gdp: {2027: -1.5, 2028: 2},
    unemployment: {2026: 3.9, 2027: 4.6, 2028: 5}
  });

function memory(start?: string): PublicationStorage & {text: () => string | null} {
  let kept = start ?? null;
  return {
    getItem: (key) => (key === ownPublicationsKey ? kept : null),
    setItem: (_, value) => (kept = value),
    text: () => kept
  };
}

describe("the reader's own publications", () => {
  it("come back from the browser as they were kept, in order, and one with the same id is replaced", () => {
    const storage = memory();
    const store = ownPublications(storage, null);
    store.add(made("cpb-2027-03"));
    store.add(made("eigen-2027"));
    store.add(made("cpb-2027-03", "CEP 2027, herzien"));
    expect(ownPublications(storage, null).list()).toEqual([
      made("cpb-2027-03", "CEP 2027, herzien"),
      made("eigen-2027")
    ]);
    store.remove("cpb-2027-03");
    expect(store.list().map(({id}) => id)).toEqual(["eigen-2027"]);
  });

  it("tells who listens of every change, here and in another tab, until told to stop", () => {
    const tabs: ((event: {key: string | null}) => void)[] = [];
    const page = {
      addEventListener: (_: "storage", listener: (event: {key: string | null}) => void) => tabs.push(listener),
      removeEventListener: (_: "storage", listener: (event: {key: string | null}) => void) =>
        void tabs.splice(tabs.indexOf(listener), 1)
    };
    const store = ownPublications(memory(), page);
    const heard = vi.fn();
    const stop = store.subscribe(heard);
    store.add(made("cpb-2027-03"));
    expect(heard).toHaveBeenLastCalledWith([made("cpb-2027-03")]);
    tabs.forEach((listener) => listener({key: "something-else"}));
    expect(heard).toHaveBeenCalledTimes(1);
    tabs.forEach((listener) => listener({key: ownPublicationsKey}));
    expect(heard).toHaveBeenCalledTimes(2);
    stop();
    expect(tabs).toHaveLength(0);
    store.remove("cpb-2027-03");
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("take back each change and make it again, until something else is changed", () => {
    const store = ownPublications(memory(), null);
    const titles = (): string[] => store.list().map(({title}) => title);
    expect([store.canUndo, store.canRedo]).toEqual([false, false]);
    store.add(made("a", "A"));
    store.add(made("a", "A, herzien"));
    store.remove("a");
    store.undo();
    expect(titles()).toEqual(["A, herzien"]);
    store.undo();
    store.undo();
    expect([titles(), store.canUndo]).toEqual([[], false]);
    store.redo();
    store.redo();
    expect([titles(), store.canRedo]).toEqual([["A, herzien"], true]);
    store.add(made("b", "B"));
    expect(store.canRedo).toBe(false);
    store.redo();
    expect(titles()).toEqual(["A, herzien", "B"]);
  });

  it("take back a hundred changes and no more", () => {
    const store = ownPublications(memory(), null);
    for (let at = 0; at <= 101; at++) store.add(made("a", `versie ${at}`));
    let steps = 0;
    for (; store.canUndo; steps++) store.undo();
    expect([steps, store.list()[0]?.title]).toEqual([100, "versie 1"]);
  });

  it("never take back what another tab wrote, heard of or not", () => {
    const storage = memory();
    const [here, there] = [ownPublications(storage, null), ownPublications(storage, null)];
    here.add(made("a"));
    there.add(made("b"));
    here.undo();
    expect([here.list().map(({id}) => id), here.canUndo]).toEqual([["a", "b"], false]);
    here.remove("a");
    here.undo();
    there.add(made("c"));
    here.redo();
    expect([here.list().map(({id}) => id), here.canRedo]).toEqual([["a", "b", "c"], false]);
  });

  it("stay as they are when the browser does not keep a step back", () => {
    const storage = memory();
    const store = ownPublications(storage, null);
    store.add(made("a"));
    storage.setItem = () => {
      throw new Error("quota");
    };
    expect(() => store.undo()).toThrow(/save it to a file/);
    expect([store.list().length, store.canUndo, store.canRedo]).toEqual([1, true, false]);
  });

  it("leaves out what cannot be read, and leaves it where it is", () => {
    const storage = memory(JSON.stringify([{id: "kapot"}, null, made("cpb-2027-03")]));
    const store = ownPublications(storage, null);
    expect(store.list().map(({id}) => id)).toEqual(["cpb-2027-03"]);
    store.add(made("eigen-2027"));
    expect(storage.text()).toContain("kapot");
    expect(ownPublications(memory("no json"), null).list()).toEqual([]);
    expect(ownPublications(null, null).list()).toEqual([]);
  });

  it("refuses with what to do where the browser keeps nothing, and more than it can show", () => {
    expect(() => ownPublications(null, null).add(made("eigen"))).toThrow(/save it to a file/);
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error("quota");
      }
    };
    expect(() => ownPublications(full, null).add(made("eigen"))).toThrow(/quota.*save it to a file/);
    const store = ownPublications(memory(), null);
    for (let at = 0; at < 50; at++) store.add(made(`eigen-${at}`));
    expect(() => store.add(made("eigen-50"))).toThrow(/50 scenarios/);
    store.add(made("eigen-49", "anders"));
    expect(store.list().at(-1)?.title).toBe("anders");
  });
});
