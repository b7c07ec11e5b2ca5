import {expect, it} from "vitest";
import {auc} from "./auc.js";

const of = (...values: number[]): Float64Array => Float64Array.from(values);

// R: wilcox.test(score[y == 1], score[y == 0])$statistic / (n1 * n0)
it("counts the pairs ranked well, ties half", () => {
  expect(auc(of(0, 1, 0, 1, 1), of(1, 2, 2, 3, 0))).toBeCloseTo(3.5 / 6, 14);
});

it("is 1 for perfect ranking, 0 for the reverse, a half when all scores are alike", () => {
  expect(auc(of(0, 0, 1, 1), of(1, 2, 3, 4))).toBe(1);
  expect(auc(of(1, 1, 0, 0), of(1, 2, 3, 4))).toBe(0);
  expect(auc(of(1, 0, 1, 0), of(5, 5, 5, 5))).toBe(0.5);
});

it("counts a row of weight 2 as two rows", () => {
  const weighted = auc(of(0, 1, 0, 1), of(1, 2, 3, 2.5), of(2, 1, 1, 3));
  expect(weighted).toBeCloseTo(auc(of(0, 0, 1, 0, 1, 1, 1), of(1, 1, 2, 3, 2.5, 2.5, 2.5)), 14);
});

it("does not exist when all outcomes are alike", () => {
  expect(auc(of(1, 1), of(1, 2))).toBeNaN();
});
