import type {Feature, GeoJsonProperties, MultiPolygon, Polygon} from "geojson";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import {InputError} from "../../../models/errors.js";
import type {Level} from "../../catalogue/schema.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import {codeOfNumber, levelOfCode} from "../table/region-code.js";
import {rewind} from "./rewind.js";

/** A region's outline, its code in the project's form. */
export interface Outline {
  code: string;
  name: string | null;
  geometry: Polygon | MultiPolygon;
}

/** What a file of boundaries holds: outlines of one level in one division. */
export interface Outlines {
  level: Level;
  year: number;
  outlines: Outline[];
  /** Features without a code or name that leads to a region, as they call themselves. */
  unmatched: string[];
}

const codeNames = ["statcode", "jrstatcode", "gm_code", "gemeentecode", "gemcode", "gm", "code", "identificatie", "id"];
const nameNames = ["statnaam", "gm_naam", "gemeentenaam", "naam", "name"];
const nameLevels: readonly (readonly [string, Level])[] = [
  ["gemeente", "gemeente"],
  ["provincie", "provincie"],
  ["corop", "corop"],
  ["veiligheidsregio", "veiligheidsregio"]
];

/**
 * Reads outlines from GeoJSON or TopoJSON in degrees (WGS84). Codes may be written GM0794, 2024GM0794, 0794 or 794; a
 * feature without a code is found by its name. The division is the year CBS sets before a code, else `year`, else the
 * latest in which all codes exist. Throws InputError for other content, or coordinates in metres.
 */
export function readOutlines(content: string, file: string, index: RegionIndex, year: number | null): Outlines {
  const features = readFeatures(content, file);
  const codes = features.map((item) => codeOf(item.properties));
  const stamped = features.flatMap(
    ({properties}) => /^(\d{4})GM/.exec(String(valueOf(properties, ["jrstatcode"]) ?? ""))?.[1] ?? []
  );
  const level =
    codes.flatMap((code) => (code === null ? [] : (levelOfCode(code) ?? [])))[0] ??
    namedLevel(features[0]?.properties ?? null);
  if (level === null)
    throw new InputError("no-region-codes", "no feature has a region code or name; give statcode, code or naam", file);
  const division = stamped[0] ? Number(stamped[0]) : (year ?? fittingYear(codes, index));
  if (division === null)
    throw new InputError(
      "unknown-division",
      "no year has all these codes; set region.boundaries in the source card",
      file
    );
  const result: Outlines = {level, year: division, outlines: [], unmatched: []};
  for (const [position, item] of features.entries()) {
    const name = nameOf(item.properties);
    const code = codes[position] ?? matched(name ?? "", level, division, index);
    if (code === null || !index.existed(code, division))
      result.unmatched.push(code ?? name ?? `feature ${position + 1}`);
    else result.outlines.push({code, name, geometry: rewind(item.geometry)});
  }
  return result;
}

type Shape = Feature<Polygon | MultiPolygon>;

function readFeatures(content: string, file: string): Shape[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw new InputError("invalid-json", `not JSON: ${(error as Error).message}`, file);
  }
  const features = collect(value, file).filter(isShape);
  if (features.length === 0)
    throw new InputError("no-polygons", "no polygons in this file; boundaries are areas", file);
  const far = features.find(({geometry}) => {
    const ring = geometry.type === "Polygon" ? geometry.coordinates[0] : geometry.coordinates[0]?.[0];
    const [x = Number.NaN, y = Number.NaN] = ring?.[0] ?? [];
    return !(Math.abs(x) <= 180 && Math.abs(y) <= 90);
  });
  if (far)
    throw new InputError("not-degrees", "coordinates are not degrees; convert them to WGS84 (EPSG:4326) first", file);
  return features;
}

/** A feature that is an area, its rings lists of points: files made by hand may hold anything. */
function isShape(item: unknown): item is Shape {
  const geometry = (item as Shape | null)?.geometry as {type?: unknown; coordinates?: unknown} | null | undefined;
  const isRing = (ring: unknown): boolean =>
    Array.isArray(ring) && ring.length > 3 && ring.every((point) => Array.isArray(point) && point.length >= 2);
  const isPolygon = (rings: unknown): boolean => Array.isArray(rings) && rings.length > 0 && rings.every(isRing);
  if (geometry?.type === "Polygon") return isPolygon(geometry.coordinates);
  const {coordinates} = geometry ?? {};
  return (
    geometry?.type === "MultiPolygon" &&
    Array.isArray(coordinates) &&
    coordinates.length > 0 &&
    coordinates.every(isPolygon)
  );
}

function collect(value: unknown, file: string): Feature[] {
  const kind = (value as {type?: unknown} | null)?.type;
  const {features} = (value ?? {}) as {features?: unknown};
  if (kind === "FeatureCollection" && Array.isArray(features)) return features as Feature[];
  if (kind === "Feature") return [value as Feature];
  if (kind === "Topology") {
    const topology = value as Topology;
    try {
      return Object.values(topology.objects).flatMap((object) => {
        const made = feature(topology, object as GeometryCollection);
        return "features" in made ? made.features : [made as Feature];
      });
    } catch (error) {
      throw new InputError("broken-topology", `the arcs do not fit the objects: ${(error as Error).message}`, file);
    }
  }
  throw new InputError("no-boundaries", "neither GeoJSON nor TopoJSON", file);
}

function valueOf(properties: GeoJsonProperties, names: readonly string[]): unknown {
  for (const name of names)
    for (const [key, value] of Object.entries(properties ?? {}))
      if (key.toLowerCase() === name && value != null) return value;
  return undefined;
}

function codeOf(properties: GeoJsonProperties): string | null {
  for (const name of codeNames) {
    const text = String(valueOf(properties, [name]) ?? "")
      .trim()
      .replace(/^\d{4}(?=[A-Z]{2})/, "");
    if (levelOfCode(text) !== null) return text;
    if (/^\d{1,4}$/.test(text) && name !== "id") return codeOfNumber(text, "gemeente");
  }
  return null;
}

function nameOf(properties: GeoJsonProperties): string | null {
  const value = valueOf(properties, [...nameNames, ...nameLevels.map(([name]) => name)]);
  return value === undefined ? null : String(value);
}

function namedLevel(properties: GeoJsonProperties): Level | null {
  return nameLevels.find(([name]) => valueOf(properties, [name]) !== undefined)?.[1] ?? null;
}

function matched(name: string, level: Level, year: number, index: RegionIndex): string | null {
  return index.matchName(name, level, year).code;
}

function fittingYear(codes: readonly (string | null)[], index: RegionIndex): number | null {
  const known = codes.filter((code) => code !== null);
  for (let year = 2100; year > 1990; year--)
    if (index.list("provincie", year).length > 0 && known.every((code) => index.existed(code, year))) return year;
  return null;
}
