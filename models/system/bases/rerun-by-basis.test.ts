import {describe, expect, it} from "vitest";
import type {SystemFile} from "../format.js";
import {testModel} from "../sensitivity/models.fixture.js";
import {rerunByBasis} from "./rerun-by-basis.js";

const model = (more: Record<string, unknown> = {}): SystemFile =>
  testModel({
    variables: [{id: "a"}, {id: "b", min: 0, max: 1, initial: 0.5, scale: {unit: "weeks", low: 0, high: 50}}],
    links: [
      {
        id: "ab",
        from: "a",
        to: "b",
        sign: "+",
        strength: 0.5,
        delay: 1,
        basis: "chosen",
        evidence: [
          {kind: "estimate", ref: "old panel", value: 0.9},
          {kind: "estimate", ref: "panel", value: 0.4, low: 0.2, high: 0.6},
          {kind: "literature", ref: "article", value: -0.2},
          {kind: "vote", voter: "v1", class: "weak"},
          {kind: "vote", voter: "v2", class: "strong"},
          {kind: "vote", voter: "v3", class: "average"}
        ]
      },
      {id: "ba", from: "b", to: "a", sign: "-", strength: 0.5, delay: 1}
    ],
    interventions: [{id: "s", variable: "a", type: "step", value: 0.1}],
    goals: [{variable: "b", direction: "up"}],
    ...more
  });

describe("rerunByBasis", () => {
  it("runs the model under each kind of evidence, and says that the direction changes", () => {
    const report = rerunByBasis(model(), {times: [0, 40]});
    expect(report.bases.map(({basis, links, kept}) => [basis, links[0]?.strength, links[0]?.ref, kept])).toEqual([
      ["estimate", 0.4, "panel", ["ba"]],
      ["literature", -0.2, "article", ["ba"]],
      ["vote", 0.5, null, ["ba"]],
      ["chosen", 0.5, null, []]
    ]);
    expect(report.bases.map(({several}) => several)).toEqual([
      [{link: "ab", count: 2}],
      [],
      [{link: "ab", count: 3}],
      []
    ]);
    // Rest of b: k·0.1/(1 + 0.5·k), times 50 weeks.
    const rest = (k: number): number => (50 * k * 0.1) / (1 + 0.5 * k);
    const [output] = report.outputs;
    for (const [basis, k] of [
      ["estimate", 0.4],
      ["literature", -0.2],
      ["vote", 0.5],
      ["chosen", 0.5]
    ] as const) {
      expect(output?.byBasis[basis]?.longRun).toBeCloseTo(rest(k), 8);
      expect(output?.byBasis[basis]?.end).toBeCloseTo(rest(k), 4);
      expect(output?.byBasis[basis]?.direction).toBe(k > 0 ? "up" : "down");
    }
    expect(report.bases[0]?.longRun?.["b"]).toBeCloseTo(25 + rest(0.4), 8);
    expect(report.bases[0]?.values["b"]?.[0]).toBeCloseTo(25, 12);
    expect(report.bases.map(({loops}) => loops[0]?.gain)).toEqual([-0.2, 0.1, -0.25, -0.25]);
    expect(output).toMatchObject({changes: true, changesLongRun: true, unit: "weeks"});
    expect(report.warnings).toEqual([]);
  });

  it("says when the direction stays, and which basis has no evidence", () => {
    const report = rerunByBasis(model(), {times: [10], bases: ["estimate", "vote", "chosen"]});
    expect(report.outputs[0]).toMatchObject({changes: false, changesLongRun: false});
    const bare = rerunByBasis(model({links: [{id: "ab", from: "a", to: "b", sign: "+", strength: 0.5}]}), {times: [1]});
    expect(bare.warnings.map(({code}) => code)).toEqual(["no-evidence", "no-evidence", "no-evidence"]);
    expect(bare.bases[0]).toMatchObject({links: [], kept: ["ab"]});
  });

  it.each([
    [{type: "pulse", value: 0.1, end: 2}, 0.1],
    [{type: "ramp", value: 0.05, end: 2}, 0.1],
    [{type: "step", value: 0.1, end: 3}, 0],
    [{type: "step", value: 0.1, start: 2}, 0.1]
  ])("finds the long run of %o", (imposed, push) => {
    const report = rerunByBasis(model({interventions: [{id: "s", variable: "a", ...imposed}]}), {
      bases: ["chosen"],
      times: [60]
    });
    expect(report.outputs[0]?.byBasis["chosen"]?.longRun).toBeCloseTo((50 * 0.5 * push) / 1.25, 8);
    expect(report.outputs[0]?.byBasis["chosen"]?.end).toBeCloseTo((50 * 0.5 * push) / 1.25, 5);
  });

  it.each([[{type: "fix", value: 0.2}], [{type: "setpoint", value: 0.2, adjustmentTime: 1}]])(
    "holds what is held for ever: %o",
    (imposed) => {
      const report = rerunByBasis(model({interventions: [{id: "s", variable: "a", ...imposed}]}), {
        bases: ["chosen"],
        times: [60]
      });
      expect(report.bases[0]?.longRunReason).toBeNull();
      expect(report.bases[0]?.longRun).toMatchObject({a: expect.closeTo(0.2, 8) as number});
      expect(report.outputs[0]?.byBasis["chosen"]?.end).toBeCloseTo(
        report.outputs[0]?.byBasis["chosen"]?.longRun ?? NaN,
        4
      );
    }
  );

  it.each([
    [{type: "ramp", value: 0.1}, /keeps growing/],
    [{type: "fix", value: 0.1, end: 2}, /depends on the way there/],
    [{type: "setpoint", value: 0.1, end: 2, adjustmentTime: 1}, /depends on the way there/]
  ])("gives no long run where there is none (%#)", (imposed, reason) => {
    const report = rerunByBasis(model({interventions: [{id: "s", variable: "a", ...imposed}]}), {bases: ["chosen"]});
    expect(report.bases[0]?.longRun).toBeNull();
    expect(report.bases[0]?.longRunReason).toMatch(reason);
    expect(report.outputs[0]).toMatchObject({changesLongRun: null});
  });

  it("reports a basis that has no solution, and one without an end value, beside the others", () => {
    const loop = (delay: number): SystemFile =>
      model({
        links: [
          {id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay, evidence: [{kind: "estimate", value: 2}]},
          {id: "ba", from: "b", to: "a", sign: "+", strength: 1, delay}
        ]
      });
    const [broken, endless] = [0, 1].map((delay) => rerunByBasis(loop(delay), {bases: ["estimate", "chosen"]}));
    expect(broken?.bases.map(({problem}) => problem === null)).toEqual([false, true]);
    expect(broken?.warnings.map(({code}) => code)).toEqual(["basis-not-run"]);
    expect(broken?.outputs[0]?.byBasis["estimate"]).toEqual({end: null, longRun: null, direction: null});
    expect(endless?.bases[0]).toMatchObject({stable: false, longRun: null});
    expect(endless?.bases[0]?.longRunReason).toMatch(/no end value/);
  });

  it("takes a push, stops when told to, and knows its bases", () => {
    const pushed = rerunByBasis(model(), {interventions: [], push: {a: 0.1}, bases: ["chosen"], times: [1]});
    expect(pushed.outputs[0]?.byBasis["chosen"]?.longRun).toBeCloseTo((50 * 0.05) / 1.25, 8);
    expect(() => rerunByBasis(model(), {signal: AbortSignal.abort()})).toThrow();
    expect(() => rerunByBasis(model(), {bases: ["rumour" as "vote"]})).toThrow(/no basis "rumour"/);
  });
});
