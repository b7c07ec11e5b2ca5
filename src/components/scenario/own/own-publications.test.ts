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
