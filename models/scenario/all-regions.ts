import {quantile} from "../system/simulate/bands.js";
import {drawScenario, type UncertaintyOptions} from "./draws.js";
import type {ScenarioVariant} from "./format.js";
import {regionMeasures, type RegionMeasure} from "./measures.js";
import {projectScenario, type ProjectedYear, type RegionFacts} from "./project.js";
import type {ScenarioPath} from "./scenario-path.js";

/** By region: jobs in % since the base year, unemployment in % and in points, benefits in persons more. */
export interface RegionBands {
  value: Float64Array;
  /** 80 % band; null without draws. */
  low: Float64Array | null;
  high: Float64Array | null;
}

export interface AllRegions {
  variant: string;
  years: {year: number; measures: Record<RegionMeasure, RegionBands>}[];
}

export interface AllRegionsOptions extends UncertaintyOptions {
  /** 0: the middle only. */
  draws: number;
  seed: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

const pick: Record<RegionMeasure, (year: ProjectedYear) => Float64Array> = {
  jobs: ({jobs}) => jobs,
  unemployment: ({unemployment}) => unemployment,
  unemploymentChange: ({unemploymentChange}) => unemploymentChange,
  ww: ({benefits}) => benefits.ww,
  bijstand: ({benefits}) => benefits.bijstand
};

/**
 * One scenario for all regions at once, with the 80 % band of each: the same draws, and so the same numbers, as
 * `regionResult` gives for one of them.
 *
 * @throws InputError as projectScenario does
 */
export function allRegions(
  variant: ScenarioVariant,
  path: ScenarioPath,
  facts: RegionFacts,
  {draws, seed, signal, onProgress, ...options}: AllRegionsOptions
): AllRegions {
  const middle = projectScenario(variant, path, facts, options);
  // By year, measure and region, all draws beside each other, so that each band sorts one run of memory.
  const kept = middle.years.map((year) =>
    regionMeasures.map((measure) => new Float64Array(pick[measure](year).length * draws))
  );
  for (let draw = 0; draw < draws; draw++) {
    if ((draw & 31) === 0) {
      signal?.throwIfAborted();
      onProgress?.(draw, draws);
    }
    const {years} = drawScenario(variant, path, facts, options, {seed, draw});
    years.forEach((year, y) =>
      regionMeasures.forEach((measure, m) => {
        const [from, into] = [pick[measure](year), kept[y]?.[m]];
        if (into !== undefined) for (let r = 0; r < from.length; r++) into[r * draws + draw] = from[r] ?? NaN;
      })
    );
  }
  return {
    variant: variant.id,
    years: middle.years.map((year, y) => ({
      year: year.year,
      measures: Object.fromEntries(
        regionMeasures.map((measure, m) => [
          measure,
          bandsOf(pick[measure](year), kept[y]?.[m] ?? new Float64Array(), draws)
        ])
      ) as Record<RegionMeasure, RegionBands>
    }))
  };
}

function bandsOf(value: Float64Array, all: Float64Array, draws: number): RegionBands {
  if (draws === 0) return {value, low: null, high: null};
  const [low, high] = [new Float64Array(value.length), new Float64Array(value.length)];
  for (let r = 0; r < value.length; r++) {
    const sorted = all.subarray(r * draws, (r + 1) * draws).sort();
    low[r] = quantile(sorted, 0.1) ?? NaN;
    high[r] = quantile(sorted, 0.9) ?? NaN;
  }
  return {value, low, high};
}
