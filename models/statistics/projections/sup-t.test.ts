import {describe, expect, it} from "vitest";
import {identity} from "../linear/matrix.js";
import {supT} from "./sup-t.js";

describe("supT", () => {
  it("is the pointwise quantile for one estimate", () => {
    // qnorm(0.975), qt(0.975, 11) in R
    expect(supT([Float64Array.of(1)])).toBeCloseTo(1.959964, 2);
    expect(supT([Float64Array.of(1)], {dof: 11})).toBeCloseTo(2.200985, 2);
  });

  it("is Šidák's quantile for independent estimates", () => {
    // qnorm((1 + 0.95^(1/7)) / 2) = 2.683 in R
    expect(Math.abs(supT(identity(7)) - 2.6831)).toBeLessThan(0.01);
    // qnorm((1 + 0.8^(1/3)) / 2) = 1.8033
    expect(Math.abs(supT(identity(3), {level: 0.8}) - 1.8033)).toBeLessThan(0.01);
  });

  it("is the pointwise one for estimates that move as one, whatever their sign", () => {
    const same = [Float64Array.of(1, -1, 1), Float64Array.of(-1, 1, -1), Float64Array.of(1, -1, 1)];
    expect(Math.abs(supT(same) - 1.959964)).toBeLessThan(0.01);
  });

  it("draws the same for the same seed and grows with the number of estimates", () => {
    expect(supT(identity(4), {seed: 9})).toBe(supT(identity(4), {seed: 9}));
    expect(supT(identity(4), {seed: 9})).not.toBe(supT(identity(4), {seed: 8}));
    const sizes = [1, 2, 5, 10].map((size) => supT(identity(size)));
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });
});
