import {termName} from "../formula/term-name.js";
import {laggedOutcomes} from "../robustness/formula-columns.js";
import type {LinearFit, Warning} from "../types.js";
import {absorbs, figures, type WarningContext} from "./context.js";

/** From this many periods on the bias of a lagged outcome is below 0.07 at any persistence. */
const enoughPeriods = 30;
/** Persistence from which the long run is 20 times the first effect, or more. */
const nearUnit = 0.95;
/** Residuals say something of persistence from this many periods on; with fewer their autocorrelation is biased down. */
const fewestForResiduals = 10;

/** Few periods with a lagged outcome, and outcomes or residuals that hardly return to their mean. */
export function dynamicWarnings(context: WarningContext): Warning[] {
  const persistence = laggedPersistence(context);
  if (persistence === null) return residualPersistence(context);
  return [...shortPanel(context, persistence), ...lastingOutcome(persistence)];
}

interface Persistence {
  terms: string[];
  /** Sum of the coefficients of the outcome's own lags. */
  sum: number;
  /** That sum with the bias of unit effects taken out, where they are absorbed. */
  corrected: number;
  /** Upper end of the interval, when there is one lag. */
  high: number | null;
  periods: number;
}

/**
 * The outcome's own lags. With unit effects and T periods ρ̂ → ρ − (1+ρ)/(T−1) (Nickell 1981), solved for
 * ρ = (ρ̂(T−1) + 1)/(T−2).
 */
function laggedPersistence(context: WarningContext): Persistence | null {
  const {formula, judged, prepared, options} = context;
  const names = new Set(laggedOutcomes(formula).map(({term}) => termName(term)));
  const rows = judged.estimate.coefficients.filter(({term}) => names.has(term));
  if (rows.length === 0) return null;
  const {panel} = prepared.frame;
  const periods = panel === null ? 0 : prepared.frame.n / panel.unit.levels.length;
  const sum = rows.reduce((total, {estimate}) => total + estimate, 0);
  const isBiased = isLeastSquares(context) && absorbs(context, options.panel?.unit) && periods > 2;
  const corrected = isBiased ? (sum * (periods - 1) + 1) / (periods - 2) : sum;
  const high = rows.length === 1 ? (rows[0]?.high ?? null) : null;
  return {terms: rows.map(({term}) => term), sum, corrected, high, periods};
}

const isLeastSquares = ({options}: WarningContext): boolean => (options.method ?? "ols") === "ols";

function shortPanel(context: WarningContext, {terms, sum, corrected, periods}: Persistence): Warning[] {
  if (!isLeastSquares(context) || !absorbs(context, context.options.panel?.unit)) return [];
  if (periods >= enoughPeriods) return [];
  const term = terms.join(" + ");
  const named = {term, estimate: sum, periods};
  if (periods <= 2)
    return [
      {
        code: "short-t-lagged-outcome",
        message: `${term} with unit effects on ${figures(periods)} periods means nothing; use --method gmm-difference`,
        detail: {...named, bias: null, corrected: null}
      }
    ];
  const bias = -(1 + corrected) / (periods - 1);
  return [
    {
      code: "short-t-lagged-outcome",
      message:
        `${term} (${figures(sum)}) is biased by about ${figures(bias)} because each unit has ${figures(periods)} periods: ` +
        `${figures(corrected)} when that is taken out; the other terms are off as well. Hold --method half-panel-jackknife or gmm-difference beside it`,
      detail: {...named, bias, corrected}
    }
  ];
}

function lastingOutcome({terms, sum, corrected, high}: Persistence): Warning[] {
  if (corrected < nearUnit && !(high !== null && high >= 1 && sum > 0.8)) return [];
  const term = terms.join(" + ");
  return [
    {
      code: "near-unit-persistence",
      message: `the outcome hardly returns to its mean (${term} ${figures(sum)}${corrected === sum ? "" : `, ${figures(corrected)} without bias`}): long-run effects are undefined or explosive; use differences`,
      detail: {term, persistence: corrected}
    }
  ];
}

/** Without a lagged outcome: residuals that last, as when two series drift and only seem to go together. */
function residualPersistence({judged: {fit}, prepared}: WarningContext): Warning[] {
  const {panel} = prepared.frame;
  if (fit === null || panel === null) return [];
  if (prepared.frame.n / panel.unit.levels.length < fewestForResiduals) return [];
  const rho = residualAutocorrelation(fit);
  if (!(rho > nearUnit)) return [];
  return [
    {
      code: "near-unit-persistence",
      message: `residuals of one period nearly repeat in the next (autocorrelation ${figures(rho)}): series that drift seem to go together; use differences or a lagged outcome`,
      detail: {term: null, persistence: rho}
    }
  ];
}

/** Σ e_t e_{t−1} / Σ e_{t−1}² over neighbouring periods within units. */
function residualAutocorrelation({panel, residuals, weights, n}: LinearFit): number {
  if (panel === null) return NaN;
  const steps = panel.periods.length;
  const at = new Map<number, number>();
  for (let row = 0; row < n; row++) {
    const own = (residuals[row] ?? 0) / Math.sqrt(weights?.[row] ?? 1);
    at.set((panel.unit.codes[row] ?? 0) * steps + (panel.time[row] ?? 0), own);
  }
  let [product, square] = [0, 0];
  for (const [cell, value] of at) {
    const before = cell % steps === 0 ? undefined : at.get(cell - 1);
    if (before === undefined) continue;
    product += value * before;
    square += before * before;
  }
  return product / square;
}
