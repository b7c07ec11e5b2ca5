import {InputError} from "../../errors.js";
import {twoSidedT} from "../../statistics/distributions.js";
import {keepRows} from "../../statistics/glm/keep-rows.js";
import {fitLinear} from "../../statistics/linear/fit-linear.js";
import {parentGroups} from "../../statistics/parent-groups.js";
import {prepareEstimate} from "../../statistics/prepare-estimate.js";
import type {EstimateOptions} from "../../statistics/estimate-options.js";
import type {Coding, Frame, LinearFit, ModelFrame, PanelIndex} from "../../statistics/types.js";

/** How one term of a regression goes with its outcome, given the rest. */
export interface PartialAssociation {
  n: number;
  /** What the errors are clustered by: the unit, or a larger area. */
  clusteredBy: string;
  clusters: number;
  estimate: number;
  se: number;
  p: number;
  /** Partial correlation that goes with a coefficient: r = β/√(β² + RSS·(X'X)⁻¹ⱼⱼ) of the plain fit. */
  correlationOf: (coefficient: number) => number;
}

/** Fewer units than this say little about their own spread. */
const fewestUnits = 10;

/**
 * One coefficient of a panel regression, by least squares or by the half-panel jackknife 2θ − (θ₁ + θ₂)/2 (Dhaene &
 * Jochmans 2015), with errors clustered by unit. The error of the jackknife is that of the same combination of the
 * influences ψ = (X'X)⁻¹ Σx·e of each unit on the three fits: variance G/(G−1)·Σψ², t with G − 1 degrees of freedom. It takes
 * no draws, so hundreds of regressions can be held against one panel. Municipalities of one area share shocks, which errors
 * by municipality do not know of: with `parents` the influences are added up by area as well, and the largest p counts.
 *
 * Throws InputError: not-apart (the term does not vary apart from the rest, in a half either), too-few-units,
 * too-few-periods and those of the model frame.
 */
export function partialAssociation(
  table: Frame,
  term: string,
  {method, ...options}: EstimateOptions & {method: "half-panel-jackknife" | "ols"}
): PartialAssociation {
  const {frame} = prepareEstimate(table, options);
  const larger = parentGroups(frame.panel, options.parents ?? {}).groups;
  const full = fitLinear(frame);
  const parts = [part(full, term, frame)];
  if (method === "half-panel-jackknife")
    for (const half of halves(frame)) parts.push(part(fitLinear(half), term, half));
  const [whole, ...rest] = parts;
  if (whole === undefined) throw new Error("a fit has a part");
  const weights = rest.length === 0 ? [1] : [2, ...rest.map(() => -1 / rest.length)];
  const units = [...whole.influence.keys()];
  if (units.length < fewestUnits)
    throw new InputError(
      "too-few-units",
      `${units.length} units are too few to know how much chance brings; ${fewestUnits} are the least`,
      frame.formula
    );
  const estimate = parts.reduce((sum, {coefficient}, index) => sum + (weights[index] ?? 0) * coefficient, 0);
  const influence = new Map(
    units.map((unit) => [
      unit,
      parts.reduce((sum, {influence}, index) => sum + (weights[index] ?? 0) * (influence.get(unit) ?? 0), 0)
    ])
  );
  const judged = [
    judge({by: options.panel?.unit ?? "", estimate, influence: [...influence.values()]}),
    ...Object.values(larger).flatMap((area) => {
      const sums = byArea(influence, area, frame.panel);
      return sums.length > 1 ? judge({by: area.name, estimate, influence: sums}) : [];
    })
  ];
  const lead = judged.reduce((best, other) => (other.p > best.p ? other : best));
  return {
    ...{n: full.n, estimate, ...lead},
    correlationOf: (coefficient) =>
      coefficient / Math.sqrt(coefficient * coefficient + whole.residualSquares * whole.bread)
  };
}

/** What chance brings to an estimate whose error is the sum of independent influences. */
function judge({by, estimate, influence}: {by: string; estimate: number; influence: readonly number[]}): {
  clusteredBy: string;
  clusters: number;
  se: number;
  p: number;
} {
  const clusters = influence.length;
  const squares = influence.reduce((sum, own) => sum + own * own, 0);
  const se = Math.sqrt((clusters / (clusters - 1)) * squares);
  return {clusteredBy: by, clusters, se, p: twoSidedT(estimate / se, clusters - 1)};
}

/** The influences of units, added up by the area they lie in. */
function byArea(influence: ReadonlyMap<string, number>, area: Coding, panel: PanelIndex | null): number[] {
  const areaOf = new Map<string, number>();
  panel?.unit.codes.forEach((unit, row) => areaOf.set(panel.unit.levels[unit] ?? "", area.codes[row] ?? -1));
  const sums = new Map<number, number>();
  for (const [unit, own] of influence) {
    const at = areaOf.get(unit) ?? -1;
    sums.set(at, (sums.get(at) ?? 0) + own);
  }
  return [...sums.values()];
}

interface Part {
  coefficient: number;
  influence: Map<string, number>;
  residualSquares: number;
  bread: number;
}

function part(fit: LinearFit, term: string, frame: ModelFrame): Part {
  const index = fit.terms.indexOf(term);
  const row = fit.bread[index];
  const unit = fit.panel?.unit;
  if (row === undefined || unit === undefined)
    throw new InputError("not-apart", `${term} does not vary apart from what is given`, frame.formula);
  const influence = new Map<string, number>();
  let residualSquares = 0;
  for (let at = 0; at < fit.n; at++) {
    const residual = fit.residuals[at] ?? 0;
    residualSquares += residual * residual;
    let lever = 0;
    for (let column = 0; column < fit.design.length; column++)
      lever += (row[column] ?? 0) * (fit.design[column]?.[at] ?? 0);
    const name = unit.levels[unit.codes[at] ?? 0] ?? "";
    influence.set(name, (influence.get(name) ?? 0) + lever * residual);
  }
  return {coefficient: fit.coefficients[index] ?? NaN, influence, residualSquares, bread: row[index] ?? NaN};
}

/** The first and the second half of the periods that have rows; both hold the middle one when their number is odd. */
function halves(frame: ModelFrame): ModelFrame[] {
  const time = frame.panel?.time ?? new Int32Array();
  const used = [...new Set(time)].sort((a, b) => a - b);
  if (used.length < 4)
    throw new InputError(
      "too-few-periods",
      `${used.length} periods can be used; the jackknife needs 4 or more to take out what a short panel adds`,
      frame.formula
    );
  const length = Math.ceil(used.length / 2);
  return [used.slice(0, length), used.slice(used.length - length)].map((steps) => {
    const kept = new Set(steps);
    return keepRows(
      frame,
      Int32Array.from(time, (_, row) => row).filter((row) => kept.has(time[row] ?? -1))
    );
  });
}
