import {describe, expect, it} from "vitest";
import type {Frame} from "../types.js";
import {smallDesign} from "./design.fixture.js";
import type {ShiftShareOptions} from "./exposure.js";
import {leaveOneOutShocks} from "./leave-one-out.js";
import {shiftShare} from "./shift-share.js";
import type {Shock, ShiftShare, ShiftShareError} from "./types.js";

const {table, shocks} = smallDesign();
const alone = shocks.map((shock): Shock => ({...shock, cluster: null}));
const base: ShiftShareOptions = {outcome: "y", shares: ["s_*"], shocks: alone};
const full: ShiftShareOptions = {...base, shocks, controls: "a", weights: "w", cluster: "province"};

/** R prints 12 digits. */
const near = (got: number | null | undefined, want: number): void => {
  expect(Math.abs((got ?? NaN) / want - 1)).toBeLessThan(1e-10);
};
const ses = ({inference}: ShiftShare): (number | null | undefined)[] => [
  inference.homoscedastic.se,
  inference.ehw.se,
  inference.cluster?.se,
  inference.akm?.se
];
const check = (result: ShiftShare, estimate: number, errors: readonly (number | undefined)[], p0: number): void => {
  near(result.estimate, estimate);
  errors.forEach((want, index) => {
    if (want !== undefined) near(ses(result)[index], want);
  });
  near(result.inference.akm0?.p, p0);
};

// Known answers: the table of design.fixture.ts in R 4.2.2, the formulas of Adão, Kolesár & Morales (2019) written out
// with lm.wfit; EHW and cluster also by sandwich (vcovHC and vcovCL, HC1); the AKM0 interval by uniroot on the test.
describe("shift-share", () => {
  it("gives a reduced form with a bounded AKM0 interval", () => {
    const result = shiftShare(table, {...base, controlShareSum: false});
    check(result, 0.16612860191, [0.475842318482, 0.339457012347, undefined, 0.265444329125], 0.522429709748);
    expect(result.inference.akm0?.shape).toBe("interval");
    near(result.inference.akm0?.low, -0.630763988789);
    near(result.inference.akm0?.high, 2.221946437542);
    expect(result).toMatchObject({method: "reduced-form", treatment: null, firstStage: null, n: 60});
  });

  it("gives a weighted reduced form with controls, clusters of rows and clusters of sectors", () => {
    const result = shiftShare(table, full);
    const errors = [0.2261439444369, 0.2992542251926, 0.2041725488185, 0.1477219052682];
    check(result, 0.0905977731601, errors, 0.6451943306741);
    expect(result.inference.akm0).toMatchObject({shape: "line", low: null, high: null, se: null});
    expect(result.controls).toEqual(["(Intercept)", "sum of shares", "a"]);
  });

  it("instruments a treatment", () => {
    const result = shiftShare(table, {...full, treatment: "d"});
    const errors = [0.212042281935, 0.2803899790186, 0.1773997861339, 0.1409028779348];
    check(result, 0.0896845276633, errors, 0.6451943306741);
    near(result.firstStage?.estimate, 1.0101828656576);
    expect(result.method).toBe("iv");
  });

  it("tests another value at another level, and tells an interval that lies outside two bounds", () => {
    const result = shiftShare(table, {...full, treatment: "d", shocks: alone, nullValue: 0.5, level: 0.9});
    near(result.inference.akm?.se, 0.1459854091908);
    near(result.inference.akm0?.p, 0.074427637345);
    expect(result.inference.akm0?.shape).toBe("outside");
    near(result.inference.akm0?.low, 0.2768871630222);
    expect(result.warnings.map(({code}) => code)).toContain("akm0-unbounded");
    // The F of the treatment on the exposure tests 0 whatever the value tested.
    near(result.firstStage?.fEhw, (1.0101828656576 / 0.1071632060678) ** 2);
    near(result.firstStage?.fAkm, (1.0101828656576 / 0.0676384200511) ** 2);
  });

  it("absorbs effects as if they were dummies", () => {
    const effects = shiftShare(table, {...base, controls: "a | province", weights: "w"});
    check(effects, 0.133867137285, [0.229629888949, 0.257701600436, undefined, 0.118522301098], 0.47352284032);
    const dummies = shiftShare(table, {...base, controls: "a + province", weights: "w"});
    near(dummies.estimate, effects.estimate);
    near(dummies.inference.ehw.se, effects.inference.ehw.se ?? NaN);
  });

  it("weighs sectors as Rotemberg does: their own estimates add up to the estimate", () => {
    const {rotemberg, estimate, negativeWeight} = shiftShare(table, {...full, treatment: "d"});
    const known: Record<string, [number, number]> = {
      A: [-0.00599674168687, 0.459603564926883],
      B: [0.74176213429758, 0.238262597095092],
      C: [0.1709602460334, 0.000728862321846],
      D: [0.09618266899803, 0.392161220440423],
      E: [0.00956380077669, -8.507097300183421],
      F: [-0.01247210841883, 3.26945976006029]
    };
    for (const {sector, weight, estimate: own} of rotemberg) {
      near(weight, known[sector]![0]);
      near(own, known[sector]![1]);
    }
    expect(rotemberg.map(({sector}) => sector)).toEqual(["B", "C", "D", "F", "E", "A"]);
    near(
      rotemberg.reduce((sum, {weight}) => sum + weight, 0),
      1
    );
    near(
      rotemberg.reduce((sum, {weight, estimate: own}) => sum + weight * (own ?? 0), 0),
      estimate
    );
    near(negativeWeight, -0.00599674168687 - 0.01247210841883);
  });

  it("counts effective shocks and clusters of shocks", () => {
    const {shocks: summary} = shiftShare(table, full);
    near(summary.effective, 5.951561683629);
    near(summary.largest.share, 0.189245622307);
    expect(summary.largest.sector).toBe("B");
    expect(summary.clusters?.count).toBe(4);
    near(summary.clusters?.effective, 3.540902651842);
  });

  it("equals the regression over shocks, also with clusters of one shock each", () => {
    const result = shiftShare(table, {...full, treatment: "d", shocks: alone});
    near(result.shockLevel.estimate, result.estimate);
    near(result.shockLevel.se, 0.14733439961);
    const reduced = shiftShare(table, full);
    near(reduced.shockLevel.estimate, reduced.estimate);
  });
});

describe("shift-share, whatever the table looks like", () => {
  const changed = (columns: Partial<Frame["columns"]>): Frame => ({
    ...table,
    columns: {...table.columns, ...columns} as Frame["columns"]
  });
  const same = (a: ShiftShare, b: ShiftShare, factor = 1): void => {
    near(a.estimate, b.estimate * factor);
    for (const key of ["homoscedastic", "ehw", "akm"] as const) {
      const [one, other] = [a.inference[key], b.inference[key]] as [ShiftShareError, ShiftShareError];
      near(one.se, (other.se ?? NaN) * factor);
      near(one.p, other.p ?? NaN);
    }
  };
  const result = shiftShare(table, full);

  it("does not change with the order of rows and sectors", () => {
    const turn = <T>(values: Iterable<T>): T[] => [...values].reverse();
    const columns = Object.entries(table.columns).map(([name, column]) => [
      name,
      column instanceof Float64Array ? Float64Array.from(turn(column)) : turn(column)
    ]);
    const turned = {...table, columns: Object.fromEntries(columns) as Frame["columns"]};
    same(shiftShare(turned, {...full, shocks: turn(shocks)}), result);
  });

  it("follows the scale of the outcome and of the shocks, and no level of them", () => {
    const y = (table.columns["y"] as Float64Array).map((value) => 1e6 + 1e3 * value);
    const up = shiftShare(changed({y}), full);
    near(up.estimate / 1e3, result.estimate);
    const larger = shocks.map((shock) => ({...shock, value: 7 + 100 * shock.value}));
    // The sum of the shares is controlled for, so that a shock common to all sectors is no exposure.
    same(shiftShare(table, {...full, shocks: larger}), result, 1 / 100);
  });

  it("takes shocks by period as a sector of its own in each period, clustered as asked", () => {
    const twice = <T>(values: Iterable<T>): T[] => [...values, ...values];
    const length = 2 * table.length;
    const year = twice(table.columns["y"] as Float64Array).map((_, row) => (row < table.length ? "2019" : "2020"));
    const columns: Record<string, Float64Array | string[]> = {year};
    for (const [name, column] of Object.entries(table.columns))
      columns[name] = column instanceof Float64Array ? Float64Array.from(twice(column)) : (twice(column) as string[]);
    columns["y"] = (columns["y"] as Float64Array).map((value, row) => value + (row % 7) / 10);
    const byPeriod = alone.flatMap(({sector, value}): Shock[] => [
      {sector, period: "2019", value, cluster: sector},
      {sector, period: "2020", value: 1 - value * value, cluster: sector}
    ]);
    const panel = shiftShare({length, columns}, {...base, shocks: byPeriod, period: "year", controls: "a | year"});
    // By hand: one sector a period, shares of the other period 0, sums of shares by year.
    const byHand: Record<string, Float64Array | string[]> = {...columns};
    for (const period of ["2019", "2020"]) {
      const sum = new Float64Array(length);
      for (const {sector} of alone) {
        const share = (columns[`s_${sector}`] as Float64Array).map((value, row) => (year[row] === period ? value : 0));
        byHand[`t_${sector}${period}`] = share;
        share.forEach((value, row) => (sum[row] = (sum[row] ?? 0) + value));
      }
      byHand[`sum${period}`] = sum;
    }
    const expanded = byPeriod.map(({sector, period, value, cluster}) => ({
      sector: `${sector}${period ?? ""}`,
      period: null,
      value,
      cluster
    }));
    const hand = shiftShare(
      {length, columns: byHand},
      {...base, shares: ["t_*"], shocks: expanded, controls: "a + sum2019 + sum2020 | year", controlShareSum: false}
    );
    same(panel, hand);
    expect(panel.shocks).toMatchObject({count: 12, clusters: {count: 6}});
    near(panel.shockLevel.estimate, panel.estimate);
    near(
      panel.rotemberg.reduce((sum, {weight, estimate}) => sum + weight * (estimate ?? 0), 0),
      panel.estimate
    );
  });

  it("leaves rows out in which something is missing, and says how many", () => {
    const s = Float64Array.from(table.columns["s_A"] as Float64Array);
    s[3] = NaN;
    const without = shiftShare(changed({s_A: s}), base);
    expect(without.n).toBe(59);
    expect(without.dropped).toEqual([{what: "rows", reason: "missing", count: 1}]);
  });

  it("keeps the estimate and gives no AKM errors when shares follow from each other, naming the sector", () => {
    const a = table.columns["s_A"] as Float64Array;
    const doubled = shiftShare(changed({s_A: a.map((share) => share / 2), s_G: a.map((share) => share / 2)}), {
      ...base,
      shocks: [...alone, {...alone[0]!, sector: "G"}]
    });
    near(doubled.estimate, shiftShare(table, base).estimate);
    expect(doubled.inference).toMatchObject({akm: null, akm0: null});
    expect(doubled.warnings.find(({code}) => code === "collinear-shares")?.message).toContain("the shares of G follow");
  });

  it("passes over a sector nobody works in", () => {
    const more = changed({s_G: new Float64Array(table.length)});
    same(shiftShare(more, {...base, shocks: [...alone, {...alone[0]!, sector: "G"}]}), shiftShare(table, base));
  });

  const named = alone.map((shock) => ({...shock, sector: `s_${shock.sector}`}));
  const columns = named.map(({sector}) => sector);
  it("takes columns of shares by the names of the sectors", () => {
    same(shiftShare(table, {...base, shares: columns, shocks: named}), shiftShare(table, base));
  });

  it.each([
    ["missing-shares", table, {...base, shares: columns.slice(1), shocks: named}],
    ["missing-column", table, {...base, shocks: [...alone, {...alone[0]!, sector: "Z"}]}],
    ["missing-shock", table, {...base, shares: columns, shocks: named.slice(1)}],
    ["missing-shock", table, {...base, shocks: alone.map((shock) => ({...shock, value: NaN}))}],
    ["no-shocks", table, {...base, shocks: []}],
    ["negative-share", changed({s_A: new Float64Array(60).fill(-0.1)}), base],
    ["no-variation", table, {...base, shocks: alone.map((shock) => ({...shock, value: 1}))}],
    ["no-variation", changed({d: new Float64Array(60).fill(3)}), {...base, treatment: "d"}],
    ["one-cluster", changed({province: new Array<string>(60).fill("P")}), full],
    ["invalid-level", table, {...base, level: 95}]
  ] as const)("refuses %s", (kind, frame, options) => {
    expect(() => shiftShare(frame, options)).toThrow(expect.objectContaining({kind}));
  });
});

describe("leave-one-out shocks", () => {
  const before = [Float64Array.of(10, 20, 30), Float64Array.of(5, 0, 0)];
  const after = [Float64Array.of(11, 26, 27), Float64Array.of(6, 1, 2)];

  it("are the growth of all other regions", () => {
    const [first, second] = leaveOneOutShocks(before, after);
    expect(Array.from(first!)).toEqual(
      [(26 + 27) / 50 - 1, (11 + 27) / 40 - 1, (11 + 26) / 30 - 1].map((value) => expect.closeTo(value, 14))
    );
    // The others of the first region had nothing before.
    expect(second![0]).toBeNaN();
    expect(second![1]).toBeCloseTo((6 + 2 - 5) / 5, 14);
  });

  it("leave a whole group out when there are groups", () => {
    const [first] = leaveOneOutShocks(before, after, Int32Array.of(0, 0, 1));
    expect(Array.from(first!)).toEqual([-0.1, -0.1, 37 / 30 - 1].map((value) => expect.closeTo(value, 14)));
  });

  it("refuse columns that do not match", () => {
    expect(() => leaveOneOutShocks(before, after.slice(1))).toThrow(expect.objectContaining({kind: "unequal-lengths"}));
  });
});
