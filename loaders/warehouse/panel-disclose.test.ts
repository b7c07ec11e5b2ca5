import {describe, expect, it} from "vitest";
import {disclosePanel} from "./panel-disclose.js";
import type {Panel, PanelCell} from "./panel-types.js";

const limits = {roundTo: 5, suppressBelow: 10, denominatorBelow: 50};
const cell = (value: number, source: string): PanelCell => ({
  value,
  missing: null,
  isEstimated: false,
  status: "definitive",
  source,
  share: 1
});
const panelOf = (values: readonly number[], source: string): Panel => ({
  indicators: ["meldingen"],
  rows: values.map((value, index) => ({region: `GM000${index + 1}`, period: "2020", cells: [cell(value, source)]})),
  periods: ["2020"],
  regions: values.map((_, index) => `GM000${index + 1}`),
  complete: values.length,
  estimated: 0,
  coverage: {},
  notes: []
});
const shown = (panel: Panel): (number | string | null)[] =>
  panel.rows.map(({cells: [item]}) => item?.value ?? item?.missing ?? null);
const rules = new Map([["eigen", limits]]);

describe("disclosePanel", () => {
  it("rounds counts of a source that is not public, hides a small one and another with it", () => {
    const counts = panelOf([3, 22, 48, 101], "eigen");
    const result = disclosePanel(counts, counts, rules, () => true);
    expect(shown(result)).toEqual(["suppressed", "suppressed", 50, 100]);
    expect([result.complete, result.coverage["meldingen"]]).toEqual([2, {share: 0.5, missing: {suppressed: 2}}]);
  });

  it("leaves open sources as they are", () => {
    const counts = panelOf([3, 22, 48], "cbs");
    expect(shown(disclosePanel(counts, counts, rules, () => true))).toEqual([3, 22, 48]);
  });

  it("lets rates follow the rounded count, and hides one of too small a denominator", () => {
    const counts = panelOf([48, 101, 20], "eigen");
    // Of 1000, 2000 and 40 people.
    const rates = panelOf([48, 50.5, 500], "eigen");
    expect(shown(disclosePanel(rates, counts, rules, () => true)).slice(1)).toEqual([50, "suppressed"]);
  });

  it("hides what is no count", () => {
    const means = panelOf([7.5, 8.5], "eigen");
    expect(shown(disclosePanel(means, means, rules, () => false))).toEqual(["suppressed", "suppressed"]);
  });

  it("discloses a table of all municipalities", () => {
    const counts = panelOf(
      Array.from({length: 342}, (_, index) => (index * 37) % 500),
      "eigen"
    );
    const result = disclosePanel(counts, counts, rules, () => true);
    for (const value of shown(result))
      if (typeof value === "number" && value !== 0) expect(value).toBeGreaterThanOrEqual(10);
  });
});
