import {describe, expect, it} from "vitest";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {checkExpectations, type ExpectationResult} from "./check-expectations.js";
import {readExpectations} from "./read-expectations.js";

/** Two variables that move each other; b in natural units is 0 … 50 %. */
const pair = (back: number, more: Record<string, unknown> = {}): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "pair",
      horizon: 60,
      variables: [
        {id: "a", initial: 0.2, min: 0, max: 1, scale: {unit: "%", low: 0, high: 20}},
        {id: "b", initial: 0.4, min: 0, max: 1, scale: {unit: "%", low: 0, high: 50}}
      ],
      links: [
        {id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay: 1, interval: [0.3, 0.7]},
        {id: "ba", from: "b", to: "a", sign: back < 0 ? "-" : "+", strength: Math.abs(back), delay: 1}
      ],
      interventions: [{id: "p", variable: "a", type: "pulse", value: 0.2, start: 0, end: 1}],
      ...more
    },
    "pair"
  );

const scenarios = [
  {id: "still", label: "niets"},
  {id: "push", label: "duwtje", push: [{variable: "a", value: 0.1}]},
  {id: "push-2", label: "in procenten", push: [{variable: "a", value: 2, unit: "natural"}]},
  {id: "cut", label: "zonder terugweg", push: [{variable: "a", value: 0.1}], without: ["ba"]},
  {id: "held", label: "vastgehouden", fix: [{variable: "a", value: 0.1}]},
  {id: "pulse", label: "gespreid over een jaar", interventions: ["p"], without: ["ba"]},
  {
    id: "dip",
    label: "een jaar lager",
    add: [{id: "d", variable: "a", type: "step", value: -0.1, start: 1, end: 2}]
  },
  {
    id: "controlled",
    label: "bijgestuurd",
    add: [{id: "s", variable: "a", type: "setpoint", value: 0.3, adjustmentTime: 1}]
  }
];

function judge(model: SystemFile, scenario: string, output: unknown, predicate: unknown): ExpectationResult {
  const file = readExpectations(
    {
      format: "samenhang-expectations/1",
      name: "x",
      scenarios,
      expectations: [{id: "e", sentence: "Zo is het.", source: "hier", scenario, output, predicate}]
    },
    "x"
  );
  const report = checkExpectations(model, file);
  expect(report.problems).toEqual([]);
  const [result] = report.results;
  if (result === undefined) throw new Error("no result");
  expect(report.ok).toBe(result.holds);
  return result;
}

const number = (value: number): unknown => expect.closeTo(value, 6);

describe("checkExpectations", () => {
  // Worked by hand, and simulated apart with dt = 1/400 year: loops .5/.5 and .5/−.5 with + .1 on a.
  it.each([
    [0.5, "a", 0.1 / 0.75],
    [0.5, "b", 0.05 / 0.75],
    [-0.5, "a", 0.08],
    [-0.5, "b", 0.04]
  ])("finds the end value of a loop (%d, %s)", (back, variable, value) => {
    const wanted = {is: "between", low: value - 1e-9, high: value + 1e-9};
    expect(judge(pair(back), "push", {kind: "longRun", variable}, wanted)).toMatchObject({
      holds: true,
      value: number(value)
    });
    const end = {is: "equal", to: value, within: 1e-6};
    expect(judge(pair(back), "push", {kind: "change", variable, at: 60}, end).holds).toBe(true);
  });

  it("follows a pulse through a delay", () => {
    const output = {kind: "change", variable: "b", at: 1};
    // .1 · (1 − (1 − e⁻¹)) with the pulse spread over the first year.
    const value = 0.1 * Math.exp(-1);
    expect(judge(pair(0.5), "pulse", output, {is: "equal", to: 0.0368, within: 1e-4})).toMatchObject({
      holds: true,
      value: number(value)
    });
  });

  it("speaks natural units and percents, and takes natural pushes", () => {
    const of = (scenario: string, unit: string): unknown =>
      judge(pair(0.5), scenario, {kind: "longRun", variable: "b", unit}, {is: "between"}).value;
    const b = 0.05 / 0.75;
    expect(of("push", "natural")).toEqual(number(b * 50));
    expect(of("push", "percent")).toEqual(number((100 * b * 50) / 20));
    expect(of("push-2", "index")).toEqual(number(b));
    const level = judge(pair(0.5), "push", {kind: "level", variable: "b", unit: "natural", at: 60}, {is: "between"});
    expect(level.value).toEqual(number(20 + b * 50));
    const strength = judge(pair(0.5), "still", {kind: "strength", link: "ab", unit: "natural"}, {is: "between"});
    expect(strength.value).toEqual(number((0.5 * 50) / 20));
  });

  it("holds a variable where a push would come back larger", () => {
    const output = {kind: "longRun", variable: "a"};
    expect(judge(pair(0.5), "held", output, {is: "equal", to: 0.1, within: 1e-9}).holds).toBe(true);
    expect(judge(pair(0.5), "held", output, {is: "smaller", than: "push", by: 0.03}).holds).toBe(true);
    expect(judge(pair(0.5), "held", output, {is: "smaller", than: "push", by: 0.04}).holds).toBe(false);
  });

  it("sees what a link that is taken out changes", () => {
    const output = {kind: "area", variable: "a", to: 30};
    expect(judge(pair(0.5), "cut", output, {is: "equal", to: 3, within: 1e-9}).holds).toBe(true);
    expect(judge(pair(0.5), "push", output, {is: "larger", than: "cut", by: 0.5}).holds).toBe(true);
    expect(judge(pair(0.5), "push", output, {is: "different", than: "push"}).holds).toBe(false);
  });

  it("looks at the shape of a path", () => {
    const path = {kind: "change", variable: "a"};
    const dip = (predicate: unknown): ExpectationResult => judge(pair(-0.5), "dip", path, predicate);
    expect(dip({is: "falls", from: 0, to: 1, by: 0.1}).holds).toBe(true);
    expect(dip({is: "falls", from: 0, to: 0.9})).toMatchObject({holds: false, value: 0});
    expect(dip({is: "rises", from: 1.9, to: 2}).holds).toBe(true);
    expect(dip({is: "trough", after: 1, before: 1.2}).holds).toBe(true);
    expect(dip({is: "peak", before: 1})).toMatchObject({holds: false});
    expect(dip({is: "returns", within: 0.001, by: 30}).holds).toBe(true);
    expect(dip({is: "returns", within: 0.001, by: 1}).holds).toBe(false);
    // What is imposed at the start is a movement too.
    expect(judge(pair(-0.5), "push", path, {is: "returns", within: 0.001, by: 0}).holds).toBe(false);
  });

  it("knows loops by their variables, wherever they start", () => {
    const gain = (nodes: string[]): ExpectationResult =>
      judge(pair(-0.5), "still", {kind: "gain", nodes}, {is: "equal", to: -0.25});
    expect(gain(["a", "b"]).holds).toBe(true);
    expect(gain(["b", "a"]).holds).toBe(true);
    expect(judge(pair(-0.5), "still", {kind: "polarity", nodes: ["b", "a"]}, {is: "equal", to: "B"}).holds).toBe(true);
    expect(judge(pair(-0.5), "still", {kind: "polarity", nodes: ["b", "a"]}, {is: "equal", to: "R"}).holds).toBe(false);
    expect(judge(pair(0.5), "still", {kind: "gain"}, {is: "between", high: 0.3}).value).toBe(0.25);
    expect(judge(pair(0.5), "cut", {kind: "gain", nodes: ["a", "b"]}, {is: "between"})).toMatchObject({
      holds: false,
      value: null,
      message: "there is no loop a → b; wanted: any number"
    });
  });

  it("counts variables, links, loops and limits crossed", () => {
    const count = (scenario: string, of: string): unknown =>
      judge(pair(0.5), scenario, {kind: "count", of}, {is: "between"}).value;
    expect([count("cut", "variables"), count("cut", "links"), count("cut", "loops"), count("push", "bounds")]).toEqual([
      2, 1, 0, 0
    ]);
  });

  it("says in which share of draws a direction holds, the same each time", () => {
    const robust = (model: SystemFile): unknown =>
      judge(model, "push", {kind: "sameDirection", variable: "b", at: 5, draws: 100}, {is: "between", low: 0.99}).value;
    expect(robust(pair(0.5))).toBe(1);
    const unsure = pair(0.5);
    const [first, ...rest] = unsure.links;
    const open = {...unsure, links: [{...first!, interval: [-0.5, 1.5] as [number, number]}, ...rest]};
    const share = robust(open);
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.95);
    expect(robust(open)).toBe(share);
  });

  it("has no value, and a reason, where a model has none", () => {
    const output = {kind: "longRun", variable: "b"};
    expect(judge(pair(2), "push", output, {is: "between"})).toMatchObject({
      holds: false,
      value: null,
      message: expect.stringContaining("does not settle") as string
    });
    expect(judge(pair(0.5), "controlled", output, {is: "between"}).message).toContain("use push or fix");
  });

  it("puts evidence in force for a basis", () => {
    const model = pair(0.5);
    const [first, ...rest] = model.links;
    const evidence = [{kind: "literature" as const, value: -0.2, low: -0.3, high: -0.1}];
    const file = readExpectations(
      {
        format: "samenhang-expectations/1",
        name: "x",
        scenarios: [{id: "s", label: "literatuur", basis: "literature"}],
        expectations: [
          {
            id: "e",
            sentence: "",
            source: "",
            scenario: "s",
            output: {kind: "strength", link: "ab"},
            predicate: {is: "equal", to: -0.2}
          }
        ]
      },
      "x"
    );
    expect(checkExpectations({...model, links: [{...first!, evidence}, ...rest]}, file).ok).toBe(true);
    expect(checkExpectations(model, file).results[0]?.value).toBe(0.5);
  });

  it("names what leads nowhere, all at once, and runs nothing", () => {
    const expectation = {id: "e", sentence: "", source: "", scenario: "s"};
    const file = readExpectations(
      {
        format: "samenhang-expectations/1",
        name: "x",
        scenarios: [{id: "s", label: "", interventions: ["q"], without: ["zz"], push: [{variable: "c", value: 1}]}],
        expectations: [
          {...expectation, output: {kind: "change", variable: "a"}, predicate: {is: "between"}},
          {...expectation, output: {kind: "change", variable: "a", at: 1}, predicate: {is: "rises"}},
          {
            ...expectation,
            id: "f",
            output: {kind: "change", variable: "a", at: 1},
            predicate: {is: "larger", than: "t"}
          }
        ]
      },
      "x"
    );
    const report = checkExpectations(pair(0.5), file);
    expect(report).toMatchObject({ok: false, results: []});
    expect(report.problems.map(({where}) => where)).toEqual([
      "expectations[1].id",
      "scenarios[0].interventions",
      "scenarios[0].without",
      "scenarios[0].push",
      "expectations[0].predicate",
      "expectations[1].predicate",
      "expectations[2].predicate.than"
    ]);
  });

  it("refuses other files, with the place of what is wrong", () => {
    expect(() => readExpectations({format: "samenhang-system/1"}, "f")).toThrow(/expectations begin with/);
    expect(() =>
      readExpectations(
        {format: "samenhang-expectations/1", name: "", scenarios: [{id: "s", lable: ""}], expectations: []},
        "f"
      )
    ).toThrow(
      expect.objectContaining({
        kind: "invalid-expectations",
        where: expect.stringContaining("f: scenarios[0]") as string
      }) as Error
    );
  });
});
