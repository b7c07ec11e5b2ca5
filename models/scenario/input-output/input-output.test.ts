import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sectorCodes} from "../format.js";
import {jobsMultipliers, leontiefInverse, outputMultipliers} from "./leontief.js";
import {regionalCoefficients} from "./location-quotients.js";
import {regionalInputOutput} from "./regional-effects.js";
import {inputOutputTable, type InputOutputRow} from "./table.js";

const rows = (...values: number[][]): Float64Array[] => values.map((row) => Float64Array.from(row));

describe("the Leontief inverse", () => {
  // Miller & Blair 2009, §2.3: A = Z/x of their two sectors, L, multipliers of §6.2, and output for demand (600, 1500).
  it("is that of Miller & Blair's example", () => {
    const inverted = leontiefInverse(rows([0.15, 0.25], [0.2, 0.05]));
    const expected = [
      [1.2541, 0.33],
      [0.264, 1.1221]
    ];
    expected.forEach((row, i) => row.forEach((value, j) => expect(inverted[i]?.[j]).toBeCloseTo(value, 4)));
    const [first, second] = outputMultipliers(inverted);
    expect(first).toBeCloseTo(1.518, 3);
    expect(second).toBeCloseTo(1.452, 3);
    const output = inverted.map((row) => 600 * (row[0] ?? NaN) + 1500 * (row[1] ?? NaN));
    expect(output[0]).toBeCloseTo(1247.5, 1);
    expect(output[1]).toBeCloseTo(1841.6, 1);
  });

  it("refuses a sector that buys all it makes, and negative coefficients", () => {
    expect(() => leontiefInverse(rows([0.6, 0], [0.4, 0]))).toThrow(/buys 1\.00 for each euro/);
    expect(() => leontiefInverse(rows([-0.1, 0], [0, 0]))).toThrow(/a coefficient is -0\.1/);
  });
});

const national = rows([0.2, 0.1, 0.05], [0.15, 0.25, 0.1], [0.05, 0.2, 0.15]);
const table = {coefficients: national, output: Float64Array.of(1000, 2000, 3000)};
const nation = [5000, 16000, 30000];
const region = [900, 800, 1500];

describe("Flegg's location quotient", () => {
  // By R 4.5, from the formulas of Flegg & Webber (1997): outer(slq, slq, "/") with slq on the diagonal, times
  // log2(1 + Er/En)^0.3, at most 1.
  it("gives what R gives on three sectors", () => {
    const {coefficients, lambda} = regionalCoefficients(national, region, nation, 0.3);
    expect(lambda).toBeCloseTo(0.481994221936, 12);
    const expected = [
      [0.2, 0.1, 0.05],
      [0.02008309258067, 0.0960222864013, 0.0481994221936],
      [0.00669436419356, 0.0963988443872, 0.0576133718408]
    ];
    expected.forEach((row, i) => row.forEach((value, j) => expect(coefficients[i]?.[j]).toBeCloseTo(value, 12)));
    const inverted = leontiefInverse(coefficients);
    [1.29462269656, 1.37743145105, 1.2002743896].forEach((value, j) =>
      expect(outputMultipliers(inverted)[j]).toBeCloseTo(value, 10)
    );
    [1.32354566094, 1.35122792578, 1.15153519088].forEach((value, j) =>
      expect(jobsMultipliers(inverted, [5, 8, 10])[j]).toBeCloseTo(value, 10)
    );
  });

  // docs/method/input-output.md works this out by hand; the digits are R's.
  it("gives the example of the method page", () => {
    const own = regionalCoefficients(rows([0.15, 0.25], [0.2, 0.05]), [20, 5], [100, 100], 0.3);
    expect(own.lambda).toBeCloseTo(0.5875937729, 10);
    const inverted = leontiefInverse(own.coefficients);
    [1.2092476, 1.3177985].forEach((value, j) => expect(outputMultipliers(inverted)[j]).toBeCloseTo(value, 7));
    [1.1917917, 1.6148736].forEach((value, j) =>
      expect(jobsMultipliers(inverted, [0.1, 0.05])[j]).toBeCloseTo(value, 7)
    );
  });

  it("is 1 for the country itself, and never above the country's coefficient", () => {
    expect(regionalCoefficients(national, nation, nation, 0.3)).toEqual({coefficients: national, lambda: 1});
    const jobs = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 3, maxLength: 3});
    fc.assert(
      fc.property(jobs, fc.double({min: 0, max: 0.9, noNaN: true}), (shares, delta) => {
        fc.pre(shares.some((share) => share > 0.001));
        const own = nation.map((whole, s) => whole * (shares[s] ?? 0));
        const {coefficients, lambda} = regionalCoefficients(national, own, nation, delta);
        expect(lambda).toBeGreaterThan(0);
        expect(lambda).toBeLessThanOrEqual(1);
        coefficients.forEach((row, i) =>
          row.forEach((value, j) => {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(national[i]?.[j] ?? NaN);
          })
        );
      })
    );
  });

  it("lets a sector that the region lacks neither sell nor buy, and refuses what cannot be", () => {
    const {coefficients} = regionalCoefficients(national, [900, 0, 1500], nation, 0.3);
    expect(coefficients.map((row) => row[1])).toEqual([0, 0, 0]);
    expect([...(coefficients[1] ?? [])]).toEqual([0, 0, 0]);
    expect(() => regionalCoefficients(national, region, nation, 1)).toThrow(/delta lies from 0/);
    expect(() => regionalCoefficients(national, [6000, 0, 0], nation, 0.3)).toThrow(/6000 jobs in the region and 5000/);
    expect(() => regionalCoefficients(national, [0, 0, 0], nation, 0.3)).toThrow(/no jobs/);
  });
});

describe("a scenario along a region's suppliers", () => {
  const shocks = [-3, -10, -1];

  it("gives what R gives, with the span of delta from 0.2 to 0.4", () => {
    const {jobs, growth, sectors} = regionalInputOutput(table, {region, nation, shocks});
    expect(jobs.direct.value).toBeCloseTo(-79.9417532881, 8);
    expect(jobs.total.value).toBeCloseTo(-109.9079730926, 8);
    expect(jobs.total).toMatchObject({low: expect.closeTo(-110.150180232, 6), high: expect.closeTo(-109.304490513, 6)});
    expect(jobs.indirect.value).toBeCloseTo(-109.9079730926 + 79.9417532881, 8);
    expect(growth.value).toBeCloseTo(-3.43462415914, 9);
    expect(sectors[1]?.output).toMatchObject({
      low: expect.closeTo(1.31557375309, 9),
      high: expect.closeTo(1.46359366844, 9)
    });
  });

  it("gives a region as the country its growth back where size does not matter", () => {
    const twin = nation.map((jobs) => jobs / 10);
    const {growth} = regionalInputOutput(table, {region: twin, nation, shocks, delta: 0});
    const mixed = nation.reduce((sum, jobs, s) => sum + (jobs * (shocks[s] ?? 0)) / 51000, 0);
    expect(growth.value).toBeCloseTo(mixed, 9);
  });

  it("is the industry mix where sectors buy nothing of each other", () => {
    const apart = {...table, coefficients: rows([0, 0, 0], [0, 0, 0], [0, 0, 0])};
    const {growth, jobs} = regionalInputOutput(apart, {region, nation, shocks});
    expect(growth.value).toBeCloseTo((900 * -3 + 800 * -10 + 1500 * -1) / 3200, 9);
    expect(jobs.indirect.value).toBeCloseTo(0, 9);
  });
});

describe("a table of the user's own", () => {
  const own = (change: Partial<InputOutputRow> = {}): InputOutputRow[] =>
    sectorCodes.map((sector, s) => ({
      ...{sector, output: 100},
      deliveries: Object.fromEntries(sectorCodes.map((to) => [to, 2])),
      ...(s === 1 ? change : {})
    }));

  it("becomes coefficients in the order of the sectors", () => {
    const {coefficients, output} = inputOutputTable(own().reverse(), "own.csv");
    expect(coefficients[0]?.[9]).toBe(0.02);
    expect([...output]).toEqual(sectorCodes.map(() => 100));
  });

  it.each<[Partial<InputOutputRow>, RegExp]>([
    [{sector: "Z"}, /Z is no sector/],
    [{sector: "A"}, /A stands twice/],
    [{output: 15}, /B-E delivers 20 to sectors and makes 15/],
    [{output: NaN}, /output of B-E is NaN/],
    [{deliveries: {A: 1}}, /what B-E delivers to B-E is not given/],
    [{deliveries: Object.fromEntries(sectorCodes.map((to) => [to, -1]))}, /what B-E delivers to A is -1/]
  ])("is refused with %o", (change, message) => {
    expect(() => inputOutputTable(own(change), "own.csv")).toThrow(message);
  });

  it("is refused with a sector left out", () => {
    expect(() => inputOutputTable(own().slice(1), "own.csv")).toThrow(/no row for A; give all ten/);
  });
});
