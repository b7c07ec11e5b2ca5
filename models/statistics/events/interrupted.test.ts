import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {seatbelts} from "../series/fixtures/r-datasets.js";
import type {Frame} from "../types.js";
import type {InterruptedOptions} from "./interrupted.js";
import {interrupted} from "./interrupted.js";

const months = Array.from(
  {length: 192},
  (_, t) => `${1969 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`
);
const belts: Frame = {length: 192, columns: {t: months, y: Float64Array.from(seatbelts)}};
const law: InterruptedOptions = {outcome: "y", period: "t", event: "1983-02", season: 12, lag: 12};
const pick = (result: ReturnType<typeof interrupted>): (number | null)[][] =>
  result.coefficients.slice(1, 4).map(({estimate, se}) => [estimate, se]);
const expectRows = (got: readonly (number | null)[][], want: readonly number[][]): void =>
  want.forEach((row, i) => row.forEach((value, j) => expect(got[i]![j]! / value).toBeCloseTo(1, 9)));

describe("interrupted", () => {
  // R 4.2: f <- lm(drivers ~ t + level + slope + month), t = 0 … 191, level = t >= 169, slope = pmax(0, t - 169);
  // sandwich::NeweyWest(f, lag = 12, prewhite = FALSE, adjust = FALSE)
  it("gives the seat belt law's change of level and slope with Newey–West errors", () => {
    const result = interrupted(belts, law);
    expect(result.coefficients.slice(1, 4).map(({term}) => term)).toEqual(["trend", "level", "slope"]);
    expectRows(pick(result), [
      [-1.77841028445658, 0.519295027861582],
      [-300.666170999537, 38.0335773323002],
      [6.87112843604835, 2.00897453343737]
    ]);
    expect([result.n, result.dof, result.before, result.after]).toEqual([192, 177, 169, 23]);
  });

  // R: W with level 1 and slope 0 … 22; w <- colMeans(W); w b, sqrt(w V w'); 23 times that; its last row
  it("gives the effect on average, in total and in the last month", () => {
    const {effect, path} = interrupted(belts, law);
    expectRows(
      [
        [effect.mean.estimate, effect.mean.se],
        [effect.total.estimate, effect.total.se],
        [effect.last.estimate, effect.last.se]
      ],
      [
        [-225.083758203005, 35.9299804092627],
        [-5176.92643866911, 826.389549413043],
        [-149.501345406473, 45.9573804662529]
      ]
    );
    expect(path[169]?.effect?.estimate).toBeCloseTo(-300.666170999537, 9);
    expect(path[168]?.effect).toBeNull();
    path.forEach(({fitted, baseline, effect: own}) => expect(fitted - baseline).toBeCloseTo(own?.estimate ?? 0, 9));
  });

  // R: lm(y ~ t + L + S + sin(h) + cos(h) + sin(2 * h) + cos(2 * h)), h = 2 * pi * t / 12; NeweyWest(lag = 3, …)
  it("takes sine waves for the season when asked", () => {
    expectRows(pick(interrupted(belts, {...law, seasonal: 2, lag: 3})), [
      [-1.76044664948287, 0.364003566023345],
      [-308.123237436156, 46.5460283913211],
      [7.87311585402795, 2.4878752883477]
    ]);
  });

  it("takes as many waves as a season has for the same fit as a level a month", () => {
    const waves = interrupted(belts, {...law, seasonal: 6});
    const levels = interrupted(belts, law);
    expect(waves.dof).toBe(levels.dof);
    expect(waves.effect.mean.estimate).toBeCloseTo(levels.effect.mean.estimate, 7);
  });

  /** A trend, a level shift of 10 and a slope of 1 from 2010 on, beside a series with the same shocks and no event. */
  function made(seed: number): Frame {
    const random = createRandom(seed);
    const years = Array.from({length: 30}, (_, index) => 1990 + index);
    const shocks = years.map(() => 5 * random.normal());
    return {
      length: 30,
      columns: {
        t: years.map(String),
        y: Float64Array.from(years, (year, t) => {
          return 100 + 2 * t + shocks[t]! + random.normal() / 10 + (year >= 2010 ? 10 + (year - 2010) : 0);
        }),
        other: Float64Array.from(years, (_, t) => 80 + 2 * t + shocks[t]! + random.normal() / 10)
      }
    };
  }
  const event: InterruptedOptions = {outcome: "y", period: "t", event: "2010"};

  it("takes shared shocks out with a comparator", () => {
    const alone = interrupted(made(1), event);
    const beside = interrupted(made(1), {...event, comparator: "other"});
    expect(beside.effect.mean.estimate).toBeCloseTo(14.5, 0);
    expect(beside.effect.mean.se!).toBeLessThan(alone.effect.mean.se! / 5);
    expect(beside.effect.shareOfBaseline).toBeNull();
    expect(beside.comparator).toBe("other");
  });

  it("leaves periods out while an event takes hold, without moving its date", () => {
    const data = made(2);
    const y = (data.columns["y"] as Float64Array).map((value, t) => (t === 20 || t === 21 ? value + 500 : value));
    const skipped = interrupted({...data, columns: {...data.columns, y}}, {...event, comparator: "other", skip: 2});
    expect(skipped.after).toBe(8);
    expect(skipped.effect.last.estimate).toBeCloseTo(19, 0);
    expect(skipped.path.find(({period}) => period === "2010")).toBeUndefined();
  });

  it("respects gaps: a missing year moves nothing", () => {
    const data = made(3);
    const rows = [...Array(30).keys()].filter((row) => row !== 5 && row !== 25);
    const holed: Frame = {
      length: rows.length,
      columns: {
        t: rows.map((row) => data.columns["t"]![row] as string),
        y: Float64Array.from(rows, (row) => data.columns["y"]![row] as number),
        other: Float64Array.from(rows, (row) => data.columns["other"]![row] as number)
      }
    };
    const result = interrupted(holed, {...event, comparator: "other"});
    expect(result.n).toBe(28);
    expect(result.effect.last.estimate).toBeCloseTo(19, 0);
  });

  it("adjusts for controls and follows unit and level", () => {
    const data = made(4);
    const controlled = interrupted(data, {...event, controls: ["other"]});
    expect(controlled.coefficients.at(-1)?.term).toBe("other");
    expect(controlled.effect.mean.estimate).toBeCloseTo(14.5, 0);
    const y = (data.columns["y"] as Float64Array).map((value) => value * 1000 + 1e7);
    const moved = interrupted({...data, columns: {...data.columns, y}}, event);
    expect(moved.effect.mean.estimate / 1000).toBeCloseTo(interrupted(data, event).effect.mean.estimate, 6);
  });

  it("warns of few periods and of residuals that carry over", () => {
    const short: Frame = {
      length: 8,
      columns: {
        t: ["1", "2", "3", "4", "5", "6", "7", "8"].map((n) => `201${n}`),
        y: Float64Array.of(1, 3, 2, 4, 9, 8, 9, 9)
      }
    };
    expect(interrupted(short, {...event, event: "2015"}).warnings.map(({code}) => code)).toEqual([
      "few-periods-around-event"
    ]);
    expect(interrupted(belts, law).warnings.map(({code}) => code)).toEqual(["strong-autocorrelation"]);
  });

  it.each([
    [{event: "1812"}, "unknown-period"],
    [{event: "1991"}, "too-few-periods"],
    [{event: "2019"}, "too-few-periods"],
    [{season: 1}, "invalid-option"],
    [{season: 4, seasonal: 3}, "invalid-option"],
    [{skip: -1}, "invalid-option"],
    [{lag: 0.5}, "invalid-option"],
    [{outcome: "z"}, "missing-column"],
    [{comparator: "z"}, "missing-column"]
  ])("refuses %j", (change, kind) => {
    expect(() => interrupted(made(1), {...event, ...change})).toThrow(expect.objectContaining({kind}));
  });
});
