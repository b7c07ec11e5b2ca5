import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {estimate} from "../estimate.js";
import type {Frame} from "../types.js";
import {cumulativeEffects, lagPositions} from "./cumulative-effects.js";
import {distributedLag} from "./distributed-lag.js";
import {lagPolynomials} from "./lag-polynomials.js";

const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4];
const y = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9, 0, 4, 5, 2, 3, 5, 3, 6, 0, 2, 8];
const series: Frame = {
  length: 24,
  columns: {x: Float64Array.from(x), y: Float64Array.from(y), t: Float64Array.from(x, (_, index) => index)}
};
const options = {outcome: "y", variable: "x", lags: 4, panel: {unit: null, period: "t"}};
const close = (got: readonly (number | null)[], want: readonly number[]): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) => expect(got[index]).toBeCloseTo(value, 10));
};

describe("distributedLag", () => {
  // R 4.2: E <- embed(x, 5); summary(lm(y[5:24] ~ E))
  it("gives lm's lag coefficients", () => {
    const result = distributedLag(series, options);
    expect(result.lags.map(({lag}) => lag)).toEqual([0, 1, 2, 3, 4]);
    close(
      result.lags.map((row) => row.estimate),
      [0.451087513263058, -0.0608927523650802, -0.0495743581060378, -0.132810161679217, 0.045399176743373]
    );
    close([result.lags[0]?.se ?? null, result.lags[4]?.se ?? null], [0.292107451055662, 0.264087766156404]);
    expect(result.restriction).toBeNull();
  });

  // R 4.2: Z <- cbind(E %*% L^0, E %*% L, E %*% L^2), L = 0:4; m <- lm(y[5:24] ~ Z); b = P coef, V = P vcov(m) P',
  // P = cbind(1, L, L^2); anova(m, lm(y[5:24] ~ E))
  it("lays lags on a polynomial when one is declared, and tests what it excludes", () => {
    const result = distributedLag(series, {...options, almon: 2});
    close(
      result.lags.map((row) => row.estimate),
      [0.407634266992285, 0.0429727031422033, -0.136766222671692, -0.131582510449399, 0.0585238398090808]
    );
    close(
      result.lags.map(({se}) => se),
      [0.257974369647058, 0.152098255834553, 0.164767675831136, 0.133635816395156, 0.229748879524173]
    );
    close(
      result.cumulative.map((row) => row.estimate),
      [0.407634266992285, 0.450606970134489, 0.313840747462797, 0.182258237013398, 0.240782076822479]
    );
    close(
      result.cumulative.map(({se}) => se),
      [0.257974369647058, 0.359561305820794, 0.435387602663697, 0.507268372592886, 0.587973293204482]
    );
    expect(result.restriction?.statistic).toBeCloseTo(0.13668, 5);
    expect(result.restriction?.p).toBeCloseTo(0.8734, 4);
    expect(result.restriction?.df).toEqual([2, 14]);
  });

  it("cumulates as a linear combination of the estimate does, on a panel too", () => {
    const table = grunfeld();
    const panel = {unit: "firm", period: "year"};
    const result = distributedLag(table, {
      ...{outcome: "inv", variable: "value", lags: 2, panel},
      ...{controls: ["capital"], effects: ["firm", "year"]}
    });
    const plain = estimate(table, {
      ...{formula: "inv ~ l(value,0:2) + capital | firm + year", panel},
      lincom: ["value + l(value,1)", "value + l(value,1) + l(value,2)"]
    });
    const {estimate: sum, se, p, low, high} = plain.lincom[1]!;
    expect(result.cumulative[2]).toEqual({lag: 2, estimate: sum, se, p, low, high});
    expect(result.cumulative[1]?.se).toBe(plain.lincom[0]?.se);
    expect(result.lags.map((row) => row.estimate)).toEqual(plain.coefficients.slice(0, 3).map((row) => row.estimate));
  });

  it.each([
    [{lags: 0}, "invalid-option"],
    [{almon: 4}, "invalid-option"],
    [{lags: 30}, "all-missing"],
    [{controls: ["l(y,1)", "I(2*l(x,1))"], lags: 1}, null]
  ] as const)("refuses what cannot be estimated: %j", (change, kind) => {
    const run = (): unknown => distributedLag(series, {...options, ...change} as typeof options);
    if (kind === null) expect(run).not.toThrow();
    else expect(run).toThrow(expect.objectContaining({kind}));
  });

  it("names the lags that follow from one another", () => {
    const constant: Frame = {...series, columns: {...series.columns, x: new Float64Array(24).fill(2)}};
    expect(() => distributedLag(constant, options)).toThrow(expect.objectContaining({kind: "collinear-lags"}));
  });
});

describe("cumulativeEffects", () => {
  it("sums c'Vc with the covariances between lags", () => {
    const matrix = [Float64Array.of(4, 1), Float64Array.of(1, 9)];
    const lags = lagPositions(["x", "l(x,1)"], "x");
    const [first, both] = cumulativeEffects([2, 3], {matrix, dof: Infinity}, lags);
    expect(first).toMatchObject({lag: 0, estimate: 2, se: 2});
    expect(both).toMatchObject({lag: 1, estimate: 5, se: Math.sqrt(15)});
  });

  it("finds lags and leads of one variable only", () => {
    expect(lagPositions(["f(x,1)", "l(x,10)", "x", "l(xx,1)", "l(x,2)", "l(log(x),1)"], "x")).toEqual([
      {lag: -1, index: 0},
      {lag: 0, index: 2},
      {lag: 2, index: 4},
      {lag: 10, index: 1}
    ]);
  });
});

describe("lagPolynomials", () => {
  it("are orthonormal up to twenty lags", () => {
    const rows = lagPolynomials(20);
    rows.forEach((a, i) =>
      rows.forEach((b, j) => {
        expect(a.reduce((sum, value, index) => sum + value * b[index]!, 0)).toBeCloseTo(i === j ? 1 : 0, 12);
      })
    );
  });
});
