import type {Coefficient, Estimate, RobustnessRow, Warning} from "../../../../models/statistics/types.js";
import type {StoryEstimate} from "../../steps/estimates.js";

/** One benefit in a made estimate: its size, its standard error, and that of larger groups where they are asked for. */
export interface MadeTerm {
  estimate: number;
  /** Null: it could not be computed. */
  se: number | null;
  corop?: number;
  province?: number;
}

export interface Made {
  ww?: MadeTerm;
  bijstand?: MadeTerm;
  /** By benefit, in units of the coefficient. */
  expected?: {low: number; high: number; source: string};
  warnings?: Warning[];
  robustness?: RobustnessRow[];
}

const line = (estimate: number, se: number | null) =>
  se === null
    ? {se, statistic: null, p: null, low: null, high: null}
    : {se, statistic: estimate / se, p: 0.5, low: estimate - 2 * se, high: estimate + 2 * se};

function coefficient(term: string, {estimate, se, corop, province}: MadeTerm): Coefficient {
  const groups = [["region", se] as const, ["corop", corop] as const, ["province", province] as const];
  const by = groups.flatMap(([name, own]) =>
    own === undefined ? [] : [{vcov: `cluster:${name}`, ...line(estimate, own)}]
  );
  return {term, estimate, ...line(estimate, se), ...(by.length === 1 ? {} : {by})};
}

/** An estimate as `estimate` gives it: margins of two standard errors to either side. */
function estimate(outcome: string, given: Made = {}): Estimate {
  const {ww = {estimate: 1, se: 1}, bijstand = {estimate: 1, se: 1}, expected, warnings = [], robustness = []} = given;
  const detectable = {effect: 99, power: 0.8, ...(expected === undefined ? {} : {expected})};
  return {
    formula: `\`${outcome}\` ~ \`ww-uitkeringen\` + bijstand | region + period`,
    ...{method: "ols", n: 1368, k: 2, dof: 1000, groups: {region: 342, period: 4}, sample: null},
    coefficients: [coefficient("ww-uitkeringen", ww), coefficient("bijstand", bijstand)],
    fit: {r2: 0.9, r2Adjusted: 0.9, r2Within: 0.1, sigma: 1, ssr: 1, logLik: 1},
    vcov: {type: "cluster:region", smallSample: "stata", clusters: {region: 342}},
    ...{diagnostics: {}, dropped: [], lincom: [], warnings, robustness},
    // What `estimate` gives is by the errors asked for; a section goes by those that lead.
    detectable: {"ww-uitkeringen": detectable, bijstand: detectable}
  };
}

/** Years that are not to be compared, left out. */
export const leftOut = (...periods: string[]): Warning => ({
  ...{code: "period-left-out", message: "left out", detail: {periods, reasons: []}}
});

export const madeEstimate = (outcome: StoryEstimate["outcome"], own: Made = {}, kept: Made = {}): StoryEstimate => ({
  ...{outcome, result: estimate(outcome, own), keptBreaks: estimate(outcome, kept)}
});
