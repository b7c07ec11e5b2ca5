import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {covariance} from "../covariance/covariance.js";
import {inference} from "../covariance/inference.js";
import {modelFrame} from "../formula/model-frame.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {ModelFrame} from "../types.js";
import {firstStage, overIdentification} from "./instruments.js";
import {pesaranCd} from "./pesaran-cd.js";

/** Grunfeld with the year as a number, so that it can serve as an instrument. */
function frame(formula: string): ModelFrame {
  const table = grunfeld();
  const years = Float64Array.from(table.columns["year"] as string[], Number);
  return modelFrame({...table, columns: {...table.columns, t: years}}, formula, {
    panel: {unit: "firm", period: "year"},
    groups: ["firm"]
  });
}
const expectClose = (got: number | null | undefined, want: number, digits = 9): void => {
  expect(Math.abs((got ?? NaN) - want) / Math.abs(want)).toBeLessThan(10 ** -digits);
};

describe("two-stage least squares", () => {
  // R 4.2.2, AER 1.2: summary(ivreg(inv ~ value + capital | capital + I(capital^2) + year), diagnostics = TRUE)
  it("equals ivreg, with its first-stage F and Sargan", () => {
    const model = frame("inv ~ capital | 0 | value ~ I(capital^2) + t");
    const fit = fitLinear(model);
    const iid = inference(fit.terms, fit.coefficients, covariance(fit, {type: "iid"}));
    const value = iid.find(({term}) => term === "value");
    expectClose(value?.estimate, 0.15267059219622);
    expectClose(value?.se, 0.024260228883813);
    expectClose(firstStage(model, {type: "iid"}, "none")?.statistic, 7.346786907599);
    expectClose(firstStage(model, {type: "iid"}, "none")?.p, 8.3804742495469e-4);
    expectClose(overIdentification(model, fit, {type: "iid"})?.statistic, 24.5974486536301);
    expectClose(overIdentification(model, fit, {type: "iid"})?.p, 7.0645205306663e-7);
  });

  // The same with factor(firm) on both sides; vcovCL(cluster = firm, type = "HC0", cadjust = FALSE)
  it("absorbs effects on both sides", () => {
    const model = frame("inv ~ capital | firm | value ~ I(capital^2) + t");
    const fit = fitLinear(model);
    const at = fit.terms.indexOf("value");
    expectClose(fit.coefficients[at], 0.31602666402604);
    const iid = inference(fit.terms, fit.coefficients, covariance(fit, {type: "iid"}));
    expectClose(iid[at]?.se, 0.054970308238202);
    const clustered = covariance(fit, {type: "cluster", by: ["firm"]}, {smallSample: "none"});
    expectClose(inference(fit.terms, fit.coefficients, clustered)[at]?.se, 0.036833525022118);
    expectClose(firstStage(model, {type: "iid"}, "none")?.statistic, 12.8893756934166);
    expectClose(overIdentification(model, fit, {type: "iid"})?.statistic, 4.6427180057355);
  });

  it("has one effective F, equal to the robust F with one instrument", () => {
    const model = frame("inv ~ capital | firm | value ~ t");
    const first = firstStage(model, {type: "cluster", by: ["firm"]}, "none");
    expectClose(first?.["effective"] as number, first?.["robust"] as number);
    expect(overIdentification(model, fitLinear(model), {type: "iid"})).toBeNull();
  });

  it("gives Hansen's J under clusters: 0 where the moments hold exactly, and no degrees of freedom lost", () => {
    const model = frame("inv ~ capital | firm | value ~ I(capital^2) + t");
    const j = overIdentification(model, fitLinear(model), {type: "cluster", by: ["firm"]});
    expect(j).toMatchObject({df: 1, method: "Hansen J"});
    expect(j?.statistic).toBeGreaterThan(0);
  });

  it("refuses fewer instruments than instrumented terms, and instruments that move nothing", () => {
    expect(() => fitLinear(frame("inv ~ 1 | 0 | value + capital ~ t"))).toThrow(/at least as many instruments/);
    expect(() => fitLinear(frame("inv ~ t | 0 | value ~ I(2*t)"))).toThrow(/do not move/);
  });
});

describe("Pesaran's CD", () => {
  // plm 2.6-2: pcdtest(plm(inv ~ value + capital, model = "within"), test = "cd")
  it("equals plm's, also on an unbalanced panel", () => {
    const fit = fitLinear(frame("inv ~ value + capital | firm"));
    expectClose(pesaranCd(fit)?.statistic, 4.66119248524197);
    expectClose(pesaranCd(fit)?.p, 3.14382528190267e-6);
  });

  it("is null without a panel", () => {
    const fit = fitLinear(modelFrame(grunfeld(), "inv ~ value", {}));
    expect(pesaranCd(fit)).toBeNull();
  });
});
