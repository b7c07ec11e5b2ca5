import type {Estimate} from "../types.js";

/** The standard error that leads for a term. */
export interface TermLead {
  term: string;
  /** As written: `cluster:corop`. */
  vcov: string;
  /** The one asked for. */
  asked: string;
  se: number | null;
  p: number | null;
  low: number | null;
  high: number | null;
  /** Its standard error over the one asked for; null when either does not exist. */
  ratio: number | null;
}

/**
 * Which covariance leads, term by term: the largest standard error of the one asked for and the clusters beside it.
 * Shocks shared by a region make clusters by municipality too small, and nobody knows beforehand which region shares them.
 * Where the bootstrap of the same clusters stands beside them, it leads by its larger p-value.
 */
export function leadCovariance(result: Pick<Estimate, "coefficients" | "vcov">): TermLead[] {
  const asked = (Array.isArray(result.vcov) ? result.vcov[0] : result.vcov)?.type ?? "iid";
  return result.coefficients.map((row) => {
    const own = {vcov: asked, se: row.se, p: row.p, low: row.low, high: row.high};
    const others = (row.by ?? []).filter(({vcov, se}) => se !== null && isClustered(vcov));
    const lead = others.reduce((best, other) => (isLarger(other, best) ? other : best), own);
    const ratio = lead.se !== null && own.se !== null && own.se > 0 ? lead.se / own.se : null;
    const {vcov, se, p, low, high} = lead;
    return {term: row.term, vcov, asked, se, p, low, high, ratio};
  });
}

const isClustered = (vcov: string): boolean => /^(cluster|cr2|wild):/.test(vcov);

interface Line {
  se: number | null;
  p: number | null;
}

/** Larger by more than rounding; of equal standard errors the larger p. */
function isLarger(other: Line, best: Line): boolean {
  if (best.se === null) return other.se !== null;
  const margin = 1e-9 * best.se;
  if ((other.se ?? 0) > best.se + margin) return true;
  return Math.abs((other.se ?? 0) - best.se) <= margin && (other.p ?? 0) > (best.p ?? 0);
}
