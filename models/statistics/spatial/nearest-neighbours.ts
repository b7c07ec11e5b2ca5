import cos from "@stdlib/math-base-special-cos";
import sin from "@stdlib/math-base-special-sin";
import {InputError} from "../../errors.js";
import type {NeighbourList} from "./spatial-weights.js";

/** A place in degrees. */
export interface Place {
  readonly code: string;
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * The k nearest others of every place, by great-circle distance on a sphere; equally near ones in code order. Not
 * symmetric: a city may be nearest to many and near to few. For units without boundaries to tell who touches whom.
 *
 * @throws InputError `too-few-places` when there are not more than k
 */
export function nearestNeighbours(places: readonly Place[], k: number): NeighbourList {
  if (!(places.length > k) || !(k >= 1))
    throw new InputError(
      "too-few-places",
      `${k} nearest neighbours need more than ${k} places; there are ${places.length}`
    );
  const points = places.map(({code, longitude, latitude}) => {
    const [east, north] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    return {code, x: cos(north) * cos(east), y: cos(north) * sin(east), z: sin(north)};
  });
  return Object.fromEntries(
    points.map((from) => {
      const others = points
        .filter(({code}) => code !== from.code)
        .map(({code, x, y, z}) => {
          // The chord grows with the arc.
          const [dx, dy, dz] = [x - from.x, y - from.y, z - from.z];
          return {code, distance: dx * dx + dy * dy + dz * dz};
        })
        .sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1));
      return [from.code, others.slice(0, k).map(({code}) => code)];
    })
  );
}
