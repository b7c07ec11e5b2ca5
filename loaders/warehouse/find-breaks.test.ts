import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findRatioShifts, findYearsApart} from "./find-breaks.js";

const series = (first: number, ...levels: number[]) =>
  levels.map((level, index) => ({period: `${first + index}-01-01`, level}));

describe("findYearsApart", () => {
  // Vektis open data, € million, national sums of the GGZ columns: the manifest of the files; 2021 is not comparable
  // because treatments open at its end were closed for the new funding.
  const ggz = series(2018, 3551, 3738, 4022, 2857, 4484, 4958);

  it("finds the GGZ costs of 2021 and no other year", () => {
    expect(findYearsApart(ggz)).toEqual([{period: "2021-01-01", level: 2857, before: 3880, after: 4721}]);
  });
  it("finds nothing in the same series without 2021", () => {
    expect(findYearsApart(ggz.filter(({period}) => period !== "2021-01-01"))).toEqual([]);
  });
  it("finds nothing in a monotone series, whatever its pace", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: 1, max: 5, noNaN: true}), {minLength: 4, maxLength: 15}), (factors) => {
        let level = 1;
        expect(findYearsApart(series(2000, ...factors.map((factor) => (level *= factor))))).toEqual([]);
      })
    );
  });
  it("finds nothing in a lasting step", () => {
    expect(findYearsApart(series(2000, 100, 101, 100, 200, 201, 202))).toEqual([]);
  });
  it("finds a single collapse or peak wherever it stands between other years", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 6, max: 14}).chain((n) => fc.tuple(fc.constant(n), fc.integer({min: 1, max: n - 2}))),
        fc.constantFrom(0.5, 2),
        ([n, place], factor) => {
          const levels = Array.from({length: n}, (_, index) => (100 + index) * (index === place ? factor : 1));
          expect(findYearsApart(series(2000, ...levels)).map(({period}) => period)).toEqual([`${2000 + place}-01-01`]);
        }
      )
    );
  });
  it("does not judge a restless series", () => {
    expect(findYearsApart(series(2000, 100, 160, 90, 170, 100, 150, 80))).toEqual([]);
  });
  it("does not judge first and last years, nor fewer than four", () => {
    expect(findYearsApart(series(2000, 10, 100, 100, 100, 10))).toEqual([]);
    expect(findYearsApart(series(2000, 100, 10, 100))).toEqual([]);
  });
});

describe("findRatioShifts", () => {
  it("finds a move of more than 5 % and not one of less", () => {
    expect(findRatioShifts(series(2018, 0.98, 0.94, 0.98))).toEqual([]);
    expect(findRatioShifts(series(2018, 0.99, 0.98, 0.9, 0.9))).toEqual([
      {period: "2020-01-01", reference: "2019-01-01", before: 0.98, after: 0.9, isPassing: false}
    ]);
  });
  it("tells a year that stands apart as one passing shift", () => {
    expect(findRatioShifts(series(2018, 1, 0.7, 1.01))).toEqual([
      {period: "2019-01-01", reference: "2018-01-01", before: 1, after: 0.7, isPassing: true}
    ]);
  });
  it("finds nothing that the missing parts may explain", () => {
    const [full, part] = [
      {period: "2019-01-01", level: 1, coverage: 1},
      {period: "2020-01-01", level: 0.94, coverage: 0.94}
    ];
    expect(findRatioShifts([full, part])).toEqual([]);
    expect(findRatioShifts([full, {...part, level: 0.99}])).toEqual([]);
    expect(findRatioShifts([full, {...part, level: 0.8}])).toHaveLength(1);
  });
  it("finds nothing in an empty or single year", () => {
    expect(findRatioShifts([])).toEqual([]);
    expect(findRatioShifts(series(2018, 0.5))).toEqual([]);
  });
});
