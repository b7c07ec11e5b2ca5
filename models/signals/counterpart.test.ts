import {describe, expect, it} from "vitest";
import type {Change} from "./change.js";
import {compareDirections, deviatingPart, directionOf} from "./counterpart.js";

const change = (difference: number, noise: number | null): Change => ({
  difference,
  noise,
  exceedsNoise: noise === null ? null : Math.abs(difference) > noise
});

describe("the direction of a change", () => {
  it("counts only when the change exceeds its noise", () => {
    expect([change(2, 1), change(-2, 1), change(1, 1), change(9, null), null].map(directionOf)).toEqual([
      "up",
      "down",
      null,
      null,
      null
    ]);
  });
});

describe("directions of a local series and its national counterpart", () => {
  // By hand: up, down, within noise, noise unknown, no figure at all, up.
  const local = [change(5, 2), change(-4, 2), change(1, 3), change(3, null), null, change(0.6, 0.5)];

  it("are counted over what can be judged", () => {
    expect(compareDirections(change(2, 1), Object.freeze(local))).toEqual({
      ...{national: "up", total: 6, judged: 4, up: 2, down: 1, within: 1, agree: 2, against: 1}
    });
    expect(compareDirections(change(-2, 1), local)).toMatchObject({national: "down", agree: 1, against: 2});
  });

  it("agree when they move apart, where one counts what is good and the other what is bad", () => {
    expect(compareDirections(change(2, 1), local, {isOpposite: true})).toMatchObject({agree: 1, against: 2});
    expect(compareDirections(change(-2, 1), local, {isOpposite: true})).toMatchObject({agree: 2, against: 1});
  });

  it("cannot be said to agree when the national change may be chance", () => {
    const unsaid = {national: null, judged: 4, up: 2, down: 1, within: 1, agree: null, against: null};
    expect(compareDirections(change(0.5, 1), local)).toMatchObject(unsaid);
    expect(compareDirections(null, local)).toMatchObject(unsaid);
  });

  it("never count more than there are", () => {
    for (const national of [change(2, 1), change(-2, 1), null]) {
      const {total, judged, up, down, within} = compareDirections(national, local);
      expect(up + down + within).toBe(judged);
      expect(judged).toBeLessThanOrEqual(total);
    }
    expect(compareDirections(change(2, 1), [])).toMatchObject({total: 0, judged: 0, agree: 0, against: 0});
  });
});

describe("the part that deviates most", () => {
  // By hand: the young are 0.20, 0.25 and 0.30 of all before, so 0.25 with s = 0.05; now 0.40, which is 60 % more than
  // expected. The others are 0.80, 0.75, 0.70: 0.75, now 0.60, 20 % less. Noise of one of two: t(0.9875, 2) = 6.2053 (R:
  // qt(0.9875, 2)), times 0.05 · √(1 + 1/3) = 0.05774, is 0.35827: 143.3 % of 0.25.
  const whole = {before: [100, 200, 300], now: 500};
  const young = {id: "young", before: [20, 50, 90], now: 200};
  const old = {id: "old", before: [80, 150, 210], now: 300};

  it("is held against the years before, with what all share taken out", () => {
    const {parts, most} = deviatingPart(whole, [old, young], {relative: true});
    expect(most).toBeNull();
    expect(parts.map(({id}) => id)).toEqual(["old", "young"]);
    expect(parts[0]?.deviation).toBeCloseTo(-20, 10);
    expect(parts[1]?.deviation).toBeCloseTo(60, 10);
    expect(parts[1]?.noise).toBeCloseTo((6.205347 * 0.05 * Math.sqrt(4 / 3) * 100) / 0.25, 3);
    // Their own change: 200 against a mean of 160 ⁄ 3.
    expect(parts[1]?.change).toBeCloseTo(275, 10);
  });

  it("is named when it is beyond noise, the largest of them", () => {
    const steady = {id: "steady", before: [25.1, 50, 74.9], now: 200};
    const rest = {id: "rest", before: [74.9, 150, 225.1], now: 300};
    const {parts, most} = deviatingPart(whole, [rest, steady], {relative: true});
    expect(parts.map(({exceedsNoise}) => exceedsNoise)).toEqual([true, true]);
    expect(most).toBe("steady");
    expect(deviatingPart(whole, [], {relative: true})).toEqual({parts: [], most: null});
  });

  it("is found among differences where values are percentages themselves", () => {
    // By hand: 2, 3, 4 points above the whole before, 3 with s = 1; now 13, so 10 more; qt(0.975, 2) = 4.302653.
    const shares = {before: [10, 10, 10], now: 10};
    const part = {id: "x", before: [12, 13, 14], now: 23};
    const {parts, most} = deviatingPart(shares, [part], {relative: false});
    expect(parts[0]?.deviation).toBeCloseTo(10, 12);
    expect(parts[0]?.noise).toBeCloseTo(4.302653 * Math.sqrt(4 / 3), 5);
    expect(most).toBe("x");
  });

  it("does not depend on the unit of the values when they are compared in percent", () => {
    const scale = <P extends {before: number[]; now: number}>(part: P): P => ({
      ...part,
      ...{before: part.before.map((value) => value * 8), now: part.now * 8}
    });
    const before = deviatingPart(whole, [young, old], {relative: true});
    expect(deviatingPart(scale(whole), [scale(young), scale(old)], {relative: true})).toEqual(before);
  });

  it("leaves out a part of which too little is known, and one of nothing", () => {
    const short = {id: "short", before: [null, 50, 90], now: 100};
    const none = {id: "none", before: [0, 0, 0], now: 0};
    expect(deviatingPart(whole, [short, none, old], {relative: true}).parts.map(({id}) => id)).toEqual(["old"]);
  });
});
