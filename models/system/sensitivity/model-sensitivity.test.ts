import {describe, expect, it} from "vitest";
import type {SystemFile} from "../format.js";
import {sameSourceCorrelations} from "./correlations.js";
import {createEvaluator} from "./evaluator.js";
import {quantileOf, sensitivityInputs} from "./inputs.js";
import {modelMorris} from "./model-morris.js";
import {modelSobol} from "./model-sobol.js";
import {sigma, testModel, twoLinks} from "./models.fixture.js";
import type {SobolReport} from "./types.js";

const at = (report: SobolReport, input: string, kind: "first" | "total" | "shapley", time = 0): number =>
  report.outputs[0]?.shares.find((share) => share.input === input)?.[kind]?.estimate[time] ?? NaN;
const close = (actual: number, expected: number, tolerance: number): void =>
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThan(tolerance);

describe("sensitivityInputs", () => {
  it("lists what drawRuns draws, and values of interventions, by id", () => {
    const file = testModel({
      variables: [{id: "a"}, {id: "b", initial: {dist: "triangular", args: [0, 1, 3]}}],
      links: [
        {id: "word", from: "a", to: "b", sign: "-", strength: "average", speed: "high"},
        {id: "bare", from: "a", to: "b", sign: "+", strength: 0.5},
        {id: "unknown", from: "a", to: "b", sign: "?", strength: "weak"},
        {
          id: "drawn",
          from: "a",
          to: "b",
          sign: "-",
          strength: {dist: "triangular", args: [0, 0.2, 1]},
          delay: {dist: "uniform", args: [1, 2]}
        }
      ],
      interventions: [{id: "c", variable: "a", type: "step", value: {dist: "normal", args: [1, 0.1]}}]
    });
    const inputs = sensitivityInputs(file);
    expect(inputs.map(({id}) => id)).toEqual(["word", "drawn", "drawn.delay", "b.initial", "c.value"]);
    expect(inputs[0]).toMatchObject({centre: -0.5, low: -1, high: -0.2, distribution: {dist: "normal"}});
    expect(inputs[1]).toMatchObject({centre: -0.2, low: -1, high: 0, distribution: {args: [-1, -0.2, 0]}});
    expect(inputs[4]?.low).toBeCloseTo(1 - 0.196, 4);
  });

  it("has the quantiles of its distributions", () => {
    // qnorm(0.9, 1, 2); qunif(0.25, 2, 6); triangle: the inverse of (x − a)²/((b − a)(c − a)).
    expect(quantileOf({dist: "normal", args: [1, 2]}, 0.9)).toBeCloseTo(3.563103131, 8);
    expect(quantileOf({dist: "uniform", args: [2, 6]}, 0.25)).toBe(3);
    expect(quantileOf({dist: "triangular", args: [0, 1, 4]}, 0.25)).toBeCloseTo(1, 12);
    expect(quantileOf({dist: "triangular", args: [0, 1, 4]}, 0.75)).toBeCloseTo(4 - Math.sqrt(0.25 * 4 * 3), 12);
  });
});

describe("modelSobol", () => {
  it("finds the shares of two links in closed form, in natural units", () => {
    const report = modelSobol(twoLinks(), {times: [0, 5], draws: 1024});
    const [plus, minus] = [sigma(0.4) ** 2, sigma(0.2) ** 2];
    expect(report).toMatchObject({method: "sobol", draws: 1024, runs: 4096, unsolved: 0, warnings: []});
    expect(report.outputs[0]).toMatchObject({id: "goal", unit: "% of people", reason: [null, null]});
    close(report.outputs[0]?.mean[1] ?? NaN, 20 * (0.5 + 0.1 * 0.2), 1e-4);
    close(report.outputs[0]?.variance[1] ?? NaN, 400 * 0.01 * (plus + minus), 0.001);
    for (const kind of ["first", "total"] as const) {
      close(at(report, "plus", kind, 1), plus / (plus + minus), 0.01);
      close(at(report, "minus", kind, 1), minus / (plus + minus), 0.01);
    }
    expect(report.outputs[0]?.shares[0]?.shapley).toBeNull();
  });

  it("shares by Shapley when links move together, declared in the file or asked for", () => {
    // Owen & Prieur (2017) for two normals with correlation r: (β₁²σ₁²(1 − r²/2) + β₁β₂σ₁σ₂r + β₂²σ₂²r²/2)/V.
    const file = twoLinks({correlations: [{inputs: ["plus", "minus"], rank: 0.6, reason: "one estimate"}]});
    const report = modelSobol(file, {times: [1], draws: 2048, bootstrap: 20});
    const r = 2 * Math.sin((Math.PI * 0.6) / 6);
    const [s1, s2] = [sigma(0.4), sigma(0.2)];
    const variance = s1 * s1 + s2 * s2 + 2 * r * s1 * s2;
    const expected = (s1 * s1 * (1 - (r * r) / 2) + r * s1 * s2 + (s2 * s2 * r * r) / 2) / variance;
    expect(report.method).toBe("shapley");
    close(at(report, "plus", "shapley"), expected, 0.02);
    close(at(report, "plus", "shapley") + at(report, "minus", "shapley"), 1, 1e-9);
    const asked = modelSobol(twoLinks(), {
      times: [1],
      draws: 2048,
      bootstrap: 20,
      correlations: [{inputs: ["minus", "plus"], rank: 0.6}]
    });
    expect(asked.outputs).toEqual(report.outputs);
    expect(() => modelSobol(file, {measure: "sobol"})).toThrow(/--method shapley/);
  });

  it("shows shares over time: a slow link matters later", () => {
    const file = testModel({
      variables: [{id: "a"}, {id: "b"}],
      links: [
        {id: "fast", from: "a", to: "b", sign: "+", strength: 0.5, interval: [0.4, 0.6], delay: 0.5},
        {id: "slow", from: "a", to: "b", sign: "+", strength: 0.5, interval: [0.4, 0.6], delay: 5}
      ],
      interventions: [{id: "s", variable: "a", type: "step", value: 1}]
    });
    const report = modelSobol(file, {outputs: ["b"], times: [1, 40], draws: 256});
    // Variance of a link's contribution ∝ (1 − e^(−t/τ))².
    const through = (t: number, tau: number): number => (1 - Math.exp(-t / tau)) ** 2;
    [1, 40].forEach((t, time) => {
      close(at(report, "slow", "total", time), through(t, 5) / (through(t, 5) + through(t, 0.5)), 0.02);
    });
  });

  it("does not depend on the order of links and variables, and repeats to the bit", () => {
    const file = twoLinks();
    const turned: SystemFile = {
      ...file,
      links: [...file.links].reverse(),
      variables: [...file.variables].reverse(),
      interventions: [...file.interventions].reverse()
    };
    const options = {times: [1], draws: 128};
    const [one, other] = [modelSobol(file, options), modelSobol(turned, options)];
    expect(modelSobol(file, options)).toEqual(one);
    expect(other.inputs).toEqual(one.inputs);
    other.outputs[0]?.shares.forEach(({total}, place) => {
      close(total?.estimate[0] ?? NaN, one.outputs[0]?.shares[place]?.total?.estimate[0] ?? NaN, 1e-9);
    });
    expect(modelSobol(file, {...options, seed: 2}).outputs).not.toEqual(one.outputs);
  });

  it("does not depend on the range chosen for the scale", () => {
    // Twice as wide an index of the same natural variable halves the strength.
    const wide = twoLinks({
      variables: [
        {id: "a"},
        {id: "b"},
        {id: "goal", min: 0, max: 1, initial: 0.25, scale: {unit: "% of people", low: 0, high: 40}}
      ],
      links: [
        {id: "plus", from: "a", to: "goal", sign: "+", strength: 0.25, interval: [0.15, 0.35]},
        {id: "minus", from: "b", to: "goal", sign: "-", strength: 0.15, interval: [-0.2, -0.1]}
      ]
    });
    const [narrow, broad] = [modelSobol(twoLinks(), {times: [1]}), modelSobol(wide, {times: [1]})];
    close(broad.outputs[0]?.variance[0] ?? NaN, narrow.outputs[0]?.variance[0] ?? NaN, 1e-9);
    close(at(broad, "plus", "total"), at(narrow, "plus", "total"), 1e-9);
  });

  it("says that nothing varies, before and after anything is imposed", () => {
    const certain = twoLinks({
      links: [{id: "plus", from: "a", to: "goal", sign: "+", strength: 0.5}]
    });
    const report = modelSobol(certain, {times: [1], draws: 16});
    expect(report.inputs).toEqual([]);
    expect(report.warnings.map(({code}) => code)).toEqual(["nothing-varies"]);
    expect(report.outputs[0]?.reason[0]).toMatch(/does not vary/);
    const idle = modelSobol(twoLinks(), {times: [1], draws: 16, interventions: []});
    expect(idle.outputs[0]).toMatchObject({variance: [0], shares: [{first: {estimate: [null]}}, {input: "plus"}]});
    expect(idle.outputs[0]?.reason[0]).toMatch(/does not vary/);
    const pushed = modelSobol(twoLinks(), {times: [1], draws: 64, interventions: [], push: {a: 1}});
    close(at(pushed, "plus", "total"), 1, 0.05);
    expect(at(pushed, "minus", "total")).toBe(0);
  });

  it("works through equations: Ishigami as a model", () => {
    const file = testModel({
      variables: [
        ...["x1", "x2", "x3"].map((id) => ({id, initial: {dist: "uniform", args: [-Math.PI, Math.PI]}})),
        {id: "y", equation: "sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)"}
      ]
    });
    const report = modelSobol(file, {outputs: ["y"], times: [0], draws: 2048, bootstrap: 10});
    close(at(report, "x1.initial", "first"), 0.3139, 0.03);
    close(at(report, "x3.initial", "first"), 0, 0.03);
    close(at(report, "x3.initial", "total"), 0.2437, 0.03);
  });

  it("counts runs without a solution", () => {
    const file = testModel({
      variables: [{id: "a"}, {id: "b"}],
      links: [
        {id: "ab", from: "a", to: "b", sign: "+", strength: 0.9, interval: [0.4, 1.4]},
        {id: "ba", from: "b", to: "a", sign: "+", strength: 0.9}
      ],
      interventions: [{id: "s", variable: "a", type: "step", value: 1}]
    });
    const report = modelSobol(file, {outputs: ["b"], times: [1], draws: 64});
    expect(report.unsolved).toBeGreaterThan(0);
    expect(report.warnings.map(({code}) => code)).toEqual(["unsolved-draws"]);
    expect(at(report, "ab", "total")).toBeGreaterThan(0.5);
  });

  it.each([
    [{outputs: ["nowhere"]}, /no variable "nowhere"/],
    [{push: {nowhere: 1}}, /no variable "nowhere"/],
    [{interventions: ["nobody"]}, /no intervention "nobody"/],
    [{times: [-1]}, /from 0 on/],
    [{correlations: [{inputs: ["plus", "nothing"], rank: 0.5}]}, /no uncertain input; there are minus, plus/],
    [{correlations: [{inputs: ["plus", "minus"], rank: 1}]}, /between -1 and 1/]
  ])("refuses what is not there (%#)", (options, message) => {
    expect(() => modelSobol(twoLinks(), {draws: 8, ...options})).toThrow(message);
  });

  it("refuses a file that correlates what is not there", () => {
    const correlations = [{inputs: ["plus", "nothing"], rank: 0.5}];
    expect(() => twoLinks({correlations})).toThrow(/there is no link "nothing"/);
    expect(() => twoLinks({correlations: [{inputs: ["plus"], rank: 0.5}]})).toThrow();
    expect(() => twoLinks({correlations: [{inputs: ["plus", "pa.value"], rank: 0.5}]})).not.toThrow();
  });

  it("refuses correlations that cannot be, and more inputs than there are dimensions", () => {
    const links = ["p", "q", "r"].map((id) => ({id, from: "a", to: "goal", sign: "+", strength: "weak"}));
    const pair = (x: string, y: string, rank: number): {inputs: string[]; rank: number} => ({inputs: [x, y], rank});
    const correlations = [pair("p", "q", 0.9), pair("q", "r", 0.9), pair("p", "r", -0.9)];
    expect(() => modelSobol(twoLinks({links}), {correlations})).toThrow(/not positive definite/);
    const many = Array.from({length: 129}, (_, index) => ({...links[0], id: `l${index}`}));
    expect(() => modelSobol(twoLinks({links: many}))).toThrow(/--method morris/);
  });
});

describe("createEvaluator", () => {
  it("answers the same, to the bit, whatever was run before", () => {
    const evaluator = createEvaluator(twoLinks(), {times: [0, 1]});
    const answer = (values: number[]): number[] => {
      const into = new Float64Array(evaluator.size);
      evaluator.run(values, into);
      return [...into];
    };
    const first = answer([-0.3, 0.5]);
    answer([-1, 2]);
    expect(answer([-0.3, 0.5])).toEqual(first);
    expect(first[0]).toBeCloseTo(20 * 0.52, 12);
  });

  it("knows which inputs cannot matter", () => {
    const file = twoLinks({
      variables: [{id: "a"}, {id: "b"}, {id: "c"}, {id: "goal", min: 0, max: 1}],
      links: [
        {id: "plus", from: "a", to: "goal", sign: "+", strength: "weak"},
        {id: "away", from: "a", to: "c", sign: "+", strength: "weak"},
        {id: "still", from: "c", to: "goal", sign: "+", strength: "weak"},
        {id: "unmoved", from: "b", to: "goal", sign: "+", strength: "weak"}
      ]
    });
    const evaluator = createEvaluator(file, {interventions: ["pa"]});
    expect(evaluator.inputs.map(({id}) => id)).toEqual(["away", "plus", "still", "unmoved"]);
    expect(evaluator.relevant).toEqual([true, true, true, false]);
    expect(createEvaluator(file, {interventions: ["pb"]}).relevant).toEqual([false, false, false, true]);
    const runs = modelSobol(file, {interventions: ["pa"], times: [1], draws: 32});
    expect(at(runs, "unmoved", "total")).toBe(0);
  });
});

describe("modelMorris", () => {
  it("gives the swing over the whole interval in natural units", () => {
    const report = modelMorris(twoLinks(), {times: [0, 3]});
    const [minus, plus] = report.outputs[0]?.effects ?? [];
    // Strength over 0.4 of index, push of 0.1, 20 % per unit of index.
    expect(plus).toMatchObject({input: "plus", sigma: [expect.closeTo(0, 10), expect.closeTo(0, 10)]});
    close(plus?.muStar.estimate[1] ?? NaN, 20 * 0.1 * 0.4, 1e-9);
    close(minus?.mu[1] ?? NaN, 20 * 0.1 * 0.2, 1e-9);
    expect(report.runs).toBe(40 * 3);
  });

  it("warns that correlations are not used, and says when nothing changes", () => {
    const correlations = [{inputs: ["plus", "minus"], rank: 0.5}];
    const codes = modelMorris(twoLinks({correlations}), {times: [1]}).warnings.map(({code}) => code);
    expect(codes).toEqual(["correlations-not-used"]);
    expect(modelMorris(twoLinks(), {times: [1], interventions: []}).outputs[0]?.reason[0]).toMatch(
      /no input changes it/
    );
  });
});

describe("sameSourceCorrelations", () => {
  it("groups links in force by one source", () => {
    const evidence = (ref: string): unknown[] => [{kind: "estimate", ref, value: 0.3}];
    const link = {from: "a", to: "goal", sign: "+", strength: "weak", basis: "estimate"};
    const file = twoLinks({
      links: [
        {...link, id: "p", evidence: evidence("panel")},
        {...link, id: "q", evidence: evidence("panel")},
        {...link, id: "r", evidence: evidence("other")},
        {...link, id: "s", basis: "chosen", evidence: evidence("panel")},
        {...link, id: "t", strength: 0.2, evidence: evidence("panel")}
      ]
    });
    expect(sameSourceCorrelations(file, 0.4)).toEqual([{inputs: ["p", "q"], rank: 0.4, reason: "one source: panel"}]);
    expect(modelSobol(file, {times: [1], draws: 16, correlations: sameSourceCorrelations(file, 0.4)}).method).toBe(
      "shapley"
    );
  });
});
