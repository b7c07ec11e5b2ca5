import {describe, expect, it} from "vitest";
import {diffEditions} from "./diff-editions.js";
import type {EditionContent} from "./format.js";
import {readEdition} from "./read-edition.js";

type Held = NonNullable<EditionContent["held"]>;
type Years = Held[number]["years"];

const empty: EditionContent = {
  ...{profile: "demo", isSynthetic: true, software: "0.1.0", boundaries: {year: 2020, municipalities: 3}},
  ...{vintages: [], definitions: {}, figures: [], municipal: [], models: [], scenarios: [], parameters: {}, texts: []}
};
const sets = [["GM0001", "GM0002", "GM0003"], ["GM0001", "GM0003"], ["PV20"]];
const part = (years: Years, more: Partial<Held[number]> = {}): Held[number] => ({
  ...{indicator: "ww", grain: "year", level: "gemeente", breakdown: "total", years, ...more}
});
const holds = (...held: Held): EditionContent => ({...empty, held, regionSets: sets});
const vanished = (before: EditionContent, after: EditionContent) => diffEditions(before, after, []).vanished;
const key = {indicator: "ww", grain: "year", level: "gemeente", breakdown: "total"};

describe("what vanished between editions", () => {
  const before = holds(part([[2019, 3, 0], [2020, 3, 0]])); // prettier-ignore

  it("is nothing of an edition beside itself, nor beside one that has more", () => {
    expect(vanished(before, before)).toEqual([]);
    const more = holds(part([[2019, 3, 0], [2020, 4, 0], [2021, 3, 0]]), part([[2020, 3, 0]], {breakdown: "sex=f"})); // prettier-ignore
    expect(vanished(before, more)).toEqual([]);
  });

  it("names an area that is gone from a year, also when the number of values stayed", () => {
    const after = holds(part([[2019, 3, 0], [2020, 2, 1]])); // prettier-ignore
    const gone = {year: 2020, before: 3, after: 2, regions: ["GM0002"]};
    expect(vanished(before, after)).toEqual([{...key, whole: false, years: [gone]}]);
    const replaced = holds(part([[2019, 3, 0], [2020, 3, 1]])); // prettier-ignore
    expect(vanished(before, replaced)).toEqual([{...key, whole: false, years: [{...gone, after: 3}]}]);
  });

  it("counts values that are hidden now, of areas that are still there", () => {
    const after = holds(part([[2019, 3, 0], [2020, 1, 0]])); // prettier-ignore
    expect(vanished(before, after)[0]?.years).toEqual([{year: 2020, before: 3, after: 1, regions: []}]);
  });

  it("tells a year that went from a figure of which nothing is left", () => {
    const year = {year: 2019, before: 3, after: 0, regions: []};
    expect(vanished(before, holds(part([[2020, 3, 0]])))).toEqual([{...key, whole: false, years: [year]}]);
    expect(vanished(before, holds())).toEqual([{...key, whole: true, years: [year, {...year, year: 2020}]}]);
  });

  it("tells a breakdown and a level that went, each on its own, in order", () => {
    const whole = holds(
      part([[2020, 1, 2]], {level: "provincie"}),
      part([[2020, 3, 0]]),
      part([[2020, 3, 0]], {breakdown: "sex=f"})
    );
    expect(vanished(whole, holds(part([[2020, 3, 0]])))).toMatchObject([
      {level: "gemeente", breakdown: "sex=f", whole: true},
      {level: "provincie", breakdown: "total", whole: true}
    ]);
  });

  it("compares areas by their codes, wherever their set stands in the file", () => {
    const turned = {...holds(part([[2019, 3, 2], [2020, 3, 2]])), regionSets: [...sets].reverse()}; // prettier-ignore
    expect(vanished(before, turned)).toEqual([]);
  });

  it("counts areas inside municipalities, which are not named", () => {
    const wijken = (count: number): EditionContent => holds(part([[2020, count, null]], {level: "wijk"}));
    expect(vanished(wijken(9), wijken(8))).toMatchObject([
      {level: "wijk", years: [{year: 2020, before: 9, after: 8, regions: []}]}
    ]);
  });

  it("tells a series of the Netherlands that went whole, also when another grain of it stays", () => {
    const figures = (...grains: string[]): EditionContent => ({
      ...empty,
      figures: grains.map((grain) => ({
        ...{indicator: "ww", grain},
        points: [["2019-01-01", 1, "definitive"], ["2019-07-01", null, "suppressed"], ["2020-01-01", 0, "definitive"]] // prettier-ignore
      }))
    });
    expect(vanished(figures("month", "year"), figures("year"))).toEqual([
      {
        ...{indicator: "ww", grain: "month", level: "land", breakdown: "total", whole: true},
        years: [2019, 2020].map((year) => ({year, before: 1, after: 0, regions: []}))
      }
    ]);
  });

  it("falls back to the number of municipal figures when either edition does not hold areas", () => {
    const older = (...years: [number, number, string][]): EditionContent => ({
      ...empty,
      municipal: [{indicator: "ww", grain: "year", years}]
    });
    const was = older([2018, 3, "a"], [2019, 3, "b"], [2020, 3, "c"]);
    const now = {...holds(part([[2020, 2, 1]])), ...{municipal: older([2019, 3, "x"], [2020, 2, "y"]).municipal}};
    expect(vanished(was, now)).toEqual([
      {
        ...{...key, breakdown: null, whole: false},
        years: [
          {year: 2018, before: 3, after: 0, regions: []},
          {year: 2020, before: 3, after: 2, regions: []}
        ]
      }
    ]);
    expect(vanished(was, empty)).toMatchObject([{whole: true, years: [{year: 2018}, {year: 2019}, {year: 2020}]}]);
  });
});

it("refuses an edition that names a set of areas it has not, with its place", () => {
  const about = {format: "samenhang-edition/1", id: "a", title: "A", date: "2020-01-01", owner: "O", reasons: []};
  const file = (set: number): string => JSON.stringify({...about, ...holds(part([[2020, 3, set]]))});
  expect(readEdition(file(2), "a.edition.json").held).toHaveLength(1);
  expect(() => readEdition(file(3), "a.edition.json")).toThrow(
    expect.objectContaining({kind: "invalid-edition", where: "a.edition.json: held[0].years[0]"})
  );
});
