import type {SystemFile} from "../../../models/system/format.js";
import {diagramLinks} from "./look.js";
import {sizeOf} from "./scene.js";
import type {Point} from "./shapes.js";
import {freePlace, type LayoutEdge, type LayoutNode} from "./simple-layout.js";

/** Where each variable is known to stand: as the model says, or else as it was drawn before. */
export function knownPlaces(system: SystemFile, before: ReadonlyMap<string, Point>): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const {id, x, y} of system.variables) {
    const place = x !== undefined && y !== undefined ? {x, y} : before.get(id);
    if (place !== undefined) places.set(id, place);
  }
  return places;
}

/** Free places for a few new variables, each beside what it is linked to. */
export function placesForNew(system: SystemFile, places: ReadonlyMap<string, Point>): Map<string, Point> {
  const all = new Map(places);
  const fresh = new Map<string, Point>();
  for (const variable of system.variables) {
    if (all.has(variable.id)) continue;
    const near = diagramLinks(system).flatMap(({from, to}) =>
      from === variable.id ? [all.get(to)] : to === variable.id ? [all.get(from)] : []
    );
    const place = freePlace(
      middleOf(near.filter((each) => each !== undefined)) ?? middleOf([...all.values()]) ?? {x: 0, y: 0},
      sizeOf(variable),
      occupied(system, all)
    );
    all.set(variable.id, place);
    fresh.set(variable.id, place);
  }
  return fresh;
}

/** The boxes that stand somewhere. */
export function occupied(
  system: SystemFile,
  places: ReadonlyMap<string, Point>
): (Point & {width: number; height: number})[] {
  return system.variables.flatMap((variable) => {
    const place = places.get(variable.id);
    if (place === undefined) return [];
    const {width, height} = sizeOf(variable);
    return [{...place, width, height}];
  });
}

/** A diagram as a layout engine wants it. */
export function layoutInput(system: SystemFile): {nodes: LayoutNode[]; edges: LayoutEdge[]} {
  const nodes = system.variables.map((variable) => {
    const {width, height} = sizeOf(variable);
    return {id: variable.id, width, height};
  });
  return {nodes, edges: diagramLinks(system).map(({from, to}) => ({from, to}))};
}

function middleOf(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  const sum = (pick: (point: Point) => number): number => points.reduce((total, point) => total + pick(point), 0);
  return {x: sum(({x}) => x) / points.length, y: sum(({y}) => y) / points.length};
}
