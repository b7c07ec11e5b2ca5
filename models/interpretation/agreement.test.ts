import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {exampleSession} from "../../test/helpers/example-session.js";
import {agreement, mayShowCounts, moodAgainstFigures, publicAgreement} from "./agreement.js";

const votes = (...values: (number | null)[]): {value: number | null}[] => values.map((value) => ({value}));

describe("agreement", () => {
  it("gives R's median and quartiles, and counts no view apart", () => {
    // quantile(c(4, 3, 5, 4, 2)) and quantile(c(1, 2, 4, 5)) in R 4.3: 2 3 4 4 5 and 1.00 1.75 3.00 4.25 5.00
    expect(agreement(votes(4, 3, 5, 4, null, 2))).toEqual({
      ...{n: 5, noView: 1, median: 4, low: 3, high: 4, iqr: 1, withinOne: 0.8},
      counts: [0, 1, 1, 2, 1]
    });
    expect(agreement(votes(5, 1, 2, 4))).toMatchObject({median: 3, low: 1.75, high: 4.25, iqr: 2.5, withinOne: 0.5});
  });

  it("has no median where nobody has a view", () => {
    expect(agreement(votes(null, null))).toMatchObject({n: 0, noView: 2, median: null, iqr: null, withinOne: null});
  });

  it("does not mind the order of votes, and keeps the quartiles in order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 5}), {minLength: 1, maxLength: 20}), (values) => {
        const result = agreement(votes(...values));
        expect(agreement(votes(...[...values].reverse()))).toEqual(result);
        expect(result.low).toBeLessThanOrEqual(result.median ?? 0);
        expect(result.median).toBeLessThanOrEqual(result.high ?? 0);
      })
    );
  });
});

describe("publicAgreement", () => {
  it("tells nothing of fewer than five, nor where all gave the same, and rounds the number of voters down", () => {
    expect(publicAgreement(votes(1, 2, 3, 4))).toBeNull();
    expect(publicAgreement(votes(1, 2, 3, 4, null, null))).toBeNull();
    expect(publicAgreement(votes(4, 4, 4, 4, 4))).toBeNull();
    expect(publicAgreement(votes(4, 3, 5, 4, 2))).toEqual({atLeast: 5, median: 4, low: 3, high: 4});
    expect(publicAgreement(votes(4, 3, 5, 4, 2, 4, 4, 4, 4))?.atLeast).toBe(5);
  });

  it("lets counts be told only when each group is empty or has five, and there is more than one", () => {
    expect(mayShowCounts([5, 7, 0])).toBe(true);
    expect(mayShowCounts([12, 0])).toBe(false);
    expect(mayShowCounts([8, 4])).toBe(false);
    expect(mayShowCounts([0, 0])).toBe(false);
  });
});

describe("moodAgainstFigures", () => {
  it("keeps expectations beside what the figures did, without those that came too late", async () => {
    const session = await exampleSession();
    expect(moodAgainstFigures(session)[0]).toEqual({
      question: "q1",
      expected: {up: 5, down: 0, same: 0, unknown: 1},
      late: 0,
      moved: "down",
      right: 0
    });
    const late = session.expectations.map((each) =>
      each.participant === "p5" ? {...each, at: "2021-03-11T12:00:00Z"} : each
    );
    expect(moodAgainstFigures({...session, expectations: late})[0]).toMatchObject({expected: {unknown: 0}, late: 1});
    expect(moodAgainstFigures(session)[2]).toMatchObject({question: "q3", moved: "up", right: 1 / 6});
  });
});
