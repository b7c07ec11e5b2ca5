import {describe, expect, it} from "vitest";
import type {IndicatorPage} from "../../../loaders/site/types.js";
import {fullTable} from "./full-table.js";

const page = {
  indicator: {title: "Bijstand"},
  ...{grain: "year", unitShown: "per 1.000 inwoners", decimalsShown: 1},
  national: [{id: "bijstand", label: "Nederland", points: [{period: "2020-01-01", value: 30}]}],
  latest: {
    ...{grain: "year", period: "2021-01-01", boundaryYear: 2023, unit: "per 1.000 inwoners", decimals: 1},
    values: [
      {code: "GM0794", value: 40},
      {code: "GM0088", value: null, missing: "suppressed"}
    ]
  }
} as unknown as IndicatorPage;
const names = new Map([
  ["GM0794", "Helmond"],
  ["GM0088", "Schiermonnikoog"]
]);

describe("fullTable", () => {
  it("has a row for every municipality in every period, by name, after those of the Netherlands", () => {
    const series = {
      ...{boundaryYear: 2023, periods: ["2020-01-01", "2021-01-01"]},
      ...{values: {GM0088: [null, null], GM0794: [39, 40]}, sources: {}, baseSources: []}
    };
    const {columns, rows} = fullTable(page, "year", series, names);
    expect(columns.map(({label}) => label)).toEqual(["Gemeente", "Code", "Periode", "Bijstand"]);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["Nederland", "NL01", "2020-01-01", 30],
      ["Helmond", "GM0794", "2020-01-01", 39],
      ["Helmond", "GM0794", "2021-01-01", 40],
      ["Schiermonnikoog", "GM0088", "2020-01-01", {missing: null}],
      ["Schiermonnikoog", "GM0088", "2021-01-01", {missing: "suppressed"}]
    ]);
  });

  it("names the parts of a series that is never joined, and needs no municipal file", () => {
    const parts = [
      {id: "a", label: "Oude telling", points: [{period: "2014-01-01", value: 1}]},
      {id: "b", label: "Nieuwe telling", points: [{period: "2015-01-01", value: null, missing: "not-available"}]}
    ];
    const {rows} = fullTable({...page, national: parts} as unknown as IndicatorPage, "year", null, names);
    expect(rows.map(({name, value}) => [name, value])).toEqual([
      ["Nederland (Oude telling)", 1],
      ["Nederland (Nieuwe telling)", {missing: "not-available"}]
    ]);
  });

  it("has the municipalities by year only, where the Netherlands has months", () => {
    const series = {boundaryYear: 2023, periods: ["2021-01-01"], values: {GM0794: [40]}, sources: {}, baseSources: []};
    const {columns, rows} = fullTable({...page, grain: "month"}, "month", series, names);
    expect(columns.find(({key}) => key === "period")).toMatchObject({grain: "year"});
    expect(rows.map(({name, period}) => [name, period])).toEqual([["Helmond", "2021-01-01"]]);
  });
});
