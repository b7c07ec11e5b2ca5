import {describe, expect, it} from "vitest";
import {testCard} from "../table/fixtures/test-card.js";
import {checkScales, scaleOfUnit} from "./unit-scale.js";

describe("scaleOfUnit", () => {
  it.each([
    ["x 1 000", 1000],
    ["x 1000", 1000],
    ["1 000 euro", 1000],
    ["mln euro", 1_000_000],
    ["x 1 000 000", 1_000_000],
    ["aantal", 1],
    ["%", 1],
    ["euro", 1],
    ["2021 = 100", 1],
    ["per 1 000 inwoners", 1]
  ])("takes %j for %i", (unit, scale) => {
    expect(scaleOfUnit(unit)).toBe(scale);
  });
});

describe("checkScales", () => {
  it("refuses a card whose scale contradicts the table's unit", () => {
    const card = testCard({columns: [{column: "M1|A050903", indicator: "x", scale: 1}]});
    expect(() => checkScales(card, new Map([["M1", "x 1 000"]]))).toThrow(/scale must be 1000; the card says 1/);
    expect(() => checkScales(card, new Map([["M1", "aantal"]]))).not.toThrow();
  });
});
