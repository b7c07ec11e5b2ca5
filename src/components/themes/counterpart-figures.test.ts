// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import type {Counterpart} from "../../../loaders/site/counterparts.js";
import {CounterpartFigures} from "./counterpart-figures.js";

const side = (id: string, title: string, unit: string): Counterpart["local"] => ({
  ...{id, title, unit, decimals: 1, notes: []},
  sources: [
    {
      ...{publisher: "Bureau", title: `Bron van ${id}`, table: null, url: null, licence: "CC-BY", stale: false},
      ...{retrievedAt: "2024-05-01", readAt: null, publisherVersion: null, vintage: `${id}@1`, synthetic: false}
    }
  ]
});
const counted = {total: 342, judged: 300, up: 200, down: 40, within: 60};
const pair = (changes: Partial<Counterpart> = {}): Counterpart => ({
  national: side("land", "Werkloosheid", "%"),
  local: side("lokaal", "WW-uitkeringen", "uitkeringen per 1.000"),
  because: "Omdat het kan.",
  isOpposite: false,
  grain: "year",
  period: "2023-01-01",
  sinceBaseline: {
    ...{...counted, national: "up", agree: 200, against: 40},
    change: {difference: 2, noise: 1, exceedsNoise: true}
  },
  sincePrevious: {...counted, national: null, agree: null, against: null, change: null},
  groups: {
    ...{source: "Bron van lokaal", relative: true, firstYear: 2015, lastYear: 2019, most: "age=15-26"},
    parts: [
      {
        ...{id: "age=15-26", title: "15 tot 27 jaar", value: 9, change: 40, deviation: 12.34, noise: 5},
        exceedsNoise: true
      },
      {...{id: "sex=f", title: "vrouw", value: 9, change: 10, deviation: -1, noise: 5}, exceedsNoise: false}
    ]
  },
  ...changes
});
const crisis = {id: "crisis", title: "Crisis", starts: "2020-03-15", ends: null};
const textOf = (counterparts: Counterpart[]): string =>
  (CounterpartFigures({counterparts, crisis})?.textContent ?? "").replaceAll("\u00a0", " ");

describe("a local series beside its national counterpart", () => {
  it("says in how many municipalities the direction agrees, and how many could be judged", () => {
    const text = textOf([pair()]);
    expect(text).toContain("WW-uitkeringen: in 200 van de 300 gemeenten dezelfde kant op als het land");
    expect(text).toContain("Te beoordelen: 300 van de 342 gemeenten.");
    for (const count of ["200 gemeenten", "40 gemeenten", "60 gemeenten", "42 gemeenten"])
      expect(text).toContain(count);
  });

  it("names the group that deviates most, and of which source the groups are", () => {
    const text = textOf([pair()]);
    expect(text).toContain("is 15 tot 27 jaar: 12,3 % hoger dan u verwacht als alle groepen gelijk veranderen");
    expect(text).toContain("WW-uitkeringen, naar groep. Groepen zoals deze bron ze telt (Bron van lokaal)");
  });

  it("names no group when chance explains them all, and says so when there are none", () => {
    const {groups} = pair();
    expect(textOf([pair({groups: groups && {...groups, most: null}})])).toContain(
      "Geen van de 2 groepen wijkt meer af"
    );
    expect(textOf([pair({groups: null})])).toContain("hebben wij geen groepen");
  });

  it("does not say that municipalities agree when the country's own change may be chance", () => {
    const {sinceBaseline} = pair();
    const unsaid = {...sinceBaseline, national: null, agree: null, against: null};
    const text = textOf([pair({sinceBaseline: {...unsaid, change: {difference: 0.1, noise: 1, exceedsNoise: false}}})]);
    expect(text).toContain("niet te zeggen of gemeenten met het land meegaan");
    expect(text).toContain("kan toeval zijn. Dan is niet te zeggen of een gemeente meegaat");
    expect(text).not.toContain("dezelfde kant op als het land");
  });

  it("says that nothing can be said when no municipality can be judged", () => {
    const {sinceBaseline} = pair();
    const none = {...sinceBaseline, judged: 0, up: 0, down: 0, within: 0, agree: 0, against: 0};
    expect(textOf([pair({sinceBaseline: none})])).toContain("niet te zeggen of gemeenten met het land meegaan");
  });

  it("is not there where nothing is declared", () => {
    expect(
      CounterpartFigures({
        counterparts: [],
        crisis
      })
    ).toBeNull();
  });
});
