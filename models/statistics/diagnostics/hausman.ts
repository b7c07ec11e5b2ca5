import {covariance} from "../covariance/covariance.js";
import {upperChiSquare} from "../distributions.js";
import {orNull} from "../judge-fit.js";
import {fitLinear} from "../linear/fit-linear.js";
import {added, eigenSymmetric, scaled} from "../linear/matrix.js";
import {randomEffects} from "../panel-methods/random-effects.js";
import type {Diagnostic, LinearFit, ModelFrame, Square} from "../types.js";

/**
 * Hausman's (1978) test of random against fixed unit effects on the terms both have: d'(V_w − V_r)⁻¹d, χ² with as many
 * degrees of freedom as terms, classical covariances. As in plm's phtest the absolute value is taken; `positive` is
 * false when V_w − V_r is not positive definite, and then the test says little.
 *
 * @param frame with the unit of the panel absorbed and nothing else, or with no effects
 * @param random the random-effects fit of `frame`, when there is one
 * @returns null unless both models exist and share a term
 */
export function hausman(frame: ModelFrame, random: LinearFit | null = null): Diagnostic | null {
  const unit = frame.panel?.unit;
  if (unit === undefined || unit.levels.length < 2 || frame.weights !== null) return null;
  if (frame.instruments.terms.length > 0) return null;
  const isWithin = frame.effects.length === 1 && frame.effects[0]?.name === unit.name;
  if (!isWithin && random === null) return null;
  const fits = orNull(() => ({
    within: fitLinear({...withoutConstant(frame), effects: [unit]}),
    random: random ?? fitLinear(randomEffects({...withConstant(frame), effects: []}).frame)
  }));
  if (fits === null) return null;
  const common = fits.within.terms.filter((term) => fits.random.terms.includes(term));
  if (common.length === 0) return null;
  const own = [fits.within, fits.random].map((fit) => part(fit, common));
  const [within, other] = own;
  if (within === undefined || other === undefined) return null;
  const difference = within.b.map((value, index) => value - (other.b[index] ?? 0));
  const {value, positive} = inverseQuadratic(difference, added(within.v, scaled(other.v, -1)));
  if (!Number.isFinite(value)) return null;
  const statistic = Math.abs(value);
  const df = common.length;
  return {statistic, df, p: upperChiSquare(statistic, df), positive, method: "Hausman, random against within"};
}

const withoutConstant = (frame: ModelFrame): ModelFrame => {
  const kept = frame.terms.flatMap((term, index) => (term === "(Intercept)" ? [] : [index]));
  return {
    ...frame,
    terms: kept.map((index) => frame.terms[index] ?? ""),
    regressors: kept.map((index) => frame.regressors[index] ?? new Float64Array())
  };
};

const withConstant = (frame: ModelFrame): ModelFrame => ({
  ...frame,
  terms: ["(Intercept)", ...frame.terms],
  regressors: [new Float64Array(frame.n).fill(1), ...frame.regressors]
});

function part(fit: LinearFit, terms: readonly string[]): {b: Float64Array; v: Square} {
  const at = terms.map((term) => fit.terms.indexOf(term));
  const {matrix} = covariance(fit, {type: "iid"});
  return {
    b: Float64Array.from(at, (index) => fit.coefficients[index] ?? NaN),
    v: at.map((i) => Float64Array.from(at, (j) => matrix[i]?.[j] ?? NaN))
  };
}

/** d'V⁻¹d by the eigenvalues of V on one scale; V need not be positive. */
function inverseQuadratic(d: Float64Array, v: Square): {value: number; positive: boolean} {
  const scale = v.map((row, index) => Math.sqrt(Math.abs(row[index] ?? 0)));
  if (scale.some((size) => !(size > 0))) return {value: NaN, positive: false};
  const {values, vectors} = eigenSymmetric(
    v.map((row, i) => row.map((value, j) => value / ((scale[i] ?? 1) * (scale[j] ?? 1))))
  );
  let value = 0;
  values.forEach((eigenvalue, index) => {
    const along = d.reduce((sum, part, at) => sum + (part / (scale[at] ?? 1)) * (vectors[index]?.[at] ?? 0), 0);
    value += (along * along) / eigenvalue;
  });
  return {value, positive: values.every((eigenvalue) => eigenvalue > 0)};
}
