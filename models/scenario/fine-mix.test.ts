import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fineAddition, fineGrowth, partsOfRegion, type FineMix} from "./fine-mix.js";
import {fineSectorCodes, fineSectors, sectorOfDivision, type FineSectorCode} from "./fine-sectors.js";
import {sectorCodes, type SectorCode} from "./format.js";
import {industryMix, regionGrowth} from "./industry-mix.js";
import {regionTotals, sectorMix} from "./structure.js";

const mix = sectorMix(
  ["A", "B", "C"].flatMap((region, r) =>
    sectorCodes.map((sector, s) => ({region, sector, jobs: (r === 0 ? 1 : 6) * (100 + 37 * ((r * 7 + s * 3) % 10))}))
  ),
  2019
);
const at = sectorCodes.indexOf("G-I");
const jobs = mix.regions.map((_, r) => mix.jobs[r * sectorCodes.length + at] ?? 0);
const fine: FineMix = {national: {horeca: 0.2, detailhandel: 0.4}, regions: new Map([["A", {horeca: 0.5}]])};

describe("finer sectors", () => {
  it("belong to one sector, and so do all divisions of SBI 2008", () => {
    expect(sectorOfDivision("47")).toEqual({sector: "G-I", fine: "detailhandel"});
    expect(sectorOfDivision("56")).toEqual({sector: "G-I", fine: "horeca"});
    expect(sectorOfDivision("01")).toEqual({sector: "A", fine: null});
    expect(sectorOfDivision("99")).toEqual({sector: "R-U", fine: null});
    for (const none of ["00", "04", "44", "67", "89", "100", "G", ""]) expect(sectorOfDivision(none)).toBeNull();
    for (const code of fineSectorCodes)
      for (const division of fineSectors[code].divisions)
        expect(sectorOfDivision(division)).toEqual({sector: fineSectors[code].parent, fine: code});
  });

  // By hand: G-I at −10 with a fifth of it (horeca) at −40 leaves (−10 + 8)/0.8 = −2.5 for the rest; a region with half of
  // it in horeca falls 0.5·−40 + 0.5·−2.5 = −21.25.
  it("give a region with more of the hardest part a deeper fall", () => {
    const {parts, growth} = fineGrowth(mix, fine, "G-I", {growth: -10, given: new Map([["horeca", -40]])});
    expect(growth[0]).toBeCloseTo(-21.25, 12);
    expect(parts[0]).toEqual([
      {code: "horeca", within: 0.5, growth: -40},
      {code: "rest", within: 0.5, growth: -2.5}
    ]);
    expect(growth[1]).toBeGreaterThan(-10);
    expect(growth[1]).toBe(growth[2]);
  });

  it("leave the country's sector its growth, whatever regions know", () => {
    const share = fc.double({min: 0, max: 0.3, noNaN: true});
    const growth = fc.double({min: -40, max: 20, noNaN: true});
    fc.assert(
      fc.property(share, share, growth, growth, (first, second, whole, horeca) => {
        const known: FineMix = {
          national: {horeca: 0.3},
          regions: new Map([
            ["A", {horeca: first}],
            ["B", {horeca: second}]
          ])
        };
        const given = new Map<FineSectorCode, number>([["horeca", horeca]]);
        const {growth: by} = fineGrowth(mix, known, "G-I", {growth: whole, given});
        const [sum, weight] = jobs.reduce(([s, w], own, r) => [s + own * (by[r] ?? NaN), w + own], [0, 0]);
        expect(sum / weight).toBeCloseTo(whole, 9);
      })
    );
  });

  it("change nothing where no region knows its parts, or a part grows as its sector", () => {
    const given = new Map<FineSectorCode, number>([["horeca", -40]]);
    const {growth} = fineGrowth(mix, {...fine, regions: new Map()}, "G-I", {growth: -10, given});
    for (const own of growth) expect(own).toBeCloseTo(-10, 12);
    const same = fineGrowth(mix, fine, "G-I", {growth: -10, given: new Map([["horeca", -10]])});
    for (const own of same.growth) expect(own).toBeCloseTo(-10, 12);
  });

  it("refuse what cannot be", () => {
    const given = (value: number): Map<FineSectorCode, number> => new Map([["horeca", value]]);
    expect(() => fineGrowth(mix, {...fine, national: {}}, "G-I", {growth: -10, given: given(-40)})).toThrow(
      /country's jobs in horeca are not known/
    );
    expect(() => fineGrowth(mix, fine, "G-I", {growth: -90, given: given(100)})).toThrow(
      /rest of G-I would shrink by 138 %/
    );
    const crowded: FineMix = {national: {horeca: 0.01}, regions: new Map([["A", {horeca: 0.9}]])};
    expect(() => fineGrowth(mix, crowded, "G-I", {growth: -1, given: given(-4)})).toThrow(
      /hold \d+ jobs in horeca, the country/
    );
  });
});

describe("a region with finer sectors", () => {
  const shocks = Object.fromEntries(sectorCodes.map((code) => [code, code === "G-I" ? -10 : -1])) as Record<
    SectorCode,
    number
  >;
  const levels = sectorCodes.map((code) => shocks[code]);
  const named = new Map<FineSectorCode, number>([["horeca", -40]]);

  it("has parts that add up to their sector, and sectors to the growth of the projection", () => {
    const finer = {parts: partsOfRegion(mix, fine, "A", {shocks, named}), national: fine.national};
    const {sectors, growth} = regionGrowth(mix, "A", shocks, 0, finer);
    const projected = (industryMix(mix, levels)[0] ?? NaN) + (fineAddition(mix, fine, levels, named)[0] ?? NaN);
    expect(growth.total).toBeCloseTo(projected, 12);
    const trade = sectors.find(({code}) => code === "G-I");
    expect(trade?.parts?.map(({code}) => code)).toEqual(["horeca", "rest"]);
    expect(trade?.parts?.[0]?.locationQuotient).toBeCloseTo(2.5 * (trade?.locationQuotient ?? NaN), 12);
    for (const key of ["share", "contribution"] as const)
      expect(trade?.parts?.reduce((sum, part) => sum + part[key], 0)).toBeCloseTo(trade?.[key] ?? NaN, 12);
    expect(growth.national + growth.mix).toBeCloseTo(growth.total, 12);
  });

  it("gives the country its growth over all regions", () => {
    const totals = regionTotals(mix);
    const added = fineAddition(mix, fine, levels, named);
    expect([...added].reduce((sum, own, r) => sum + own * (totals[r] ?? 0), 0)).toBeCloseTo(0, 9);
  });

  it("takes the sector's growth for a part that no region knows, also without the country's number", () => {
    const unknown = new Map<FineSectorCode, number>([["detailhandel", -40]]);
    const without: FineMix = {...fine, national: {horeca: 0.2}};
    expect([...fineAddition(mix, without, levels, unknown)]).toEqual([0, 0, 0]);
    const parts = partsOfRegion(mix, without, "A", {shocks, named: unknown});
    expect(parts.get("G-I")?.map(({growth}) => growth)).toEqual([-10, -10]);
  });

  it("shows parts that nobody gives a growth of their own as they are", () => {
    const parts = partsOfRegion(mix, fine, "A", {shocks, named: new Map()});
    expect(parts.get("G-I")).toEqual([
      {code: "horeca", within: 0.5, growth: -10},
      {code: "rest", within: 0.5, growth: -10}
    ]);
    expect(partsOfRegion(mix, fine, "B", {shocks, named}).size).toBe(0);
  });
});
