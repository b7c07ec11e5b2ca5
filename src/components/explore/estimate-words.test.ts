import {describe, expect, it} from "vitest";
import {estimate} from "./analyse.js";
import {coefficientTable} from "./estimate-figures.js";
import {periodsWords, scopeWords} from "./estimate-words.js";
import {smallPanel} from "./small-panel.fixture.js";

const quick = {robustness: false, lead: "asked" as const};

describe("what an estimate says it rests on", () => {
  it("is the areas and years that were counted, not all the table has", async () => {
    // c has no value in 2018, and is counted otherwise from 2021.
    const result = await estimate(smallPanel(), "c ~ a | region + period", quick);
    expect(result.about.table.periods).toHaveLength(8);
    expect(result.sample).toEqual({units: 24, periods: ["2015", "2016", "2017", "2019", "2020"]});
    expect(scopeWords(result).replaceAll("\u00a0", " ")).toBe(
      "24 gemeenten, 2015, 2016, 2017, 2019 en 2020, 120 waarnemingen"
    );
  });

  it("is a range where no year lacks", () => {
    expect(periodsWords({periods: ["2017", "2018", "2019"], grain: "year"})).toBe("2017 tot en met 2019");
    expect(periodsWords({periods: ["2017"], grain: "year"})).toBe("2017");
    expect(periodsWords({periods: ["2017-11", "2017-12", "2018-01"], grain: "month"})).toBe(
      "november 2017 tot en met januari 2018"
    );
  });
});

describe("the table of coefficients", () => {
  it("has the standard error, also where there is but one covariance, and no empty column of expectations", async () => {
    const table = {...smallPanel(), parents: {}};
    const result = await estimate(table, "b ~ l(a,2) | region + period", {...quick, vcov: ["cluster:region"]});
    const {columns, rows} = coefficientTable(result);
    const [coefficient] = result.coefficients;
    expect(columns.map(({label}) => label)).toContain("Standaardfout per gemeente");
    expect(rows[0]?.["se cluster:region"]).toBe(coefficient?.se);
    expect(columns.map(({key}) => key)).not.toContain("expectedLow");
  });
});
