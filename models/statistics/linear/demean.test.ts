import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import type {Coding} from "../types.js";
import {absorbedRank, isNestedIn} from "./absorbed-rank.js";
import {demean} from "./demean.js";
import {leastSquares} from "./least-squares.js";

const coding = (name: string, codes: readonly number[]): Coding => ({
  name,
  codes: Int32Array.from(codes),
  levels: Array.from({length: Math.max(...codes) + 1}, (_, level) => String(level))
});

/** What demeaning must equal: residuals on all dummies, by QR. */
function onDummies(column: Float64Array, effects: readonly Coding[], weights: Float64Array | null): Float64Array {
  const roots = weights?.map((weight) => Math.sqrt(weight)) ?? new Float64Array(column.length).fill(1);
  const dummies = effects.flatMap(({codes, levels}) =>
    levels.map((_, level) => Float64Array.from(codes, (code, row) => (code === level ? roots[row]! : 0)))
  );
  const {residuals} = leastSquares(
    column.map((value, row) => value * roots[row]!),
    dummies
  );
  return residuals.map((value, row) => value / roots[row]!);
}

const random = createRandom(7);
/** Regions × periods with a third of the cells missing: the one-pass formula is wrong here. */
const cells = Array.from({length: 12 * 9}, (_, index) => [Math.floor(index / 9), index % 9] as const).filter(
  () => random.uniform() > 0.33
);
const region = coding(
  "region",
  cells.map(([at]) => at)
);
const period = coding(
  "period",
  cells.map(([, at]) => at)
);
const province = coding(
  "province",
  cells.map(([at]) => Math.floor(at / 4))
);
const values = Float64Array.from(cells, ([r, t]) => 1e5 + 3 * r - 2 * t + random.normal());
const weights = Float64Array.from(cells, () => 1 + random.integer(9));

describe("demeaning", () => {
  it.each([
    ["one effect", [region], null],
    ["two effects, unbalanced", [region, period], null],
    ["two effects, weighted", [region, period], weights],
    ["three effects", [region, period, province], null]
  ] as const)("equals the residuals on all dummies: %s", (_, effects, weight) => {
    const [got] = demean([values], effects, weight);
    const want = onDummies(values, effects, weight);
    got!.forEach((value, row) => expect(value).toBeCloseTo(want[row]!, 8));
  });

  it("is y − ȳᵢ − ȳₜ + ȳ on a balanced panel, to the last digits", () => {
    const rows = Array.from({length: 30}, (_, index) => [Math.floor(index / 5), index % 5] as const);
    const y = Float64Array.from(rows, ([r, t]) => 1e6 + r * t + Math.sqrt(r + 2 * t));
    const mean = (keep: (row: readonly [number, number]) => boolean): number => {
      const chosen = [...y].filter((_, index) => keep(rows[index]!));
      return chosen.reduce((sum, value) => sum + (value - 1e6), 0) / chosen.length;
    };
    const effects = [
      coding(
        "r",
        rows.map(([r]) => r)
      ),
      coding(
        "t",
        rows.map(([, t]) => t)
      )
    ];
    const [got] = demean([y], effects);
    rows.forEach(([r, t], row) => {
      const want = y[row]! - 1e6 - mean(([at]) => at === r) - mean(([, at]) => at === t) + mean(() => true);
      expect(got![row]).toBeCloseTo(want, 9);
    });
  });

  it("does not change its input", () => {
    const before = Float64Array.from(values);
    demean([values], [region, period]);
    expect(values).toEqual(before);
  });
});

describe("rank of absorbed effects", () => {
  const dummyRank = (effects: readonly Coding[]): number => {
    const dummies = effects.flatMap(({codes, levels}) =>
      levels.map((_, level) => Float64Array.from(codes, (code) => (code === level ? 1 : 0)))
    );
    return leastSquares(new Float64Array(cells.length), dummies, {tolerance: 1e-8}).kept.length;
  };

  it("equals the rank of the dummies", () => {
    expect(absorbedRank([region], cells.length)).toBe(dummyRank([region]));
    expect(absorbedRank([region, period], cells.length)).toBe(dummyRank([region, period]));
    expect(absorbedRank([region, period, province], cells.length)).toBe(dummyRank([region, period]));
    const halves = coding(
      "half",
      cells.map(([r, t]) => (r < 6 ? 0 : 1) * 2 + (t < 4 ? 0 : 1))
    );
    expect(absorbedRank([region, period, halves], cells.length)).toBe(dummyRank([region, period, halves]));
    expect(absorbedRank([], cells.length)).toBe(0);
  });

  it("counts what is not connected: two groups of regions observed in different periods", () => {
    const a = coding("a", [0, 0, 1, 1, 2, 2, 3, 3]);
    const b = coding("b", [0, 1, 0, 1, 2, 3, 2, 3]);
    expect(absorbedRank([a, b], 8)).toBe(4 + 4 - 2);
  });

  it("knows a province is constant within a region, and a region not within a province", () => {
    expect(isNestedIn(province, region)).toBe(true);
    expect(isNestedIn(region, province)).toBe(false);
  });
});
