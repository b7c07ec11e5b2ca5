import {describe, expect, it} from "vitest";
import type {SystemFile} from "../format.js";
import type {EstimatedLink} from "./estimate-links.js";
import {estimatedStrength} from "./with-evidence.js";

describe("a long-run effect as a strength between indices", () => {
  // One unit of the index of a is 20 of its natural units, one of b half a unit: a factor of 40.
  const model = {
    variables: [
      {id: "a", min: 0, max: 1, scale: {unit: "%", low: 0, high: 20}},
      {id: "b", min: 0, max: 100, scale: {unit: "%", low: 10, high: 60}},
      {id: "c"}
    ],
    links: [
      {id: "ab", from: "a", to: "b"},
      {id: "ac", from: "a", to: "c"}
    ]
  } as unknown as SystemFile;
  const link = (more: Partial<EstimatedLink>): EstimatedLink => ({
    ...{
      id: "ab",
      estimate: 0.1,
      low: 0,
      high: 0.2,
      longRun: 0.1,
      longRunLow: -0.1,
      longRunHigh: 0.3,
      delay: 1,
      vcov: null
    },
    ...{covariates: [], formula: null, fitsScales: true, warnings: []},
    ...more
  });

  it("is the natural effect times the range of the cause over that of the outcome", () => {
    const made = estimatedStrength(model, link({}));
    expect(made?.value).toBeCloseTo(4, 12);
    expect(made?.low).toBeCloseTo(-4, 12);
    expect(made?.high).toBeCloseTo(12, 12);
    expect(estimatedStrength(model, link({id: "ac"}))?.value).toBeCloseTo(2, 12);
  });

  it("has no ends where they could not be computed, and is none without an effect, scale or link", () => {
    expect(estimatedStrength(model, link({longRunHigh: null}))).toMatchObject({high: null});
    expect(estimatedStrength(model, link({longRun: null}))).toBeNull();
    expect(estimatedStrength(model, link({fitsScales: false}))).toBeNull();
    expect(estimatedStrength(model, link({id: "elsewhere"}))).toBeNull();
  });
});
