import {describe, expect, it} from "vitest";
import type {StoryWorld} from "../world.js";
import {storyFacts} from "./facts.js";

const indicator = (more: object): object => ({
  unit: "uitkeringen",
  measure: "count",
  denominator: null,
  decimals: 1,
  ...more
});
const catalogue = {
  indicators: new Map<string, object>([
    [
      "jeugdzorg",
      indicator({title: "Jeugdzorg (reeks voor analyse)", unit: "% van de jongeren", measure: "percentage"})
    ],
    ["bijstand", indicator({title: "Bijstand", denominator: "inwoners-15-aow"})],
    ["inwoners-15-aow", indicator({title: "Inwoners van 15 jaar tot de AOW-leeftijd"})],
    ["inwoners", indicator({title: "Inwoners"})],
    ["verzekerden", indicator({title: "Verzekerden van 18 jaar of ouder"})],
    ["ggz-kosten", indicator({title: "Kosten van ggz", unit: "euro", measure: "amount", denominator: "verzekerden"})]
  ])
};
const vintage = {
  ...{id: "ww@1", source: "ww", title: "WW en bijstand", publisher: "CBS", table: "84799NED", version: null},
  ...{retrieved: "2024-01-02", sha256: "a", rows: 1, licence: "CC BY 4.0"}
};
const origin = (name: string, source: string): object => ({
  ...{indicator: name, period: "2019", source, cells: 1, estimated: 0}
});

function made({synthetic = false, notes = [] as object[], origins = [origin("bijstand", "ww")]} = {}) {
  const told = {warehouse: {vintages: [vintage], synthetic, problems: null, date: null}, panel: {notes, origins}};
  return storyFacts(
    {catalogue} as unknown as StoryWorld,
    told as unknown as Parameters<typeof storyFacts>[1],
    new Map([["GM0794", "Helmond"]])
  );
}

describe("what a report calls things", () => {
  it("are titles without what is for who builds tables, and the id of what it does not know", () => {
    expect(made().title("jeugdzorg")).toBe("Jeugdzorg");
    expect([made().title("weg"), made().unit("weg"), made().place("GM9999")]).toEqual(["weg", "", "GM9999"]);
    expect(made().place("GM0794")).toBe("Helmond");
  });

  it("are units of the panel: per 1.000 of the indicator's own people, or of all where it could not", () => {
    expect(made().unit("bijstand")).toBe("uitkeringen per 1.000 inwoners van 15 jaar tot de AOW-leeftijd");
    const other = made({notes: [{id: "panel-andere-noemer-bijstand"}]});
    expect(other.unit("bijstand")).toBe("uitkeringen per 1.000 inwoners");
    expect(made().unit("jeugdzorg")).toBe("% van de jongeren");
    expect(made().unit("ggz-kosten")).toBe("euro per verzekerde van 18 jaar of ouder");
    expect(made().stored("bijstand")).toBe("uitkeringen");
  });

  it("are sources with table, day, licence and years, each once", () => {
    const twice = [origin("bijstand", "ww"), origin("bijstand", "ww")];
    expect(made({origins: twice}).sources(["bijstand"])).toEqual([
      {
        ...{publisher: "CBS", title: "WW en bijstand", table: "84799NED", retrievedAt: "2024-01-02", vintage: "ww@1"},
        ...{licence: "CC BY 4.0", period: "2019", synthetic: false}
      }
    ]);
    expect(
      made()
        .sourcesOf([
          {source: "ww", year: 2019},
          {source: "weg", year: 2015},
          {source: "ww", year: 2017}
        ])
        .map(({publisher, period}) => [publisher, period])
    ).toEqual([
      ["weg", "2015"],
      ["CBS", "2017 tot en met 2019"]
    ]);
    expect(made().sourceWords(["bijstand"])).toBe("CBS");
    expect(made().sourceName("ww")).toBe("CBS, WW en bijstand");
  });

  it("is never an empty source: an unknown one is said to be, and made-up figures to be made up", () => {
    expect(made().sourceWords(["jeugdzorg"])).toBe("bron niet opgegeven");
    expect(made({origins: [origin("bijstand", "weg")]}).sources(["bijstand"])[0]).toMatchObject({publisher: "weg"});
    expect(made({synthetic: true}).sourceWords(["bijstand"])).toBe("Verzonnen oefengegevens van Samenhang");
  });
});
