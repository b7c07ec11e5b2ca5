import {describe, expect, it} from "vitest";
import {diffEditions, unexplained} from "./diff-editions.js";
import type {EditionContent, EditionReason} from "./format.js";

const definition = {
  ...{title: "WW", definition: "Uitkeringen aan het einde van de maand.", unit: "uitkeringen", measure: "count"},
  ...{flow: "stock", denominator: null, ageBase: null}
};

function content(more: Partial<EditionContent> = {}): EditionContent {
  return {
    ...{profile: "demo", isSynthetic: true, software: "0.1.0", boundaries: {year: 2020, municipalities: 355}},
    vintages: [{id: "cbs@a", source: "cbs", title: "CBS", sha256: "a", isSynthetic: false}],
    definitions: {ww: definition},
    figures: [
      {
        indicator: "ww",
        grain: "month",
        points: [
          ["2020-01-01", 240_000, "definitive"],
          ["2020-02-01", 242_000, "provisional"]
        ]
      }
    ],
    municipal: [{indicator: "ww", grain: "month", years: [[2020, 710, "abc"]]}],
    models: [{id: "m", name: "Model", content: {horizon: 10, links: [{id: "r1", strength: 0.2}]}}],
    scenarios: [{id: "cpb-2020-06", sha256: "s"}],
    parameters: {"disclosure.suppressBelow": 10},
    texts: [
      {
        ...{theme: "werk", title: "Werk", status: "concept", date: "2020-03-01", author: "A", tester: null},
        paragraphs: ["Tekst."]
      }
    ],
    ...more
  };
}

const figure = (...points: [string, number | null, string][]): EditionContent["figures"] => [
  {indicator: "ww", grain: "month", points}
];
const reason = (kind: EditionReason["kind"], ref: string): EditionReason => ({
  ...{kind, ref, reason: "Nieuw onderzoek.", author: "B", date: "2020-04-01"}
});

describe("diffEditions", () => {
  it("says nothing of an edition beside itself", () => {
    const lists = Object.values(diffEditions(content(), content(), []));
    expect(lists.flat().filter((item) => item !== null)).toEqual([]);
  });

  it("splits figures into new periods, revised values, other statuses and periods that went", () => {
    const after = content({
      figures: figure(["2020-02-01", 241_500, "revised"], ["2020-03-01", 250_000, "provisional"])
    });
    const {newPeriods, revisions, settled} = diffEditions(content(), after, []);
    expect(newPeriods).toEqual([{indicator: "ww", grain: "month", periods: ["2020-03-01"]}]);
    expect(revisions).toEqual([
      {
        ...{indicator: "ww", grain: "month", period: "2020-02-01", before: 242_000, after: 241_500},
        ...{statusBefore: "provisional", statusAfter: "revised"}
      },
      {
        ...{indicator: "ww", grain: "month", period: "2020-01-01", before: 240_000, after: null},
        ...{statusBefore: "definitive", statusAfter: "not-available"}
      }
    ]);
    expect(settled).toEqual([]);
    const same = content({
      figures: figure(["2020-01-01", 240_000, "definitive"], ["2020-02-01", 242_000, "definitive"])
    });
    expect(diffEditions(content(), same, []).settled).toEqual([
      {indicator: "ww", grain: "month", periods: ["2020-02-01"], from: "provisional", to: "definitive"}
    ]);
  });

  it("tells a value that came or went from one that is 0", () => {
    const gone = content({
      figures: figure(["2020-01-01", null, "suppressed"], ["2020-02-01", 0, "provisional"])
    });
    expect(diffEditions(content(), gone, []).revisions.map(({after, statusAfter}) => [after, statusAfter])).toEqual([
      [null, "suppressed"],
      [0, "provisional"]
    ]);
  });

  it("names the fields of a definition, the division, the sources and years of municipal figures that changed", () => {
    const after = content({
      definitions: {ww: {...definition, ageBase: "15 tot 75 jaar"}, bijstand: definition},
      boundaries: {year: 2021, municipalities: 352},
      vintages: [{id: "cbs@b", source: "cbs", title: "CBS", sha256: "b", isSynthetic: false}],
      municipal: [{indicator: "ww", grain: "month", years: [[2020, 704, "abd"], [2021, 352, "x"]]}] // prettier-ignore
    });
    expect(diffEditions(content(), after, [])).toMatchObject({
      definitions: [{indicator: "ww", fields: [{field: "ageBase", from: null, to: "15 tot 75 jaar"}]}],
      newIndicators: ["bijstand"],
      boundaries: {before: {municipalities: 355}, after: {municipalities: 352}},
      sources: [{source: "cbs", before: ["cbs@a"], after: ["cbs@b"]}],
      municipal: [{indicator: "ww", grain: "month", years: [{year: 2020, before: 710, after: 704}]}]
    });
  });

  it("asks a person's reason for each model and parameter that changed, and for nothing that is new", () => {
    const after = content({
      models: [
        {id: "m", name: "Model", content: {horizon: 10, links: [{id: "r1", strength: 0.3}, {id: "r2"}]}}, // prettier-ignore
        {id: "n", name: "Nieuw", content: {}}
      ],
      parameters: {"disclosure.suppressBelow": 5, "scenario.theta": 0.5}
    });
    const diff = diffEditions(content(), after, []);
    expect(unexplained(diff)).toEqual(["model m", "parameter disclosure.suppressBelow"]);
    expect(diff.models[0]?.parts).toEqual([
      {
        ...{part: "links", added: ["r2"], removed: []},
        changed: [{id: "r1", fields: [{field: "strength", from: 0.2, to: 0.3}]}]
      }
    ]);
    const reasons = [reason("model", "m"), reason("parameter", "disclosure.suppressBelow")];
    expect(unexplained(diffEditions(content(), after, reasons))).toEqual([]);
    // A reason for a model is none for a parameter of that name.
    expect(unexplained(diffEditions(content(), after, [reason("parameter", "m")]))).toContain("model m");
  });

  describe("of another version of the software", () => {
    const later = (more: Partial<EditionContent> = {}): EditionContent => content({software: "0.2.0", ...more});

    it("asks no reason when every figure is what it was, also when periods were added, and says that it is so", () => {
      const [points] = content().figures.map((each) => each.points);
      const more = later({figures: figure(...(points ?? []), ["2020-03-01", 250_000, "provisional"])});
      for (const after of [later(), more]) {
        const diff = diffEditions(content(), after, []);
        expect(unexplained(diff)).toEqual([]);
        expect(diff.parameters).toEqual([
          {
            ...{ref: "software", change: "changed", reason: null, needsReason: false, leftFigures: true},
            ...{before: "0.1.0", after: "0.2.0"}
          }
        ]);
      }
    });

    it.each<[string, Partial<EditionContent>]>([
      ["revised", {figures: figure(["2020-01-01", 240_001, "definitive"], ["2020-02-01", 242_000, "provisional"])}],
      ["no longer there", {figures: figure(["2020-01-01", 240_000, "definitive"])}],
      ["hidden", {figures: figure(["2020-01-01", null, "suppressed"], ["2020-02-01", 242_000, "provisional"])}],
      ["of an indicator that went", {figures: []}],
      ["of a municipality revised", {municipal: [{indicator: "ww", grain: "month", years: [[2020, 710, "abd"]]}]}],
      ["of municipalities gone for a year", {municipal: [{indicator: "ww", grain: "month", years: []}]}]
    ])("asks for one when a figure is %s", (_, more) => {
      const diff = diffEditions(content(), later(more), []);
      expect(unexplained(diff)).toEqual(["parameter software"]);
      expect(diff.parameters[0]?.leftFigures).toBe(false);
      expect(unexplained(diffEditions(content(), later(more), [reason("parameter", "software")]))).toEqual([]);
    });

    it("excuses no setting that changed with it", () => {
      const after = later({parameters: {"disclosure.suppressBelow": 5}});
      const diff = diffEditions(content(), after, []);
      expect(unexplained(diff)).toEqual(["parameter disclosure.suppressBelow"]);
      expect(diff.parameters.map(({ref}) => ref)).toEqual(["disclosure.suppressBelow", "software"]);
    });
  });

  it("takes a model that is only drawn elsewhere for the same", () => {
    const drawn = (x: number): EditionContent =>
      content({models: [{id: "m", name: "Model", content: {variables: [{id: "a", x}]}}]});
    expect(diffEditions(drawn(1), drawn(2), []).models).toEqual([]);
  });

  it("tells how far a text came", () => {
    const [text] = content().texts;
    if (text === undefined) throw new Error("the example has a text");
    const after = content({texts: [{...text, status: "getoetst", tester: "C"}]});
    expect(diffEditions(content(), after, []).texts).toEqual([
      {theme: "werk", change: "changed", statusBefore: "concept", statusAfter: "getoetst"}
    ]);
  });
});
