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
