import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {estimate} from "../estimate.js";
import type {EstimateOptions} from "../estimate-options.js";
import {detectableEffect} from "../power.js";
import type {Coefficient} from "../types.js";
import {leadCovariance} from "./lead-covariance.js";
import {readEstimate} from "./read-estimate.js";
import {detectableUnder} from "./read-size.js";
import type {Reading} from "./types.js";

const panel = {unit: "firm", period: "year"};
function read(formula: string, options: Partial<EstimateOptions> = {}, term?: string): Reading {
  const result = estimate(grunfeld(), {formula, panel, ...options});
  return readEstimate(result, {panel, areas: "regions", ...(term === undefined ? {} : {term})});
}

describe("leadCovariance", () => {
  const row = (by: Coefficient["by"]): Pick<Coefficient, "term"> & Coefficient => ({
    ...{term: "x", estimate: 1, se: 0.4, statistic: 2.5, p: 0.01, low: 0.2, high: 1.8},
    ...(by === undefined ? {} : {by})
  });
  const line = (vcov: string, se: number | null, p = 0.2) => ({vcov, se, p, low: -1, high: 3});
  const vcov = {type: "cluster:region", smallSample: "stata" as const, clusters: null};

  it("takes the largest standard error, of a cluster or of what was asked", () => {
    const [lead] = leadCovariance({
      vcov,
      coefficients: [row([line("cluster:region", 0.4, 0.01), line("cluster:corop", 0.6), line("iid", 0.9)])]
    });
    expect(lead).toMatchObject({
      term: "x",
      vcov: "cluster:corop",
      asked: "cluster:region",
      se: 0.6,
      p: 0.2,
      ratio: expect.closeTo(1.5, 12) as number
    });
    const [own] = leadCovariance({
      vcov,
      coefficients: [row([line("cluster:region", 0.4, 0.01), line("cluster:corop", 0.3)])]
    });
    expect(own).toMatchObject({vcov: "cluster:region", se: 0.4, p: 0.01, ratio: 1});
  });

  it("leads with the bootstrap of the same clusters when its p is larger, and passes over what does not exist", () => {
    const [lead] = leadCovariance({
      vcov,
      coefficients: [
        row([
          line("cluster:region", 0.4, 0.01),
          line("cluster:province", 0.5, 0.04),
          line("wild:province", 0.5, 0.07),
          line("cluster:corop", null)
        ])
      ]
    });
    expect(lead).toMatchObject({vcov: "wild:province", p: 0.07});
    expect(leadCovariance({vcov, coefficients: [row(undefined)]})[0]).toMatchObject({vcov: "cluster:region", ratio: 1});
  });
});

describe("readEstimate", () => {
  it("reads size, interval and the smallest effect that could have been found", () => {
    const result = estimate(grunfeld(), {formula: "inv ~ value + capital | firm + year", panel});
    const reading = readEstimate(result, {panel});
    const [value] = result.coefficients;
    expect(reading.exposure).toMatchObject({column: "value", lag: 0, transform: "level"});
    expect(reading.outcome.column).toBe("inv");
    expect(reading.controls.map(({column}) => column)).toEqual(["capital"]);
    expect(reading.size).toMatchObject({
      scale: "difference",
      estimate: value?.estimate,
      low: value?.low,
      high: value?.high
    });
    expect(reading.size.detectable).toBeCloseTo(result.detectable["value"]?.effect ?? NaN, 8);
    expect(reading.judgement.code).toBe("shown");
  });

  it("finds the degrees of freedom an interval was made with", () => {
    for (const [dof, t] of [
      [9, 2.2621571627409915],
      [11, 2.200985160082949],
      [341, 1.9669449]
    ] as const) {
      expect(detectableUnder(5, {se: 2, high: 5 + 2 * t})).toBeCloseTo(detectableEffect(2, dof), 5);
    }
    expect(detectableUnder(5, {se: null, high: null})).toBeNull();
  });

  it("tells what is compared with what", () => {
    expect(read("inv ~ value | firm + year").comparison).toBe("changes");
    expect(read("inv ~ value | year").comparison).toBe("same-period");
    expect(read("inv ~ value | firm").comparison).toBe("over-time");
    expect(read("inv ~ value").comparison).toBe("all");
    expect(read("inv ~ value", {method: "first-difference"}).comparison).toBe("changes");
    expect(read("inv ~ value | firm + year").labels.slice(0, 2)).toEqual(["local-difference", "areas-not-persons"]);
    expect(read("inv ~ value | firm").labels[0]).toBe("national-change");
  });

  it("reads lags, changes, logarithms and what has no step", () => {
    const shape = (formula: string, term: string) => {
      const {column, lag, transform} = read(formula, {}, term).exposure;
      return [column, lag, transform];
    };
    expect(shape("inv ~ l(value,2) | firm", "l(value,2)")).toEqual(["value", 2, "level"]);
    expect(shape("inv ~ f(value,1) | firm", "f(value,1)")).toEqual(["value", -1, "level"]);
    expect(shape("inv ~ l(d(value),1) | firm", "l(d(value),1)")).toEqual(["value", 1, "change"]);
    expect(shape("inv ~ l(log(value),1) | firm", "l(log(value),1)")).toEqual(["value", 1, "log"]);
    expect(shape("inv ~ I(value^2) | firm", "I(value^2)")).toEqual(["value", 0, "other"]);
    expect(shape("inv ~ value:capital | firm", "value:capital")).toEqual([null, 0, "other"]);
  });

  it("says an elasticity in percent", () => {
    const reading = read("log(inv) ~ log(value) | firm", {}, "log(value)");
    const b = estimate(grunfeld(), {formula: "log(inv) ~ log(value) | firm", panel}).coefficients[0]?.estimate ?? NaN;
    expect(reading.size.scale).toBe("percent");
    expect(reading.size.estimate).toBeCloseTo(100 * (1.01 ** b - 1), 10);
  });

  it("takes the exposure before the outcome's own lags, and refuses a term that is not reported", () => {
    expect(read("inv ~ l(inv,1) + value | firm + year").exposure.column).toBe("value");
    expect(() => read("inv ~ value | firm", {}, "wage")).toThrow(/wage is not reported; there are value/);
  });

  it("counts the checks of its own term and keeps the findings about it", () => {
    const reading = read("inv ~ value + capital | firm + year", {robustness: true, groups: "firm"}, "capital");
    expect(reading.battery.checks).toBeGreaterThan(30);
    expect(reading.battery.findings.length).toBeGreaterThan(0);
    for (const {detail} of reading.battery.findings) expect(detail?.["term"]).toBe("capital");
    expect(reading.warnings.some(({code}) => code === "single-group")).toBe(false);
  });

  it("compares with the effect the estimate was given, or with the one asked for", () => {
    const expected = {low: 0.01, high: 0.02, source: "a (2020)"};
    const result = estimate(grunfeld(), {formula: "inv ~ value | firm + year", panel, expected: {value: expected}});
    expect(result.detectable["value"]).toMatchObject({expected, judgement: "shown"});
    expect(readEstimate(result).size.expected).toMatchObject({low: 0.01, high: 0.02});
    expect(readEstimate(result, {expected: null}).judgement.expected).toBeNull();
  });
});
