import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {moveShare, partsOf} from "./parts.js";
import {seriesOf, withAhead} from "./series-of.js";
import {readSeries, writeSeries} from "./series-text.js";

describe("sliders of parts", () => {
  it("always add up to 100 %, whatever is moved, and the one that is moved stays where it was put", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.integer({min: 0, max: 100})), {minLength: 1}), (moves) => {
        let shares = [10, 60, 20, 10];
        for (const [index, value] of moves) {
          shares = moveShare(shares, index, value);
          expect(shares[index]).toBe(value);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
          expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
          const {notNeeded, postponed, lost, administrative} = partsOf(shares);
          expect(notNeeded + postponed + lost + administrative).toBeCloseTo(1, 12);
        }
      })
    );
  });

  it("takes from the others in proportion, and evenly where they have nothing", () => {
    expect(moveShare([10, 60, 20, 10], 1, 80)).toEqual([5, 80, 10, 5]);
    expect(moveShare([0, 100, 0, 0], 1, 70)).toEqual([10, 70, 10, 10]);
    expect(moveShare([10, 60, 20, 10], 0, 100)).toEqual([100, 0, 0, 0]);
  });
});

describe("a pasted series", () => {
  it("is read with tabs or semicolons, decimal commas, a heading and periods not yet known", () => {
    expect(readSeries("periode\taanmeldingen\tverwacht\nmrt 2020\t60\t100,5\napr 2020\t\t1.000\n")).toEqual([
      {period: "mrt 2020", referrals: 60, expected: 100.5},
      {period: "apr 2020", referrals: null, expected: 1000}
    ]);
    const rows = readSeries("1; 60; 100\n2; ; 100,5");
    expect(readSeries(writeSeries(rows))).toEqual(rows);
  });

  it("is refused with the line that does not fit", () => {
    expect(() => readSeries("1; 60; 100\n2; veel; 100")).toThrow(
      expect.objectContaining({kind: "invalid-line", where: "2"})
    );
    expect(() => readSeries("1; 60")).toThrow(expect.objectContaining({kind: "invalid-line", where: "1"}));
    expect(() => readSeries("1; -3; 100")).toThrow(expect.objectContaining({where: "1"}));
    expect(() => readSeries(" \n")).toThrow(expect.objectContaining({kind: "no-lines"}));
    expect(() => readSeries("1; 1; 1\n".repeat(401))).toThrow(expect.objectContaining({kind: "too-many-lines"}));
  });
});

describe("a series of an indicator", () => {
  const periods = [2016, 2017, 2018, 2019, 2020, 2021, 2022].map((year) => `${year}-01-01`);
  const make = (values: (number | null)[]) => ({grain: "year" as const, periods, values: {NL01: values}});

  it("expects the mean of up to five years before, and ends where a number is missing", () => {
    expect(seriesOf(make([90, 100, 110, 120, 80, null, 100]), "NL01", 2020)).toEqual([
      {period: "2020", referrals: 80, expected: 105}
    ]);
    expect(seriesOf(make([null, null, 110, 120, 80, 90, 100]), "NL01", 2020)).toBeNull();
    expect(seriesOf(make([]), "GM0794", 2020)).toBeNull();
  });

  it("goes on with what is expected in the same season", () => {
    const rows = [5, 6, 7].map((expected, at) => ({period: `${at}`, referrals: 1, expected}));
    expect(withAhead(rows, 4, 3, (n) => `+${n}`).slice(3)).toEqual(
      [5, 6, 7, 5].map((expected, at) => ({period: `+${at + 1}`, referrals: null, expected}))
    );
    expect(withAhead(rows, 1, 12, (n) => `+${n}`).at(-1)?.expected).toBe(7);
  });
});
