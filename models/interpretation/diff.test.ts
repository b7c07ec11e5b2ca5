import {describe, expect, it} from "vitest";
import {exampleSession} from "../../test/helpers/example-session.js";
import {diffSessions} from "./diff.js";
import type {Session, Snapshot} from "./format.js";

const base = await exampleSession();
const snapshot = base.snapshot as Snapshot;
const other = "a".repeat(64);

describe("diffSessions", () => {
  it("finds nothing between a session and itself", () => {
    expect(diffSessions(base, base).items).toEqual([]);
  });

  it("tells the six kinds apart, and asks a reason for model and parameter only", () => {
    const [first, second, ...rest] = base.numbers;
    const after: Session = {
      ...base,
      snapshot: {
        ...snapshot,
        vintages: [
          {id: "demo@x", source: "demo", sha256: other},
          {id: "cbs@y", source: "cbs", sha256: other}
        ],
        definitions: {...snapshot.definitions, bijstand: "Iets anders", nieuw: "Niet eerder gebruikt"},
        boundaries: 2024,
        model: {file: "data/systems/standaardmodel.system.json", sha256: other},
        parameters: {theta: 0.5, transfer: 1}
      },
      reasons: [{kind: "parameter", ref: "theta", reason: "Nieuwe schatting."}],
      numbers: [
        {...(first as (typeof base.numbers)[number]), value: 30},
        {...(second as (typeof base.numbers)[number]), ref: "nieuw"},
        ...rest
      ]
    };
    const {items} = diffSessions(base, after);
    expect(items.map(({kind, ref, needsReason}) => [kind, ref, needsReason])).toEqual([
      ["new", "cbs", false],
      ["revised", "demo", false],
      ["definition", "bijstand", false],
      ["boundary", "boundaries", false],
      ["model", "model", true],
      ["parameter", "theta", false],
      ["revised", "bijstand-2018", false],
      ["new", "bijstand-2019", false],
      ["new", "nieuw", false]
    ]);
    expect(items[5]).toMatchObject({before: 1, after: 0.5, reason: "Nieuwe schatting."});
    expect(items[6]?.contribution).toBe(30 - 28.235761984457074);
  });

  it("gives of the same two sessions the other way round the opposite contribution", () => {
    const changed = {...base, numbers: base.numbers.map((number) => ({...number, value: (number.value ?? 0) + 1}))};
    const [there, back] = [diffSessions(base, changed).items, diffSessions(changed, base).items];
    expect(there).toHaveLength(base.numbers.length);
    there.forEach(({contribution}, at) => {
      expect(contribution).toBe(-(back[at]?.contribution ?? 0));
    });
  });
});
