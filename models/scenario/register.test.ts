import {describe, expect, it} from "vitest";
import {noCommuting} from "./commuting.js";
import {sectorCodes, type SectorCode} from "./format.js";
import {withOwnMix} from "./own-mix.js";
import type {RegionFacts} from "./project.js";
import {readRegister, type RegisterOptions, type RegisterRow} from "./register.js";
import {regionTotals, sectorMix} from "./structure.js";

const seeds = Object.fromEntries(sectorCodes.map((code, s) => [code, 100 * (s + 1)])) as Record<SectorCode, number>;
const options: RegisterOptions = {unit: "jobs", seeds, where: "register.csv"};
const tens = (change: Partial<Record<string, number | null>> = {}): RegisterRow[] =>
  sectorCodes.map((sector) => ({sector, value: sector in change ? (change[sector] ?? null) : 100}));

describe("a business register of a region", () => {
  it("gives shares by sector, and parts of them that stand beside", () => {
    const {shares, fine, national, imputed, warnings} = readRegister(
      [...tens({"G-I": 300}).map((row) => ({...row, national: 1000})), {sector: "horeca", value: 60, national: 250}],
      options
    );
    expect(shares["G-I"]).toBeCloseTo(0.25, 12);
    expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(fine).toEqual({horeca: 0.2});
    expect(national).toEqual({horeca: 0.25});
    expect([imputed, warnings]).toEqual([[], []]);
  });

  it("adds divisions of SBI up to sectors and their parts", () => {
    const divisions = ["01", "10", "42", "46", "47", "55", "56", "62", "64", "68", "78", "84", "91"];
    const {shares, fine} = readRegister(
      divisions.map((sector) => ({sector, value: 10})),
      options
    );
    expect(shares["G-I"]).toBeCloseTo(4 / 13, 12);
    expect(fine).toEqual({detailhandel: 0.25, horeca: 0.5, uitzend: 1, cultuur: 1});
  });

  // 1000 in all, 800 of it known: the 200 left go by the country's 200 and 300 (B-E and F).
  it("divides what is kept back by the country's jobs, and flags it", () => {
    const {shares, imputed, warnings} = readRegister(
      [...tens({"B-E": null, F: null}), {sector: "totaal", value: 1000}],
      options
    );
    expect(shares["B-E"]).toBeCloseTo(0.08, 12);
    expect(shares.F).toBeCloseTo(0.12, 12);
    expect(imputed).toEqual(["B-E", "F"]);
    expect(warnings).toEqual([{code: "suppressed-sectors", message: expect.stringContaining("B-E, F") as string}]);
  });

  it("tells no part apart behind which one employer stands, and names a sector like that", () => {
    const {fine, warnings} = readRegister(
      [
        ...tens().map((row) => (row.sector === "F" ? {...row, largest: 80} : row)),
        {sector: "horeca", value: 60, establishments: 2},
        {sector: "detailhandel", value: 40, establishments: 3, largest: 28}
      ],
      options
    );
    expect(fine).toEqual({detailhandel: 0.4});
    expect(warnings).toEqual([
      {code: "dominated-sectors", message: expect.stringMatching(/told from F, horeca \(kept in G-I\)/) as string}
    ]);
  });

  it.each<[string, RegisterRow[], Partial<RegisterOptions>, RegExp]>([
    [
      "shares that do not add up",
      tens().map((row) => ({...row, value: 0.09})),
      {unit: "share"},
      /add up to 0\.9 and not to 1/
    ],
    ["percentages", tens().map((row) => ({...row, value: 10})), {unit: "share"}, /add up to 100 and not to 1/],
    ["a negative share", tens({F: -0.02}), {unit: "share"}, /the share of F is -0\.02/],
    ["a total that differs", [...tens(), {sector: "total", value: 1200}], {}, /add up to 1000, and the total is 1200/],
    ["something kept back without a total", tens({F: null}), {}, /add a row total/],
    ["a part above its whole", [...tens(), {sector: "reis", value: 130}], {}, /reis has 130 and M-N/],
    ["an unknown sector", [...tens(), {sector: "Q8", value: 1}], {}, /Q8 is no division of SBI 2008/],
    ["a sector left out", tens().slice(1), {}, /nothing for A; give 0/],
    ["a sector twice", [...tens(), {sector: "F", value: 1}], {}, /stands twice/],
    ["a sector beside its divisions", [...tens(), {sector: "42", value: 1}], {}, /F stands beside its divisions/],
    ["nobody at work", tens(Object.fromEntries(sectorCodes.map((code) => [code, 0]))), {}, /nobody works/]
  ])("refuses %s", (_, rows, change, message) => {
    expect(() => readRegister(rows, {...options, ...change})).toThrow(message);
  });
});

describe("facts with a region's own mix", () => {
  const mix = sectorMix(
    ["A", "B"].flatMap((region) => sectorCodes.map((sector) => ({region, sector, jobs: 50, low: 40, high: 60}))),
    2019
  );
  const facts: RegionFacts = {
    ...{mix, commuting: noCommuting(["A", "B"]), levelYear: 2019},
    ...{labourForce: Float64Array.of(1, 1), unemployment: Float64Array.of(3, 3)}
  };
  const register = readRegister([...tens({"G-I": 1100}), {sector: "horeca", value: 110}], options);

  it("have its shares and keep the size of every region", () => {
    const own = withOwnMix(facts, "A", {register, national: {horeca: 0.3}, year: 2023});
    expect([...regionTotals(own.mix)]).toEqual([expect.closeTo(500, 9), 500]);
    expect(own.mix.jobs[sectorCodes.indexOf("G-I")]).toBeCloseTo(275, 9);
    expect(own.mix.low[0]).toBe(own.mix.jobs[0]);
    expect([...own.mix.jobs.slice(10)]).toEqual([...mix.jobs.slice(10)]);
    expect(own.mix.year).toBe(2023);
    expect(own.fine).toEqual({national: {horeca: 0.3}, regions: new Map([["A", {horeca: 0.1}]])});
    expect(facts.mix.jobs[0]).toBe(50);
  });

  it("are refused for a region that is not there", () => {
    expect(() => withOwnMix(facts, "Z", {register, national: {}})).toThrow(/no jobs by sector for Z/);
  });
});
