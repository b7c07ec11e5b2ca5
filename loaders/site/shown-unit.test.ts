import {describe, expect, it} from "vitest";
import type {Indicator} from "../catalogue/schema.js";
import {panelBase, panelUnit} from "./shown-unit.js";

const jeugdzorg = {id: "jeugdzorg", unit: "jongeren", decimals: 0, measure: "count", denominator: "inwoners-0-22"};
const indicators = new Map(
  [
    ["inwoners", "Inwoners"],
    ["inwoners-0-22", "Inwoners van 0 tot 23 jaar"]
  ].map(([id = "", title]) => [id, {id, title} as Indicator])
);

describe("the unit of a column of a panel", () => {
  it("names the population it was divided by: its own, or all inhabitants where a note says so", () => {
    expect(panelUnit(jeugdzorg as Indicator, indicators, []).unit).toBe(
      "jongeren per 1.000 inwoners van 0 tot 23 jaar"
    );
    const notes = [{id: "panel-andere-noemer-jeugdzorg"}];
    expect(panelUnit(jeugdzorg as Indicator, indicators, notes).unit).toBe("jongeren per 1.000 inwoners");
    expect(panelBase(jeugdzorg as Indicator, notes)).toBe("inwoners");
    expect(panelBase(jeugdzorg as Indicator, [{id: "panel-andere-noemer-bijstand"}])).toBe("inwoners-0-22");
  });
});
