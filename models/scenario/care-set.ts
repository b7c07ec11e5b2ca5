import type {SystemFile} from "../system/format.js";
import {careResponses, type CareResponses} from "./care.js";
import {scenarioDrivers, scenarioOutcomes} from "./measures.js";
import {transferBand, transferredLinks} from "./transfer.js";

/** Responses of the middle, of all draws, and of draws in which only links (only the transfer factor) differ. */
export interface CareSet {
  middle: CareResponses;
  drawn: CareResponses;
  links: CareResponses;
  transfer: CareResponses;
  /** Links that the factor acts on; none: it moves nothing. */
  transferred: readonly string[];
}

export interface CareSetOptions {
  years: number;
  draws: number;
  seed: number;
  /** One factor on links estimated between municipalities; 1, drawn in `transferBand`, when left out. */
  transfer?: number | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * All responses of the system model that one scenario for one region asks for (`regionResult`), from four sets of runs
 * over the same draws; a model without estimated links on the way needs two, as no factor changes it.
 *
 * @throws InputError as careResponses does
 */
export function careSet(
  system: SystemFile,
  {years, draws, seed, transfer, onProgress = () => undefined}: CareSetOptions
): CareSet {
  const common = {drivers: scenarioDrivers, outcomes: scenarioOutcomes, years, seed};
  const band = transfer ?? transferBand;
  const centre = transfer ?? 1;
  const transferred = transferredLinks(system, scenarioDrivers, scenarioOutcomes);
  const isScaled = transferred.length > 0;
  const steps = isScaled ? 4 : 2;
  const step = (
    at: number,
    of: SystemFile,
    count: number,
    factor: number | readonly [number, number]
  ): CareResponses => {
    onProgress(at, steps);
    return careResponses(of, {...common, draws: count, transfer: factor});
  };
  const middle = step(0, system, 0, centre);
  const drawn = step(1, system, draws, isScaled ? band : 1);
  const links = isScaled ? step(2, system, draws, centre) : drawn;
  const moved = isScaled ? step(3, withoutIntervals(system), draws, band) : middle;
  onProgress(steps, steps);
  return {middle, drawn, links, transfer: moved, transferred};
}

/** The model with every strength at its middle, so that only the transfer factor is drawn. */
const withoutIntervals = (system: SystemFile): SystemFile => ({
  ...system,
  links: system.links.map((link) => {
    const fixed = {...link};
    delete fixed.interval;
    return fixed;
  })
});
