import {describe, expect, it} from "vitest";
import {InputError} from "../../../models/errors.js";
import {mapCsv} from "./fixtures/test-card.js";

const byName = {column: "gemeente", format: "name", level: "gemeente"};

function fault(csv: string, fields: Record<string, unknown>): InputError {
  try {
    mapCsv(csv, fields);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("no error");
}

describe("mapTable", () => {
  it("reads a wide table with names, decimal comma and a year in the header", () => {
    const {observations, problems, account} = mapCsv(
      "gemeente;Bijstand|2016;Bijstand|2017\nHelmond;50,2;51\nS GRAVENHAGE;60;",
      {
        format: {decimal: ","},
        region: {...byName, column: "Gemeente"},
        period: {},
        columns: [{column: "Bijstand|{year}", indicator: "bijstand"}],
        empty: "zero"
      }
    );
    expect(problems).toEqual([]);
    expect(observations.map(({region, period, value}) => [region, period, value])).toEqual([
      ["GM0794", "2016-01-01", 50.2],
      ["GM0794", "2017-01-01", 51],
      ["GM0518", "2016-01-01", 60],
      ["GM0518", "2017-01-01", 0]
    ]);
    expect(account).toEqual({
      rows: 2,
      filtered: 0,
      refused: 0,
      used: 2,
      cells: 4,
      observed: 4,
      passedOver: 0,
      dropped: 0
    });
  });

  it("reads a long table with codes, margins, provisional marks and reasons for what is missing", () => {
    const csv =
      "code,periode,soort,waarde,laag,hoog\nGM0794 ,2022JJ00*,M1,12.5,11,14\nNL00,2022JJ00,M1,.,,\nGM0794,2022JJ00*,M9,7,,";
    const {observations, account} = mapCsv(csv, {
      region: {column: "code", aliases: {NL00: "NL01"}},
      period: {column: "periode"},
      measure: {column: "soort", value: "waarde", low: "laag", high: "hoog"},
      columns: [{column: "M1", indicator: "werkloosheid"}],
      missing: {".": "confidential"}
    });
    expect(observations).toEqual([
      {
        indicator: "werkloosheid",
        region: "GM0794",
        boundaryYear: 2022,
        grain: "year",
        period: "2022-01-01",
        breakdown: "total",
        value: 12.5,
        low: 11,
        high: 14,
        status: "provisional",
        missing: null
      },
      {
        indicator: "werkloosheid",
        region: "NL01",
        boundaryYear: 2022,
        grain: "year",
        period: "2022-01-01",
        breakdown: "total",
        value: null,
        status: "definitive",
        missing: "confidential"
      }
    ]);
    expect(account).toMatchObject({rows: 3, filtered: 1, used: 2});
  });

  it("adds up columns, categories and municipalities, the row without a municipality only in the total", () => {
    const csv = "sex,name,basis,spec\nM,HELMOND,1,10\nV,HELMOND,2,20\nM,UTRECHT,4,40\n,,100,1000";
    const {observations, problems} = mapCsv(csv, {
      region: {column: "name", format: "name", level: "gemeente", total: "NL01", empty: "total-only"},
      period: {fixed: "2020"},
      columns: [
        {column: "basis", indicator: "ggz-kosten", sum: true},
        {column: "spec", indicator: "ggz-kosten", sum: true}
      ],
      breakdown: {sex: {column: "sex", map: {"": "total", M: "m", V: "f"}, sum: "also"}}
    });
    const values = Object.fromEntries(
      observations.map(({region, breakdown, value}) => [`${region} ${breakdown}`, value])
    );
    expect(values).toEqual({
      "GM0794 total": 33,
      "GM0794 sex=m": 11,
      "GM0794 sex=f": 22,
      "GM0344 total": 44,
      "GM0344 sex=m": 44,
      "NL01 total": 1177,
      "NL01 sex=m": 55,
      "NL01 sex=f": 22
    });
    expect(problems.map(({kind, count}) => [kind, count])).toEqual([["row-without-region", 1]]);
  });

  it("leaves a sum empty when a part is missing, and says so", () => {
    const {observations, problems} = mapCsv("code,a,b\nGM0794,1,", {
      region: {column: "code"},
      period: {fixed: "2020"},
      columns: [
        {column: "a", indicator: "inwoners", sum: true},
        {column: "b", indicator: "inwoners", sum: true}
      ]
    });
    expect(observations).toMatchObject([{value: null, missing: "not-available"}]);
    expect(problems).toMatchObject([{kind: "incomplete-sum", count: 1}]);
  });

  it("scales without adding digits, and counts shares of categories as estimates", () => {
    const csv = "code,leeftijd,jaren\nGM0794,10 t/m 14,7\nGM0794,15 t/m  19,10\nGM0794,20+,100.1";
    const {observations} = mapCsv(csv, {
      region: {column: "code"},
      period: {fixed: "2020"},
      columns: [
        {
          column: "jaren",
          indicator: "verzekerden",
          scale: 1000,
          shares: {column: "leeftijd", of: {"10 t/m 14": 0, "15 t/m 19": 0.4}}
        }
      ],
      breakdown: {age: {column: "leeftijd", map: {"10 t/m 14": "a", "15 t/m 19": "b", "20+": "c"}, sum: "only"}}
    });
    expect(observations).toMatchObject([{value: 104100, status: "estimated", breakdown: "total"}]);
  });

  it("limits a column to grains and periods, and reports values outside the periods", () => {
    const {observations, problems} = mapCsv("code,p,v\nNL01,2020-01,1\nNL01,2020,2\nNL01,2021-01,3", {
      region: {column: "code"},
      period: {column: "p", grain: "month"},
      columns: [{column: "v", indicator: "werkloosheid", grains: ["month"], periods: ["2020"]}]
    });
    expect(problems).toMatchObject([{kind: "period-not-declared", count: 1, examples: ["2021-01-01"]}]);
    expect(observations.map(({grain, period, value}) => [grain, period, value])).toEqual([["month", "2020-01-01", 1]]);
  });

  it.each([
    ["1.234", {decimal: ","}],
    ["1,5", {delimiter: ";", decimal: "."}],
    ["n.v.t.", {}]
  ])("refuses the cell %s with row and column", (cell, format) => {
    const error = fault(`code;v\nGM0344;1\nGM0794;${cell}`, {
      format,
      region: {column: "code"},
      period: {fixed: "2020"},
      columns: [{column: "v", indicator: "x"}]
    });
    expect(error).toMatchObject({kind: "invalid-number", where: "t.csv:3, column v"});
  });

  it("reports every name it cannot match, and what it could be", () => {
    const {observations, problems} = mapCsv("gemeente,v\nBergen,1\nNergenshuizen,2\nBERGEN LB,3\nNergenshuizen2,4", {
      region: byName,
      period: {fixed: "2020"},
      columns: [{column: "v", indicator: "x"}]
    });
    expect(observations).toMatchObject([{region: "GM0893", value: 3}]);
    expect(problems).toMatchObject([
      {
        kind: "unmatched-name",
        count: 3,
        examples: ['"Bergen", could be GM0373 or GM0893', '"Nergenshuizen"', '"Nergenshuizen2"']
      }
    ]);
  });

  it("reports categories and region codes it does not know, and loses no row in silence", () => {
    const {observations, problems, account} = mapCsv("code,sex,v\nGM0794,M,1\nGM0794,X,2\nGG0111,M,3", {
      region: {column: "code"},
      period: {fixed: "2020"},
      columns: [{column: "v", indicator: "x"}],
      breakdown: {sex: {column: "sex", map: {M: "m"}}}
    });
    expect(observations).toHaveLength(1);
    expect(problems.map(({kind, count}) => [kind, count])).toEqual([
      ["unmapped-category", 1],
      ["unknown-region", 1]
    ]);
    expect(account).toMatchObject({rows: 3, used: 1, refused: 2});
  });

  it("refuses a row that stands twice, an unknown period and a card that names absent columns", () => {
    const card = {region: {column: "code"}, period: {column: "p"}, columns: [{column: "v", indicator: "x"}]};
    expect(fault("code,p,v\nGM0794,2020,1\nGM0794,2020,2", card)).toMatchObject({
      kind: "duplicate-row",
      where: "t.csv:3"
    });
    expect(fault("code,p,v\nGM0794,ooit,1", card)).toMatchObject({kind: "unknown-period", where: "t.csv:2, column p"});
    expect(fault("code,p,w\nGM0794,2020,1", card)).toMatchObject({kind: "missing-column"});
    expect(fault("code,q,v\nGM0794,2020,1", card)).toMatchObject({kind: "missing-column"});
  });

  it("refuses a card in which two columns give one value", () => {
    const columns = [
      {column: "a", indicator: "x"},
      {column: "b", indicator: "x"}
    ];
    expect(fault("code,a,b\nGM0794,1,2", {region: {column: "code"}, period: {fixed: "2020"}, columns})).toMatchObject({
      kind: "invalid-card"
    });
  });

  it("leaves out empty cells of municipalities that did not exist, and keeps those that did", () => {
    const {observations, problems} = mapCsv("code,p,v\nGM0003,2020,\nGM0003,2021,\nGM0794,2021,", {
      region: {column: "code"},
      period: {column: "p"},
      columns: [{column: "v", indicator: "x"}]
    });
    expect(observations.map(({region, period}) => [region, period])).toEqual([
      ["GM0003", "2020-01-01"],
      ["GM0794", "2021-01-01"]
    ]);
    expect(problems).toMatchObject([{kind: "region-did-not-exist", count: 1}]);
  });

  it("finds headers whatever their case, and boundary years by year", () => {
    const {observations} = mapCsv("GEMEENTE,KOSTEN\nUTRECHT,5", {
      region: {...byName, boundaries: {"2018": 2019}},
      period: {fixed: "2018"},
      columns: [{column: "kosten", indicator: "x"}]
    });
    expect(observations).toMatchObject([{region: "GM0344", boundaryYear: 2019, period: "2018-01-01"}]);
  });

  it("registers the wijken a table names, with municipality and inhabitants", () => {
    const {regions} = mapCsv("code,naam,inw\nWK079401,Centrum,3785\nGM0794,Helmond,92000\nWK0363AA,Burgwallen,4000", {
      region: {column: "code", name: "naam", population: "inw"},
      period: {fixed: "2022"},
      columns: [{column: "inw", indicator: "inwoners"}]
    });
    expect(
      regions.map(({code, name, municipality, population, boundaryYear}) => [
        code,
        name,
        municipality,
        population,
        boundaryYear
      ])
    ).toEqual([
      ["WK079401", "Centrum", "GM0794", 3785, 2022],
      ["WK0363AA", "Burgwallen", "GM0363", 4000, 2022]
    ]);
  });
});
