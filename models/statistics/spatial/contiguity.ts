import {neighbors} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import type {NeighbourList} from "./spatial-weights.js";

/**
 * Regions that share a piece of border, from a topology: the rook's rule. Islands have none.
 *
 * @param topology regions with their code in `properties.code`
 * @param object name of the object; the first by default
 */
export function contiguity(topology: Topology, object = Object.keys(topology.objects)[0] ?? ""): NeighbourList {
  const {geometries} = topology.objects[object] as GeometryCollection;
  const codes = geometries.map(({properties, id}) =>
    String((properties as {code?: string} | undefined)?.code ?? id ?? "")
  );
  return Object.fromEntries(
    neighbors(geometries).map((own, index) => [codes[index] ?? "", own.map((other) => codes[other] ?? "").sort()])
  );
}
