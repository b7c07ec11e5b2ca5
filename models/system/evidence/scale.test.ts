import {describe, expect, it} from "vitest";
import {fromNatural, longRun, naturalRange, toNatural} from "./scale.js";

describe("scale", () => {
  const variable = {min: 0, max: 1, scale: {unit: "%", low: 2, high: 10}};
  it("ties the index to a natural unit, there and back", () => {
    expect(naturalRange(variable)).toBe(8);
    expect(toNatural(variable, 0.25)).toBe(4);
    expect(fromNatural(variable, 4)).toBe(0.25);
    expect(toNatural({}, 0.3)).toBe(0.3);
  });
});

describe("longRun", () => {
  it("adds up lags and the tail of persistence", () => {
    // y_t = .5 y_{t−1} + .2 x_{t−1} + .1 x_{t−2}: Σβ/(1 − ρ) = .6; mean lag 4/3 + 1.
    const zero = [0, 1, 2].map(() => [0, 0, 0]);
    expect(
      longRun({
        lags: [
          {lag: 1, value: 0.2},
          {lag: 2, value: 0.1}
        ],
        persistence: 0.5,
        covariance: zero
      })
    ).toEqual({effect: expect.closeTo(0.6, 12) as number, se: 0, delay: expect.closeTo(4 / 3 + 1, 12) as number});
  });

  it("agrees with following the effect of a lasting unit period by period", () => {
    const [rho, beta] = [0.7, 0.3];
    let [level, weighted] = [0, 0];
    for (let period = 1; period < 400; period++) {
      const next = rho * level + beta;
      weighted += period * (next - level);
      level = next;
    }
    const result = longRun({
      lags: [{lag: 1, value: beta}],
      persistence: rho,
      covariance: [
        [0, 0],
        [0, 0]
      ]
    });
    expect(result).toMatchObject({
      effect: expect.closeTo(level, 9) as number,
      delay: expect.closeTo(weighted / level, 9) as number
    });
  });

  it("carries the uncertainty of both, by the delta method", () => {
    const covariance = [
      [0.0004, -0.0001],
      [-0.0001, 0.0009]
    ];
    const result = longRun({lags: [{lag: 1, value: 0.2}], persistence: 0.5, covariance});
    // g = (2, .8): 4·.0004 + 2·2·.8·(−.0001) + .64·.0009
    expect(result).toMatchObject({se: expect.closeTo(Math.sqrt(0.0016 - 0.00032 + 0.000576), 12) as number});
  });

  it("refuses lags of different sign and a persistence outside [0, 1)", () => {
    const covariance = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0]
    ];
    const lags = [
      {lag: 1, value: 0.2},
      {lag: 2, value: -0.1}
    ];
    expect(longRun({lags, persistence: 0.5, covariance})).toHaveProperty("refused");
    expect(longRun({lags: lags.slice(0, 1), persistence: 1, covariance})).toHaveProperty("refused");
    expect(longRun({lags: lags.slice(0, 1), persistence: -0.1, covariance})).toHaveProperty("refused");
  });
});
