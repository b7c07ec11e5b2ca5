import {describe, expect, it} from "vitest";
import {createRandom} from "../statistics/random.js";
import {shapleyShares} from "./shapley-shares.js";

/** v(S) of every set, from a function of which changes are made. */
const valuesOf = (k: number, value: (isMade: boolean[]) => number): number[] =>
  Array.from({length: 2 ** k}, (_, set) => value(Array.from({length: k}, (__, i) => (set & (1 << i)) !== 0)));
const sharesOf = (names: string[], value: (isMade: boolean[]) => number): number[] =>
  shapleyShares(names, valuesOf(names.length, value)).shares.map(({share}) => share);

describe("Shapley shares of changes", () => {
  // By hand: data · model. Data 2 → 5, model 3 → 7: ½ [(5 − 2) 3 + (5 − 2) 7] = 15 and ½ [(7 − 3) 2 + (7 − 3) 5] = 14.
  it("divide a product over its two factors as the two orders do on average", () => {
    expect(sharesOf(["data", "model"], ([d, m]) => (d ? 5 : 2) * (m ? 7 : 3))).toEqual([15, 14]);
  });

  // By hand, over the six orders, with a third factor 1 → 2: 3 [3 ⁄ 3 + (6 + 7) ⁄ 6 + 14 ⁄ 3] = 23.5,
  // 4 [2 ⁄ 3 + (4 + 5) ⁄ 6 + 10 ⁄ 3] = 22, 1 [6 ⁄ 3 + (14 + 15) ⁄ 6 + 35 ⁄ 3] = 18.5; 70 − 6 = 64.
  it("divide a product over its three factors as the six orders do on average", () => {
    const shares = sharesOf(["data", "model", "theta"], ([d, m, t]) => (d ? 5 : 2) * (m ? 7 : 3) * (t ? 2 : 1));
    [23.5, 22, 18.5].forEach((share, at) => {
      expect(shares[at]).toBeCloseTo(share, 12);
    });
  });

  // Owen (1995): of the glove game with one left and two right gloves the left one gets 2 ⁄ 3, the others 1 ⁄ 6.
  it("give what is known for the glove game", () => {
    const shares = sharesOf(["left", "right", "other"], ([l, r, o]) =>
      l === true && (r === true || o === true) ? 1 : 0
    );
    [2 / 3, 1 / 6, 1 / 6].forEach((share, at) => {
      expect(shares[at]).toBeCloseTo(share, 15);
    });
  });

  it("are what each adds where changes do not meet, and nothing for a change that does nothing", () => {
    expect(sharesOf(["a", "b", "c"], ([a, b]) => 10 + (a ? 4 : 0) - (b ? 1.5 : 0))).toEqual([4, -1.5, 0]);
  });

  it("add up to the difference without a rounding error, in any order, for any number of changes", () => {
    const random = createRandom(7, 1);
    for (let world = 0; world < 200; world++) {
      const k = 1 + (world % 8);
      const values = Array.from({length: 2 ** k}, () => random.uniform() * 100 - 30);
      const names = Array.from({length: k}, (_, i) => `f${i}`);
      const {shares, difference} = shapleyShares(names, Object.freeze(values));
      const added = (list: typeof shares): number => list.reduce((total, {share}) => total + share, 0);
      expect(added(shares)).toBe(difference);
      expect(added([...shares].reverse())).toBe(difference);
      expect(difference).toBeCloseTo((values.at(-1) ?? 0) - (values[0] ?? 0), 11);
    }
  });

  it("do not depend on the order in which changes are named", () => {
    const random = createRandom(8, 1);
    const values = Array.from({length: 8}, () => random.uniform());
    const turned = valuesOf(3, ([c, a, b]) => values[(a ? 1 : 0) + (b ? 2 : 0) + (c ? 4 : 0)] ?? 0);
    const one = shapleyShares(["a", "b", "c"], values).shares.map(({share}) => share);
    const [c, a, b] = shapleyShares(["c", "a", "b"], turned).shares.map(({share}) => share);
    [a, b, c].forEach((share, at) => {
      expect(share).toBeCloseTo(one[at] ?? 0, 14);
    });
  });

  it("refuse too many changes, values that do not fit, and a number that could not be made", () => {
    expect(() => shapleyShares(new Array<string>(9).fill("x"), [])).toThrow(/at most 8/);
    expect(() => shapleyShares(["a"], [1])).toThrow(/give 2/);
    expect(() => shapleyShares(["a"], [1, NaN])).toThrow(/could not be made/);
    expect(shapleyShares([], [3])).toEqual({shares: [], difference: 0});
  });
});
