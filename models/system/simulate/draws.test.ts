import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {bandsOf, quantile} from "./bands.js";
import {drawRuns} from "./draws.js";
import {drawQuantity} from "./drawn-numbers.js";

const model = (link: Record<string, unknown>, more: Record<string, unknown> = {}): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "draws",
      variables: [{id: "a"}, {id: "b"}],
      links: [{id: "ab", from: "a", to: "b", sign: "+", delay: 1, ...link}],
      interventions: [{id: "s", variable: "a", type: "step", value: 1}],
      ...more
    },
    "draws"
  );

describe("drawRuns", () => {
  it("draws a strength with mean and spread of its interval", () => {
    const draws = drawRuns(model({strength: 0.5, interval: [0.3, 0.7]}), [0, 40], {draws: 4000});
    const ends = Array.from({length: 4000}, (_, draw) => draws.values[(draw * 2 + 1) * 2 + 1] ?? NaN);
    const mean = ends.reduce((sum, value) => sum + value, 0) / 4000;
    const sd = Math.sqrt(ends.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3999);
    // Five standard errors of the mean and of the standard deviation.
    expect(Math.abs(mean - 0.5)).toBeLessThan((5 * 0.102) / Math.sqrt(4000));
    expect(Math.abs(sd - 0.4 / 3.92)).toBeLessThan((5 * 0.102) / Math.sqrt(8000));
    const band = bandsOf(draws)["b"];
    expect(band?.low[1]).toBeCloseTo(0.3, 1);
    expect(band?.high[1]).toBeCloseTo(0.7, 1);
    expect(band?.low[0]).toBe(0);
  });

  it("spans the neighbours of a class, and draws nothing for a bare number", () => {
    const [low, high] = [
      drawRuns(model({strength: "average"}), [40], {draws: 2000}),
      drawRuns(model({strength: 0.5}), [40], {draws: 20})
    ];
    expect(bandsOf(low)["b"]?.low[0]).toBeCloseTo(0.1, 1);
    expect(bandsOf(low)["b"]?.high[0]).toBeCloseTo(0.9, 1);
    expect(bandsOf(high)["b"]?.low).toEqual(bandsOf(high)["b"]?.high);
  });

  it("gives the same draws, to the bit, whole or in parts", () => {
    const file = model({strength: "average"});
    const whole = drawRuns(file, [1, 5], {draws: 50, seed: 7});
    const parts = [0, 20].map((first, index) => drawRuns(file, [1, 5], {draws: [20, 30][index] ?? 0, seed: 7, first}));
    expect([...parts.flatMap(({values}) => [...values])]).toEqual([...whole.values]);
    expect([...drawRuns(file, [1, 5], {draws: 50, seed: 8}).values]).not.toEqual([...whole.values]);
  });

  it("draws delays and starting levels that are distributions", () => {
    const file = model(
      {strength: 1, delay: {dist: "uniform", args: [0.5, 1.5]}},
      {variables: [{id: "a"}, {id: "b", initial: {dist: "triangular", args: [0, 1, 5]}}]}
    );
    const draws = drawRuns(file, [0, 1], {draws: 500});
    const column = (at: number): number[] =>
      Array.from({length: 500}, (_, draw) => draws.values[(draw * 2 + at) * 2 + 1] ?? NaN);
    expect(new Set(column(0)).size).toBeGreaterThan(400);
    expect(column(0).every((value) => value >= 0 && value <= 5)).toBe(true);
    expect(new Set(column(1).map((value, draw) => value - (column(0)[draw] ?? 0))).size).toBeGreaterThan(400);
  });

  it("counts draws in which links without delay have no solution", () => {
    const file = readSystem(
      {
        format: "samenhang-system/1",
        name: "edge",
        variables: [{id: "a"}, {id: "b"}],
        links: [
          {id: "ab", from: "a", to: "b", sign: "+", strength: 0.95, delay: 0, interval: [0.4, 1.5]},
          {id: "ba", from: "b", to: "a", sign: "+", strength: 0.95, delay: 0}
        ],
        interventions: [{id: "s", variable: "a", type: "step", value: 1}]
      },
      "edge"
    );
    const draws = drawRuns(file, [1], {draws: 200});
    expect(draws.unsolved).toBeGreaterThan(20);
    expect(draws.unsolved).toBeLessThan(180);
    expect(bandsOf(draws)["b"]?.low[0]).toBeGreaterThan(0);
  });

  it("stops when it is told to", () => {
    expect(() => drawRuns(model({strength: "weak"}), [1], {draws: 10, signal: AbortSignal.abort()})).toThrow();
  });
});

describe("numbers that move together", () => {
  const pair = (more: Record<string, unknown> = {}): SystemFile =>
    readSystem(
      {
        format: "samenhang-system/1",
        name: "pair",
        variables: [{id: "a"}, {id: "b"}, {id: "c"}],
        links: [
          {id: "ab", from: "a", to: "b", sign: "+", delay: 1, strength: 0.5, interval: [0.304, 0.696]},
          {id: "ac", from: "a", to: "c", sign: "-", delay: 1, strength: {dist: "uniform", args: [0, 1]}}
        ],
        interventions: [{id: "s", variable: "a", type: "step", value: 1}],
        ...more
      },
      "pair"
    );
  const count = 4000;
  const ends = (file: SystemFile, more: object = {}): {b: number[]; c: number[]} => {
    const {values} = drawRuns(file, [60], {draws: count, ...more});
    const column = (at: number): number[] => Array.from({length: count}, (_, draw) => values[draw * 3 + at] ?? NaN);
    return {b: column(1), c: column(2)};
  };
  const ranks = (values: readonly number[]): number[] => {
    const order = [...values.keys()].sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
    const rank = new Array<number>(values.length);
    order.forEach((place, at) => (rank[place] = at));
    return rank;
  };
  /** Spearman (1904), without ties. */
  const rankCorrelation = ({b, c}: {b: number[]; c: number[]}): number => {
    const [x, y] = [ranks(b), ranks(c)];
    const gaps = x.reduce((sum, rank, at) => sum + (rank - (y[at] ?? 0)) ** 2, 0);
    return 1 - (6 * gaps) / (count * (count ** 2 - 1));
  };

  it("have the rank correlation declared in the file or asked for, and each its own distribution", () => {
    const rank = 0.7;
    const declared = ends(pair({correlations: [{inputs: ["ab", "ac"], rank}]}));
    // Five standard errors of a rank correlation.
    const close = (5 * (1 - rank ** 2) * 1.2) / Math.sqrt(count);
    expect(Math.abs(rankCorrelation(declared) - rank)).toBeLessThan(close);
    expect(ends(pair(), {correlations: [{inputs: ["ab", "ac"], rank}]})).toEqual(declared);
    expect(Math.abs(rankCorrelation(ends(pair())))).toBeLessThan(5 / Math.sqrt(count));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / count;
    expect(Math.abs(mean(declared.b) - 0.5)).toBeLessThan((5 * 0.1) / Math.sqrt(count));
    expect(Math.abs(mean(declared.c) + 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(count));
    expect(Math.min(...declared.c)).toBeGreaterThan(-1);
  });

  it("refuse what is no uncertain number, and correlations that cannot be", () => {
    const asked = (inputs: string[], rank: number) => () => ends(pair(), {correlations: [{inputs, rank}]});
    expect(asked(["ab", "nothing"], 0.5)).toThrow(/no uncertain input/);
    expect(asked(["ab", "ac"], 1)).toThrow(/between -1 and 1/);
  });
});

describe("drawQuantity", () => {
  it("follows the triangle it is given", () => {
    const random = createRandom(3);
    const draws = Float64Array.from({length: 20_000}, () =>
      drawQuantity({dist: "triangular", args: [1, 2, 6]}, random)
    ).sort();
    // Mean (a + m + b)/3 = 3; median b − √((b − a)(b − m)/2).
    expect(draws.reduce((sum, value) => sum + value, 0) / 20_000).toBeCloseTo(3, 1);
    expect(quantile(draws, 0.5)).toBeCloseTo(6 - Math.sqrt((5 * 4) / 2), 1);
    expect(draws[0]).toBeGreaterThanOrEqual(1);
    expect(draws[19_999]).toBeLessThanOrEqual(6);
  });
});
