import {describe, expect, it} from "vitest";
import {callLine} from "../../../models/interpretation/call-lines.js";
import {callResult} from "../../../models/interpretation/call-result.js";
import {sessionFormat, sessionSchema} from "../../../models/interpretation/format.js";
import {regionResult} from "../../../models/scenario/region-result.js";
import {facts, fourth, march, path} from "../../../../test/helpers/three-regions.js";
import {
  addScenarioQuestion,
  hasScenarioQuestion,
  onlyYears,
  outcomesOf,
  restsOnOtherPublication,
  withLeadScenario,
  type ScenarioRun
} from "./scenario-question.js";

const result = regionResult(fourth, path, facts, {region: "A", draws: 40, seed: 1});
const run: ScenarioRun = {
  ...{publication: march, variant: fourth, region: {code: "A", name: "Aadorp"}, boundaryYear: 2024, start: 3, result}
};
const first = march.variants[0];
const context = {tag: "abc", effects: {now: () => new Date(0)}} as Parameters<typeof addScenarioQuestion>[0];
const empty = sessionSchema.parse({format: sessionFormat, id: "proef", snapshot: {software: "samenhang 0.0.0"}});
const last = outcomesOf(run, "2021");

describe("the outcomes of a scenario", () => {
  it("are those of the models, with the 80 % band; jobs of the last year, growth of the first", () => {
    expect(onlyYears(run)).toEqual({jobs: "2021", growth: "2020"});
    expect(last.map(({outcome}) => outcome)).toEqual(["unemployment", "ww", "bijstand", "jobs"]);
    expect(outcomesOf(run, "2020").map(({outcome}) => outcome)).toEqual(["unemployment", "ww", "bijstand", "growth"]);
    const [unemployment, , , jobs] = last;
    const model = result.unemployment.at(-1);
    expect(unemployment).toMatchObject({value: model?.value, band: {low: model?.low, high: model?.high}});
    expect(unemployment?.change).toBe((model?.value ?? NaN) - 3);
    expect(jobs).toMatchObject({value: result.jobs.change, band: {low: result.jobs.low, high: result.jobs.high}});
    expect(outcomesOf(run, "2019")).toEqual([]);
  });
});

describe("a question about an outcome", () => {
  it.each(["2020", "2021"])(
    "of %s has figures whose calls find the very same numbers in the command's document",
    (year) => {
      for (const outcome of outcomesOf(run, year)) {
        const session = addScenarioQuestion(context, Object.freeze(empty), run, outcome);
        expect(sessionSchema.parse(session)).toEqual(session);
        expect(session.numbers).toHaveLength(outcome.band === null ? 1 : 3);
        for (const {call, value} of session.numbers)
          expect(callResult(call, {document: JSON.parse(JSON.stringify(result)), csv: null})).toBe(value);
        expect(session.questions[0]?.numbers).toEqual(session.numbers.map(({ref}) => ref));
        expect(hasScenarioQuestion(session, run, outcome)).toBe(true);
        expect(hasScenarioQuestion(empty, run, outcome)).toBe(false);
      }
    }
  );

  it("names its unit, level, publication and day, which way it went, and what was not checked", () => {
    const [middle, low, high] = addScenarioQuestion(context, empty, run, last[0]!).numbers;
    expect(middle).toMatchObject({
      ...{ref: "unemployment-A-2021", unit: "% van de beroepsbevolking", decimals: 1, moved: "up"},
      label: "Werkloosheid, Aadorp, 2021 (Scenario 4: twaalf maanden maatregelen)",
      level: "modeluitkomst",
      source: "CPB, Scenario's economische gevolgen coronacrisis, 26\u00a0maart\u00a02020; berekening van Samenhang"
    });
    expect(low?.label).toBe(`${middle?.label}: ondergrens (8 van de 10 keer ertussen)`);
    expect([low?.ref, high?.ref]).toEqual(["unemployment-A-2021-low", "unemployment-A-2021-high"]);
    expect([low?.moved, high?.moved]).toEqual([undefined, undefined]);
    expect(low?.value).toBeLessThan(middle?.value ?? NaN);
    expect(middle === undefined ? [] : callLine(middle.call).args).toEqual([
      ...["scenario", "project", "--scenario=cpb-2020-03-s4", "--region=A", "--draws=1000", "--theta=1"],
      ...["--boundaries=2024", "--seed=1", "--json"]
    ]);
    const checked = {...run, result: {...result, warnings: []}};
    expect(middle?.status).toContain("niet elk cijfer van de publicatie is nagegaan");
    expect(addScenarioQuestion(context, empty, checked, last[0]!).numbers[0]?.status).toBeUndefined();
  });

  it("says nothing of the outcome before everybody has said what they expect", () => {
    for (const outcome of [...last, ...outcomesOf(run, "2020")]) {
      const [question] = addScenarioQuestion(context, empty, run, outcome).questions;
      expect(question?.text).toContain("‘Scenario 4: twaalf maanden maatregelen’");
      expect(question?.text.replaceAll(/20\d\d|Scenario 4|19/g, "")).not.toMatch(/\d/);
    }
  });

  it("says that nothing moved where the figure as shown did not", () => {
    const still = {...last[0]!, change: 0.04};
    expect(addScenarioQuestion(context, empty, run, still).numbers[0]?.moved).toBe("same");
    expect(addScenarioQuestion(context, empty, run, {...last[3]!, change: -0.6}).numbers[0]?.moved).toBe("down");
  });

  it("stands beside one of another scenario of the publication, and not beside another publication", () => {
    const session = addScenarioQuestion(context, empty, run, last[0]!);
    expect(session.snapshot?.scenario).toBe("cpb-2020-03-s4");
    const both = addScenarioQuestion(context, session, {...run, variant: first!}, last[0]!);
    expect(both.snapshot?.scenario).toBe("cpb-2020-03-s4");
    expect(both.questions).toHaveLength(2);
    expect(both.numbers.map(({ref}) => ref)).toEqual([
      ...["", "-low", "-high"].map((end) => `unemployment-A-2021${end}`),
      ...["", "-low", "-high"].map((end) => `unemployment-A-2021-${first?.id}${end}`)
    ]);
    expect(sessionSchema.parse(both)).toEqual(both);
    const june = {...march, variants: [{...fourth, id: "cpb-2020-06-basis"}]};
    expect(restsOnOtherPublication(session, june)).toBe(true);
    expect(restsOnOtherPublication(session, march)).toBe(false);
    expect(addScenarioQuestion(context, session, {...run, publication: june}, last[1]!)).toBe(session);
  });

  it("leaves the snapshot with the scenario that a figure still rests on", () => {
    const one = addScenarioQuestion(context, empty, run, last[0]!);
    const both = addScenarioQuestion(context, one, {...run, variant: first!}, last[1]!);
    const rest = {
      ...both,
      numbers: both.numbers.filter(({call}) => call.kind === "scenario-project" && call.scenario === first?.id)
    };
    expect(withLeadScenario(rest).snapshot?.scenario).toBe(first?.id);
    expect(withLeadScenario({...rest, numbers: []}).snapshot?.scenario).toBeNull();
    expect(withLeadScenario(both)).toBe(both);
  });
});
