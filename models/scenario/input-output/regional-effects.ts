import type {Square} from "../../statistics/types.js";
import {times} from "../../statistics/linear/matrix.js";
import {sectorCodes, type SectorCode} from "../format.js";
import {jobsMultipliers, leontiefInverse, outputMultipliers} from "./leontief.js";
import {defaultDelta, deltaBand, regionalCoefficients} from "./location-quotients.js";
import type {InputOutputTable} from "./table.js";

/** A number at the chosen δ, and the least and most of it over the band of δ: a span of methods, no probability. */
export interface Spanned {
  value: number;
  low: number;
  high: number;
}

export interface RegionalInputOutput {
  delta: number;
  deltaBand: [low: number, high: number];
  /** λ* of the region's size. */
  lambda: number;
  /** Type I multipliers: output for one euro of final demand, jobs along the chain for one job at the sector itself. */
  sectors: {code: SectorCode; output: Spanned; jobs: Spanned}[];
  /** Jobs lost or won in the region: where its own final demand changes, at its suppliers in the region, and both. */
  jobs: {direct: Spanned; indirect: Spanned; total: Spanned};
  /** The total in % of the region's jobs, beside growth.total of the industry mix. */
  growth: Spanned;
}

export interface RegionalInputOutputOptions {
  /** Jobs by sector of the region and the country, in the order of `sectorCodes`. */
  region: ArrayLike<number>;
  nation: ArrayLike<number>;
  /** Growth of value added by sector in %, in the same order. */
  shocks: ArrayLike<number>;
  delta?: number;
}

/**
 * What a scenario's sector growth means for a region along its own chain of suppliers (type I; Miller & Blair 2009 §2–3, 8).
 * Published growth g holds what suppliers lose already, so it is first read back as the final demand that gives exactly g
 * in the country: φ = (I − A)(g∘x)/f, f = (I − A)x. The region's output is the country's by job, x_r = x·E_r/E, its final
 * demand (exports to other regions included) f_r = (I − A_r)x_r with A_r by FLQ, and Δx_r = (I − A_r)⁻¹(φ∘f_r). A region
 * as the country, with δ = 0, gets g back; so does any region when sectors buy nothing of each other. Jobs follow output.
 *
 * Type I leaves out what households spend less, and overstates a shock in which suppliers could not deliver anyhow.
 *
 * @throws InputError as regionalCoefficients and leontiefInverse do
 */
export function regionalInputOutput(
  {coefficients, output}: InputOutputTable,
  {region, nation, shocks, delta = defaultDelta}: RegionalInputOutputOptions
): RegionalInputOutput {
  const impulse = demandShock({coefficients, output}, shocks);
  const perOutput = Float64Array.from(output, (value, s) => (nation[s] ?? 0) / value);
  const at = (own: number): Run => {
    const regional = regionalCoefficients(coefficients, region, nation, own);
    const inverted = leontiefInverse(regional.coefficients);
    const made = Float64Array.from(perOutput, (jobs, s) => (jobs > 0 ? (region[s] ?? 0) / jobs : 0));
    const demand = without(regional.coefficients, made).map((value, s) => value * (impulse[s] ?? 0));
    const jobsOf = (change: ArrayLike<number>): number =>
      perOutput.reduce((sum, jobs, s) => sum + jobs * (change[s] ?? 0), 0);
    const [direct, total] = [jobsOf(demand), jobsOf(times(inverted, demand))];
    return {
      lambda: regional.lambda,
      output: outputMultipliers(inverted),
      multipliers: jobsMultipliers(inverted, perOutput),
      jobs: {direct, total, indirect: total - direct}
    };
  };
  const [chosen, ...ends] = [delta, Math.min(delta, deltaBand[0]), Math.max(delta, deltaBand[1])].map(at) as [
    Run,
    ...Run[]
  ];
  const spanned = (pick: (run: Run) => number): Spanned => {
    const all = [chosen, ...ends].map(pick);
    return {value: pick(chosen), low: Math.min(...all), high: Math.max(...all)};
  };
  let before = 0;
  for (let s = 0; s < sectorCodes.length; s++) before += region[s] ?? 0;
  return {
    delta,
    deltaBand: [Math.min(delta, deltaBand[0]), Math.max(delta, deltaBand[1])],
    lambda: chosen.lambda,
    sectors: sectorCodes.slice(0, output.length).map((code, s) => ({
      code,
      output: spanned((run) => run.output[s] ?? NaN),
      jobs: spanned((run) => run.multipliers[s] ?? NaN)
    })),
    jobs: {
      direct: spanned(({jobs}) => jobs.direct),
      indirect: spanned(({jobs}) => jobs.indirect),
      total: spanned(({jobs}) => jobs.total)
    },
    growth: spanned(({jobs}) => (100 * jobs.total) / before)
  };
}

interface Run {
  lambda: number;
  output: Float64Array;
  multipliers: Float64Array;
  jobs: {direct: number; indirect: number; total: number};
}

/** Fractions of final demand by sector that give exactly the growth in the country. */
function demandShock({coefficients, output}: InputOutputTable, shocks: ArrayLike<number>): Float64Array {
  const demand = without(coefficients, output);
  const change = without(
    coefficients,
    output.map((value, s) => (value * (shocks[s] ?? 0)) / 100)
  );
  return change.map((value, s) => value / (demand[s] ?? NaN));
}

/** (I − A)x. */
function without(coefficients: Square, output: Float64Array): Float64Array {
  const used = times(coefficients, output);
  return output.map((value, s) => value - (used[s] ?? 0));
}
