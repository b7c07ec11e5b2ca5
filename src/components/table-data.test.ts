import {describe, expect, it} from "vitest";
import {cellText} from "./table-data.js";

describe("cellText", () => {
  it("writes money in whole, also a million beside thousands", () => {
    const price = {key: "v", label: "Huizenprijs", unit: "euro", type: "number" as const, decimals: 0};
    expect([551_305, 1_105_604].map((value) => cellText(value, price).replaceAll("\u00a0", " "))).toEqual([
      "€ 551.305",
      "€ 1.105.604"
    ]);
  });

  it("writes a difference with its sign, and another number without", () => {
    const column = {key: "a", label: "Verschil", type: "number", decimals: 1} as const;
    const signed = {...column, isSigned: true};
    expect([1740, 0, -0.04, -25].map((value) => cellText(value, signed))).toEqual(["+1.740,0", "0,0", "0,0", "−25,0"]);
    expect(cellText(1740, {...signed, decimals: undefined})).toBe("+1.740");
    expect(cellText(1740, column)).toBe("1.740,0");
    expect(cellText({missing: "not-available"}, signed)).not.toContain("+");
  });
});
