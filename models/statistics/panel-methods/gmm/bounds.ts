import {orNull} from "../../judge-fit.js";
import {fitLinear} from "../../linear/fit-linear.js";
import type {Coefficient, LinearFit, ModelFrame, Warning} from "../../types.js";

/**
 * Persistence lies between least squares with unit effects, which is too low, and without, which is too high (Bond
 * 2002). An estimate outside is a sign of weak instruments.
 *
 * @param frame in levels, of the same formula
 * @param lagged the coefficient of the outcome a period earlier
 */
export function outsideBounds(frame: ModelFrame, lagged: Coefficient): Warning[] {
  const unit = frame.panel?.unit;
  if (unit === undefined) return [];
  const others = frame.effects.filter(({name}) => name !== unit.name);
  const slopes = frame.terms.flatMap((term, index) => (term === "(Intercept)" ? [] : [index]));
  const terms = slopes.map((index) => frame.terms[index] ?? "");
  const regressors = slopes.map((index) => frame.regressors[index] ?? new Float64Array());
  const constant = new Float64Array(frame.n).fill(1);
  const at = (fit: LinearFit | null): number => fit?.coefficients[fit.terms.indexOf(lagged.term)] ?? NaN;
  const low = at(orNull(() => fitLinear({...frame, terms, regressors, effects: [...others, unit]})));
  const pooled =
    others.length > 0
      ? {...frame, terms, regressors, effects: others}
      : {...frame, terms: ["(Intercept)", ...terms], regressors: [constant, ...regressors], effects: []};
  const high = at(orNull(() => fitLinear(pooled)));
  if (!(low <= high) || (lagged.estimate >= low && lagged.estimate <= high)) return [];
  const [from, to, own] = [low, high, lagged.estimate].map((value) => value.toFixed(3));
  return [
    {
      code: "gmm-outside-bounds",
      message: `${lagged.term} is ${own ?? ""}, outside ${from ?? ""} (least squares with unit effects) to ${to ?? ""} (without): a sign of weak instruments`
    }
  ];
}
