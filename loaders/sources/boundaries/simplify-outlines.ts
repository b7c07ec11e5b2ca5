import type {FeatureCollection, MultiPolygon, Polygon} from "geojson";
import {mergeArcs, quantize} from "topojson-client";
import {topology} from "topojson-server";
import {filter, filterAttachedWeight, presimplify, quantile, simplify} from "topojson-simplify";
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology
} from "topojson-specification";
import type {Outline} from "./read-geometry.js";

/** Properties of a region in a map: d3 and Plot take `id` or `properties.code`. */
export interface MapProperties {
  code: string;
  name: string | null;
}

/** A map of regions: one collection, its geometries sorted by code. */
export type RegionMap = Topology<Record<string, GeometryCollection<MapProperties>>>;

const grid = 1e4;

/**
 * Outlines as one small TopoJSON: shared borders once, simplified until the text is at most `maxBytes`, small islands left
 * out (never a whole region), coordinates on a grid of 10,000. Regions are sorted by code; `object` names the collection.
 */
export function simplifyOutlines(outlines: readonly Outline[], object: string, maxBytes: number): RegionMap {
  const collection: FeatureCollection<Polygon | MultiPolygon, MapProperties> = {
    type: "FeatureCollection",
    features: [...outlines]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({code, name, geometry}) => ({type: "Feature", id: code, properties: {code, name}, geometry}))
  };
  const full = presimplify(topology({[object]: collection}, 1e6) as unknown as RegionMap);
  const keep = (share: number): RegionMap => {
    const least = share === 1 ? 0 : quantile(full, 1 - share);
    // Also where nothing goes: it takes out the weights that presimplify left in the points.
    const simple = simplify(full, least);
    return quantize(filter(simple, filterAttachedWeight(simple, least)) as RegionMap, grid);
  };
  let share = 1;
  let small = keep(share);
  while (JSON.stringify(small).length > maxBytes && share > 0.001) small = keep((share *= 0.7));
  return small;
}

/**
 * A map of larger areas from one of municipalities, by leaving out the borders inside each. `areaOf` gives the area of
 * a municipality, null for none; `nameOf` its name.
 */
export function mergeOutlines(
  map: RegionMap,
  object: string,
  areaOf: (code: string) => string | null,
  nameOf: (area: string) => string | null
): RegionMap {
  const members = new Map<string, (TopoPolygon | TopoMultiPolygon)[]>();
  for (const geometry of Object.values(map.objects)[0]?.geometries ?? []) {
    const area = areaOf((geometry.properties as MapProperties | undefined)?.code ?? "");
    if (area === null || (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon")) continue;
    members.set(area, [...(members.get(area) ?? []), geometry]);
  }
  const geometries = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, parts]) => ({...mergeArcs(map, parts), id: code, properties: {code, name: nameOf(code)}}));
  // filter keeps everything here; it is run for what it leaves out: arcs no area uses.
  return filter(
    {...map, objects: {[object]: {type: "GeometryCollection", geometries}}} as RegionMap,
    () => true
  ) as RegionMap;
}
