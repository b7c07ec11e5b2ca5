import {describe, expect, it} from "vitest";
import {createRegionIndex} from "../../warehouse/region-names.js";
import type {Region} from "../../warehouse/types.js";
import {guessCard} from "./guess-card.js";
import {parseCsv} from "./parse-csv.js";

const region = (code: string, name: string, boundaryYear: number): Region => ({
  code,
  name,
  boundaryYear,
  level: "gemeente",
  province: null,
  corop: null,
  safetyRegion: null,
  municipality: null,
  sizeClass: null,
  population: null,
  longitude: null,
  latitude: null,
  validFrom: null,
  validTo: null,
  missingBecause: null
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
    expect(result.measures).toEqual([{column: "Banen|{year}", id: "banen", title: "Banen", hasYears: true}]);
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

  it("reads grouping signs apart from decimal signs", () => {
    expect(guess("gemeente;euro\nHelmond;1.234,50\n")).toMatchObject({decimal: ",", thousands: "."});
    expect(guess("gemeente;euro\nHelmond;1,234,567\n")).toMatchObject({decimal: ".", thousands: ","});
  });

  it("says that it found no region rather than guess one", () => {
    expect(guess("plaats;waarde\nNergenshuizen;1\n").region).toBeNull();
  });
});
