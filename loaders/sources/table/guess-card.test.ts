import {describe, expect, it} from "vitest";
import {bareRegion} from "../../warehouse/bare-region.js";
import {createRegionIndex} from "../../warehouse/region-names.js";
import type {Region} from "../../warehouse/types.js";
import {guessCard} from "./guess-card.js";
import {parseCsv} from "./parse-csv.js";

const region = (code: string, name: string, boundaryYear: number): Region => ({
  code,
  name,
  boundaryYear,
  level: "gemeente",
  ...bareRegion
});
const regions = createRegionIndex(
  [
    region("GM0794", "Helmond", 2018),
    region("GM0794", "Helmond", 2019),
    region("GM0738", "Aalburg", 2018),
    region("GM1959", "Altena", 2019)
  ],
  []
);
const guess = (text: string) => guessCard(parseCsv(text, {file: "eigen.csv"}), regions, [2019, 2018]);

describe("guessCard", () => {
  it("finds names, years in headers, the decimal comma and marks", () => {
    const result = guess("Gemeente;Banen|2017;Banen|2018\nHelmond;415,6;419,4\nAalburg;x;\n");
    expect(result.region).toEqual({column: "Gemeente", format: "name", level: "gemeente", boundaries: 2018});
    expect(result.measures).toEqual([
      {column: "Banen|{year}", id: "banen", title: "Banen", hasYears: true, isWhole: false}
    ]);
    expect(result.decimal).toBe(",");
    expect(result.marks).toEqual([{text: "x", count: 1}]);
    expect(result.emptyCells).toBe(1);
  });

  it("finds codes and a column of periods, and keeps a lone year in a header", () => {
    const result = guess("regio,jaar,Tevreden 2030\nGM0794,2018,7.5\nGM1959,2019,8.1\n");
    expect(result.region?.format).toBe("code");
    expect(result.periodColumn).toBe("jaar");
    expect(result.measures.map(({column}) => column)).toEqual(["Tevreden 2030"]);
    expect(result.decimal).toBe(".");
  });

  it("takes the division of the year in which most names exist, the newest when they tie", () => {
    expect(guess("gemeente;waarde\nHelmond;1\nAltena;2\n").region?.boundaries).toBe(2019);
    expect(guess("gemeente;waarde\nHelmond;1\n").region?.boundaries).toBe(2019);
    expect(guess("gemeente;waarde\nHelmond;1\nAalburg;2\n").region?.boundaries).toBe(2018);
  });

  it("takes the year of the figures where each row is in the division of its own year", () => {
    expect(guess("code,jaar,n\nGM0794,2018,1\nGM0738,2018,1\nGM0794,2019,1\nGM1959,2019,1\n").region?.boundaries).toBe(
      "period"
    );
    // The same rows recounted on the division of 2019.
    expect(guess("code,jaar,n\nGM0794,2018,1\nGM1959,2018,1\nGM0794,2019,1\nGM1959,2019,1\n").region?.boundaries).toBe(
      2019
    );
  });

  it.each([
    ["1.234", "999", {decimal: ",", thousands: ".", signsAreClear: false}],
    ["1,234", "999", {decimal: ".", thousands: ",", signsAreClear: false}],
    ["1.234", "0.5", {decimal: ".", thousands: "", signsAreClear: true}],
    ["1.234", "0,5", {decimal: ",", thousands: ".", signsAreClear: true}],
    ["0.234", "0.123", {decimal: ".", thousands: "", signsAreClear: true}],
    ["1 234", "12,5", {decimal: ",", thousands: " ", signsAreClear: true}],
    ["1.234.567", "999", {decimal: ",", thousands: ".", signsAreClear: true}],
    ["12", "999", {decimal: ".", thousands: "", signsAreClear: true}]
  ])("reads the signs of %s and %s, and says when they may mean two things", (first, second, signs) => {
    expect(guess(`gemeente;n\nHelmond;"${first}"\nHelmond;"${second}"\n`)).toMatchObject(signs);
  });

  it("calls no number a mark, and gives columns of like names ids of their own", () => {
    const result = guess("gemeente;Banen;banen!\nHelmond;1,5;1\nHelmond;1.5;2\nHelmond;x;3\n");
    expect(result.marks).toEqual([{text: "x", count: 1}]);
    expect(result.measures.map(({id}) => id)).toEqual(["banen", "banen-2"]);
    expect(result.measures.map(({isWhole}) => isWhole)).toEqual([false, true]);
  });

  it("reads grouping signs apart from decimal signs", () => {
    expect(guess("gemeente;euro\nHelmond;1.234,50\n")).toMatchObject({decimal: ",", thousands: "."});
    expect(guess("gemeente;euro\nHelmond;1,234,567\n")).toMatchObject({decimal: ".", thousands: ","});
  });

  it("says that it found no region rather than guess one", () => {
    expect(guess("plaats;waarde\nNergenshuizen;1\n").region).toBeNull();
  });
});
