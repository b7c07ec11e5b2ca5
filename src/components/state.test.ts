import fc from "fast-check";
import {describe, expect, it, vi} from "vitest";
import {choiceField, flagField, listField, numberField, textField} from "./state-fields.js";
import {createState, readState, writeState, type StateEffects} from "./state.js";

const schema = {
  gebied: textField("NL01", {pattern: /^(NL|GM|PV)\d+$/, formerly: ["gemeente"]}),
  per: choiceField("inwoner", ["inwoner", "totaal"]),
  drempel: numberField(5, {min: 0, max: 100}),
  log: flagField(false),
  met: listField([], {pattern: /^GM\d{4}$/})
};
const page = "https://voorbeeld.nl/thema/werk";

/** A browser's history in memory. */
function memory(href: string): StateEffects {
  const entries: {href: string; state: unknown}[] = [{href, state: null}];
  const listeners = new Set<() => void>();
  let at = 0;
  const go = (step: number): void => {
    const next = at + step;
    if (next < 0 || next >= entries.length) return;
    at = next;
    for (const listener of listeners) listener();
  };
  return {
    location: {
      get href() {
        return entries[at]!.href;
      }
    },
    history: {
      get state() {
        return entries[at]!.state;
      },
      pushState(state: unknown, _: string, url?: string | URL | null) {
        entries.splice(++at, Infinity, {href: String(url ?? entries[at - 1]!.href), state});
      },
      replaceState(state: unknown, _: string, url?: string | URL | null) {
        entries[at] = {href: String(url ?? entries[at]!.href), state};
      },
      back: () => go(-1),
      forward: () => go(1)
    },
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener)
  };
}

describe("the address", () => {
  it("leaves out what equals its default, and says how to read the rest", () => {
    const state = readState(schema, page);
    expect(writeState(schema, state, page)).toBe(page);
    expect(writeState(schema, {...state, gebied: "GM0794", met: ["GM0772", "GM0855"]}, page)).toBe(
      `${page}?v=1&gebied=GM0794&met=GM0772,GM0855`
    );
  });

  it("falls back to the default where it does not understand", () => {
    const state = readState(schema, `${page}?v=9&gebied=<script>&per=onzin&drempel=duizend&log=ja&met=GM0794,x`);
    expect(state).toEqual({gebied: "NL01", per: "inwoner", drempel: 5, log: false, met: ["GM0794"]});
    expect(readState(schema, `${page}?drempel=101`).drempel).toBe(5);
    expect(readState(schema, `${page}?drempel=`).drempel).toBe(5);
  });

  it("understands the former name of a field and writes the new one", () => {
    const href = `${page}?v=1&gemeente=GM0794`;
    expect(readState(schema, href).gebied).toBe("GM0794");
    expect(writeState(schema, readState(schema, href), href)).toBe(`${page}?v=1&gebied=GM0794`);
  });

  it("leaves keys of others and the fragment alone", () => {
    const href = `${page}?bron=mail&v=1&gebied=GM0794#tabel`;
    expect(writeState(schema, readState(schema, href), href)).toBe(`${page}?v=1&gebied=GM0794&bron=mail#tabel`);
  });

  it("brings every state back", () => {
    const code = fc.integer({min: 0, max: 9999}).map((number) => `GM${String(number).padStart(4, "0")}`);
    const states = fc.record({
      gebied: code,
      per: fc.constantFrom("inwoner" as const, "totaal" as const),
      drempel: fc.double({min: 0, max: 100, noNaN: true}).map((value) => value + 0),
      log: fc.boolean(),
      met: fc.array(code)
    });
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(schema, writeState(schema, state, page))).toEqual(state);
      })
    );
  });

  it("keeps any text whole", () => {
    const free = {zoek: textField("")};
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), (zoek) => {
        expect(readState(free, writeState(free, {zoek}, page))).toEqual({zoek});
      })
    );
  });
});

describe("createState", () => {
  it("makes a step in the history for each change, and undoes and redoes it", () => {
    const state = createState(schema, memory(page));
    const seen = vi.fn();
    state.subscribe(({gebied}) => seen(gebied));
    expect([state.canUndo, state.canRedo]).toEqual([false, false]);
    state.set({gebied: "GM0794"});
    state.set({gebied: "GM0855"});
    expect([state.canUndo, state.canRedo]).toEqual([true, false]);
    state.undo();
    expect(state.get().gebied).toBe("GM0794");
    expect(state.canRedo).toBe(true);
    state.undo();
    expect([state.get().gebied, state.canUndo]).toEqual(["NL01", false]);
    state.redo();
    state.redo();
    expect([state.get().gebied, state.canRedo]).toEqual(["GM0855", false]);
    expect(seen.mock.calls.flat()).toEqual(["GM0794", "GM0855", "GM0794", "NL01", "GM0794", "GM0855"]);
  });

  it("makes one step of all moves of a slider, and takes them back together", () => {
    const state = createState(schema, memory(page));
    for (const drempel of [6, 7, 8]) state.set({drempel}, {gather: true});
    state.set({gebied: "GM0794"});
    for (const drempel of [9, 10]) state.set({drempel}, {gather: true});
    state.undo();
    expect(state.get()).toMatchObject({drempel: 8, gebied: "GM0794"});
    state.undo();
    expect(state.get()).toMatchObject({drempel: 8, gebied: "NL01"});
    state.undo();
    expect([state.get().drempel, state.canUndo]).toEqual([5, false]);
    state.redo();
    expect(state.get().drempel).toBe(8);
    // After a step back a new move is a new step, also of the same slider.
    state.set({drempel: 20}, {gather: true});
    state.undo();
    expect(state.get().drempel).toBe(8);
  });

  it("makes no step for what does not change anything, nor for what follows from something else", () => {
    const effects = memory(page);
    const state = createState(schema, effects);
    const seen = vi.fn();
    state.subscribe(seen);
    state.set({gebied: "NL01"});
    expect(seen).not.toHaveBeenCalled();
    state.set({drempel: 6}, {replace: true});
    state.set({drempel: 7}, {replace: true});
    expect(seen).toHaveBeenCalledTimes(2);
    expect(state.canUndo).toBe(false);
    expect(effects.location.href).toBe(`${page}?v=1&drempel=7`);
  });

  it("forgets the way forward when something else is chosen", () => {
    const state = createState(schema, memory(page));
    state.set({drempel: 1});
    state.set({drempel: 2});
    state.undo();
    state.set({drempel: 3});
    expect(state.canRedo).toBe(false);
    state.undo();
    expect(state.get().drempel).toBe(1);
  });

  it("gives the address of another state without going there, and stops listening when told", () => {
    const effects = memory(page);
    const state = createState(schema, effects);
    expect(state.href({log: true})).toBe(`${page}?v=1&log=1`);
    expect(effects.location.href).toBe(page);
    const seen = vi.fn();
    const stop = state.subscribe(seen);
    stop();
    state.set({log: true});
    expect(seen).not.toHaveBeenCalled();
    state.dispose();
    effects.history.back();
    expect(state.get().log).toBe(true);
  });
});
