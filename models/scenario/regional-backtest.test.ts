import {readFile} from "node:fs/promises";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {areaPath, type AreaPath} from "./area-path.js";
import {noCommuting} from "./commuting.js";
import type {ScenarioPublication} from "./format.js";
import {projectScenario} from "./project.js";
import {readPublication} from "./read-publication.js";
import {regionalBacktest} from "./regional-backtest.js";
import {regionalSchema, type RegionalPublished} from "./regional-format.js";
import {scenarioPath} from "./scenario-path.js";
import {sectorCodes} from "./format.js";
import {sectorMix} from "./structure.js";

const read = async (name: string): Promise<unknown> =>
  parse(await readFile(new URL(`../../data/scenarios/${name}`, import.meta.url), "utf8")) as unknown;

const cell = (measure: string, year: number, value: number, verify = false): object => ({
  ...{measure, year, value, source: "x", confidence: "high"},
  statistic: measure === "unemployment" ? "annual-average" : "growth",
  ...(verify ? {verify} : {})
});
const publication = (verify = false): ScenarioPublication =>
  readPublication(
    {
      ...{format: "samenhang-scenarios/1", id: "p", title: "p", publisher: "p", published: "2020-03-26"},
      ...{unemploymentDefinition: "old", baseYear: 2019, base: [cell("unemployment", 2019, 3.4)]},
      variants: [
        {
          ...{id: "p-1", label: "p", story: "p"},
          cells: [
            cell("gdp-growth", 2020, -5, verify),
            cell("unemployment", 2020, 5),
            cell("unemployment", 2021, 6, verify)
          ]
        }
      ]
    },
    "p"
  );

const years = (growth: number, unemployment: number[]) => ({growth: [growth, growth], unemployment});
const middle: AreaPath = {
  years: [2020, 2021],
  country: years(-5, [1.6, 2.6]),
  areas: {
    CR12: years(-6, [1.9, 2.9]),
    PV24: years(-7, [2, 3]),
    PV28: years(-4, [1.4, 2.4]),
    PV29: years(-5.5, [2, 3]),
    PV30: years(-6, [2, 3])
  }
};
const about = {source: "s", confidence: "high" as const};
const published: RegionalPublished = {
  publication: "p",
  maxima: [
    {
      ...about,
      region: "CR12",
      name: "Twente",
      base: {value: 3.3, source: "UWV"},
      values: [{variant: "p-1", value: 6.5, high: 7}]
    }
  ],
  hardest: [{...about, level: "provincie", year: 2020, variants: ["p-1"], regions: ["PV24", "PV29"]}],
  milder: [{...about, region: "PV28", name: "Zuid-Holland", year: 2020, variants: ["p-1"]}],
  falls: [{...about, region: "PV30", name: "Noord-Brabant", year: 2020, own: -6, country: -5, variant: "p-1"}]
};
const held = (verify = false): ReturnType<typeof regionalBacktest> =>
  regionalBacktest(published, publication(verify), new Map([["p-1", {middle, draws: [middle]}]]));

describe("published results of regions", () => {
  it("are held against the projection: highest level from the own level before, order, sign and depth", () => {
    const {maxima, hardest, milder, falls, scores} = held();
    expect(maxima[0]?.projected).toBeCloseTo(3.3 + 2.9, 12);
    expect(maxima[0]?.distance).toBeCloseTo(6.2 - 6.5, 12);
    expect(maxima[0]?.parts.national).toBeCloseTo(2.6, 12);
    expect(maxima[0]?.parts.regional).toBeCloseTo(0.3, 12);
    expect(hardest[0]?.order.map(({region}) => region)).toEqual(["PV24", "PV30", "PV29", "PV28"]);
    expect(hardest[0]?.found).toBe(1);
    // By hand: of the 4 pairs across, 3 agree and 1 does not; tau-b = 2/√(4·6).
    expect(hardest[0]?.tau).toBeCloseTo(2 / Math.sqrt(24), 12);
    expect(milder[0]).toMatchObject({own: -4, country: -5, agrees: true});
    expect(falls[0]?.published).toBeCloseTo(1.2, 12);
    expect(falls[0]?.projected).toBeCloseTo(1.2, 12);
    expect(scores).toMatchObject({coverage80: 0, hardestFound: 0.5, milderAgrees: 1});
    expect(scores.maximumMae).toBeCloseTo(0.3, 12);
  });

  it("that rest on a figure still to be verified are shown and not scored", () => {
    const {maxima, hardest, scores} = held(true);
    expect([maxima[0]?.leftOut, hardest[0]?.leftOut]).toEqual(["to-be-verified", "to-be-verified"]);
    expect(scores).toEqual({maximumMae: null, coverage80: null, hardestFound: null, milderAgrees: null});
  });

  it("of a variant or an area that was not projected are left out", () => {
    const {maxima, hardest, milder, falls} = regionalBacktest(published, publication(), new Map());
    expect([...maxima, ...hardest, ...milder, ...falls]).toEqual([]);
  });

  it("in the library name variants that are there, and say where they were found", async () => {
    const library = readPublication(await read("cpb-2020-03.yaml"), "cpb-2020-03");
    const regional = regionalSchema.parse(await read("regional/cpb-2020-03.yaml"));
    expect(regional.publication).toBe(library.id);
    const ids = new Set(library.variants.map(({id}) => id));
    const named = [
      ...regional.maxima.flatMap(({values}) => values.map(({variant}) => variant)),
      ...regional.hardest.flatMap(({variants}) => variants),
      ...regional.milder.flatMap(({variants}) => variants),
      ...regional.falls.map(({variant}) => variant)
    ];
    for (const variant of named) expect(ids).toContain(variant);
    expect(regional.maxima[0]?.values.map(({value}) => value)).toEqual([4.5, 5.5, 8.8, 9.4]);
  });
});

describe("areas of a projection", () => {
  it("are means weighed by jobs and by the labour force, and the country is CPB's own change", () => {
    const regions = ["GM0001", "GM0002", "GM0003"];
    const rows = regions.flatMap((region, r) =>
      sectorCodes.map((sector, s) => ({region, sector, jobs: 100 + 37 * r * (s % 3) + 11 * s}))
    );
    const facts = {
      ...{mix: sectorMix(rows, 2019), commuting: noCommuting(regions), levelYear: 2019},
      labourForce: Float64Array.of(1000, 3000, 500),
      unemployment: Float64Array.of(3, 4, 5)
    };
    const [variant] = publication().variants;
    if (variant === undefined) throw new Error("no variant");
    const projection = projectScenario(variant, scenarioPath(publication(), "p-1"), facts);
    const {country, areas} = areaPath(
      projection,
      facts,
      new Map([
        ["GM0001", ["PV20"]],
        ["GM0002", ["PV20", "CR01"]]
      ])
    );
    expect(country.unemployment[0]).toBeCloseTo(1.6, 9);
    expect(country.unemployment[1]).toBeCloseTo(2.6, 9);
    expect(country.growth[0]).toBeCloseTo(-5, 9);
    const change = projection.years[0]?.unemploymentChange ?? [];
    expect(areas["PV20"]?.unemployment[0]).toBeCloseTo(
      (1000 * (change[0] ?? NaN) + 3000 * (change[1] ?? NaN)) / 4000,
      12
    );
    expect(areas["CR01"]?.unemployment[0]).toBe(change[1]);
  });
});
