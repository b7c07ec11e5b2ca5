import type {Benefit} from "./measures.js";
import type {ScenarioProjection} from "./project.js";

/** What one projection says of one region, by year. */
export interface RegionDraw {
  /** Growth of value added and of jobs where the work is, in % since the base year. */
  readonly growth: readonly number[];
  readonly jobs: readonly number[];
  /** Of those who live there: % of the labour force, and percentage points since the base year. */
  readonly unemployment: readonly number[];
  readonly change: readonly number[];
  /** Persons more. */
  readonly benefits: Readonly<Record<Benefit, readonly number[]>>;
}

/**
 * One region out of a projection of all.
 *
 * @param home position among the regions of residence
 * @param work position among the regions of work
 */
export function readDraw({years}: ScenarioProjection, home: number, work: number): RegionDraw {
  const of = (pick: (year: ScenarioProjection["years"][number]) => Float64Array, at: number): number[] =>
    years.map((year) => pick(year)[at] ?? NaN);
  return {
    growth: of(({growth}) => growth, work),
    jobs: of(({jobs}) => jobs, work),
    unemployment: of(({unemployment}) => unemployment, home),
    change: of(({unemploymentChange}) => unemploymentChange, home),
    benefits: {ww: of(({benefits}) => benefits.ww, home), bijstand: of(({benefits}) => benefits.bijstand, home)}
  };
}

/** Drivers of the system model in the order of its responses: unemployment in points, activity in percent. */
export const driverPaths = ({change, growth}: Pick<RegionDraw, "change" | "growth">): (readonly number[])[] => [
  change,
  growth
];
