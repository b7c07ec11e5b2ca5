import {describe, expect, it} from "vitest";
import {callResult} from "./call-result.js";
import {callSchema} from "./calls.js";

const document = {
  growth: {national: -7.3, mix: -1, local: 0, total: -8.3},
  jobs: {before: 1000, change: -50, low: -70, high: -20},
  unemployment: [
    {period: "2020", value: 4, low: 3, high: 5},
    {period: "2021", value: 6, low: 5, high: 8}
  ],
  benefits: [
    {benefit: "ww", period: "2021", value: 10, low: 8, high: 12},
    {benefit: "bijstand", period: "2021", value: 2, low: 1, high: 3}
  ]
};
const found = (fields: object): number | null =>
  callResult(callSchema.parse({kind: "scenario-project", scenario: "s", region: "GM0794", ...fields}), {
    document,
    csv: null
  });

describe("a number in the document of scenario project", () => {
  it("is the outcome, year and end of the band that the call names", () => {
    expect(found({outcome: "unemployment", period: "2020", field: "high"})).toBe(5);
    expect(found({outcome: "ww", period: "2021"})).toBe(10);
    expect(found({outcome: "bijstand", period: "2021", field: "low"})).toBe(1);
    expect([found({outcome: "jobs"}), found({outcome: "jobs", period: "2021", field: "low"})]).toEqual([-50, -70]);
    expect([found({outcome: "growth"}), found({outcome: "growth", period: "2020"})]).toEqual([-8.3, -8.3]);
  });

  it("is none, with a reason, where the document has no such year or band: never that of another year", () => {
    expect(() => found({outcome: "ww", period: "2020"})).toThrow(/no ww of 2020/);
    expect(() => found({outcome: "jobs", period: "2020"})).toThrow(/jobs of 2021 only, not of 2020/);
    expect(() => found({outcome: "growth", period: "2021"})).toThrow(/growth of 2020 only/);
    expect(() => found({outcome: "growth", field: "low"})).toThrow(/no band of growth/);
  });
});
