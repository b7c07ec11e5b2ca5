import {describe, expect, it} from "vitest";
import type {SourceCard} from "../catalogue/schema.js";
import {privacySchema, sourceCardSchema} from "../catalogue/schema.js";
import {checkGates} from "./gates.js";

const card = (more: object = {}): SourceCard =>
  sourceCardSchema.parse({
    ...{id: "bron", title: "Bron", publisher: "p", access: "open", protocol: "table"},
    licence: {id: "l", title: "Vektis open data", commercialUse: false},
    ...more
  });
const open = {id: "klein", commercial: false};

describe("checkGates", () => {
  it("refuses a source without commercial use in a commercial profile only", () => {
    expect(() => checkGates(card(), open)).not.toThrow();
    expect(() => checkGates(card(), {id: "markt", commercial: true})).toThrow("Vektis open data");
  });
  it("names every privacy field that a source which is not public leaves open", () => {
    const fields = Object.fromEntries(Object.keys(privacySchema.shape).map((field) => [field, "ja"]));
    expect(() => checkGates(card({access: "restricted", privacy: fields}), open)).not.toThrow();
    for (const field of Object.keys(fields)) {
      const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
      expect(() => checkGates(card({access: "restricted", privacy: rest}), open)).toThrow(`privacy.${field}`);
    }
    expect(() => checkGates(card({access: "restricted", privacy: {...fields, dpia: "  "}}), open)).toThrow(
      "privacy.dpia"
    );
  });
  it("refuses a card that uses a personal column", () => {
    const columns = [{column: "bsn", indicator: "inwoners"}];
    expect(() => checkGates(card({personal: ["bsn"], columns}), open)).toThrow("bsn");
    expect(() => checkGates(card({personal: ["naam"], columns}), open)).not.toThrow();
  });
});
