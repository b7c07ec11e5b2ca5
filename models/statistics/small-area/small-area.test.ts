import {describe, expect, it} from "vitest";
import type {Frame} from "../types.js";
import {benchmark} from "./benchmark.js";
import {smallArea, type SmallAreaOptions, type SmallAreaResult} from "./small-area.js";

/** Milk expenditure in 43 areas, United States 1989: estimate, standard error, major area, sample (Arora & Lahiri 1997). */
const yi = [
  1.099, 1.075, 1.105, 0.628, 0.753, 0.981, 1.257, 1.095, 1.405, 1.356, 0.615, 1.46, 1.338, 0.854, 1.176, 1.111, 1.257,
  1.43, 1.278, 1.292, 1.002, 1.183, 1.044, 1.267, 1.193, 0.791, 0.795, 0.759, 0.796, 0.565, 0.886, 0.952, 0.807, 0.582,
  0.684, 0.787, 0.44, 0.759, 0.77, 0.8, 0.756, 0.865, 0.64
];
const sd = [
  0.163, 0.08, 0.083, 0.109, 0.119, 0.141, 0.202, 0.127, 0.168, 0.178, 0.1, 0.201, 0.148, 0.143, 0.149, 0.145, 0.135,
  0.172, 0.137, 0.163, 0.125, 0.247, 0.14, 0.171, 0.106, 0.121, 0.121, 0.259, 0.106, 0.089, 0.225, 0.205, 0.119, 0.067,
  0.106, 0.126, 0.092, 0.132, 0.1, 0.113, 0.083, 0.121, 0.129
];
const major = [7, 7, 11, 18].flatMap((count, index) => new Array<number>(count).fill(index + 1));
const ni = [
  191, 633, 597, 221, 195, 191, 183, 188, 204, 188, 149, 290, 250, 194, 184, 193, 218, 266, 214, 213, 196, 95, 195, 187,
  479, 230, 186, 199, 238, 207, 165, 153, 210, 383, 255, 226, 224, 212, 211, 179, 312, 241, 205
];
const milk = (more: Frame["columns"] = {}): Frame => ({
  length: 43,
  columns: {
    ...{yi: Float64Array.from(yi), sd: Float64Array.from(sd), major: Float64Array.from(major)},
    ...{ni: Float64Array.from(ni), ...more}
  }
});
const run = (options: Partial<SmallAreaOptions> = {}, table: Frame = milk()): SmallAreaResult =>
  smallArea(table, {formula: "yi ~ factor(major)", variance: {column: "sd", isStandardError: true}, ...options});
const expectClose = (got: readonly (number | null)[], want: readonly number[], tolerance: number): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value)).toBeLessThanOrEqual(tolerance * Math.abs(value));
  });
};
const some = (result: SmallAreaResult, field: "estimate" | "mse"): (number | null)[] =>
  [0, 6, 42].map((area) => result.areas[area]?.[field] ?? null);
const withHole = (index: number): Frame =>
  milk({yi: Float64Array.from(yi, (value, area) => (area === index ? NaN : value))});

describe("Fay and Herriot's model on the milk data", () => {
  // sae 1.3 mseFH(yi ~ as.factor(MajorArea), SD^2), which stops at a change of 1e-4: refvar, eblup and mse of areas 1, 7, 43
  it("gives sae's estimates by restricted likelihood", () => {
    const result = run();
    expectClose([result.refvar], [0.0185502223227232], 1e-5);
    expectClose(some(result, "estimate"), [1.02197034245261, 1.05845228445578, 0.681086989724461], 1e-6);
    expectClose(some(result, "mse"), [0.0134602201642976, 0.0159261365282707, 0.0099036256034371], 1e-5);
    expect(result).toMatchObject({n: 43, method: "reml", benchmark: null, warnings: []});
  });

  // The restricted likelihood, the likelihood and Σr²/(A + ψ) = 39 written out in R, their roots by uniroot; Q = (X'V⁻¹X)⁻¹
  it("gives the root of each method's equation, and its mean squared error", () => {
    const [reml, ml, fh] = [run(), run({method: "ml"}), run({method: "fh"})];
    expectClose([reml.refvar, ml.refvar, fh.refvar], [0.01855033478404, 0.01551750873608, 0.01642026365413], 1e-8);
    expectClose(some(reml, "mse"), [0.01346025646651274, 0.01592619045287753, 0.009903647801086964], 1e-8);
    expectClose(some(ml, "mse"), [0.0135799384317415, 0.01593448854673127, 0.01003713149358773], 1e-8);
    expectClose(some(fh, "mse"), [0.01275701388081604, 0.01486765836960099, 0.009484218964610571], 1e-8);
    expectClose(
      reml.coefficients.map(({estimate}) => estimate),
      [0.968188986978094, 0.1327803054875742, 0.2269462245216598, -0.2413010399371114],
      1e-8
    );
    expectClose(
      reml.coefficients.map(({se}) => se),
      [0.06936220830274954, 0.1030008899798434, 0.09232996148809453, 0.08161721711131932],
      1e-8
    );
  });

  // The same in R on 42 areas: x'b and A + x'Qx of the first
  it("gives an area without survey what the covariates say, flagged", () => {
    const result = run({}, withHole(0));
    const [first] = result.areas;
    expectClose(
      [result.refvar, first?.estimate ?? null, first?.mse ?? null],
      [0.0189479966035092, 0.9525753585038625, 0.02440397760117092],
      1e-7
    );
    expect(first).toMatchObject({direct: null, shrinkage: 0, isSynthetic: true, area: "1"});
    expect(result.areas).toHaveLength(43);
    expect(result.warnings).toMatchObject([{code: "synthetic-areas", message: /^1 areas/}]);
  });
});

describe("what a small-area estimate is made of", () => {
  it("lies between the direct and the synthetic estimate, nearer the surer one", () => {
    const {areas} = run();
    for (const {direct, synthetic, estimate, shrinkage, variance, mse} of areas) {
      expect(estimate).toBeCloseTo(
        (synthetic ?? NaN) + (shrinkage ?? NaN) * ((direct ?? NaN) - (synthetic ?? NaN)),
        12
      );
      expect(mse).toBeLessThan((variance ?? NaN) * 1.1);
    }
    const order = [...areas].sort((a, b) => (a.variance ?? 0) - (b.variance ?? 0)).map(({shrinkage}) => shrinkage ?? 0);
    expect(order).toEqual([...order].sort((a, b) => b - a));
  });

  it("takes variances as it takes standard errors, and follows the scale of the outcome", () => {
    const variance = Float64Array.from(sd, (value) => value * value);
    const squared = run({variance: {column: "psi", isStandardError: false}}, milk({psi: variance}));
    expect(squared.areas).toEqual(run().areas);
    const scaled = run(
      {},
      milk({yi: Float64Array.from(yi, (value) => 1e6 * value), sd: Float64Array.from(sd, (v) => 1e6 * v)})
    );
    expectClose(
      [scaled.refvar / 1e12, (scaled.areas[5]?.estimate ?? NaN) / 1e6],
      [run().refvar, run().areas[5]?.estimate ?? NaN],
      1e-9
    );
  });

  it("leans wholly on the covariates when areas differ no more than their errors explain", () => {
    const result = run({}, milk({sd: new Float64Array(43).fill(2)}));
    expect(result.refvar).toBe(0);
    expect(result.areas.every(({estimate, synthetic}) => estimate === synthetic)).toBe(true);
    expect(result.warnings).toMatchObject([{code: "no-area-variance"}]);
  });

  it("gives no estimate where no surveyed area is like it", () => {
    const table = milk({major: Float64Array.from(major, (value, area) => (area === 0 ? 9 : value))});
    const result = run({}, {...table, columns: {...table.columns, yi: withHole(0).columns["yi"] ?? []}});
    expect(result.areas[0]).toMatchObject({estimate: null, synthetic: null, mse: null, isSynthetic: true});
    expect(result.dropped).toEqual([{what: "major[9]", reason: "collinear", count: 1}]);
    expect(result.warnings.map(({code}) => code)).toEqual(["synthetic-areas", "no-estimate"]);
  });

  it("sums to the total of the direct estimates, or the one given, by factor or by amount", () => {
    const sum = (values: readonly (number | null | undefined)[]): number =>
      values.reduce<number>((total, value, area) => total + (value ?? NaN) * (ni[area] ?? 0), 0);
    const own = run({benchmark: {weights: "ni"}});
    expect(sum(own.areas.map(({benchmarked}) => benchmarked))).toBeCloseTo(sum(yi), 8);
    const {areas, benchmark: made} = run({benchmark: {weights: "ni", total: 9000, method: "difference"}}, withHole(3));
    expect(sum(areas.map(({benchmarked}) => benchmarked))).toBeCloseTo(9000, 8);
    const moved = areas.map(({benchmarked, estimate}) => (benchmarked ?? NaN) - (estimate ?? NaN));
    for (const value of moved) expect(value).toBeCloseTo(made?.change ?? NaN, 12);
    expect(made?.before).toBeCloseTo(sum(areas.map(({estimate}) => estimate)), 9);
  });

  it("does not bring a sum to a total of the other sign by a factor", () => {
    expect(() => benchmark(Float64Array.from([1, 2]), Float64Array.from([1, 1]), {total: -3})).toThrow(/one factor/);
  });
});

describe("what is refused", () => {
  it.each([
    [{variance: {column: "zero", isStandardError: true}}, /sampling error above 0/],
    [{formula: "log(yi) ~ factor(major)"}, /a column first/],
    [{formula: "yi ~ 1 | major"}, /no absorbed effects/],
    [{formula: "yi ~ income"}, /income/],
    [{area: "name"}, /no column name/],
    [{benchmark: {weights: "yi"}}, /the weight yi/],
    [{formula: "few ~ factor(major)"}, /5 areas with a direct estimate are too few for 4 terms/]
  ] as const)("%j", (options, message) => {
    const few = Float64Array.from(yi, (value, area) => ([0, 8, 15, 30, 31].includes(area) ? value : NaN));
    const table = milk({zero: new Float64Array(43), few});
    const holed = {...table, columns: {...table.columns, yi: withHole(2).columns["yi"] ?? []}};
    expect(() => run(options as Partial<SmallAreaOptions>, holed)).toThrow(message);
  });

  it("a benchmark without total when an area has no direct estimate", () => {
    expect(() => run({benchmark: {weights: "ni"}}, withHole(2))).toThrow(/3 has no direct estimate/);
  });
});
