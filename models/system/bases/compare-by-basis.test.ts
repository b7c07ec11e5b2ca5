import {describe, expect, it} from "vitest";
import {compareInterventions} from "../compare.js";
import type {SystemFile} from "../format.js";
import {testModel} from "../sensitivity/models.fixture.js";
import {compareByBasis} from "./compare-by-basis.js";

/** Two measures work on one goal, a with strength 0.5 and b with 0.3; by the literature a works with 0.1. */
const model = (evidence: object[] = [{kind: "literature", ref: "article", value: 0.1}]): SystemFile =>
  testModel({
    variables: [{id: "a"}, {id: "b"}, {id: "goal", min: 0, max: 1, initial: 0.5}],
    links: [
      {id: "a-goal", from: "a", to: "goal", sign: "+", strength: 0.5, delay: 0, basis: "chosen", evidence},
      {id: "b-goal", from: "b", to: "goal", sign: "+", strength: 0.3, delay: 0}
    ],
    interventions: [
      {id: "pa", variable: "a", type: "step", value: 0.1},
      {id: "pb", variable: "b", type: "step", value: 0.1}
    ],
    goals: [{variable: "goal", direction: "up"}]
  });

describe("compareByBasis", () => {
  it("compares under each kind of evidence that changes a link: the best measure may be another", () => {
    const [chosen, literature, ...more] = compareByBasis(model(), {combinations: 1});
    expect(more).toEqual([]);
    expect([chosen?.basis, chosen?.changed, literature?.basis, literature?.changed]).toEqual([
      ...["chosen", [], "literature", ["a-goal"]]
    ]);
    expect(chosen?.sets?.map(({interventions}) => interventions[0])).toEqual(["pa", "pb", undefined]);
    expect(literature?.sets?.map(({interventions}) => interventions[0])).toEqual(["pb", "pa", undefined]);
    // 0.5 + k·0.1 at every moment.
    expect(chosen?.sets?.map(({score}) => score)).toEqual([0.55, 0.53, 0.5].map((score) => expect.closeTo(score, 9)));
    expect(literature?.sets?.map(({score}) => score)).toEqual([0.53, 0.51, 0.5].map((x) => expect.closeTo(x, 9)));
    expect(chosen?.sets).toEqual(compareInterventions(model(), {combinations: 1}));
  });

  it("leaves out a kind that says what is in force already, and one that has no numbers", () => {
    const same = [
      {kind: "literature", ref: "article", value: 0.5},
      {kind: "estimate", ref: "a direction only"}
    ];
    expect(compareByBasis(model(same)).map(({basis}) => basis)).toEqual(["chosen"]);
    const votes = [
      {kind: "vote", voter: "1", class: "weak"},
      {kind: "vote", voter: "2", class: "weak"}
    ];
    expect(compareByBasis(model(votes)).map(({basis}) => basis)).toEqual(["chosen", "vote"]);
  });

  it("says why a model cannot run under a kind of evidence", () => {
    const given = model([{kind: "literature", ref: "x", value: 2}]);
    const back = {...given.links[1], id: "goal-a", from: "goal", to: "a", strength: 0.5} as SystemFile["links"][number];
    const [chosen, literature] = compareByBasis({...given, links: [...given.links, back]});
    expect(chosen?.sets).not.toBeNull();
    // Without delay a loop of gain 1 has no answer.
    expect(literature?.sets).toBeNull();
    expect(literature?.problem).toMatch(/a-goal|a, goal|goal/);
  });
});
