import {strengthClasses, unitsInYear} from "../../../models/system/classes.js";
import {systemGraph} from "../../../models/system/graph.js";
import type {SystemFile, SystemLink, SystemVariable} from "../../../models/system/format.js";
import {centre} from "../../../models/system/resolve.js";

export type Status = "fact" | "plausible" | "fear" | "contested" | "none" | "equation";

/** A line of the diagram: a link of the file, or one drawn from an equation (without a link, not to be edited). */
export interface DiagramLink {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly link: SystemLink | null;
  readonly status: Status;
  /** Of the stroke, px. */
  readonly width: number;
  readonly bars: number;
  readonly sign: "+" | "−" | "?" | null;
}

const known = new WeakMap<SystemFile, readonly DiagramLink[]>();

/** The lines of a model in the order of the file, those of equations last; worked out once a model. */
export function diagramLinks(system: SystemFile): readonly DiagramLink[] {
  let links = known.get(system);
  if (links === undefined) known.set(system, (links = makeLinks(system)));
  return links;
}

function makeLinks(system: SystemFile): DiagramLink[] {
  const {ids, edges} = systemGraph(system);
  const links = new Map(system.links.map((link) => [link.id, link]));
  return edges.map(({id, from, to, delay}, index) => {
    const link = index < system.links.length ? (links.get(id) ?? null) : null;
    const ends = {key: id, from: ids[from] ?? "", to: ids[to] ?? "", link};
    if (link === null) return {...ends, status: "equation", width: 1.25, bars: 0, sign: null};
    const years = delay / unitsInYear[system.timeUnit];
    return {
      ...ends,
      status: link.status ?? "none",
      width: lineWidth(strengthOf(link)),
      bars: barsOf(years),
      sign: link.sign === "-" ? "−" : link.sign
    };
  });
}

/** Size of a strength, without sign; null when it is not known. */
export function strengthOf({strength}: SystemLink): number | null {
  if (strength === undefined) return null;
  return typeof strength === "string" ? strengthClasses[strength] : Math.abs(centre(strength));
}

/** In proportion to the strength, up to a little over the strongest class. */
export function lineWidth(strength: number | null): number {
  return strength === null ? 1.25 : 1.4 + 2.7 * Math.min(strength, 1.4);
}

/** Bars across a line: one within half a year, two up to a year and a half, three beyond; none without a delay. */
export function barsOf(years: number): number {
  if (!(years > 0)) return 0;
  return years <= 0.5 ? 1 : years <= 1.5 ? 2 : 3;
}

export const nameOf = ({id, label}: SystemVariable): string => (label?.trim() ? label : id);
