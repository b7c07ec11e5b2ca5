import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../../test/helpers/shared.js";
import {leastSquares} from "./least-squares.js";

const column = (values: readonly number[]): Float64Array => Float64Array.from(values);
const ones = (n: number): Float64Array => new Float64Array(n).fill(1);

/** Digits that agree: −log10 of the relative error (NIST's LRE). */
const digits = (got: number, want: number): number =>
  got === want ? 16 : -Math.log10(want === 0 ? Math.abs(got) : Math.abs(got - want) / Math.abs(want));

describe("least squares", () => {
  // NIST StRD, Longley: certified to 15 digits (Longley 1967; the data are public domain).
  const longley = [
    [60323, 83.0, 234289, 2356, 1590, 107608, 1947],
    [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
    [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
    [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
    [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
    [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
    [64989, 99.0, 365385, 1870, 3547, 115094, 1953],
    [63761, 100.0, 363112, 3578, 3350, 116219, 1954],
    [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
    [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
    [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
    [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
    [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
    [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
    [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
    [70551, 116.9, 554894, 4007, 2827, 130081, 1962]
  ];
  const y = column(longley.map((row) => row[0]!));
  const x = [ones(16), ...[1, 2, 3, 4, 5, 6].map((index) => column(longley.map((row) => row[index]!)))];

  it("keeps at least 11 digits of Longley's certified coefficients and standard errors", () => {
    const {coefficients, residuals, bread} = leastSquares(y, x, {intercept: true});
    const certified = [
      [-3482258.63459582, 890420.383607373],
      [15.0618722713733, 84.9149257747669],
      [-0.035819179292591, 0.0334910077722432],
      [-2.02022980381683, 0.488399681651699],
      [-1.03322686717359, 0.214274163161675],
      [-0.0511041056535807, 0.22607320006937],
      [1829.15146461355, 455.478499142212]
    ];
    const variance = residuals.reduce((sum, value) => sum + value * value, 0) / 9;
    certified.forEach(([estimate, se], index) => {
      expect(digits(coefficients[index]!, estimate!)).toBeGreaterThan(11);
      expect(digits(Math.sqrt(variance * bread[index]![index]!), se!)).toBeGreaterThan(11);
    });
  });

  it("drops the later of columns that follow from those before, and says which", () => {
    const a = column([1, 2, 3, 4, 5, 7]);
    const b = column([2, 1, 4, 3, 6, 5]);
    const sum = a.map((value, row) => value + b[row]!);
    const fit = leastSquares(column([1, 3, 2, 5, 4, 6]), [ones(6), a, b, sum, ones(6).map(() => 3)], {intercept: true});
    expect(fit.kept).toEqual([0, 1, 2]);
    expect(fit.dropped).toEqual([3, 4]);
  });

  it("gives residuals at right angles to every column, and the same fit whatever the units", () => {
    const value = fc.double({min: -100, max: 100, noNaN: true});
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), {minLength: 6, maxLength: 20}),
        fc.constantFrom(1e-6, 1e-3, 1e3, 1e6),
        (rows, unit) => {
          const [outcome, first, second] = [0, 1, 2].map((at) => column(rows.map((row) => row[at as 0 | 1 | 2])));
          const fit = leastSquares(outcome!, [ones(rows.length), first!, second!], {intercept: true});
          const size = Math.sqrt(outcome!.reduce((sum, v) => sum + v * v, 0)) + 1e-300;
          for (const kept of fit.basis) {
            const inner = kept.reduce((sum, v, row) => sum + v * fit.residuals[row]!, 0);
            expect(Math.abs(inner) / size).toBeLessThan(1e-9);
          }
          const scaled = leastSquares(outcome!, [ones(rows.length), first!.map((v) => v * unit), second!], {
            intercept: true
          });
          expect(scaled.kept).toEqual(fit.kept);
          scaled.residuals.forEach((v, row) => expect(Math.abs(v - fit.residuals[row]!) / size).toBeLessThan(1e-8));
        }
      ),
      {numRuns: 50, seed: 3}
    );
  });

  it("keeps a slope under an offset of ten million", () => {
    const first = column([1, 2, 3, 4, 5, 6, 7, 8]);
    const outcome = column([2.1, 3.9, 6.2, 7.8, 10.1, 12.2, 13.8, 16.1]);
    const plain = leastSquares(outcome, [ones(8), first], {intercept: true});
    const moved = leastSquares(outcome, [ones(8), first.map((v) => v + 1e7)], {intercept: true});
    expect(digits(moved.coefficients[1]!, plain.coefficients[1]!)).toBeGreaterThan(8);
  });
});

const nist = sharedDir === null ? null : join(sharedDir, "cases", "statistics");
describe.runIf(nist !== null && existsSync(nist))("NIST's linear sets", () => {
  interface Certified {
    tolerance_log_rel_error: number;
    expected: {k: number; coef: number[]; se: number[]};
  }
  it.each(["longley", "pontius", "wampler1", "wampler2", "wampler3", "wampler4", "wampler5", "filip"])(
    "keep the certified digits: %s",
    (name) => {
      const file = (path: string): string => readFileSync(join(nist!, path), "utf8");
      const {expected, tolerance_log_rel_error} = JSON.parse(file(`expected/nist_${name}.json`)) as Certified;
      const rows = file(`data/nist_${name}.csv`)
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(",").map(Number));
      const power = (value: number, exponent: number): number =>
        exponent === 0 ? 1 : value * power(value, exponent - 1);
      const columns = Array.from({length: expected.k}, (_, index) =>
        column(rows.map((row) => (index === 0 ? 1 : name === "longley" ? row[index]! : power(row[1]!, index))))
      );
      const fit = leastSquares(column(rows.map((row) => row[0]!)), columns, {intercept: true});
      const variance = fit.residuals.reduce((sum, v) => sum + v * v, 0) / (rows.length - expected.k);
      expect(fit.dropped).toEqual([]);
      expected.coef.forEach((want, index) => {
        expect(digits(fit.coefficients[index]!, want)).toBeGreaterThanOrEqual(tolerance_log_rel_error);
      });
      expected.se.forEach((want, index) => {
        const got = Math.sqrt(variance * fit.bread[index]![index]!);
        expect(want === 0 ? 16 : digits(got, want)).toBeGreaterThanOrEqual(tolerance_log_rel_error);
      });
    }
  );
});
