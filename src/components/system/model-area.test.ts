import {describe, expect, it} from "vitest";
import {InputError} from "../../models/errors.js";
import {endLevels} from "../../models/system/effects/end-levels.js";
import {testModel} from "../../models/system/sensitivity/models.fixture.js";
import {simulate} from "../../models/system/simulate/simulate.js";
import {systemProblems} from "../../locale/system-problems.js";
import {runTrouble} from "./model-area.js";

/** What is said of what a computation throws. */
function said(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return runTrouble(error);
  }
  return "";
}

const [a, b] = [
  {from: "a", to: "b", sign: "+", strength: 1, delay: 0},
  {from: "b", to: "a", sign: "+", strength: 1, delay: 0}
].map((link, at) => ({...link, id: `l${at}`}));

describe("runTrouble", () => {
  it("says in Dutch, with names, what keeps a model from running", () => {
    const equations = testModel({
      variables: [
        {id: "a", equation: "b + 1"},
        {id: "b", equation: "a + 1"}
      ],
      links: []
    });
    expect(said(() => simulate(equations))).toMatch(/^a, b volgen op hetzelfde moment uit elkaar/);
    const links = testModel({variables: [{id: "a"}, {id: "b"}], links: [a, b]});
    expect(said(() => simulate(links))).toMatch(/a en b|a, b/);
    const division = testModel({variables: [{id: "a"}, {id: "nul", equation: "1 / a"}], links: []});
    expect(
      said(() => simulate({...division, variables: division.variables.map((each) => ({...each, initial: 0}))}))
    ).toMatch(/^nul krijgt een waarde die geen getal is/);
    const long = testModel({variables: [{id: "a"}], links: [], horizon: 1e9});
    expect(said(() => simulate(long))).toBe(systemProblems.runs.tooLarge);
    expect(said(() => endLevels(links, ["geen"]))).toBe(systemProblems.runs.other);
  });
});
