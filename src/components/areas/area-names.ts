import type {AreaIndex} from "../../../loaders/site/areas/area-types.js";
import {areas} from "../../locale/areas.js";

/** Name of a municipality or area. */
export function nameOf({municipalities, areas: all}: AreaIndex, code: string | null): string | null {
  return [...municipalities, ...all].find((each) => each.code === code)?.name ?? null;
}

/** As a line in a chart is called: a size class says of whom it is. */
export function labelOf(index: AreaIndex, code: string): string {
  const name = nameOf(index, code) ?? code;
  return code.startsWith("GK") ? areas.sizeClass(name) : name;
}
