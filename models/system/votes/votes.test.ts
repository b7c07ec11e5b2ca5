import {describe, expect, it} from "vitest";
import {withBasis} from "../evidence/with-basis.js";
import {testModel} from "../sensitivity/models.fixture.js";
import type {SystemFile} from "../format.js";
import {agreement, consensus} from "./agreement.js";
import {runVotes} from "./run-votes.js";
import {spreadOf, voteMap} from "./vote-map.js";
import {withVotes} from "./with-votes.js";

describe("consensus and agreement", () => {
  it("equal R's agrmt", () => {
    // V <- c(30, 40, 210, 130, 530, 50, 10); agreement(V) 0.6113333; consensus(V) 0.7256876 (agrmt 1.42.12, its examples)
    const counts = [30, 40, 210, 130, 530, 50, 10];
    expect(agreement(counts)).toBeCloseTo(0.6113333, 7);
    expect(consensus(counts)).toBeCloseTo(0.7256876, 7);
  });

  it("reach their ends: all the same, even, half and half", () => {
    expect([agreement([0, 7, 0, 0, 0]), consensus([0, 7, 0, 0, 0])]).toEqual([1, 1]);
    expect(agreement([3, 3, 3, 3, 3])).toBe(0);
    expect(agreement([4, 0, 0, 0, 4])).toBeCloseTo(-1, 12);
    expect(consensus([4, 0, 0, 0, 4])).toBeCloseTo(0, 12);
    // Two neighbours of five, evenly: 1 + log2(1 − ½/4).
    expect(consensus([0, 0, 5, 5, 0])).toBeCloseTo(1 + Math.log2(0.875), 12);
  });

  it("do not see the number of votes or which end is called first", () => {
    const counts = [1, 2, 4, 2, 0];
    const [turned, tenfold] = [[...counts].reverse(), counts.map((count) => 10 * count)];
    for (const measure of [consensus, agreement]) {
      expect(measure(turned)).toBeCloseTo(measure(counts) ?? NaN, 12);
      expect(measure(tenfold)).toBeCloseTo(measure(counts) ?? NaN, 12);
    }
  });

  it("say nothing without votes, or of two categories", () => {
    expect([consensus([0, 0, 0]), agreement([0, 0, 0]), agreement([1, 2])]).toEqual([null, null, null]);
  });
});

const vote = (fields: Record<string, unknown>): Record<string, unknown> => ({kind: "vote", ...fields});
const model = (): SystemFile =>
  testModel({
    variables: [{id: "a"}, {id: "b"}],
    links: [
      {
        id: "agreed",
        from: "a",
        to: "b",
        sign: "-",
        strength: "strong",
        evidence: [
          vote({voter: "v1", class: "weak"}),
          vote({voter: "v2", class: "average", note: "saw it twice"}),
          {kind: "literature", value: -0.9},
          vote({voter: "v3", class: "average"})
        ]
      },
      {
        id: "disputed",
        from: "a",
        to: "b",
        sign: "+",
        strength: 0.5,
        interval: [0.2, 0.8],
        evidence: [vote({ref: "v1", value: 1}), vote({voter: "v2", class: "strong", sign: "-"})]
      },
      {id: "none", from: "a", to: "b", sign: "+", strength: 0.1, interval: [0, 0.2]}
    ],
    interventions: [{id: "s", variable: "a", type: "step", value: 1}]
  });

describe("voteMap", () => {
  it("keeps every vote and puts most disagreement first", () => {
    const {links, voters} = voteMap(model());
    expect(links.map(({link}) => link)).toEqual(["disputed", "agreed", "none"]);
    expect(voters).toEqual(["v1", "v2", "v3"]);
    expect(links[1]).toMatchObject({
      votes: [
        {voter: "v1", value: -0.2, word: "weak", note: null},
        {voter: "v2", value: -0.5, word: "average", note: "saw it twice"},
        {voter: "v3", value: -0.5, word: "average"}
      ],
      counts: {none: 0, weak: 1, average: 2, strong: 0, "very-strong": 0},
      opposed: 0,
      medianWord: "average",
      median: -0.5
    });
    expect(links[0]).toMatchObject({opposed: 1, median: 0, medianWord: "strong"});
    expect(links[2]).toMatchObject({votes: [], median: null, medianWord: null, consensus: null, agreement: null});
  });

  it("counts a number with the nearest word, and takes the weaker middle of an even number", () => {
    const link = {
      ...(model().links[0] as SystemFile["links"][number]),
      sign: "?" as const,
      evidence: [0.05, 0.34, 0.36, 5].map((value) => ({kind: "vote" as const, value}))
    };
    const {counts, medianWord, median} = spreadOf(link);
    expect(counts).toEqual({none: 1, weak: 1, average: 1, strong: 0, "very-strong": 1});
    expect([medianWord, median]).toEqual(["weak", 0.35]);
  });

  it("counts a word without a sign, on a link without one, as a word only", () => {
    const link = {
      ...(model().links[0] as SystemFile["links"][number]),
      sign: "?" as const,
      evidence: [{kind: "vote" as const, class: "weak" as const}]
    };
    expect(spreadOf(link)).toMatchObject({medianWord: "weak", median: null, votes: [{value: null}]});
  });
});

describe("withVotes", () => {
  it("puts the median in force, with lowest and highest vote as interval", () => {
    const [agreed, disputed, none] = withVotes(model()).links;
    expect(agreed).toMatchObject({strength: 0.5, sign: "-", interval: [-0.5, -0.2], basis: "vote"});
    expect(disputed).toMatchObject({strength: 0, interval: [-1, 1]});
    expect(none).toEqual(model().links[2]);
  });

  it("is what a model by its votes is, whatever the order they were cast in", () => {
    const file = model();
    expect(withBasis(file, "vote")).toEqual(withVotes(file));
    const turned = {...file, links: file.links.map((link) => ({...link, evidence: link.evidence.toReversed()}))};
    const strengths = ({links}: SystemFile): unknown[] => links.map(({strength, sign}) => [strength, sign]);
    expect(strengths(withBasis(turned, "vote"))).toEqual(strengths(withVotes(file)));
  });
});

describe("runVotes", () => {
  it("runs each voter's own model once, with the median where a vote is missing", () => {
    const runs = runVotes(model(), {outputs: ["b"], times: [1], pick: "voter"});
    // v1: −0.2 + 1 + 0.1; v2: −0.5 − 1 + 0.1; v3: −0.5 + 0 (median) + 0.1; medians: −0.5 + 0 + 0.1.
    expect(runs).toMatchObject({voters: ["v1", "v2", "v3"], draws: 3, withoutVotes: ["none"]});
    expect(runs.filled).toEqual([{voter: "v3", link: "disputed"}]);
    expect(runs.outputs[0]).toMatchObject({direction: ["down"], up: [1], down: [2], none: [0]});
    expect(runs.bands["b"]?.low[0]).toBeCloseTo(-1.4 + 0.05 * 1, 10);
    expect(runs.bands["b"]?.high[0]).toBeCloseTo(0.9 - 0.05 * 1.3, 10);
  });

  it("draws a vote for each link apart, the same for the same seed", () => {
    const options = {outputs: ["b"], times: [1], draws: 600};
    const runs = runVotes(model(), options);
    // Up when the vote of +1 is drawn: half of the draws.
    expect(Math.abs((runs.outputs[0]?.up[0] ?? 0) - 300)).toBeLessThan(5 * Math.sqrt(150));
    expect((runs.outputs[0]?.up[0] ?? 0) + (runs.outputs[0]?.down[0] ?? 0)).toBe(600);
    expect(runVotes(model(), options)).toEqual(runs);
    expect(runVotes(model(), {...options, seed: 2})).not.toEqual(runs);
  });

  it("says when nobody voted, or no vote has a name", () => {
    const plain = (evidence: unknown[]): SystemFile =>
      testModel({
        variables: [{id: "a"}, {id: "b"}],
        links: [{id: "ab", from: "a", to: "b", sign: "+", strength: 1, evidence}]
      });
    expect(() => runVotes(plain([]))).toThrow(/no link has evidence of kind "vote"/);
    expect(() => runVotes(plain([vote({value: 1})]), {pick: "voter"})).toThrow(/no vote says whose it is/);
    expect(() => runVotes(model(), {signal: AbortSignal.abort()})).toThrow();
  });
});
