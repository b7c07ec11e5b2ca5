import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {mtcars} from "../../../test/helpers/mtcars.js";
import {estimate} from "../estimate.js";
import type {EstimateOptions} from "../estimate-options.js";
import type {Columns, Estimate, Frame} from "../types.js";
import {createRandom} from "../random.js";
import {fitQuantile} from "./fit-quantile.js";
import {weightedSelect} from "./weighted-select.js";

const run = (tau: number, formula: string, options: Partial<EstimateOptions> = {}, table: Frame = mtcars()): Estimate =>
  estimate(table, {formula, method: `quantile:${tau}`, ...options});
const values = (result: Estimate): number[] => result.coefficients.map(({estimate: value}) => value);
const errors = (result: Estimate, vcov?: string): number[] =>
  result.coefficients.map(({se, by}) => (vcov === undefined ? se : by?.find((line) => line.vcov === vcov)?.se) ?? NaN);
const expectClose = (got: readonly number[], want: readonly number[], tolerance: number): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => {
    expect(Math.abs((got[index] ?? NaN) - value)).toBeLessThanOrEqual(tolerance * Math.abs(value));
  });
};
const of = (...numbers: number[]): Float64Array => Float64Array.from(numbers);
const ones = (n: number): Float64Array => new Float64Array(n).fill(1);

/** Brownlee's (1965) plant: air flow, water temperature, acid, loss; R's stackloss. */
const plant = [
  [80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70],
  [27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20],
  [89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91],
  [42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15]
];
const stackloss: Frame = {
  length: 21,
  columns: Object.fromEntries(
    ["air", "water", "acid", "loss"].map((name, index) => [name, of(...(plant[index] ?? []))])
  )
};

describe("quantile regression against quantreg 5.94", () => {
  // rq(mpg ~ wt + hp, tau, mtcars)
  it.each([
    [0.1, [34.007319658332797, -4.474094394912395, -0.015244092524471632]],
    [0.25, [33.909756097560987, -3.810975609756101, -0.024390243902439029]],
    [0.5, [36.62601376094738, -3.605698311344013, -0.035590720128738117]],
    [0.75, [38.439139871615559, -4.148392823746645, -0.025759335793552336]],
    [0.9, [42.391910835713993, -3.070373797931837, -0.049046795155514439]]
  ])("gives rq's coefficients at τ = %d", (tau, want) => {
    expectClose(values(run(tau, "mpg ~ wt + hp")), want, 1e-12);
  });

  // rq(loss ~ ., 0.5, stackloss); summary(se = "iid"), summary(se = "nid") less its 1.5e-8 on every distance
  it("gives iid and nid standard errors", () => {
    const result = run(0.5, "loss ~ air + water + acid", {vcov: ["iid", "hc0"]}, stackloss);
    expectClose(
      values(result),
      [-39.689855072463793, 0.831884057971013502, 0.573913043478264662, -0.060869565217391272],
      1e-12
    );
    expectClose(
      errors(result, "iid"),
      [10.62703991937219, 0.12047273862114541, 0.32876677822412442, 0.13962201382671255],
      1e-11
    );
    expectClose(
      errors(result, "hc0"),
      [7.141626786928356, 0.126932715314592631, 0.341793001530056817, 0.060412331341693749],
      1e-6
    );
  });

  // The same of rq(inv ~ value + capital, tau, Grunfeld). The cluster errors from the formulas of Parente & Santos Silva
  // written out in R: solve(A) %*% crossprod(rowsum(x * (tau - (u < 0)), firm)) %*% solve(A),
  // A = crossprod(x[abs(u) <= c, ]) / (2 * c), c = mad(u, constant = 1) * (qnorm(tau + h) - qnorm(tau - h)).
  it.each([
    [
      0.25,
      [1.27152076533363, 0.00078011760050990307, 0.0034056049095743928],
      [1.52029984944695, 0.0105602965121977376, 0.0067126488529381809],
      [8.1134041029147284, 0.013572093577812588, 0.021980622993394455]
    ],
    [
      0.5,
      [3.748950679250156, 0.00230009803069101, 0.010041082447958765],
      [0.850606052086029, 0.010644765625270331, 0.016351134616402311],
      [14.390993233721268, 0.025847433932053077, 0.075044586117094775]
    ]
  ])("gives iid, nid and cluster standard errors of a panel at τ = %d", (tau, iid, nid, cluster) => {
    const panel = {unit: "firm", period: "year"};
    const vcov = ["iid", "hc0", "cluster:firm"];
    const result = run(tau, "inv ~ value + capital", {panel, vcov, smallSample: "none"}, grunfeld());
    expectClose(errors(result, "iid"), iid, 1e-11);
    expectClose(errors(result, "hc0"), nid, 1e-6);
    expectClose(errors(result, "cluster:firm"), cluster, 1e-11);
    const stata = run(tau, "inv ~ value + capital", {panel}, grunfeld());
    // G/(G − 1)·(n − 1)/(n − K)
    const factor = Math.sqrt((10 / 9) * (199 / 197));
    expectClose(
      errors(stata),
      cluster.map((se) => se * factor),
      1e-11
    );
    expect(stata.vcov).toEqual({type: "cluster:firm", smallSample: "stata", clusters: {firm: 10}});
  });

  // rq(mpg ~ wt + hp, 0.5, mtcars, weights = gear)
  it("weighs rows", () => {
    const result = run(0.5, "mpg ~ wt + hp", {weights: "gear", vcov: ["iid", "hc0"]});
    expectClose(values(result), [36.62601376094738, -3.60569831134401, -0.03559072012873811], 1e-12);
    expectClose(errors(result, "iid"), [1.72158333430756572, 0.68881275149097732, 0.0084579208855479031], 1e-11);
    expectClose(errors(result, "hc0"), [2.07591279571792464, 0.6759900825820014, 0.0095099999267203566], 1e-6);
  });

  // logLik(rq(inv ~ value + capital, 0.5, Grunfeld)); 1 − rho/rho of rq(inv ~ 1, 0.5, Grunfeld)
  it("gives the likelihood and R¹", () => {
    const {fit} = run(0.5, "inv ~ value + capital", {}, grunfeld());
    const n = 200;
    expect(fit.logLik).toBeCloseTo(n * (Math.log(0.25) - 1 - Math.log(5521.8350477183876 / n)), 9);
    const {residuals} = fitQuantile(grunfeld().columns["inv"] as Float64Array, [ones(n)], 0.5);
    const alone = residuals.reduce((sum, value) => sum + Math.abs(value) / 2, 0);
    expect(fit.r2).toBeCloseTo(1 - 5521.8350477183876 / alone, 12);
    expect(fit).toMatchObject({sigma: null, ssr: null});
  });
});

describe("ties and several best fits", () => {
  // rq(carb ~ hp, 0.5, mtcars), rq(mpg ~ factor(cyl), 0.5, mtcars), rq(wt ~ 1, 0.5, mtcars)
  it("agree with rq on data full of ties", () => {
    expectClose(values(run(0.5, "carb ~ hp")), [0.23076923076922992, 0.015384615384615389], 1e-12);
    expectClose(values(run(0.5, "mpg ~ factor(cyl)")), [26, -6.3, -10.8], 1e-13);
    expectClose(values(run(0.5, "wt ~ 1")), [3.215], 1e-14);
  });

  it("give the lowest of several, and say so", () => {
    expect(fitQuantile(of(4, 1, 3, 2), [ones(4)], 0.5)).toMatchObject({coefficients: of(2), isUnique: false});
    expect(fitQuantile(of(4, 1, 3, 2, 9), [ones(5)], 0.5)).toMatchObject({coefficients: of(3), isUnique: true});
    const table = {length: 4, columns: {y: of(4, 1, 3, 2)}};
    expect(run(0.5, "y ~ 1", {vcov: ["iid"]}, table).warnings).toMatchObject([{code: "several-solutions"}]);
  });

  it("goes through the points of an exact line", () => {
    const x = of(1, 2, 3, 4, 5, 6);
    const {coefficients, residuals} = fitQuantile(
      x.map((value) => 3 + 2 * value),
      [ones(6), x],
      0.3
    );
    expectClose([...coefficients], [3, 2], 1e-13);
    expect(Math.max(...residuals.map(Math.abs))).toBeLessThan(1e-13);
  });
});

describe("properties", () => {
  const random = createRandom(7, 0);
  const n = 400;
  const x: Columns = [ones(n), ...[1, 2, 3].map(() => Float64Array.from({length: n}, () => random.normal()))];
  const y = Float64Array.from(
    {length: n},
    (_, row) => (x[1]?.[row] ?? 0) + random.normal() * (1 + ((x[2]?.[row] ?? 0) > 0 ? 1 : 0))
  );

  it.each([0.03, 0.37, 0.5, 0.99])("leaves at most a share τ = %d below and 1 − τ above, k rows on it", (tau) => {
    const {residuals} = fitQuantile(y, x, tau);
    const count = (test: (value: number) => boolean): number => residuals.filter(test).length;
    expect(count((value) => value === 0)).toBe(4);
    expect(count((value) => value < 0)).toBeLessThanOrEqual(tau * n);
    expect(count((value) => value > 0)).toBeLessThanOrEqual((1 - tau) * n);
  });

  it.each([0.1, 0.5, 0.8])("has no direction in which the sum falls at τ = %d", (tau) => {
    const {coefficients} = fitQuantile(y, x, tau);
    const loss = (b: Float64Array): number =>
      y.reduce((sum, value, row) => {
        const r = value - x.reduce((fit, column, term) => fit + (b[term] ?? 0) * (column[row] ?? 0), 0);
        return sum + r * (tau - (r < 0 ? 1 : 0));
      }, 0);
    const best = loss(coefficients);
    for (let draw = 0; draw < 200; draw++) {
      const near = coefficients.map((value) => value + 1e-3 * random.normal());
      expect(loss(near)).toBeGreaterThan(best);
    }
  });

  it("does not depend on the order of rows, to the bit", () => {
    const order = Array.from({length: n}, (_, row) => (row * 149) % n);
    const shuffle = (column: Float64Array): Float64Array => Float64Array.from(order, (row) => column[row] ?? NaN);
    expect(fitQuantile(shuffle(y), x.map(shuffle), 0.4).coefficients).toEqual(fitQuantile(y, x, 0.4).coefficients);
  });

  it("follows scale and offset of outcome and terms", () => {
    const base = fitQuantile(y, x, 0.4).coefficients;
    const moved = fitQuantile(
      y.map((value) => 1e6 * value + 1e7),
      [ones(n), (x[1] ?? y).map((value) => 1e-4 * value - 5), ...x.slice(2)],
      0.4
    ).coefficients;
    expect((moved[1] ?? NaN) / 1e10).toBeCloseTo(base[1] ?? NaN, 8);
    expect((moved[2] ?? NaN) / 1e6).toBeCloseTo(base[2] ?? NaN, 8);
  });

  it("turns round: the τ quantile of −y is minus the 1 − τ quantile of y", () => {
    expectClose(
      [
        ...fitQuantile(
          y.map((value) => -value),
          x,
          0.3
        ).coefficients
      ].map((value) => -value),
      [...fitQuantile(y, x, 0.7).coefficients],
      1e-11
    );
  });

  it("chooses the row at which weights reach a total", () => {
    const positions = (): Int32Array => Int32Array.from([0, 1, 2, 3, 4]);
    const at = of(5, 1, 4, 2, 3);
    const weights = of(1, 1, 1, 1, 1);
    expect([1, 2.5, 5].map((total) => weightedSelect(at, weights, positions(), total))).toEqual([1, 4, 0]);
    expect(weightedSelect(at, weights, positions(), 5.1)).toBe(-1);
    expect(weightedSelect(of(2, 2, 2), of(1, 1, 1), Int32Array.from([0, 1, 2]), 2)).toBeGreaterThanOrEqual(0);
  });
});

describe("what is refused", () => {
  it.each([
    ["mpg ~ wt | cyl", {}, /cannot absorb effects/],
    ["mpg ~ 1 | 0 | wt ~ hp", {}, /no instruments/],
    ["mpg ~ wt", {vcov: ["hc1"]}, /iid, hc0 and cluster/],
    ["mpg ~ wt", {vcov: ["cluster:cyl+gear"]}, /one way/],
    ["mpg ~ wt", {vcov: ["wild:cyl"]}, /no wild:cyl/],
    ["I(mpg*0) ~ 0 + wt", {vcov: ["cluster:cyl"]}, /too few rows lie near/]
  ])("%s with %j", (formula, options, message) => {
    expect(() => run(0.5, formula, options)).toThrow(message);
  });

  it("a share that is none", () => {
    expect(() => run(1.5, "mpg ~ wt")).toThrow(/between 0 and 1/);
  });
});
