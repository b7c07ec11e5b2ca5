import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {BoundaryTarget} from "./boundaries.js";
import {combineParts, partsByTarget} from "./panel-harmonise.js";
import type {PanelCell} from "./panel-types.js";
import {emptyCell} from "./panel-types.js";

const cell = (value: number, share = 1): PanelCell => ({
  value,
  missing: null,
  isEstimated: false,
  status: "definitive",
  source: "bron",
  share
});
const part = (from: string, weight = 1): {from: string; weight: number; isEstimated: boolean} => ({
  from,
  weight,
  isEstimated: weight < 1
});
const noWeight = (): null => null;

describe("combineParts", () => {
  it("carries the share of inhabitants known, weighed by their number", () => {
    const cells = new Map([
      ["a", cell(90, 0.9)],
      ["b", cell(10)]
    ]);
    const inhabitants = new Map([
      ["a", 300],
      ["b", 100]
    ]);
    const combined = combineParts(
      [part("a"), part("b")],
      (code) => cells.get(code),
      "sum",
      (code) => inhabitants.get(code) ?? null
    );
    expect(combined).toMatchObject({value: 100, share: (0.9 * 300 + 100) / 400});
  });

  it("says of how many published figures it was made: of a mean of so many equal ones", () => {
    const cells = new Map([
      ["a", {...cell(4), parts: 3}],
      ["b", cell(2)]
    ]);
    const made = (codes: readonly string[], additivity: "sum" | "mean"): number | undefined =>
      combineParts(
        codes.map((code) => part(code)),
        (code) => cells.get(code),
        additivity,
        () => 10
      ).parts;
    expect([made(["a", "b"], "sum"), made(["a"], "sum"), made(["b"], "sum")]).toEqual([4, 3, undefined]);
    // (10 + 10)² / (10²/3 + 10²) = 3.
    expect(made(["a", "b"], "mean")).toBeCloseTo(3, 12);
  });

  it("takes the least certain status of its parts", () => {
    const cells = new Map([
      ["a", cell(1)],
      ["b", {...cell(2), status: "provisional" as const}]
    ]);
    expect(combineParts([part("a"), part("b")], (code) => cells.get(code), "sum", noWeight).status).toBe("provisional");
  });

  it("keeps the common reason of parts that are all empty, and names a suppressed part above a missing one", () => {
    const cells = new Map([
      ["a", emptyCell("impossible")],
      ["b", emptyCell("impossible")],
      ["c", emptyCell("suppressed")]
    ]);
    const of = (...codes: string[]): string | null =>
      combineParts(
        codes.map((code) => part(code)),
        (code) => cells.get(code),
        "sum",
        noWeight
      ).missing;
    expect([of("a", "b"), of("a", "c"), of("a", "none"), of("none")]).toEqual([
      "impossible",
      "suppressed-part",
      "missing-part",
      "no-observation"
    ]);
  });

  it("keeps a median when less than a thousandth of the municipality left", () => {
    const of = (weight: number): PanelCell => combineParts([part("a", weight)], () => cell(5), "none", noWeight);
    expect(of(0.9995)).toMatchObject({value: 5, isEstimated: true});
    expect(of(0.99).missing).toBe("not-additive");
  });

  it("keeps a mean between its smallest and largest part, and a constant constant", () => {
    const parts = fc.array(
      fc.record({
        value: fc.double({min: -1e6, max: 1e6, noNaN: true}),
        size: fc.integer({min: 1, max: 1e6}),
        share: fc.double({min: 0.001, max: 1, noNaN: true})
      }),
      {minLength: 2, maxLength: 8}
    );
    fc.assert(
      fc.property(parts, (items) => {
        const list = items.map(({share}, index) => part(String(index), share));
        const weightOf = (code: string): number => items[Number(code)]?.size ?? 0;
        const mean =
          combineParts(list, (code) => cell(items[Number(code)]?.value ?? 0), "mean", weightOf).value ?? Number.NaN;
        const all = items.map(({value}) => value);
        const slack = 1e-9 * Math.max(...all.map(Math.abs), 1);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...all) - slack);
        expect(mean).toBeLessThanOrEqual(Math.max(...all) + slack);
        expect(combineParts(list, () => cell(7), "mean", weightOf).value).toBeCloseTo(7, 9);
      })
    );
  });

  it("keeps the total over any division", () => {
    const shares = fc.array(fc.array(fc.integer({min: 1, max: 100}), {minLength: 1, maxLength: 4}), {
      minLength: 1,
      maxLength: 20
    });
    fc.assert(
      fc.property(shares, (all) => {
        const weights = new Map<string, BoundaryTarget[]>();
        for (const [index, list] of all.entries()) {
          const total = list.reduce((sum, share) => sum + share, 0);
          weights.set(
            `s${index}`,
            list.map((share, to) => ({
              to: `t${(index * 3 + to) % 7}`,
              weight: share / total,
              basis: "dwellings",
              isEstimated: true
            }))
          );
        }
        const parts = partsByTarget(weights.keys(), weights);
        const sum = [...parts.values()].reduce(
          (total, list) =>
            total + (combineParts(list, (code) => cell(10 + Number(code.slice(1))), "sum", noWeight).value ?? 0),
          0
        );
        expect(sum).toBeCloseTo(
          all.reduce((total, _, index) => total + 10 + index, 0),
          6
        );
      })
    );
  });

  it("reads each part once: ten times the regions is ten times the work", () => {
    const work = (regions: number): number => {
      let reads = 0;
      const codes = Array.from({length: regions}, (_, index) => `s${index}`);
      const weights = new Map(
        codes.map((code, index): [string, BoundaryTarget[]] => [
          code,
          [0, 1].map((step) => ({
            to: `t${(index + step) % regions}`,
            weight: 0.5,
            basis: "dwellings",
            isEstimated: true
          }))
        ])
      );
      const parts = partsByTarget(codes, weights);
      for (const list of parts.values()) combineParts(list, () => (reads++, cell(1)), "sum", noWeight);
      return reads;
    };
    expect(work(1000)).toBe(10 * work(100));
    expect(work(100)).toBe(200);
  });
});
