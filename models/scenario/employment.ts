/** Growth of jobs in the country that sector growth is scaled to, and where it comes from. */
export interface JobsTotal {
  /** In % of employed persons; null when nothing says. */
  readonly persons: number | null;
  /** In % of hours worked; null when nothing says. Firms that keep their people cut hours first. */
  readonly hours: number | null;
  readonly from: "publication" | "unemployment" | "none";
}

/**
 * National growth of employment in a scenario: the publication's own; else the one that its unemployment implies when the
 * labour force stays as it is, 100·((1 − u₁)/(1 − u₀) − 1).
 *
 * @param unemployment levels in % before and after, in one definition; null when not known
 */
export function jobsTotal(
  own: {persons: number | null; hours: number | null},
  unemployment: {before: number; after: number} | null
): JobsTotal {
  if (own.persons !== null) return {...own, from: "publication"};
  if (unemployment === null) return {persons: null, hours: own.hours, from: "none"};
  const persons = 100 * ((100 - unemployment.after) / (100 - unemployment.before) - 1);
  return {persons, hours: own.hours, from: "unemployment"};
}

export interface JobsScale {
  /** Growth of jobs by region of work, in %; the mean weighted by jobs is `national`. */
  readonly growth: Float64Array;
  /** Growth of jobs for one percent of value added. */
  readonly response: number;
  /** What was added everywhere to meet the total, in percentage points; 0 when a response alone does it. */
  readonly shift: number;
}

/** Jobs for one percent of value added where the totals give no usable ratio. */
const defaultResponse = 0.5;

/**
 * Jobs by region that add up to the national change: e_r = κ·g_r + a. κ is the national ratio of jobs to value added where
 * that lies in [0, 2], and then a = 0; else κ = 0.5 and a the same everywhere, so that no region turns round only because
 * the two national figures differ in sign.
 *
 * @param growth growth of value added by region, in %
 * @param jobs jobs by region, the weights
 * @param national growth of all jobs, in %
 */
export function scaleJobs(growth: Float64Array, jobs: Float64Array, national: number): JobsScale {
  let whole = 0;
  let sum = 0;
  for (let r = 0; r < growth.length; r++) {
    whole += jobs[r] ?? 0;
    sum += (jobs[r] ?? 0) * (growth[r] ?? 0);
  }
  const mean = sum / whole;
  const ratio = national / mean;
  const isUsable = ratio >= 0 && ratio <= 2;
  const response = isUsable ? ratio : defaultResponse;
  const shift = isUsable ? 0 : national - response * mean;
  return {growth: growth.map((own) => response * own + shift), response, shift};
}

/** Cumulated growth over years in %, from growth of each year on the year before. */
export function cumulate(growth: readonly number[]): number[] {
  let level = 1;
  return growth.map((own) => (level *= 1 + own / 100) * 100 - 100);
}
