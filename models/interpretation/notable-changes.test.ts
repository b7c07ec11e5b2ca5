import {describe, expect, it} from "vitest";
import {notableChanges, type Series, type SeriesNote} from "./notable-changes.js";

const years = (values: (number | null)[], more: Partial<Series> = {}): Series => ({
  id: "reeks",
  points: values.map((value, at) => ({period: String(2015 + at), value})),
  notes: [],
  ...more
});
const exclude: SeriesNote = {text: "andere telling", effect: "exclude", from: "2020", to: null};

describe("notableChanges", () => {
  it("lists a change beyond its noise, against the period before and against the years before the crisis", () => {
    // Before: 10, 11, 10, 11, 10: mean 10.4, s √0.3; t(4) 0.975 = 2.776445: half width 2.776445 · √(0.3 · 1.2) = 1.665867
    const {items, tested, byChance} = notableChanges([years([10, 11, 10, 11, 10, 20])], "2020");
    expect(items.map(({against, from, period}) => [against, from, period])).toEqual([
      ["pre-crisis", "2019", "2020"],
      ["previous", "2019", "2020"]
    ]);
    expect(items[0]?.difference).toBeCloseTo(9.6, 12);
    expect(items[0]?.noise).toBeCloseTo(1.665867, 5);
    expect(items[1]?.difference).toBe(10);
    expect([tested, byChance]).toEqual([2, 0.1]);
  });

  it("leaves out what is ordinary, but counts it among what was tested", () => {
    expect(notableChanges([years([10, 11, 10, 11, 10, 11])], "2020")).toMatchObject({items: [], tested: 2});
    expect(notableChanges([years([null, null]), years([])], "2020")).toEqual({items: [], tested: 0, byChance: 0});
  });

  it("gives no number where another way of counting lies between, and puts that first", () => {
    const broken = years([10, 11, 10, 11, 10, 20], {id: "gebroken", notes: [exclude]});
    const {items} = notableChanges([years([10, 11, 10, 11, 10, 90]), broken], "2020");
    expect(items.slice(0, 2).map(({series, difference, noise}) => [series, difference, noise])).toEqual([
      ["gebroken", null, null],
      ["gebroken", null, null]
    ]);
    expect(items[0]?.notes).toEqual([exclude]);
    expect(items).toHaveLength(4);
  });

  it("puts what has a note before what has none, however small, and asks of a fall in use of care why", () => {
    const note: SeriesNote = {text: "achterstand", effect: "overrule", from: "2020", to: "2020"};
    const care = years([10, 11, 10, 11, 10, 5], {id: "zorg", notes: [note], isCare: true});
    const {items} = notableChanges([years([10, 11, 10, 11, 10, 90]), care], "2020");
    expect(items[0]).toMatchObject({series: "zorg", asksWhyFewer: true, notes: [note]});
    expect(items.at(-1)).toMatchObject({series: "reeks", asksWhyFewer: false});
  });

  it("lists no change that rounding alone can make, however steady the years before were", () => {
    // No spread before the crisis: any change exceeds it. 0.1 is one step of a percentage with one decimal.
    const steady = (last: number, halfStep?: number) =>
      notableChanges([years([4.3, 4.3, 4.3, 4.3, 4.3, last], halfStep === undefined ? {} : {halfStep})], "2020");
    expect(steady(4.4).items).toHaveLength(2);
    expect(steady(4.4, 0.05)).toMatchObject({items: [], tested: 2});
    expect(steady(4.5, 0.05).items.map(({difference}) => difference?.toFixed(1))).toEqual(["0.2", "0.2"]);
    // What could not be judged is not counted as tested.
    expect(notableChanges([years([4.3, 4.4], {halfStep: 0.05})], "2020")).toMatchObject({items: [], tested: 0});
  });

  it("judges a survey by its margins", () => {
    const survey = years([]);
    const points = [
      {period: "2020", value: 40, margin: 3},
      {period: "2021", value: 44.9, margin: 4}
    ];
    expect(notableChanges([{...survey, points}], "2020").items).toEqual([]);
    expect(
      notableChanges([{...survey, points: [points[0]!, {...points[1]!, value: 45.1}]}], "2020").items
    ).toMatchObject([{against: "previous", noise: 5, exceedsNoise: true}]);
  });
});
