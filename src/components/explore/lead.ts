import type {Coefficient} from "../../models/statistics/types.js";

/** A coefficient under the covariance that leads. */
export interface LedCoefficient {
  term: string;
  estimate: number;
  vcov: string | null;
  se: number | null;
  p: number | null;
  low: number | null;
  high: number | null;
}

const leaders = ["cluster:region", "cluster:corop", "cluster:province"];

/**
 * A coefficient under the largest standard error of municipality, COROP area and province: shocks that areas share make
 * those by municipality too small, and which size of area shares them is not known. Without these, as asked for.
 */
export function ledBy({term, estimate, se, p, low, high, by = []}: Coefficient): LedCoefficient {
  let lead: LedCoefficient = {term, estimate, vcov: by[0]?.vcov ?? null, se, p, low, high};
  const candidates = by.filter(({vcov}, index) => index === 0 || leaders.includes(vcov));
  if (!leaders.includes(candidates[0]?.vcov ?? "")) return lead;
  for (const other of candidates)
    if (other.se !== null && (lead.se === null || other.se > lead.se)) lead = {term, estimate, ...other};
  return lead;
}
