import {describe, expect, it} from "vitest";
import type {EstimatedLinks} from "../../../models/system/evidence/estimate-links.js";
import {leadingLinks} from "./evidence.js";

describe("the evidence of a story", () => {
  const links = (...ends: [string, number | null, number | null][]): EstimatedLinks =>
    ({
      links: ends.map(([id, longRunLow, longRunHigh]) => ({id, longRunLow, longRunHigh}))
    }) as unknown as EstimatedLinks;

  it("has for each link the margin under the clusters that make it most unsure", () => {
    const byUnit = links(["a", 1, 3], ["b", 0, 9], ["c", null, null], ["d", 1, 2]);
    const byProvince = links(["a", -1, 5], ["b", 4, 5], ["c", 0, 1], ["d", null, null]);
    expect(leadingLinks([byUnit, byProvince]).map(({id, at, link}) => [id, at, link.longRunLow])).toEqual([
      ["a", 1, -1],
      ["b", 0, 0],
      ["c", 1, 0],
      ["d", 0, 1]
    ]);
    expect(leadingLinks([])).toEqual([]);
  });
});
