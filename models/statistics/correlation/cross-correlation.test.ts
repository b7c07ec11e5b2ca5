import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {crossCorrelation} from "./cross-correlation.js";
import {yuleWalker} from "./yule-walker.js";

// Grunfeld's panel, firm 2, 1935–1954: capital and gross investment
const capital = Float64Array.of(
  ...[53.8, 50.5, 118.1, 260.2, 312.7, 254.2, 261.4, 298.7, 301.8, 279.1, 213.8, 132.6, 264.8, 306.9, 351.1, 357.8],
  ...[342.1, 444.2, 623.6, 669.7]
);
const investment = Float64Array.of(
  ...[209.9, 355.3, 469.9, 262.3, 230.4, 361.6, 472.8, 445.6, 361.6, 288.2, 258.7, 420.3, 420.5, 494.5, 405.1, 418.8],
  ...[588.2, 645.5, 641, 459.3]
);
const close = (got: ArrayLike<number>, want: readonly number[]): void => {
  want.forEach((value, index) => expect(Math.abs(got[index]! - value)).toBeLessThan(1e-9));
};

describe("yuleWalker", () => {
  // ar(capital) and ar(capital, aic = FALSE, order.max = 2) in R 4.2
  it("gives R's coefficients and AIC", () => {
    const fit = yuleWalker(capital);
    expect(fit.order).toBe(1);
    close(fit.coefficients, [0.67017068016717]);
    close(fit.aic, [9.9250829210171, 0, 0.14384851629225, 1.9269597612717]);
    close(yuleWalker(capital, 2).coefficients, [0.8696870825855, -0.29770983470742]);
  });
});

describe("crossCorrelation", () => {
  // ccf(filter(investment), filter(capital), lag.max = 4) in R, filter = stats::filter(v - mean(v), c(1, -ar), sides = 1)
  it("gives R's numbers after making both white", () => {
    const one = crossCorrelation(capital, investment, {maxLag: 4});
    expect(one).toMatchObject({order: 1, n: 19});
    close(
      one.values.map(({r}) => r),
      [
        ...[-0.20837457329256, 0.12122730890347, 0.60919485031654, 0.55313949435767, -0.19443329201688],
        ...[-0.21994065122356, 0.076632591889398, 0.20619635044566, 0.093150991414519]
      ]
    );
    const two = crossCorrelation(capital, investment, {maxLag: 4, order: 2});
    expect(two.n).toBe(18);
    close(
      two.values.map(({r}) => r),
      [-0.062088753507669, 0.17543963016843, 0.57405016321728, 0.63332920304808, -0.083230724620812, 0.04756431775735]
    );
    expect(one.values.map(({lag}) => lag)).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
    expect(one.values.filter(({outside}) => outside).map(({lag}) => lag)).toEqual([-2, -1]);
    expect(one.band).toBeCloseTo(1.959963984540054 / Math.sqrt(19), 14);
  });

  it("gives at the lag with which y follows x its peak", () => {
    const random = createRandom(3);
    const x = new Float64Array(200);
    for (let t = 1; t < 200; t++) x[t] = 0.8 * x[t - 1]! + random.normal();
    const y = x.map((_, t) => (t < 3 ? 0 : x[t - 3]!) + 0.5 * random.normal());
    const {values} = crossCorrelation(x, y);
    expect(values.reduce((best, one) => (Math.abs(one.r) > Math.abs(best.r) ? one : best)).lag).toBe(3);
  });

  it("is not fooled by two slow series that have nothing to do with each other, as it is without whitening", () => {
    let [white, plain] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const [x, y] = [new Float64Array(120), new Float64Array(120)];
      for (let t = 1; t < 120; t++) {
        x[t] = 0.9 * x[t - 1]! + random.normal();
        y[t] = 0.9 * y[t - 1]! + random.normal();
      }
      const share = (prewhiten: boolean): number =>
        crossCorrelation(x, y, {maxLag: 10, prewhiten}).values.filter(({outside}) => outside).length / 21 / 60;
      white += share(true);
      plain += share(false);
    }
    expect(white).toBeLessThan(0.1);
    expect(plain).toBeGreaterThan(0.3);
  });

  it("does not change with scale and offset, and takes missing values at the ends", () => {
    const before = crossCorrelation(capital, investment).values;
    const moved = crossCorrelation(
      capital.map((value) => value * 1e-3 + 1e4),
      investment.map((value) => -value)
    ).values;
    moved.forEach(({r}, index) => expect(r).toBeCloseTo(-before[index]!.r, 8));
    const longer = Float64Array.of(NaN, ...capital, NaN);
    expect(crossCorrelation(longer, Float64Array.of(1, ...investment, 2)).values).toEqual(before);
  });

  it("refuses gaps, too few periods and a series that does not vary", () => {
    expect(() =>
      crossCorrelation(
        capital.map((v, t) => (t === 5 ? NaN : v)),
        investment
      )
    ).toThrow(/no value/);
    expect(() => crossCorrelation(capital.slice(0, 5), investment.slice(0, 5))).toThrow(/8 or more/);
    expect(() =>
      crossCorrelation(
        capital.map(() => 3),
        investment
      )
    ).toThrow(/does not vary/);
  });
});
