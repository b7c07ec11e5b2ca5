import {describe, expect, it} from "vitest";
import {invertSymmetric, multiply} from "../linear/matrix.js";
import {extendedBic, graphicalLasso} from "./graphical-lasso.js";

/** round(cor(attitude[, 1:5]), 2) in R: ratings of departments by their clerks (Chatterjee & Price 1977). */
const s = [
  [1, 0.83, 0.43, 0.62, 0.59],
  [0.83, 1, 0.56, 0.6, 0.67],
  [0.43, 0.56, 1, 0.49, 0.45],
  [0.62, 0.6, 0.49, 1, 0.64],
  [0.59, 0.67, 0.45, 0.64, 1]
].map((row) => Float64Array.from(row));

const compare = (got: readonly Float64Array[], want: readonly (readonly number[])[]): void => {
  want.forEach((row, i) => {
    row.forEach((value, j) => expect(Math.abs(got[i]![j]! - value)).toBeLessThan(1e-7));
  });
};

describe("graphicalLasso", () => {
  // glasso 1.11, R 4.2: glasso(S, rho, thr = 1e-13, penalize.diagonal)$wi
  it("gives glasso's inverse without penalty on the diagonal", () => {
    const {precision, edges} = graphicalLasso(s, 0.15);
    compare(precision, [
      [1.9915769932433, -1.1309775082021, 0, -0.37622105208586, -0.10383725723993],
      [-1.1309775082021, 2.2272427566815, -0.37632258647024, -0.097916632226437, -0.49966020413343],
      [0, -0.37632258647024, 1.2508151604941, -0.22101481391811, -0.071259544363834],
      [-0.37622105208589, -0.097916632226421, -0.22101481391811, 1.5232001860079, -0.46360973529293],
      [-0.1038372572399, -0.49966020413344, -0.071259544363832, -0.46360973529293, 1.5540583329376]
    ]);
    expect(edges).toBe(9);
    const sparse = graphicalLasso(s, 0.4);
    expect(sparse.precision[0]![2]).toBe(0);
    expect(sparse.precision[2]![4]).toBe(0);
    expect(sparse.precision[1]![1]).toBeCloseTo(1.3154710539406, 7);
    expect(sparse.edges).toBe(8);
  });

  it("gives glasso's inverse with the penalty on the diagonal", () => {
    const {precision, covariance} = graphicalLasso(s, 0.15, {penalizeDiagonal: true});
    compare(precision.slice(0, 2), [
      [1.4308508702527, -0.68672443505274, 0, -0.26282422270579, -0.1249511370069],
      [-0.68672443505274, 1.5627479759215, -0.26839612386487, -0.11264640622961, -0.32587358247307]
    ]);
    compare(covariance.slice(0, 1), [[1.15, 0.68, 0.28542638767207, 0.47, 0.44]]);
  });

  it("is the plain inverse without penalty, and has no edge with a penalty above all correlations", () => {
    compare(
      graphicalLasso(s, 0).precision,
      invertSymmetric(s).map((row) => [...row])
    );
    expect(graphicalLasso(s, 0.84)).toMatchObject({edges: 0});
  });

  it("keeps covariance and precision each other's inverse, and within the penalty of the data", () => {
    const {precision, covariance} = graphicalLasso(s, 0.2);
    compare(multiply(precision, covariance), [
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 1]
    ]);
    covariance.forEach((row, i) => {
      row.forEach((value, j) => {
        // The condition of the optimum: |w − s| ≤ ρ, with w = s + ρ·sign(θ) on an edge.
        if (i === j) return;
        expect(Math.abs(value - s[i]![j]!)).toBeLessThanOrEqual(0.2 + 1e-8);
        const theta = precision[i]![j]!;
        if (theta !== 0) expect(value - s[i]![j]!).toBeCloseTo(0.2 * Math.sign(theta), 7);
      });
    });
  });

  // From glasso's own $wi in R: -2 * n/2 * (log det - trace) + E log n + 4 E .5 log p with n = 30, p = 5
  it("has the extended BIC that follows from glasso's inverse", () => {
    for (const [penalty, want] of [
      [0.05, 124.313180253],
      [0.15, 132.30076080335],
      [0.4, 155.34690742948]
    ] as const)
      expect(Math.abs(extendedBic(graphicalLasso(s, penalty), 30) - want)).toBeLessThan(1e-6);
  });

  it("does not depend on the order of the columns, and leaves its input as it was", () => {
    const order = [3, 1, 4, 0, 2];
    const turned = order.map((i) => Float64Array.from(order, (j) => s[i]![j]!));
    const [one, other] = [graphicalLasso(s, 0.15).precision, graphicalLasso(turned, 0.15).precision];
    order.forEach((i, a) => order.forEach((j, b) => expect(other[a]![b]!).toBeCloseTo(one[i]![j]!, 7)));
    expect([...s[0]!]).toEqual([1, 0.83, 0.43, 0.62, 0.59]);
  });
});
