import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {simplexLeastSquares} from "./simplex-least-squares.js";

const columns = [
  [4, 7, 1, 8, 3, 9],
  [2, 2, 6, 5, 9, 1],
  [9, 4, 4, 3, 7, 6],
  [5, 1, 8, 2, 6, 4],
  [1, 9, 3, 7, 5, 8]
].map((column) => Float64Array.from(column));
const target = Float64Array.of(4, 5, 4, 5, 5, 6);

describe("simplexLeastSquares", () => {
  // quadprog 1.5-8: solve.QP(crossprod(A) + r * diag(5), crossprod(A, b), cbind(1, diag(5)), c(1, 0, …), meq = 1)
  it.each([
    [0, [0.3144507742919, 0.0937513501503, 0.1045155197847, 0.2901141224177, 0.1971682333553]],
    [5, [0.2838675076024, 0.1114109003917, 0.1377397007744, 0.2520676023837, 0.2149142888478]]
  ])("gives quadprog's weights with ridge %d", (ridge, want) => {
    const got = simplexLeastSquares(columns, target, {ridge});
    want.forEach((value, index) => expect(got[index]).toBeCloseTo(value, 10));
  });

  it("gives all weight to one column when the others only take away", () => {
    // solve.QP gives 0 0 1 0 0 for b = A[, 1] + c(20, 0, 0, 0, 0, 0)
    const far = columns[0]!.map((value, row) => (row === 0 ? value + 20 : value));
    expect([...simplexLeastSquares(columns, far)]).toEqual([0, 0, 1, 0, 0]);
  });

  it("meets the conditions of a minimum on the simplex for random problems of any shape", () => {
    const random = createRandom(6);
    for (let round = 0; round < 80; round++) {
      const n = 1 + random.integer(12);
      const count = 1 + random.integer(25);
      const ridge = round % 3 === 0 ? random.uniform() : 0;
      const make = (): Float64Array => Float64Array.from({length: n}, () => 100 + random.normal());
      const own = Array.from({length: count}, make);
      const aim = make();
      const weights = simplexLeastSquares(own, aim, {ridge});
      expect(weights.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      const errors = aim.map((value, row) => own.reduce((sum, column, j) => sum + weights[j]! * column[row]!, -value));
      const slopes = own.map(
        (column, j) => column.reduce((sum, value, row) => sum + value * errors[row]!, 0) + ridge * weights[j]!
      );
      // Every column in use has the same slope, and none has a lower one.
      const level = slopes.reduce((sum, slope, j) => sum + weights[j]! * slope, 0);
      slopes.forEach((slope, j) => {
        expect(weights[j]).toBeGreaterThanOrEqual(0);
        expect(slope).toBeGreaterThan(level - 1e-7);
        if (weights[j]! > 0) expect(Math.abs(slope - level)).toBeLessThan(1e-7);
      });
    }
  });

  it("takes one column, equal columns, and a target that is itself a column", () => {
    expect([...simplexLeastSquares([columns[2]!], target)]).toEqual([1]);
    expect([...simplexLeastSquares(columns, columns[3]!)]).toEqual([0, 0, 0, 1, 0]);
    const twice = simplexLeastSquares([columns[0]!, columns[0]!, columns[1]!], target);
    expect(twice.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(twice[2]).toBeCloseTo(simplexLeastSquares([columns[0]!, columns[1]!], target)[1]!, 10);
  });
});
