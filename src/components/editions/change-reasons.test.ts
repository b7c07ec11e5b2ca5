// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import type {ParameterChange} from "../../../models/editions/diff-editions.js";
import {ChangeReasons} from "./change-reasons.js";

const none = {
  ...{
    newPeriods: [],
    newIndicators: [],
    goneIndicators: [],
    revisions: [],
    settled: [],
    municipal: [],
    vanished: [],
    definitions: []
  },
  ...{boundaries: null, models: [], parameters: [], scenarios: [], texts: [], sources: [], systems: []}
};
const software: ParameterChange = {
  ...{ref: "software", change: "changed", reason: null, needsReason: false, leftFigures: true},
  ...{before: "0.1.0", after: "0.2.0"}
};
const said = (...parameters: ParameterChange[]): string =>
  ChangeReasons({...none, parameters} as unknown as Parameters<typeof ChangeReasons>[0], {}).textContent ?? "";

describe("what an edition says of another version of the software", () => {
  it("is that no figure changed by it, where none did", () => {
    expect(said(software)).toContain("Was0.1.0Is nu0.2.0Geen cijfer in de editie veranderde hierdoor.");
  });

  it("is that a reason is missing, where one did", () => {
    const text = said({...software, leftFigures: false, needsReason: true});
    expect(text).toContain("De reden is nog niet opgeschreven");
    expect(text).not.toContain("Geen cijfer");
  });

  it("is the reason that a person gave, where there is one", () => {
    const reason = {kind: "parameter", ref: "software", reason: "Sneller.", author: "B", date: "2020-04-01"} as const;
    const text = said({...software, reason});
    expect(text).toContain("Reden: Sneller. (B, 1\u00a0april\u00a02020)");
    expect(text).not.toContain("Geen cijfer");
  });
});
