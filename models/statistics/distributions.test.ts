import {describe, expect, it} from "vitest";
import {normalQuantile, tQuantile, twoSidedT, upperChiSquare, upperF, upperNormal} from "./distributions.js";
import {upperStudentisedRange} from "./studentised-range.js";

const expectDigits = (got: number, want: number, digits: number): void => {
  expect(Math.abs(got - want) / Math.abs(want)).toBeLessThan(10 ** -digits);
};

describe("tails of distributions", () => {
  it("keep their digits far out", () => {
    expectDigits(twoSidedT(12, 351), 4.9242033413127912e-28, 12); // 2 * pt(-12, 351) in R
    expectDigits(upperNormal(10), 7.61985302416053e-24, 12); // pnorm(10, lower = FALSE) in R
    expectDigits(upperF(200, 2, 50), 9 ** -25, 12); // (1 + 2·200/50)^(−25), exact
    expectDigits(upperChiSquare(200, 2), Math.exp(-100), 12);
  });

  it("know the exact cases: t(1) is Cauchy, t(2) closed form", () => {
    expectDigits(twoSidedT(1, 1), 0.5, 14);
    expectDigits(twoSidedT(2, 2), 1 - 2 / Math.sqrt(6), 13);
    expectDigits(tQuantile(0.975, 10), 2.22813885198627, 13); // qt(.975, 10) in R
    expectDigits(normalQuantile(0.975), 1.95996398454005, 13);
  });

  it("tends to the normal with infinite degrees of freedom", () => {
    expectDigits(twoSidedT(1.959963984540054, Infinity), 0.05, 12);
    expectDigits(upperF(3, 2, Infinity), Math.exp(-3), 12);
  });

  it("is NaN where nothing can be said", () => {
    expect(twoSidedT(NaN, 3)).toBeNaN();
    expect(twoSidedT(1, 0)).toBeNaN();
  });
});

describe("studentised range", () => {
  it("equals adaptive quadrature in R (integrate, rel.tol 1e-13)", () => {
    expectDigits(upperStudentisedRange(2, 3, 10), 0.37054467503549687, 12);
    expectDigits(upperStudentisedRange(3.5, 5, 60), 0.11014825512284288, 12);
    expectDigits(upperStudentisedRange(5, 10, 355), 0.01646435409634077, 10);
  });

  it("equals R's ptukey to the nine digits that one keeps", () => {
    expectDigits(upperStudentisedRange(3.5, 5, 60), 0.11014825514977555, 9);
    expectDigits(upperStudentisedRange(5, 10, 355), 0.016464354091784594, 9);
  });

  it("is the t test for two means", () => {
    expectDigits(upperStudentisedRange(3, 2, 12), twoSidedT(3 / Math.SQRT2, 12), 10);
    expectDigits(upperStudentisedRange(3, 2, 1), twoSidedT(3 / Math.SQRT2, 1), 6);
  });
});
