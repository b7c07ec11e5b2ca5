import {describe, expect, it} from "vitest";
import {femaleDeaths, maleDeaths} from "../fixtures/r-datasets.js";
import {fitVar} from "./fit-var.js";
import {selectLags} from "./select-lags.js";
import type {VectorAutoregression} from "./vector-autoregression.js";
import {vectorAutoregression} from "./vector-autoregression.js";

const names = ["m", "f"];
const columns = [Float64Array.from(maleDeaths), Float64Array.from(femaleDeaths)];
const result = vectorAutoregression(columns, {names, lags: 2, horizon: 3, draws: 200, maximum: 4});
const closeTo = (got: readonly (number | null)[], want: readonly number[], tolerance = 1e-9): void => {
  expect(got).toHaveLength(want.length);
  want.forEach((value, index) =>
    expect(Math.abs(got[index]! - value) / Math.max(1e-3, Math.abs(value))).toBeLessThan(tolerance)
  );
};
const path = ({responses}: VectorAutoregression, shock: string, response: string): number[] =>
  responses.paths.find((own) => own.shock === shock && own.response === response)!.estimate;

describe("vectorAutoregression", () => {
  // R 4.2: E <- embed(cbind(mdeaths, fdeaths), 3); f <- lm(E[, 1:2] ~ E[, 3:6]); summary(f)
  it("gives lm's equations, covariance and likelihood", () => {
    expect(result.equations["m"]?.map(({term}) => term)).toEqual([
      ...["(Intercept)", "l(m,1)", "l(f,1)", "l(m,2)", "l(f,2)"]
    ]);
    closeTo(
      result.equations["m"]!.map(({estimate}) => estimate),
      [443.849244061359, 0.961014557531585, 0.333955107333382, 0.114893727137026, -1.33786903418078]
    );
    closeTo(
      result.equations["f"]!.map(({se}) => se),
      [52.9324476785209, 0.144988723602418, 0.350970093864804, 0.145044266390068, 0.336921032334792]
    );
    closeTo(result.sigma.flat(), [62599.5138754033, 24942.7908820946, 24942.7908820946, 11322.7014127484]);
    expect(result.logLik).toBeCloseTo(-833.173527493319, 8);
    expect([result.n, result.dof]).toEqual([70, 65]);
  });

  // Mod(eigen(rbind(cbind(A1, A2), cbind(diag(2), 0)))$values) in R
  it("gives the roots, and calls the system stable", () => {
    closeTo(
      result.roots.map(({modulus}) => modulus),
      [0.664537210319263, 0.664537210319263, 0.549776776979305, 0.458712335654872]
    );
    expect(result.roots[0]?.im).toBeCloseTo(0.348512394776463, 9);
    expect(result.stable).toBe(true);
  });

  // Psi_h %*% t(chol(Sigma)) in R, Psi_1 = A1, Psi_2 = A1 A1 + A2, Psi_3 = A1 Psi_2 + A2 Psi_1
  it("gives responses to orthogonalised shocks in the order of the columns", () => {
    closeTo(path(result, "m", "m"), [250.198948589724, 273.737427438973, 195.482083065968, 97.6135488436048]);
    closeTo(path(result, "m", "f"), [99.6918293329671, 110.927340946642, 79.9747088614204, 40.9002530284897]);
    closeTo(path(result, "f", "m"), [0, 12.4249279101926, -34.5839921621236, -45.9197320171189]);
    const turned = vectorAutoregression([columns[1]!, columns[0]!], {
      ...{names: ["f", "m"], lags: 2, horizon: 3, draws: 0}
    });
    expect(turned.responses.ordering).toEqual(["f", "m"]);
    expect(path(turned, "m", "f")[0]).toBe(0);
    expect(turned.logLik).toBeCloseTo(result.logLik, 8);
  });

  it("puts an interval around every response, the same for the same seed", () => {
    const again = vectorAutoregression(columns, {names, lags: 2, horizon: 3, draws: 200, maximum: 4});
    expect(again).toEqual(result);
    const own = result.responses.paths.find(({shock, response}) => shock === "m" && response === "m")!;
    own.estimate.slice(0, 2).forEach((value, h) => {
      expect(own.low![h]!).toBeLessThan(value);
      expect(own.high![h]!).toBeGreaterThan(value);
    });
    // The error of the first response is that of a standard deviation, s/√(2·65) under normality: 22.
    expect(own.high![0]! - own.low![0]!).toBeGreaterThan(2 * 22);
    expect(own.high![0]! - own.low![0]!).toBeLessThan(8 * 22);
    const none = vectorAutoregression(columns, {names, lags: 2, draws: 0});
    expect(none.responses.paths[0]).toMatchObject({low: null, high: null});
  });

  // anova(lm(y ~ l.m1 + l.m2), lm(y ~ X)) in R
  it("gives Granger's F as a description", () => {
    const test = result.granger.tests.find(({leads, predicted}) => leads === "f" && predicted === "m")!;
    expect(test.f).toBeCloseTo(1.44243, 5);
    expect(test.p).toBeCloseTo(0.24382, 5);
    expect([test.df1, test.df2]).toEqual([2, 65]);
    expect(result.granger.note).toContain("not say what causes what");
  });

  // R: d + c/n * p K^2 + … with d = log(det(crossprod(resid) / n)) on embed(Y, 5) for p = 1 … 4
  it("compares lags on one sample", () => {
    const {criteria, n, selected} = selectLags(columns, names, 4);
    expect(n).toBe(68);
    closeTo(
      criteria.map(({aic}) => aic),
      [18.4823652394274, 18.2827978372923, 18.2587417332825, 18.1611846508618]
    );
    closeTo(
      criteria.map(({hq}) => hq),
      [18.5599626153748, 18.4121267972045, 18.4398022771597, 18.3939767787039]
    );
    closeTo(
      criteria.map(({bic}) => bic),
      [18.67820415459, 18.6091960292299, 18.7156992019953, 18.7487013963496]
    );
    closeTo(
      criteria.map(({fpe}) => fpe),
      [106374863.906645, 87166411.0025031, 85173893.1252652, 77385411.7452353]
    );
    expect(selected).toEqual({aic: 4, hq: 4, bic: 2});
    expect(vectorAutoregression(columns, {names, lags: "bic", maximum: 4, draws: 0}).lags).toBe(2);
  });

  // R: z <- rbind(z, c(1, z[k, ], z[k - 1, ]) %*% coef(f)); V <- V + Psi S t(Psi)
  it("forecasts with the error of the errors to come", () => {
    const men = result.forecast.filter(({variable}) => variable === "m");
    closeTo(
      men.map(({value}) => value),
      [1421.39026058985, 1376.66632927873, 1384.39757499747]
    );
    closeTo(
      men.map(({se}) => se),
      [250.198948589724, 371.060738814933, 420.827006266903]
    );
  });

  it("leaves out periods whose lags are missing, and does not forecast over a gap at the end", () => {
    const gap = [columns[0]!.map((value, t) => (t === 30 ? NaN : value)), columns[1]!];
    const holed = vectorAutoregression(gap, {names, lags: 2});
    expect(holed.n).toBe(67);
    expect(holed.unitRoots).toEqual([]);
    expect(holed.responses.draws).toBe(0);
    const open = [columns[0]!.map((value, t) => (t === 71 ? NaN : value)), columns[1]!];
    expect(vectorAutoregression(open, {names, lags: 2, draws: 0}).forecast).toEqual([]);
    expect(() => vectorAutoregression(gap, {names, lags: "aic"})).toThrow(
      expect.objectContaining({kind: "missing-value"})
    );
  });

  it("follows units of measurement and ignores offsets", () => {
    const moved = columns.map((column) => column.map((value) => value * 1e-3 + 1e4));
    const other = vectorAutoregression(moved, {names, lags: 2, horizon: 3, draws: 0});
    closeTo(
      other.roots.map(({modulus}) => modulus),
      result.roots.map(({modulus}) => modulus),
      1e-6
    );
    closeTo(
      path(other, "f", "m"),
      path(result, "f", "m").map((value) => value * 1e-3),
      1e-6
    );
    expect(other.granger.tests[0]?.f).toBeCloseTo(result.granger.tests[0]!.f!, 5);
  });

  it("warns of a root near or beyond 1", () => {
    const walk = Float64Array.from({length: 80}, (_, t) => Math.sin(t * t) + 0.9 * t);
    const noise = Float64Array.from({length: 80}, (_, t) => Math.cos(3 * t * t));
    const {warnings} = vectorAutoregression([walk, noise], {names, lags: 1, draws: 0});
    expect(warnings.map(({code}) => code)).toHaveLength(1);
    expect(["near-unit-root", "var-unstable"]).toContain(warnings[0]?.code);
  });

  it.each([
    [[columns[0]!], {names: ["m"], lags: 1}, "invalid-option"],
    [columns, {names, lags: 0}, "invalid-option"],
    [columns, {names, lags: 1, horizon: -1}, "invalid-option"],
    [columns, {names, lags: 30}, "too-few-rows"],
    [[columns[0]!, columns[0]!], {names, lags: 1}, "collinear-lags"]
  ])("refuses what it cannot fit: %#", (series, options, kind) => {
    expect(() => vectorAutoregression(series, options)).toThrow(expect.objectContaining({kind}));
  });

  it("takes a longer sample than the comparison of lags", () => {
    expect(fitVar(columns, {names, lags: 2}).n).toBe(70);
    expect(fitVar(columns, {names, lags: 2, from: 4}).n).toBe(68);
  });
});
