import {existsSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {gunzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../test/helpers/shared.js";
import type {Level} from "../catalogue/schema.js";
import {guessCard} from "../sources/table/guess-card.js";
import {createRegionIndex} from "./region-names.js";
import {readRegions} from "./regions.js";

const {regions, changes} = await readRegions(resolve(fileURLToPath(new URL("../../data", import.meta.url))));
const index = createRegionIndex(regions, changes);

describe("matchName", () => {
  it.each<[string, Level, number, string]>([
    ["'s-Gravenhage", "gemeente", 2020, "GM0518"],
    ["S GRAVENHAGE", "gemeente", 2020, "GM0518"],
    ["'s-Gravenhage (gemeente)", "gemeente", 2020, "GM0518"],
    ["Den Haag", "gemeente", 2020, "GM0518"],
    ["’s-Hertogenbosch", "gemeente", 2020, "GM0796"],
    ["S HERTOGENBOSCH", "gemeente", 2020, "GM0796"],
    ["Den Bosch", "gemeente", 2020, "GM0796"],
    ["BERGEN LB", "gemeente", 2017, "GM0893"],
    ["Bergen (L.)", "gemeente", 2017, "GM0893"],
    ["BERGEN NH", "gemeente", 2017, "GM0373"],
    ["Bergen (NH.)", "gemeente", 2017, "GM0373"],
    ["Hengelo (O.)", "gemeente", 2020, "GM0164"],
    ["HENGELO", "gemeente", 2020, "GM0164"],
    ["Beek (L.)", "gemeente", 2020, "GM0888"],
    ["Rijswijk (ZH.)", "gemeente", 2020, "GM0603"],
    ["Middelburg (Z.)", "gemeente", 2020, "GM0687"],
    ["UTRECHT", "gemeente", 2020, "GM0344"],
    ["UTRECHT", "provincie", 2020, "PV26"],
    ["Utrecht (PV)", "provincie", 2020, "PV26"],
    ["Utrecht", "corop", 2020, "CR17"],
    ["Utrecht", "veiligheidsregio", 2020, "VR09"],
    ["Groningen", "gemeente", 2020, "GM0014"],
    ["Friesland", "provincie", 2020, "PV21"],
    ["Nuenen, Gerwen en Nederwetten", "gemeente", 2020, "GM0820"],
    ["NUENEN CA", "gemeente", 2020, "GM0820"],
    ["Súdwest-Fryslân", "gemeente", 2020, "GM1900"],
    ["SUDWEST FRYSLAN", "gemeente", 2020, "GM1900"],
    ["Noardeast-Fryslân", "gemeente", 2020, "GM1970"],
    ["HAARLEMMERLIEDE C.A.", "gemeente", 2018, "GM0393"],
    ["De Friese Meren", "gemeente", 2015, "GM1921"],
    ["De Fryske Marren", "gemeente", 2015, "GM1921"],
    ["De Friese Meren", "gemeente", 2020, "GM1940"],
    ["GROESBEEK", "gemeente", 2015, "GM0241"],
    ["GROESBEEK", "gemeente", 2016, "GM1945"],
    ["Bilt, De", "gemeente", 2020, "GM0310"],
    ["St. Anthonis", "gemeente", 2020, "GM1702"],
    ["Nederland", "land", 2020, "NL01"]
  ])("reads %s (%s, %i) as %s", (name, level, year, code) => {
    expect(index.matchName(name, level, year)).toEqual({code});
  });

  it("never chooses between two municipalities of one name", () => {
    expect(index.matchName("Bergen", "gemeente", 2020)).toEqual({
      code: null,
      reason: "ambiguous",
      candidates: ["GM0373", "GM0893"]
    });
  });

  it("does not match a province mark that points elsewhere", () => {
    expect(index.matchName("Hengelo (Gld.)", "gemeente", 2020)).toMatchObject({code: null, reason: "unknown"});
  });

  it("names near misses without matching them", () => {
    expect(index.matchName("Amsterdm", "gemeente", 2020)).toEqual({
      code: null,
      reason: "unknown",
      candidates: ["GM0363"]
    });
  });

  it("does not know a municipality after it was dissolved, nor before it began", () => {
    expect(index.matchName("Weesp", "gemeente", 2022)).toEqual({code: "GM0457"});
    expect(index.matchName("Weesp", "gemeente", 2023)).toMatchObject({code: null, reason: "unknown"});
    expect(index.matchName("Altena", "gemeente", 2018)).toMatchObject({code: null, reason: "unknown"});
  });

  it.each(["", "   ", "()", "'", "ca", "L.", "-"])("knows nothing of %j", (name) => {
    expect(index.matchName(name, "gemeente", 2020)).toMatchObject({code: null});
  });

  it("leads every official name of every year to its own code, in any case and without accents", () => {
    for (const {name, level, boundaryYear, code} of regions) {
      const plain = name
        .normalize("NFD")
        .replace(/\p{Diacritic}/gu, "")
        .toUpperCase()
        .replaceAll("-", " ");
      for (const text of [name, plain, ` ${name} `])
        expect([text, index.matchName(text, level as Level, boundaryYear)]).toEqual([text, {code}]);
    }
  });

  it("answers any text without throwing, and only with codes of that year", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme"}), fc.integer({min: 2011, max: 2026}), (text, year) => {
        const match = index.matchName(text, "gemeente", year);
        if (match.code !== null) expect(index.get(match.code, year)).toBeDefined();
      }),
      {numRuns: 200}
    );
  });
});

describe.runIf(sharedDir !== null)("names of real files", () => {
  const vektis = (year: number): string[] => {
    const file = join(sharedDir ?? "", `data/vektis/vektis_gemeente_${year}.csv.gz`);
    if (!existsSync(file)) return [];
    const lines = gunzipSync(readFileSync(file)).toString("latin1").split(/\r?\n/).slice(1);
    return [...new Set(lines.map((line) => (line.split(";")[2] ?? "").trim()))].filter((name) => name !== "");
  };

  /** The division a card of these names would be given, names without a code in it and codes without a name. */
  const divisionOf = (names: readonly string[]): {division: unknown; unknown: string[]; absent: string[]} => {
    const table = {columns: ["Gemeente"], rows: names.map((name) => [name]), rowNumbers: [...names.keys()]};
    // Divisions with the same names fit alike; the first of these is taken.
    const years = Array.from({length: 16}, (_, step) => 2011 + step);
    const division = guessCard(table, index, years).region?.boundaries;
    const codes = names.map((name) => index.matchName(name, "gemeente", Number(division)).code);
    return {
      division,
      unknown: names.filter((_, place) => codes[place] === null),
      absent: index
        .list("gemeente", Number(division))
        .map(({code}) => code)
        .filter((code) => !codes.includes(code))
    };
  };

  it.each([
    [2017, 2019],
    [2018, 2019],
    [2019, 2021],
    [2020, 2022],
    [2021, 2022],
    [2022, 2023],
    [2023, 2023]
  ])("finds every municipality of Vektis %i in the division of %i", (file, division) => {
    expect(divisionOf(vektis(file))).toEqual({
      ...{division, unknown: []},
      absent: division === 2022 ? ["GM0457"] : []
    });
  });

  it("finds every municipality of the waarstaatjegemeente file in the division of 2021", () => {
    const file = join(sharedDir ?? "", "data/wsjg_2015_2017_Data_gemeentes.csv");
    const names = readFileSync(file, "utf8")
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(";")[0] ?? "")
      .filter((name) => name !== "");
    expect(divisionOf(names)).toEqual({division: 2021, unknown: [], absent: []});
  });
});
