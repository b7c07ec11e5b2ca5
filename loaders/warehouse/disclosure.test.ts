import {describe, expect, it} from "vitest";
import {houseRules} from "../../models/groups/disclosure.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import {sourceCardSchema} from "../catalogue/schema.js";
import {disclosureRules, discloseValues} from "./disclosure.js";

const card = (id: string, access: "open" | "restricted", disclosure?: object) =>
  sourceCardSchema.parse({
    ...{id, title: id, publisher: "p", access, protocol: "table", disclosure},
    licence: {id: "l", title: "l", commercialUse: true}
  });
const catalogue = {
  sources: new Map([
    ["open", card("open", "open")],
    ["dicht", card("dicht", "restricted", {roundTo: 10, suppressBelow: 5})],
    ["huis", card("huis", "restricted")]
  ])
} as unknown as Catalogue;

describe("disclosureRules", () => {
  it("asks nothing of open sources, and the strictest of each of closed ones", () => {
    expect(disclosureRules(catalogue, ["open"])).toBeNull();
    expect(disclosureRules(catalogue, ["open", "dicht", "huis"])).toEqual({
      ...{roundTo: 10, suppressBelow: 10, denominatorBelow: 50}
    });
  });
  it("takes a source it does not know as closed", () => {
    expect(disclosureRules(catalogue, ["weg"])).toEqual(houseRules);
  });
});

describe("discloseValues", () => {
  const values = [
    {region: "GM0001", category: "f", value: 4},
    {region: "GM0001", category: "m", value: 62},
    {region: "GM0001", category: "total", value: 66},
    {region: "GM0002", category: "f", value: 81},
    {region: "GM0002", category: "m", value: 53},
    {region: "GM0002", category: "total", value: 134}
  ];
  it("passes open data unchanged", () => {
    expect(discloseValues(values, "count", null)).toEqual(values.map((value) => ({...value, mark: null})));
  });
  it("hides a small count and enough around it, and shows the totals rounded", () => {
    expect(discloseValues(values, "count", houseRules).map(({value, mark}) => mark ?? value)).toEqual([
      ...["<10", ".", 65],
      ...[".", ".", 135]
    ]);
  });
  it("hides a percentage of which the counts are small or unknown", () => {
    const shares = [
      {region: "GM0001", category: "total", value: 20, numerator: 20, denominator: 100},
      {region: "GM0002", category: "total", value: 20, numerator: 8, denominator: 40},
      {region: "GM0003", category: "total", value: 20}
    ];
    expect(discloseValues(shares, "percentage", houseRules).map(({value, mark}) => mark ?? value)).toEqual([
      20,
      ".",
      "."
    ]);
  });
});
