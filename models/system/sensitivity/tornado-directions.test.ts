import {describe, expect, it} from "vitest";
import {modelDirections, wilsonInterval} from "./directions.js";
import {testModel, twoLinks} from "./models.fixture.js";
import {modelTornado} from "./tornado.js";

describe("modelTornado", () => {
  const links = [
    {id: "weak", from: "a", to: "goal", sign: "+", strength: "weak"},
    {id: "top", from: "a", to: "goal", sign: "-", strength: "very-strong"},
    {id: "number", from: "a", to: "goal", sign: "+", strength: 0.4},
    {id: "tiny", from: "a", to: "goal", sign: "+", strength: 0.003, interval: [0.001, 0.005]},
    {id: "bare", from: "a", to: "goal", sign: "+", strength: 0.01}
  ];

  it("moves each link one word down and up, and to both ends of its interval", () => {
    const report = modelTornado(twoLinks({links}), {times: [0, 5]});
    const bars = new Map(report.outputs[0]?.bars.map((bar) => [bar.input, bar]));
    const word = (id: string): [number, number] | null => {
      const swing = bars.get(id)?.class;
      return swing == null ? null : [swing.low, swing.high];
    };
    expect(word("weak")).toEqual([0, 0.5]);
    expect(word("top")).toEqual([-1, -1.4]);
    expect(word("number")).toEqual([0.2, 0.5]);
    expect(word("tiny")).toBeNull();
    expect(bars.has("bare")).toBe(false);
    expect(bars.get("number")?.interval).toBeNull();
    expect(bars.get("tiny")?.interval).toMatchObject({low: 0.001, high: 0.005});
    // Push of 0.1 over 20 % a unit of index.
    expect(bars.get("weak")?.class?.swing[1]).toBeCloseTo(20 * 0.1 * 0.5, 10);
    expect(bars.get("tiny")?.interval?.swing[1]).toBeCloseTo(20 * 0.1 * 0.004, 10);
    expect(report.outputs[0]?.bars.map(({input}) => input)).toEqual(["weak", "top", "number", "tiny"]);
    expect(report.outputs[0]?.base[1]).toBeCloseTo(20 * (0.5 + 0.1 * (0.2 - 1.2 + 0.4 + 0.003 + 0.01)), 10);
    expect(report.inputs.map(({id}) => id)).toEqual(["tiny", "top", "weak"]);
  });

  it("can be sorted by interval", () => {
    const file = twoLinks({
      links: [
        {id: "sure", from: "a", to: "goal", sign: "+", strength: 0.5, interval: [0.49, 0.51]},
        {id: "unsure", from: "b", to: "goal", sign: "+", strength: 0.5, interval: [-0.5, 1.5]}
      ]
    });
    const order = (by: "class" | "interval"): string[] | undefined =>
      modelTornado(file, {times: [1], by}).outputs[0]?.bars.map(({input}) => input);
    expect(order("interval")).toEqual(["unsure", "sure"]);
    expect(order("class")).toEqual(["sure", "unsure"]);
  });

  it("shows a number without a solution as such, first", () => {
    const file = testModel({
      variables: [{id: "a"}, {id: "b"}],
      links: [
        {id: "ab", from: "a", to: "b", sign: "+", strength: 0.9, interval: [0.8, 1.4]},
        {id: "ba", from: "b", to: "a", sign: "+", strength: 0.9, interval: [0.8, 1]}
      ],
      interventions: [{id: "s", variable: "a", type: "step", value: 1}]
    });
    const report = modelTornado(file, {outputs: ["b"], times: [1], by: "interval"});
    expect(report.outputs[0]?.bars[0]).toMatchObject({input: "ab", interval: {atHigh: [null], swing: [null]}});
    expect(report.unsolved).toBeGreaterThan(0);
  });
});

describe("modelDirections", () => {
  it("counts the draws that go each way, as the normal distribution says", () => {
    // Change ∝ N(0.2, s²), s² = (0.4² + 0.2²)/3.92²: pnorm(0.2/s) = 0.9602 in R.
    const report = modelDirections(twoLinks(), {times: [0, 4], draws: 2000});
    const [output] = report.outputs;
    expect(output).toMatchObject({direction: ["up", "up"], better: "down", none: [0, 0]});
    expect(Math.abs((output?.share.estimate[1] ?? NaN) - 0.9602)).toBeLessThan(5 * Math.sqrt((0.96 * 0.04) / 2000));
    expect((output?.up[1] ?? 0) + (output?.down[1] ?? 0)).toBe(2000);
    expect(output?.shareBetter?.estimate[1]).toBeCloseTo(1 - (output?.share.estimate[1] ?? NaN), 12);
    expect(output?.share.low[1]).toBeLessThan(output?.share.estimate[1] ?? NaN);
    expect(modelDirections(twoLinks(), {times: [0, 4], draws: 2000})).toEqual(report);
  });

  it("counts draws that move together as they do", () => {
    // r = 2·sin(π·0.6/6) = 0.618; s² = (0.4² + 0.2² + 2·r·0.4·0.2)/3.92²: pnorm(0.2/s) = 0.9242 in R.
    const correlations = [{inputs: ["plus", "minus"], rank: 0.6}];
    const options = {times: [4], draws: 4000};
    const report = modelDirections(twoLinks({correlations}), options);
    const share = report.outputs[0]?.share.estimate[0] ?? NaN;
    expect(Math.abs(share - 0.9242)).toBeLessThan(5 * Math.sqrt((0.924 * 0.076) / 4000));
    expect(modelDirections(twoLinks(), {...options, correlations})).toEqual(report);
  });

  it("compares with what happens anyway, and sees nothing where nothing is imposed", () => {
    const file = testModel({
      variables: [
        {id: "queue", kind: "stock", initial: 10, equation: "1"},
        {id: "a"},
        {id: "b", initial: {dist: "uniform", args: [0, 1]}}
      ],
      links: [{id: "ab", from: "a", to: "b", sign: "-", strength: "weak", delay: 1}],
      interventions: [
        {id: "s", variable: "a", type: "step", value: 1},
        {id: "q", variable: "queue", type: "step", value: -2}
      ]
    });
    const report = modelDirections(file, {times: [5], draws: 200});
    expect(report.outputs.map(({id, direction}) => [id, direction[0]])).toEqual([
      ["queue", "down"],
      ["a", "up"],
      ["b", "down"]
    ]);
    expect(report.outputs[0]?.share.estimate).toEqual([1]);
    expect(report.outputs[1]).toMatchObject({better: null, shareBetter: null});
    const idle = modelDirections(file, {times: [5], draws: 50, interventions: []});
    expect(idle.outputs.map(({direction, none}) => [direction[0], none[0]])).toEqual([
      ["none", 50],
      ["none", 50],
      ["none", 50]
    ]);
  });

  it("takes a push, stops when told to", () => {
    const report = modelDirections(twoLinks(), {interventions: [], push: {b: 0.2}, times: [1], draws: 100});
    expect(report.outputs[0]).toMatchObject({direction: ["down"], share: {estimate: [1]}});
    expect(() => modelDirections(twoLinks(), {times: [1], signal: AbortSignal.abort()})).toThrow();
  });
});

describe("wilsonInterval", () => {
  it("equals R", () => {
    // prop.test(8, 10, correct = FALSE)$conf.int in R; (0, 20); (50, 50)
    const [some, zero, whole] = [wilsonInterval(8, 10), wilsonInterval(0, 20), wilsonInterval(50, 50)];
    expect(some?.low).toBeCloseTo(0.490162471536642, 12);
    expect(some?.high).toBeCloseTo(0.943317848545625, 12);
    expect(zero).toMatchObject({estimate: 0, low: 0, high: expect.closeTo(0.161125158052819, 12) as number});
    expect(whole).toMatchObject({estimate: 1, low: expect.closeTo(0.928652400866641, 12) as number, high: 1});
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});
