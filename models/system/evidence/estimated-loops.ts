import type {SystemFile, SystemLink} from "../format.js";
import {systemLoops, type Loop} from "../loops/loops.js";
import type {EstimatedLinks} from "./estimate-links.js";

/** A loop all of whose links were estimated, read both ways. */
export interface EstimatedLoop {
  nodes: string[];
  links: string[];
  /** By what is estimated after one lag: what comes back the first time round, each step one lag. */
  oneLag: Reading;
  /** By the long run of each link, its target's persistence counted in; null where a link has none. */
  longRun: Reading | null;
}

interface Reading {
  polarity: Loop["polarity"];
  gain: number | null;
  interval: [number, number] | null;
}

/**
 * The loops of a model by its estimates, in two readings that must not be mixed: the product of the coefficients after one
 * lag, and that of the long-run effects Σβ/(1 − ρ), which is larger where variables persist. Both are free of the scales
 * chosen, since every range is divided out along a loop. Intervals as in systemLoops.
 */
export function estimatedLoops(file: SystemFile, {links}: EstimatedLinks): EstimatedLoop[] {
  const oneLag = loopsBy(
    file,
    new Map(links.map((each): [string, Figures] => [each.id, [each.estimate, each.low, each.high]]))
  );
  const longRun = loopsBy(
    file,
    new Map(links.map((each): [string, Figures] => [each.id, [each.longRun, each.longRunLow, each.longRunHigh]]))
  );
  return [...oneLag].map(([key, {nodes, links: along, ...first}]) => {
    const {polarity, gain, interval} = first;
    const long = longRun.get(key);
    return {
      ...{nodes, links: along, oneLag: {polarity, gain, interval}},
      longRun: long === undefined ? null : {polarity: long.polarity, gain: long.gain, interval: long.interval}
    };
  });
}

type Figures = readonly [number | null, number | null, number | null];

/** Loops of the links that have a figure, by their links. */
function loopsBy(file: SystemFile, figures: ReadonlyMap<string, Figures>): Map<string, Loop> {
  const links = file.links.flatMap((link): SystemLink[] => {
    const [value = null, low = null, high = null] = figures.get(link.id) ?? [];
    if (value === null) return [];
    const known: SystemLink = {...link, strength: Math.abs(value), sign: value < 0 ? "-" : "+"};
    if (low === null || high === null) delete known.interval;
    else known.interval = [low, high];
    return [known];
  });
  const {loops} = systemLoops({...file, links});
  return new Map(loops.filter(({gain}) => gain !== null).map((loop) => [loop.links.join("\u0000"), loop]));
}
