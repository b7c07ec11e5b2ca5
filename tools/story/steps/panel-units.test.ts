import {describe, expect, it} from "vitest";
import {checkWarnings} from "../../../models/system/check-warnings.js";
import {systemSchema} from "../../../models/system/format.js";
import {inPanelUnits, withPanelEvidence, type Measure} from "./panel-units.js";

// One point of unemployment is 5.57 benefits per 1,000 inhabitants; of 1,000 inhabitants 665 may get assistance.
const measures: Measure[] = [
  {variable: "u", indicator: "ww", unit: "WW per 1.000", population: "inwoners", factor: 5.57},
  {variable: "a", indicator: "bijstand", unit: "bijstand per 1.000", population: "inwoners", factor: 0.665}
];
const scale = (low: number, high: number, per: number) => ({unit: "x", low, high, population: "eigen", per});
const standard = systemSchema.parse({
  format: "samenhang-system/1",
  name: "Proef",
  variables: [
    {id: "u", initial: 20, min: 0, max: 100, scale: scale(2, 10, 100)},
    {id: "a", initial: 30, min: 0, max: 100, scale: scale(10, 60, 1000)}
  ],
  links: [
    {
      ...{id: "u-a", from: "u", to: "a", sign: "+", strength: 0.24, delay: 1},
      evidence: [{kind: "literature", ref: "boek", value: 0.24}]
    }
  ]
});

describe("a model in the units of a panel and back", () => {
  // 0.2 of assistance per 1,000 for one benefit per 1,000, on ranges of 44.56 and 33.25.
  const value = (0.2 * 44.56) / 33.25;
  const measured = inPanelUnits(standard, measures);
  const estimated = {
    ...measured,
    links: measured.links.map((link) => ({
      ...link,
      evidence: [...link.evidence, {kind: "estimate" as const, ref: "paneel", value, natural: {value: 0.2}}]
    }))
  };
  const back = withPanelEvidence(standard, estimated, measures);

  it("counts as the panel does, and keeps every index", () => {
    expect(measured.variables.map(({scale: own}) => own)).toMatchObject([
      {unit: "WW per 1.000", population: "inwoners", per: 1000},
      {unit: "bijstand per 1.000", population: "inwoners", per: 1000}
    ]);
    expect(measured.variables.map(({scale: own}) => [own?.low, own?.high]).flat()).toEqual(
      [11.14, 55.7, 6.65, 39.9].map((each): unknown => expect.closeTo(each, 10))
    );
    expect(measured.variables.map(({initial}) => initial)).toEqual([expect.closeTo(20, 10), expect.closeTo(30, 10)]);
    expect(measured.links[0]?.strength).toBeCloseTo(0.24, 12);
  });

  it("brings back evidence whose index is what it was and whose natural units are the model's own", () => {
    const [before, added] = back.links[0]?.evidence ?? [];
    expect(before).toEqual(standard.links[0]?.evidence[0]);
    // An effect of 0.2 is 0.2 · 5.57/0.665 benefits per 1,000 of 15 to pension age for a point of unemployment.
    expect(added?.value).toBeCloseTo(value, 12);
    expect(added?.["natural"]).toEqual({value: expect.closeTo((0.2 * 5.57) / 0.665, 12) as unknown});
    expect(checkWarnings(back).map(({code}) => code)).not.toContain("evidence-off-scale");
    expect({...back, links: []}).toEqual({...standard, links: []});
  });
});
