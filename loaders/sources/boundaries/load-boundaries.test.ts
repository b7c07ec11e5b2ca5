import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {geoArea, geoContains} from "d3";
import type {FeatureCollection, MultiPolygon, Polygon} from "geojson";
import {feature} from "topojson-client";
import {topology} from "topojson-server";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {sharedDir} from "../../../test/helpers/shared.js";
import {projectRoot} from "../../warehouse/paths.js";
import {bareRegion} from "../../warehouse/bare-region.js";
import {createRegionIndex} from "../../warehouse/region-names.js";
import {readRegions} from "../../warehouse/regions.js";
import type {Problem, Region} from "../../warehouse/types.js";
import type {SourceCard} from "../../catalogue/schema.js";
import type {LoadContext} from "../source-loader.js";
import {loadBoundaries, mapFile, maxMapBytes} from "./load-boundaries.js";
import type {RegionMap} from "./simplify-outlines.js";

let dir: string;
let problems: Problem[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "boundaries-"));
  problems = [];
});
afterEach(() => rm(dir, {recursive: true}));

const region = (code: string, extra: Partial<Region> = {}): Region => ({
  code,
  boundaryYear: 2024,
  level: "gemeente",
  name: `Plaats ${code}`,
  ...bareRegion,
  ...extra
});
const parents = {corop: "CR01", safetyRegion: "VR01"};
const small = createRegionIndex(
  [
    region("GM0001", {province: "PV20", ...parents}),
    region("GM0002", {province: "PV20", ...parents}),
    region("GM0003", {province: "PV21", ...parents}),
    region("PV20", {level: "provincie", name: "Groningen"}),
    region("PV21", {level: "provincie", name: "Fryslân"})
  ],
  []
);

// Three squares in a row, wound as GeoJSON's standard asks: outer rings against the clock.
const square = (x: number): Polygon => ({
  type: "Polygon",
  coordinates: [[[x, 52], [x + 1, 52], [x + 1, 53], [x, 53], [x, 52]]]
}); // prettier-ignore
const squares = (codes: readonly (string | number)[], property = "statcode"): FeatureCollection<Polygon> => ({
  type: "FeatureCollection",
  features: codes.map((code, index) => ({type: "Feature", properties: {[property]: code}, geometry: square(4 + index)}))
});

async function load(files: Record<string, unknown>, regions = small, card: Partial<SourceCard> = {}): Promise<void> {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(dir, name));
    await writeFile(join(dir, name), typeof content === "string" ? content : JSON.stringify(content));
  }
  await run(paths, regions, card);
}

async function run(files: readonly string[], regions: typeof small, card: Partial<SourceCard> = {}): Promise<void> {
  const context = {
    files,
    regions,
    cacheDir: join(dir, "cache"),
    signal: new AbortController().signal,
    sink: {problem: (problem: Problem) => void problems.push(problem)}
  } as unknown as LoadContext;
  await loadBoundaries({id: "grenzen", ...card} as SourceCard, context);
}

async function read(
  level: "gemeente" | "provincie" | "corop" | "veiligheidsregio",
  year = 2024
): Promise<FeatureCollection<Polygon | MultiPolygon, {code: string; name: string}>> {
  const map = JSON.parse(await readFile(mapFile(join(dir, "cache"), level, year), "utf8")) as RegionMap;
  return feature(map, map.objects[level] as never) as never;
}

describe("loadBoundaries", () => {
  it("writes a map a level, wound for d3, each region with code and name", async () => {
    await load({"a.geojson": squares(["GM0002", "GM0001", "GM0003"])});
    const map = await read("gemeente");
    expect(map.features.map(({id, properties}) => [id, properties.name])).toEqual([
      ["GM0001", "Plaats GM0001"],
      ["GM0002", "Plaats GM0002"],
      ["GM0003", "Plaats GM0003"]
    ]);
    // A square degree, not the globe but one.
    for (const item of map.features) expect(geoArea(item)).toBeLessThan(0.001);
    expect(geoContains(map.features[1] as never, [4.5, 52.5])).toBe(true);
    expect((await readdir(join(dir, "geo"))).sort()).toEqual([
      "corop-2024.topojson",
      "gemeente-2024.topojson",
      "provincie-2024.topojson",
      "veiligheidsregio-2024.topojson"
    ]);
    expect(problems).toEqual([]);
  });

  it("merges municipalities into provinces without the border inside", async () => {
    await load({"a.geojson": squares(["GM0001", "GM0002", "GM0003"])});
    const {features} = await read("provincie");
    expect(features.map(({id, properties}) => [id, properties.name])).toEqual([
      ["PV20", "Groningen"],
      ["PV21", "Fryslân"]
    ]);
    const [groningen] = features;
    expect(geoContains(groningen as never, [4.99, 52.5]) && geoContains(groningen as never, [5.5, 52.5])).toBe(true);
    expect(geoContains(groningen as never, [6.5, 52.5])).toBe(false);
    expect(geoArea(groningen as never)).toBeLessThan(0.001);
  });

  it.each([
    ["a number", [1, 2, 3], "gemeentecode"],
    ["four digits", ["0001", "0002", "0003"], "GM_CODE"],
    ["the year before the code", ["2024GM0001", "2024GM0002", "2024GM0003"], "jrstatcode"],
    ["spaces", ["GM0001 ", "GM0002 ", "GM0003 "], "statcode"],
    ["a name", ["plaats gm0001", "PLAATS GM0002", "Plaats GM0003"], "gemeente"]
  ])("knows a municipality by %s", async (_, codes, property) => {
    await load({"a.geojson": squares(codes, property)});
    expect((await read("gemeente")).features.map(({id}) => id)).toEqual(["GM0001", "GM0002", "GM0003"]);
  });

  it("reads TopoJSON too", async () => {
    await load({"a.topojson": topology({gemeenten: squares(["GM0001", "GM0002", "GM0003"])}, 1e4)});
    expect((await read("gemeente")).features).toHaveLength(3);
  });

  it("reports features without a region, regions without a feature, and the same division twice", async () => {
    await load({"a.geojson": squares(["GM0001", "GM9999"]), "b.geojson": squares(["GM0001"])}, small, {
      region: {boundaries: 2024}
    } as never);
    expect(problems.map(({kind, count}) => [kind, count])).toEqual([
      ["duplicate-boundaries", 1],
      ["unmatched-region", 1],
      ["missing-outline", 2]
    ]);
  });

  it.each<[string, unknown, string]>([
    ["no JSON", "{", "invalid-json"],
    ["other JSON", {a: 1}, "no-boundaries"],
    [
      "points",
      {
        type: "FeatureCollection",
        features: [{type: "Feature", properties: {}, geometry: {type: "Point", coordinates: [5, 52]}}]
      },
      "no-polygons"
    ],
    [
      "metres",
      {
        type: "Feature",
        properties: {statcode: "GM0001"},
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [155000, 463000],
              [155001, 463000],
              [155000, 463001],
              [155000, 463000]
            ]
          ]
        }
      },
      "not-degrees"
    ],
    [
      "broken rings",
      {
        type: "FeatureCollection",
        features: [null, 3, {type: "Feature", geometry: {type: "Polygon", coordinates: [[[4]]]}}]
      },
      "no-polygons"
    ],
    ["features that are no list", {type: "FeatureCollection", features: 3}, "no-boundaries"],
    ["nameless areas", {type: "Feature", properties: {}, geometry: square(4)}, "no-region-codes"],
    ["codes of no year", {type: "Feature", properties: {statcode: "GM9999"}, geometry: square(4)}, "unknown-division"],
    [
      "arcs that are not there",
      {type: "Topology", arcs: [], objects: {a: {type: "Polygon", arcs: [[3]], properties: {statcode: "GM0001"}}}},
      "broken-topology"
    ]
  ])("refuses %s, naming the file", async (_, content, kind) => {
    await expect(load({"a.json": content})).rejects.toMatchObject({name: "InputError", kind, where: "a.json"});
  });
});

describe.runIf(sharedDir !== null)("real boundaries", async () => {
  const {regions, changes} = await readRegions(join(projectRoot(), "data"));
  const index = createRegionIndex(regions, changes);

  it("become maps of 342 municipalities of 2024 and 345 of 2022 that a page can load whole", async () => {
    const files = [2022, 2024].map((year) => join(sharedDir ?? "", `data/geo/gemeenten_${year}_pdok_wgs84.geojson`));
    await run(files, index);
    expect(problems.map(({kind, message}) => [kind, message.includes("GM0457")])).toEqual([["no-parent", true]]);
    for (const [year, count] of [
      [2022, 345],
      [2024, 342]
    ] as const) {
      const text = await readFile(mapFile(join(dir, "cache"), "gemeente", year), "utf8");
      expect(text.length).toBeLessThanOrEqual(maxMapBytes);
      const {features} = await read("gemeente", year);
      expect(features).toHaveLength(count);
      expect(features.filter((item) => !(geoArea(item) > 0 && geoArea(item) < 1e-4))).toEqual([]);
      expect([
        (await read("corop", year)).features.length,
        (await read("provincie", year)).features.length,
        (await read("veiligheidsregio", year)).features.length
      ]).toEqual([40, 12, 25]);
    }
    // Centroids were computed from finer outlines; a few lie in a lake or beside a crescent.
    const {features} = await read("gemeente", 2024);
    const inside = index
      .list("gemeente", 2024)
      .filter(({code, longitude, latitude}) =>
        geoContains(features.find(({id}) => id === code) as never, [longitude ?? 0, latitude ?? 0])
      );
    expect(inside.length).toBeGreaterThan(330);
  });
});
