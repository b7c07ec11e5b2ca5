import {geoPath, geoTransform} from "d3";
import type {Feature, FeatureCollection, Geometry} from "geojson";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";

/** A region of a schematic map: place and size in any unit, y downward. */
export interface Circle {
  code: string;
  x: number;
  y: number;
  r: number;
}

export type MapShapes =
  | {type: "circles"; circles: readonly Circle[]}
  | {
      type: "topology";
      topology: Topology;
      /** Object in the topology; the first by default. */ object?: string;
      /** Property that holds the code. */ key?: string;
    };

/** A region ready to draw, in px. */
export interface Shape {
  code: string;
  d: string;
  /** Centre, for the mark of the chosen region. */
  x: number;
  y: number;
}

/** Cosine of 52.2° north: a degree of longitude against one of latitude in the middle of the Netherlands. */
const NARROWING = 0.613;

/**
 * Outlines that fill `width` px, keeping proportions. Boundaries may be in degrees or in metres (RD); on the scale of
 * the Netherlands a plane is within a line's width of a projection.
 */
export function fitShapes(
  shapes: MapShapes,
  width: number,
  maxHeight: number
): {shapes: Shape[]; width: number; height: number} {
  return shapes.type === "circles"
    ? fitCircles(shapes.circles, width, maxHeight)
    : fitTopology(shapes, width, maxHeight);
}

function fitCircles(circles: readonly Circle[], width: number, maxHeight: number): ReturnType<typeof fitShapes> {
  if (circles.length === 0) return {shapes: [], width, height: 0};
  const left = Math.min(...circles.map(({x, r}) => x - r));
  const top = Math.min(...circles.map(({y, r}) => y - r));
  const wide = Math.max(...circles.map(({x, r}) => x + r)) - left;
  const high = Math.max(...circles.map(({y, r}) => y + r)) - top;
  const scale = Math.min((width - 4) / wide, (maxHeight - 4) / high);
  const offset = (width - wide * scale) / 2;
  return {
    width,
    height: Math.ceil(high * scale + 4),
    shapes: circles.map(({code, x, y, r}) => {
      const [cx, cy, radius] = [offset + (x - left) * scale, 2 + (y - top) * scale, Math.max(1.5, r * scale - 0.5)];
      const round = (value: number): string => value.toFixed(1);
      return {
        code,
        x: cx,
        y: cy,
        d: `M${round(cx - radius)},${round(cy)}a${round(radius)},${round(radius)} 0 1,1 ${round(2 * radius)},0a${round(radius)},${round(radius)} 0 1,1 ${round(-2 * radius)},0z`
      };
    })
  };
}

function fitTopology(
  {topology, object, key = "code"}: Extract<MapShapes, {type: "topology"}>,
  width: number,
  maxHeight: number
): ReturnType<typeof fitShapes> {
  const name = object ?? Object.keys(topology.objects)[0];
  const chosen = name === undefined ? undefined : topology.objects[name];
  if (!chosen) throw new Error(`missing object: ${object ?? "the topology is empty"}`);
  const collection = feature(topology, chosen as GeometryCollection) as FeatureCollection<Geometry>;
  const flat = planar(collection);
  const [[x0, y0], [x1, y1]] = geoPath(flat(1, 0, 0)).bounds(collection);
  const scale = Math.min((width - 4) / (x1 - x0), (maxHeight - 4) / (y1 - y0));
  const path = geoPath(flat(scale, (width - (x1 - x0) * scale) / 2 - x0 * scale, 2 - y0 * scale)).digits(1);
  return {
    width,
    height: Math.ceil((y1 - y0) * scale + 4),
    shapes: collection.features.flatMap((each) => {
      const code = codeOf(each, key);
      const d = path(each);
      if (!code || !d) return [];
      const [x, y] = path.centroid(each);
      return [{code, d, x, y}];
    })
  };
}

function codeOf(each: Feature, key: string): string | null {
  const code: unknown = each.properties?.[key] ?? each.properties?.["statcode"] ?? each.id;
  return typeof code === "string" ? code : null;
}

function planar(
  collection: FeatureCollection<Geometry>
): (scale: number, dx: number, dy: number) => ReturnType<typeof geoTransform> {
  const first = firstPosition(collection);
  const isDegrees = first !== null && Math.abs(first[0]) <= 180 && Math.abs(first[1]) <= 90;
  const stretch = isDegrees ? NARROWING : 1;
  return (scale, dx, dy) =>
    geoTransform({
      point(x, y) {
        this.stream.point(x * stretch * scale + dx, -y * scale + dy);
      }
    });
}

function firstPosition(collection: FeatureCollection<Geometry>): [number, number] | null {
  for (const {geometry} of collection.features) {
    let part: unknown = geometry && "coordinates" in geometry ? geometry.coordinates : null;
    while (Array.isArray(part) && Array.isArray(part[0])) part = part[0];
    if (Array.isArray(part) && typeof part[0] === "number" && typeof part[1] === "number") return [part[0], part[1]];
  }
  return null;
}
