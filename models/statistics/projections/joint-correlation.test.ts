import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {covariance} from "../covariance/covariance.js";
import {parseVcov, vcovGroups} from "../covariance/parse-vcov.js";
import {modelFrame} from "../formula/model-frame.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {HorizonFit} from "./joint-correlation.js";
import {jointCorrelation} from "./joint-correlation.js";

function horizon(h: number, vcov: string, formula: string, term: string): HorizonFit {
  const spec = parseVcov(vcov);
  const outcome = h === 0 ? "inv" : `f(inv,${h})`;
  const frame = modelFrame(grunfeld(), `${outcome} ~ ${formula}`, {
    panel: {unit: "firm", period: "year"},
    groups: vcovGroups(spec)
  });
  const fit = fitLinear(frame);
  return {fit, rows: frame.rows, term: fit.terms.indexOf(term), spec};
}

describe("jointCorrelation", () => {
  // R 4.2: cov2cor(crossprod(psi)), psi = tapply(xr * residuals(m) / sum(xr^2), firm, sum) by horizon with xr the
  // residuals of value on the other terms and dummies
  it("is that of the stacked scores by cluster", () => {
    const formula = "value + capital + l(value,1) + l(inv,1) + l(capital,1) | firm + year";
    const got = jointCorrelation([0, 1, 2, 3].map((h) => horizon(h, "cluster:firm", formula, "value")));
    const want = [
      [1, -0.299307603920701, -0.717194197984689, -0.738523813440955],
      [-0.299307603920701, 1, 0.816365272656169, 0.803205487985088],
      [-0.717194197984689, 0.816365272656169, 1, 0.997325967867885],
      [-0.738523813440955, 0.803205487985088, 0.997325967867885, 1]
    ];
    want.forEach((row, i) => row.forEach((value, j) => expect(got[i]?.[j]).toBeCloseTo(value, 9)));
  });

  it.each(["hc0", "cluster:firm", "cluster:firm+year", "dk:2", "nw:2"])(
    "agrees with the covariance of one regression whose two coefficients are followed: %s",
    (vcov) => {
      const one = horizon(0, vcov, "value + capital", "value");
      const two = {...one, term: one.fit.terms.indexOf("capital")};
      const {matrix} = covariance(one.fit, one.spec, {smallSample: "none"});
      const want = matrix[1]![2]! / Math.sqrt(matrix[1]![1]! * matrix[2]![2]!);
      expect(jointCorrelation([one, two])[0]?.[1]).toBeCloseTo(want, 10);
    }
  );
});
