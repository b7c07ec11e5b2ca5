import fc from "fast-check";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {readCatalogue} from "./catalogue.js";
import {fold, searchIndicators, type Searchable} from "./find.js";

const item = (id: string, title: string, extra: Partial<Searchable> = {}): Searchable => ({
  id,
  title,
  definition: "",
  synonyms: [],
  ...extra
});
const find = (items: readonly Searchable[], query: string): string[] =>
  searchIndicators(items, query).map(({id}) => id);

const catalogue = await readCatalogue(fileURLToPath(new URL("../../data", import.meta.url)));
const real = [...catalogue.indicators.values()];

describe("searchIndicators", () => {
  it("ranks equal, prefix, beginning of a word, then inside", () => {
    const items = [
      item("d", "Kinderbijstand"),
      item("c", "Nieuwe bijstand"),
      item("b", "Bijstandsuitkeringen"),
      item("a", "Bijstand")
    ];
    expect(find(items, "bijstand")).toEqual(["a", "b", "c", "d"]);
  });

  it("ranks a title above a synonym, and a synonym above the definition", () => {
    const items = [
      item("definition", "X", {definition: "Gaat ook over schulden."}),
      item("synonym", "Y", {synonyms: ["schulden"]}),
      item("title", "Schulden")
    ];
    expect(find(items, "schulden")).toEqual(["title", "synonym", "definition"]);
  });

  it("does not mind case, accents, hyphens and spaces around", () => {
    const items = [item("a", "Energiecrisis in Oekraïne"), item("b", "Bedrijfsbeëindigingen")];
    expect(find(items, "  OEKRAINE ")).toEqual(["a"]);
    expect(find(items, "bedrijfsbeeindiging")).toEqual(["b"]);
    expect(find([item("0-22", "Jeugd 0-22")], "0 22")).toEqual(["0-22"]);
  });

  it("needs every word of the query", () => {
    const items = [item("a", "WW per gemeente"), item("b", "WW per wijk")];
    expect(find(items, "ww wijk")).toEqual(["b"]);
    expect(find(items, "ww stad")).toEqual([]);
  });

  it("gives all in their order for an empty query, and nothing for one that fits nowhere", () => {
    const items = [item("b", "B"), item("a", "A")];
    expect(find(items, "   ")).toEqual(["b", "a"]);
    expect(find(items, "zzz")).toEqual([]);
  });

  it.each([
    ["80590NED", "werkloosheid"],
    ["werkloosheid", "werkloosheid"],
    ["ggz kosten", "ggz-kosten"],
    ["Vektis", "ggz-kosten"],
    ["faillis", "faillissementen"],
    ["stapeling", "meerdere-voorzieningen"],
    ["K10", "psychische-klachten"],
    ["ondertoezichtstelling", "jeugdbescherming"],
    ["ZIN PGB", "jeugdhulp-zorg-in-natura-of-pgb"],
    ["steunpakket", "now-gebruik"],
    ["eenzaam", "eenzaamheid"]
  ])("finds for %s the indicator %s among the first five of the catalogue", (query, id) => {
    expect(find(real, query).slice(0, 5)).toContain(id);
  });

  it("finds every indicator of the catalogue first by its own title", () => {
    expect(real.filter(({title}) => searchIndicators(real, title)[0]?.title !== title)).toEqual([]);
  });

  it("gives a subset of the items, the same one whatever their order, for any query", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom("jeugd", "ww", "%", "ggz (", "a b c")), (query) => {
        const found = find(real, query);
        expect(new Set(found).size).toBe(found.length);
        if (fold(query) !== "") expect(find([...real].reverse(), query)).toEqual(found);
      }),
      {numRuns: 60}
    );
  });
});
