import type {MultiPolygon, Polygon, Position} from "geojson";

/**
 * Polygons wound as d3-geo reads them: outer rings clockwise on the map, holes against the clock. (GeoJSON's standard is
 * the other way round, and d3 would then draw the whole globe but the region.)
 */
export function rewind<T extends Polygon | MultiPolygon>(geometry: T): T {
  const turned =
    geometry.type === "Polygon"
      ? {...geometry, coordinates: turnPolygon(geometry.coordinates)}
      : {...geometry, coordinates: geometry.coordinates.map(turnPolygon)};
  return turned as T;
}

function turnPolygon(rings: readonly Position[][]): Position[][] {
  return rings.map((ring, index) => {
    const isClockwise = signedArea(ring) < 0;
    return isClockwise === (index === 0) ? ring : [...ring].reverse();
  });
}

/** Twice the area on the plane, positive against the clock. */
function signedArea(ring: readonly Position[]): number {
  let area = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    area += x * nextY - nextX * y;
  }
  return area;
}
