// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import {sessionFormat, sessionSchema, type Session} from "../../models/interpretation/format.js";
import {browserNeighbours} from "./neighbours.js";
import {createSessionStore} from "./session-store.js";
import {markedSynthetic, SyntheticMark} from "./synthetic-mark.js";

const real = sessionSchema.parse({format: sessionFormat, id: "proef"});

const open = (session: Session) =>
  createSessionStore({
    keep: {
      read: () => Promise.resolve(null),
      write: () => Promise.resolve({revision: 1}),
      remove: () => Promise.resolve(),
      list: () => Promise.resolve([])
    },
    ...{role: "lead", first: {session, revision: 1}, now: () => "", neighbours: browserNeighbours("abc", null)},
    join: (ours) => Promise.resolve(ours)
  });

describe("the mark of a session with made-up figures", () => {
  it("stands above a session of made-up figures, such as the example, whatever the site has", () => {
    const mark = SyntheticMark(open({...real, synthetic: true}));
    expect(mark.hidden).toBe(false);
    expect(mark.textContent).toBe("In deze bijeenkomst staan verzonnen oefengegevens. Dit zijn geen echte cijfers.");
  });

  it("comes above a session of real figures as soon as a made-up one is put in it, and goes with a step back", () => {
    const store = open(real);
    const mark = SyntheticMark(store);
    expect(mark.hidden).toBe(true);
    store.change((session) => markedSynthetic(session, false));
    expect(store.session).toBe(real);
    store.change((session) => markedSynthetic(session, true));
    expect(mark.hidden).toBe(false);
    expect(store.session.synthetic).toBe(true);
    expect(markedSynthetic(store.session, false).synthetic).toBe(true);
    store.undo();
    expect(mark.hidden).toBe(true);
  });
});
